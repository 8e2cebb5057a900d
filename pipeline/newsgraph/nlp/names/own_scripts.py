"""Somebody's name in its own script, in brackets behind the name: "Olena Bondar (Ukrainian: Олена Бондар; born 1980)"."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Span

_LONGEST = 60
"""Tokens of a bracket."""
_MOST = 5
"""Words of a name."""
_LATIN = frozenset({"LATIN", "MODIFIER"})
_MARKS = frozenset({"-", "’", "'", "·", "・"})


def in_own_script(doc: Doc, names: Sequence[Span]) -> list[Span]:
    """The names of people in other letters than Latin ones, in the brackets right behind those of `names`."""
    return [
        Span(doc, start, end, label="PERSON")
        for name in names
        if name.label_ == "PERSON" and len(name) > 1 and (inside := behind_name(doc, name.end)) is not None
        for start, end in _runs(doc, inside)
        if end - start <= _MOST
    ]


def behind_name(doc: Doc, end: int) -> int | None:
    """Where the bracket behind a name begins, be it behind a comma; None where there is none."""
    first = end + (end < len(doc) and doc[end].text == ",")
    return first + 1 if first < len(doc) and doc[first].text == "(" else None


def labels_language(doc: Doc, name: Span) -> bool:
    """Whether a word before a colon says in which language a name follows: "Hebrew: ..."."""
    colon = name.end < len(doc) - 1 and doc[name.end].text == ":"
    return colon and len(name) == 1 and is_in_other_letters(doc[name.end + 1].text)


def _runs(doc: Doc, start: int) -> Iterator[tuple[int, int]]:
    """The stretches of words in other letters from here to where the bracket closes."""
    first, depth = -1, 1
    for i in range(start, min(start + _LONGEST, len(doc))):
        text = doc[i].text
        depth += (text == "(") - (text == ")")
        if is_in_other_letters(text):
            first = i if first < 0 else first
        elif first >= 0 and not (text in _MARKS and i + 1 < len(doc) and is_in_other_letters(doc[i + 1].text)):
            yield first, i
            first = -1
        if depth == 0 or (i > start and doc[i].is_sent_start and depth == 1 and text[0].isupper()):
            return


def is_in_other_letters(text: str) -> bool:
    """Whether all letters of a word are of another script than the Latin one: "Бондар", "김민서", not "ˈbɔndar"."""
    if text.isascii():
        return False
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and _LATIN.isdisjoint(map(_script, letters))


def _script(letter: str) -> str:
    return unicodedata.name(letter, "LATIN").partition(" ")[0]
