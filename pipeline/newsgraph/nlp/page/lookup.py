"""Which tokens of a document bear certain words, found over spaCy's numbers: far cheaper than a walk over tokens."""

from __future__ import annotations

from functools import cache

from spacy.strings import get_string_id
from spacy.tokens import Doc


@cache
def _numbers(words: frozenset[str]) -> frozenset[int]:
    return frozenset(get_string_id(word) for word in words)


def with_text(doc: Doc, words: frozenset[str]) -> list[int]:
    """The tokens written exactly like one of the words."""
    wanted = _numbers(words)
    return [i for i, number in enumerate(doc.to_array("ORTH").tolist()) if number in wanted]


def with_lower(doc: Doc, words: frozenset[str]) -> list[int]:
    """The tokens whose lower-case form is one of the words."""
    wanted = _numbers(words)
    return [i for i, number in enumerate(doc.to_array("LOWER").tolist()) if number in wanted]


def with_lemma(doc: Doc, words: frozenset[str]) -> list[int]:
    """The tokens whose lemma or lower-case form is one of the words."""
    wanted = _numbers(words)
    pairs = doc.to_array(["LEMMA", "LOWER"]).tolist()
    return [i for i, (lemma, lower) in enumerate(pairs) if lemma in wanted or lower in wanted]
