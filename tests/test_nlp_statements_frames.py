"""The speech frames: each fires on its examples and stays silent on its near misses, and what their own functions find."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from spacy.language import Language

from newsgraph.nlp.page.layers import register_extensions
from newsgraph.nlp.statements.places import PLACES
from newsgraph.rules.speech import speech

pytestmark = pytest.mark.model


def _examples(kind: str) -> list[Any]:
    return [(frame.rule, text) for frame in speech().frames for text in getattr(frame, kind)]


@pytest.mark.parametrize(("rule", "text"), _examples("fires"))
def test_nlp_statements_frames_fire(rule: str, text: str, layers_of: Callable[[str], Any]) -> None:
    assert rule in {row["rule"] for row in layers_of(text).claims}


@pytest.mark.parametrize(("rule", "text"), _examples("silent"))
def test_nlp_statements_frames_stay_silent(rule: str, text: str, layers_of: Callable[[str], Any]) -> None:
    assert rule not in {row["rule"] for row in layers_of(text).claims}


def test_nlp_statements_frames_all_have_examples() -> None:
    assert [frame.rule for frame in speech().frames if not frame.fires or not frame.silent] == []


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ann Orr urged Peru to sign the treaty.", ["Peru to sign the treaty"]),
        ("Ann Orr vowed to sign the treaty.", ["to sign the treaty"]),
        ("Ann Orr called for talks with Peru, saying little.", ["talks with Peru"]),
        ("Ann Orr called on Peru to sign the treaty.", ["Peru to sign the treaty"]),
        ("Ann Orr warned Peru of a flood.", ["Peru of a flood"]),
        ("Ann Orr dismissed the treaty as a mistake.", ["the treaty as a mistake"]),
        ("Ann Orr proposed a treaty after the flood began.", ["a treaty"]),
        ("Ann Orr proposed a treaty after the flood.", ["a treaty after the flood"]),
        ("Ann Orr's claim that the treaty is dead came late.", ["that the treaty is dead"]),
        ("Ann Orr issued a warning that the treaty is dead.", ["that the treaty is dead"]),
        ("The treaty, Ann Orr said in Lima, is dead.", ["The treaty", "is dead"]),
        ("As Ann Orr said, the treaty is dead.", ["the treaty is dead"]),
    ],
)
def test_nlp_statements_frames_give_the_words_that_are_said(
    text: str, said: list[str], layers_of: Callable[[str], Any]
) -> None:
    layers = layers_of(text)
    (claim,) = (row for row in layers.claims if row["kind"] == "statement")
    assert [layers.doc[start:end].text for start, end in claim["spans"]["content_span"]] == said


@pytest.mark.parametrize(
    ("place", "text", "word", "found"),
    [
        ("link", "Ann called for talks on Monday.", "called", ["for"]),
        ("link", "Ann called at noon.", "called", []),
        ("telling", "Ann announced the pick.", "pick", []),
        ("telling", "Ann announced the first pick.", "pick", ["pick"]),
        ("telling", "Ann announced his pick.", "pick", ["pick"]),
        ("beneath", "Ann met the head of the board.", "head", ["the", "head", "of", "the", "board"]),
        ("that", "Ann made the claim that it rains.", "rains", ["rains"]),
        ("that", "Ann made the claim that surprised us.", "surprised", []),
    ],
)
def test_nlp_statements_places_find(nlp: Language, place: str, text: str, word: str, found: list[str]) -> None:
    register_extensions()
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("newsgraph_")]):
        doc = nlp(text)
    token = next(token for token in doc if token.text == word)
    assert [item.text for item in PLACES[place](token)] == found
