"""Other ways to write a name, for search engines that only compare words: "Zelensky" finds "Zelenskyy"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgraph.names.folding import fold, fold_ending
from newsgraph.names.words import spelling_key

_ENDINGS = ("y", "yy", "iy", "ij", "yj", "yi", "ii", "i")
"""How one Slavic ending is written in Latin letters."""


def spellings(names: Iterable[str]) -> list[str]:
    """The words of the names in lower case and ASCII, each with its other endings and its key, sorted.

    A program that has newsgraph beside it finds more: it asks for `search_words` too.
    """
    return sorted({form for name in names for word in fold(name).split() for form in _forms(word)})


def search_words(text: str) -> list[str]:
    """For each word of what somebody looks for, the words of an index, one of which it must have, parted by blanks."""
    return [" ".join(dict.fromkeys((word, spelling_key(word)))) for word in fold(text).split()]


def _forms(word: str) -> Iterator[str]:
    yield word
    yield spelling_key(word)
    plain = fold_ending(word)
    if any(plain != fold_ending(f"{plain[:-1]}{ending}") for ending in _ENDINGS) or not plain.endswith("y"):
        return
    yield from (f"{plain[:-1]}{ending}" for ending in _ENDINGS)
