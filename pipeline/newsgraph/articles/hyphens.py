"""A word that a line's end has cut in two: whether its hyphen is the printer's or its own."""

from __future__ import annotations

import re
from collections.abc import Collection

_NEXT_WORD = re.compile(r"[a-zà-öø-ÿ]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-\u2010][^\W\d_]+)*")
_LONGEST = 60
"""Letters of a word."""
_OWN = frozenset(
    [
        "all",
        "anti",
        "co",
        "cross",
        "ex",
        "far",
        "half",
        "high",
        "inter",
        "ill",
        "long",
        "low",
        "mid",
        "multi",
        "much",
        "non",
        "post",
        "pre",
        "pro",
        "quasi",
        "self",
        "semi",
        "so",
        "then",
        "vice",
        "well",
    ]
)
"""First parts of words that keep their hyphen: a "self-" at a line's end is one of them."""


def words_of(text: str) -> frozenset[str]:
    """The words of a text in small letters, those with hyphens whole."""
    return frozenset(word.lower() for word in _WORD.findall(text))


def _last_word(line: str) -> str:
    """The letters before the hyphen at a line's end, "" where there is none behind two letters or more."""
    if not line.endswith(("-", "\u2010")):
        return ""
    end = start = len(line) - 1
    while start and end - start < _LONGEST and line[start - 1].isalpha():
        start -= 1
    return line[start:end] if end - start > 1 else ""


def is_cut(line: str, following: str) -> bool:
    """Whether a line ends in a hyphen behind letters, and the next begins in small letters."""
    return bool(_last_word(line) and _NEXT_WORD.match(following))


def keeps_hyphen(line: str, following: str, words: Collection[str]) -> bool:
    """Whether the hyphen at a line's end is the word's own: as the rest of the text writes it, else by its first part."""
    first, second = _last_word(line), _NEXT_WORD.match(following)
    if not first or not second:
        return True
    before, after = first.lower(), second[0]
    if before + after in words:
        return False
    return f"{before}-{after}" in words or before in _OWN
