"""Small questions about the words of people's names."""

from __future__ import annotations

from newsgraph.names import tables


def is_given(word: str) -> bool:
    """Whether a word is a given name as written; acronyms ("EU", "CIA", "U.S.") are none, whatever their letters."""
    if tables.given_name(word) is None or ("." in word and tables.country_code(word) is not None):
        return False
    return not (word.isupper() and 1 < len(word) < 5 and "." not in word)
