"""Where the words of a gold stand in an article, whatever the quotes, dashes, spaces and case."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from newsgraph.evaluate.words import fold

Stretch = tuple[int, int]


@lru_cache(maxsize=4)
def _folded(text: str) -> tuple[str, tuple[int, ...]]:
    """The folded text, and for each of its characters the place in the text."""
    chars: list[str] = []
    places: list[int] = []
    for place, char in enumerate(text):
        for piece in fold(char) or (" " if char.isspace() or unicodedata.category(char) == "Zs" else ""):
            if piece != " " or (chars and chars[-1] != " "):
                chars.append(piece)
                places.append(place)
    return "".join(chars), tuple(places)


def occurrences(text: str, phrase: str) -> list[Stretch]:
    """Where a phrase stands in a text."""
    wanted = fold(phrase)
    if not wanted:
        return []
    folded, places = _folded(text)
    return [(places[m.start()], places[m.end() - 1] + 1) for m in re.finditer(re.escape(wanted), folded)]


def extent(text: str, place: Stretch) -> Stretch:
    """Where a content that begins like this may end: at the closing quote when it is quoted, else with its sentence."""
    start, end = place
    before = text[max(0, start - 2) : start].rstrip()
    if before.endswith(("“", '"')):
        close = text.find("”" if before.endswith("“") else '"', end)
        return start, close if close >= 0 else end
    stop = re.compile(r"[.!?][\"”’')\]]*\s|\n").search(text, end)
    return start, stop.start() + 1 if stop else len(text)


def overlap(one: Stretch, other: Stretch) -> int:
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))
