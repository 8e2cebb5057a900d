"""The first seed has no date and never names its year; the rules find it, with the second article's help and without."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgraph.records import Article, KnowledgeGraph
from seeds import FIRST, FOLDER, SECOND

pytestmark = pytest.mark.model

GraphOf = Callable[..., KnowledgeGraph]


def articles(graph: KnowledgeGraph) -> dict[str, Article]:
    return {article.id: article for article in graph.articles}


def as_given(folder: Path) -> Path:
    return FOLDER


def without_metadata(folder: Path) -> Path:
    """The two text files alone, no articles.yaml beside them."""
    for path in FOLDER.glob("*.txt"):
        shutil.copy(path, folder)
    return folder


def as_lines(folder: Path) -> Path:
    """JSON Lines of id and text."""
    texts = {path.stem: path.read_bytes().decode("utf8") for path in sorted(FOLDER.glob("*.txt"))}
    lines = [json.dumps({"id": id_, "text": text}) for id_, text in texts.items()]
    (folder / "articles.jsonl").write_text("\n".join(lines), encoding="utf8")
    return folder / "articles.jsonl"


@pytest.mark.parametrize("given", [as_given, without_metadata, as_lines])
def test_seeds_published_is_found_with_both(graph_of: GraphOf, tmp_path: Path, given: Callable[[Path], Path]) -> None:
    found = articles(graph_of(given(tmp_path)))
    assert {id_: (article.published, article.published_basis) for id_, article in found.items()} == {
        FIRST: ("2025-05-15", "inferred"),
        SECOND: ("2025-05-13", "text"),
    }


def test_seeds_published_names_its_clues(seeds_graph: KnowledgeGraph) -> None:
    first = articles(seeds_graph)[FIRST]
    clues = [first.text[clue.start : clue.end] for clue in first.published_clues]
    assert clues
    assert "2025" not in first.text
    # The year is counted from what the text counts from; the day is one that it names.
    assert any("fourth year" in clue or "three years ago" in clue for clue in clues), clues
    assert any("May 15" in clue for clue in clues), clues


def test_seeds_published_is_at_least_the_year_alone(graph_of: GraphOf) -> None:
    first = articles(graph_of(FOLDER / f"{FIRST}.txt"))[FIRST]
    assert (first.published or "").startswith("2025")
    assert first.published_basis == "inferred"
    assert first.published_clues


def test_seeds_published_of_the_dated_article_needs_no_other(graph_of: GraphOf) -> None:
    second = articles(graph_of(FOLDER / f"{SECOND}.txt"))[SECOND]
    assert (second.published, second.published_basis) == ("2025-05-13", "text")


def test_seeds_groups_are_dated_with_it(seeds_graph: KnowledgeGraph) -> None:
    dates = {e.properties.get("date") for e in seeds_graph.entities if e.kind == "group" and "elegation" in e.name}
    assert {(date or "")[:4] for date in dates} == {"2025"}
