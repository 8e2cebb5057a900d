"""No text ends its reading: those of tests/readings begun and cut off at any word, and what once raised."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from spacy.language import Language

import readings

_EACH = 250
"""Every so many texts one is cut."""


def _texts() -> Iterator[str]:
    texts = [reading.text for path in readings.files() for reading in readings.kept(path)]
    yield from (text for text in texts[::_EACH] if len(text) < 400)


def _cut(text: str) -> Iterator[str]:
    """What is left when a text begins or ends at another word."""
    words = text.split(" ")
    for place in range(1, len(words)):
        yield " ".join(words[place:])
        yield " ".join(words[:place])


def test_nlp_any_text_begun_and_cut_off_at_any_word(nlp: Language) -> None:
    cut = [part for text in _texts() for part in _cut(text) if part.strip()]
    assert len(list(readings.read(nlp, cut))) == len(cut) > 500


@pytest.mark.parametrize(
    "text",
    [
        "Lacked the power lead it.",  # a participle at the very beginning that is taken for the subject
        "Named Ann Orr and Bo Diaz both sit on it.",
        "Ann Lee, a lawyer, a minister and",
    ],
)
def test_nlp_any_text_that_once_raised(text: str, nlp: Language) -> None:
    (read,) = readings.read(nlp, [text])
    assert read.text == text
