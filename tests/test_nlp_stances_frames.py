"""The stance frames of paths: each fires on its examples and stays silent on its near misses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from newsgraph.nlp.page.layers import register_extensions
from newsgraph.nlp.stances.places import PLACES
from newsgraph.rules.attitudes import attitudes

pytestmark = pytest.mark.model


@pytest.fixture(scope="session")
def rules_of(layers_of: Callable[[str], Any]) -> Callable[[str], set[str]]:
    """The rules of a text's stances."""
    return lambda text: {row["rule"] for row in layers_of(text).claims if row["kind"] == "stance"}


def _examples(kind: str) -> list[Any]:
    frames = (*attitudes().said, *attitudes().must)
    return [(frame.rule, text) for frame in frames for text in getattr(frame, kind)]


@pytest.mark.parametrize(("rule", "text"), _examples("fires"))
def test_nlp_stances_frames_fire(rule: str, text: str, rules_of: Callable[[str], set[str]]) -> None:
    assert rule in rules_of(text)


@pytest.mark.parametrize(("rule", "text"), _examples("silent"))
def test_nlp_stances_frames_stay_silent(rule: str, text: str, rules_of: Callable[[str], set[str]]) -> None:
    assert rules_of(text) == set(), rule


def test_nlp_stances_frames_all_have_examples() -> None:
    frames = (*attitudes().said, *attitudes().must)
    assert [frame.rule for frame in frames if not frame.fires or not frame.silent] == []


@pytest.mark.parametrize(
    ("place", "text", "word", "found"),
    [
        ("passive", "The bridge was repaired by Ann.", "repaired", ["repaired"]),
        ("passive", "Ann repaired the bridge.", "repaired", []),
        ("infinitive", "We need to end the war.", "end", ["end"]),
        ("infinitive", "We must end the war.", "end", []),
        ("partial", "We need to end the war.", "end", ["end"]),
        ("partial", "We need to oppose the war.", "oppose", ["oppose"]),
        ("partial", "The mayor needs to resign.", "resign", ["resign"]),
        ("partial", "We need to walk the dog.", "walk", []),
        ("before_comma", "Peter, as we know, lied.", "Peter", ["Peter"]),
        ("before_comma", "Peter lied, as we know.", "Peter", []),
        ("bidden", "Please don't fund the wall.", "fund", ["fund"]),
        ("bidden", "We fund the wall.", "fund", []),
        ("present", "Ann said the town needed a bridge.", "needed", ["needed"]),
        ("present", "The town needed a bridge.", "needed", []),
        ("good", "Ann has a distinguished career.", "distinguished", ["distinguished"]),
        ("good", "Ann has a terrible record.", "terrible", []),
        ("pursued", "We need to end the war.", "end", ["end"]),
        ("pursued", "We need to keep trying to end the war.", "keep", ["end"]),
        ("harmed", "The plan will hurt farmers.", "hurt", ["farmers"]),
        ("harmed", "The plan will hurt terrorists.", "hurt", []),
        ("harmed", "The plan will cost thousands of jobs.", "cost", ["thousands"]),
        ("harmed", "The plan will cost an hour.", "cost", []),
        ("helped", "The plan will create jobs.", "create", ["jobs"]),
        ("helped", "The plan will create rooms.", "create", []),
    ],
)
def test_nlp_stances_places_find(nlp: Language, place: str, text: str, word: str, found: list[str]) -> None:
    register_extensions()
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("newsgraph_")]):
        doc = nlp(text)
    token = next(token for token in doc if token.text == word)
    assert [item.text for item in PLACES[place](token)] == found
