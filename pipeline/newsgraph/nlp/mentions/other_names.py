"""Second names that a text tells of a person: "Pavel Doran, alias Pacho Rey", "Maria Doran, née Melk"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from spacy.tokens import Doc, Span, Token

from newsgraph.names.folding import fold
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.names.own_scripts import behind_name, is_in_other_letters
from newsgraph.rules.mentions import mention_words

_MARKS = re.compile(r"[\s,(\[\"“”‘’':;—–]+")
_LONGEST = 12
"""Tokens that may stand between the two names."""
_LABEL = 3
"""Words of a language's name, before a name in its letters."""


def other_names(people: Sequence[Span]) -> dict[int, Span]:
    """Start of a name -> the name beside which a text tells it as the same person's; `people` in text order."""
    found: dict[int, Span] = {}
    for one, other in pairwise(people):
        first = found.get(one.start, one)
        if _is_told(one, other) or _is_in_own_script(first, one, other):
            found[other.start] = first
    return found | {one.start: other for one, other in pairwise(people) if _is_told_before(one, other)}


def _is_told_before(one: Span, other: Span) -> bool:
    """Whether a name at birth opens the sentence of the other: "Born Maria Melk, Maria Doran ..."."""
    doc, first = one.doc, one.start - 1
    opens = first >= 0 and sentence(one[0]).start == first and doc[first].lower_ in mention_words().birth_names
    return opens and other.start == one.end + 1 and doc[one.end].text == ","


def _is_in_own_script(first: Span, one: Span, other: Span) -> bool:
    """Whether a bracket behind a full name gives it in other letters, or behind these in Latin ones: "Ri Sol (리설, Ri Seol)"."""
    doc = first.doc
    if (
        len(first) < 2
        or behind_name(doc, first.end) is None
        or ")" in {token.text for token in doc[first.end : other.start]}
    ):
        return False
    words = _MARKS.sub(" ", doc[one.end : other.start].text.lower()).split()
    if is_in_other_letters(other[0].text):
        return len(words) <= _LABEL
    if not is_in_other_letters(one[0].text):
        return False
    if words:
        return mention_words().romanisations.issuperset(words)
    return not set(fold(first.text).split()).isdisjoint(fold(other.text).split())


def _closes(opening: Token, doc: Doc, end: int) -> bool:
    """Whether what a comma or bracket opens is closed at a place."""
    return end < len(doc) and (opening.text, doc[end].text) in {(",", ","), ("(", ")")}


def _is_told(one: Span, other: Span) -> bool:
    doc = one.doc
    if not 0 < other.start - one.end <= _LONGEST or sentence(other[0]).start > one.start:
        return False
    words, told = mention_words(), _MARKS.sub(" ", doc[one.end : other.start].text.lower()).strip()
    if told in words.other_names:
        return True
    if told in words.earlier_names and len(other) == 1 < len(one) and _closes(doc[one.end], doc, other.end):
        return True  # "Maria Doran, formerly Melk,"
    # "Maria Doran, formerly Maria Melk", but "the envoy to Peru, formerly Pavel Doran": a name is kept.
    return told in words.earlier_names and not set(fold(one.text).split()).isdisjoint(fold(other.text).split())
