"""Small questions about the words of people's names."""

from __future__ import annotations

from newsgraph.names import tables


def is_given(word: str) -> bool:
    """Whether a word is a given name as written; acronyms ("EU", "CIA") are none, whatever their letters."""
    return tables.given_name(word) is not None and not (word.isupper() and 1 < len(word) < 5 and "." not in word)
