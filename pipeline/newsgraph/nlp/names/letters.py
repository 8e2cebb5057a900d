"""Letters in brackets behind the name of a body that they stand for: "the Harbour Board (HB)", "Salvation Front (FSN)".

English: a body's letters are its capitals; those of a name in another language follow a word that only bodies end in.
"""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.nlp.names.points import STRONG, Points
from newsgraph.rules.mentions import mention_words
from newsgraph.rules.names import name_lists

_FEWEST, _MOST = 2, 8
_LONGEST = 12
"""Tokens of a name before the bracket."""


def add_letters(doc: Doc, points: Points, start: int, end: int) -> None:
    """Adds the points of a candidate that is the letters of the body named before its bracket."""
    text = doc[start].text
    if end - start > 1 or start < 2 or end >= len(doc) or doc[start - 1].text != "(" or doc[end].text != ")":
        return
    if not (text.isupper() and text.isalpha() and _FEWEST <= len(text) <= _MOST):
        return
    last = doc[start - 2]
    if last.ent_type_ == "PERSON":
        return
    if last.lower_ in name_lists().body_last or _initials(doc, start - 1).endswith(text):
        points["ORG"] += STRONG


def _initials(doc: Doc, end: int) -> str:
    """The first letters of the capitalised words before a place, small words between them left out."""
    small, letters = mention_words().unlettered, ""
    for i in range(end - 1, max(end - 1 - _LONGEST, -1), -1):
        text = doc[i].text
        if text.lower() not in small and not text[0].isupper():
            break
        letters = (text[0] if text[0].isupper() and text.lower() not in small else "") + letters
    return letters
