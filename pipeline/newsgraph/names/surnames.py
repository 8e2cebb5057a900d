"""The first of two surnames, by which Spanish and other names are called in short: "Medina" of Carlos Medina Ruiz.

English: a given name in the middle ("Mary Ellen Porter") is no surname.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsgraph.names import tables
from newsgraph.names.lookup import word_list

_LEAST = 3


def first_surname(words: Sequence[str]) -> str | None:
    """The first surname of a full name, of its words without titles and suffixes; None where there is but one."""
    if len(words) < _LEAST:
        return None
    particles = word_list("particle") | {"y", "e"}
    small = [word.lower() in particles for word in words]
    inside = [i for i in range(2, len(words) - 1) if small[i] and not small[i - 1]]
    at = inside[0] - 1 if inside else len(words) - 2
    word = words[at]
    if small[at] or len(word) < _LEAST or not word.isalpha():
        return None
    return word if small[at - 1] or tables.given_name(word) is None or _is_of_place(word) else None


def _is_of_place(word: str) -> bool:
    """Whether a word that is a given name of some is a surname from a place: "Medina", "Toledo"."""
    return tables.listed_family_name(word) and tables.city(word) is not None
