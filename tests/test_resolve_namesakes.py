"""People of one full name with different posts: asked about where the articles share nothing, and left one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from newsgraph.nlp.extract import extract
from newsgraph.records import Article
from newsgraph.resolve import resolve
from newsgraph.resolve.doubts import find_doubts

MAYOR = "Ana Weir, the mayor of Port Ellery, opposes the tax."


@pytest.fixture(scope="module")
def doubts(nlp: Any) -> Callable[..., list[str]]:
    """The names that `review` asks about, for the texts of a corpus."""

    def ask(*texts: str) -> list[str]:
        articles: Iterator[Article] = (Article(f"a{number}", text) for number, text in enumerate(texts))
        return [doubt.one.name for doubt in find_doubts(list(extract(nlp, articles)), {})]

    return ask


@pytest.mark.parametrize(
    ("texts", "asked"),
    [
        ((MAYOR, "Ana Weir, the coach of Lima FC, praised the team."), ["Ana Weir"]),
        ((MAYOR, "Ana Weir, a senator of Peru, left on Monday."), ["Ana Weir"]),
        ((MAYOR, "Police officer Ana Weir, 34, was shot on Monday."), ["Ana Weir"]),
        ((MAYOR, "Ana Weir is the president of the Harbour Union.", MAYOR), ["Ana Weir"]),
        ((MAYOR, "The mayor of Port Ellery, Ana Weir, left on Monday."), []),
        ((MAYOR, "Ana Weir opposes the tax of the Lima Institute."), []),
        ((MAYOR, "Ana Weir, a former mayor of Port Ellery, is the minister of trade of Peru."), []),
        ((f"{MAYOR} Karl Berg left.", "Ana Weir, the coach of Lima FC, met Karl Berg."), []),
        (("Ana Weir, the mayor of Oslo, left.", "Ana Weir, mayor, opposes the tax."), []),
        ((MAYOR, "Tomas Weir, the coach of Lima FC, praised the team."), []),
    ],
)
def test_namesakes_are_asked_about(doubts: Callable[..., list[str]], texts: tuple[str, ...], asked: list[str]) -> None:
    assert doubts(*texts) == asked


@pytest.mark.parametrize(
    ("one", "other", "people"),
    [
        ("Ivana Weir", "Ivanka Weir", 2),  # mother and daughter, who meet the same people
        ("Stephen Weir", "Steven Weir", 1),
        ("Moammar Weir", "Muammar Weir", 1),
        ("Sergei Weir", "Sergey Weir", 1),
    ],
)
def test_namesakes_by_other_given_names_are_two_where_more_than_the_spelling_differs(
    nlp: Any, one: str, other: str, people: int
) -> None:
    texts = (f"{one} met Karl Berg on Monday.", f"{other} met Karl Berg on Tuesday.")
    graph = resolve(list(extract(nlp, (Article(f"a{number}", text) for number, text in enumerate(texts)))))
    weirs = [entity for entity in graph.entities if entity.kind == "person" and entity.name.endswith("Weir")]
    assert len(weirs) == people
