"""English common words: which words of a name are words of the language, too.

English: the table has base forms, and endings are taken off by rule. A word of the language may be a name all the same
("Baker", "Grace"), so a caller asks the tables of names first.
"""

from __future__ import annotations

from functools import cache, lru_cache

from newsgraph.names.lookup import SortedTable

_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""), ("ied", "y"), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"))

_DERIVED = (("iest", "y"), ("est", ""), ("est", "e"), ("ier", "y"), ("er", ""), ("er", "e"), ("ly", ""), ("ness", ""))

_IRREGULAR = frozenset(
    {"children", "men", "women", "people", "feet", "teeth", "mice", "geese", "wives", "lives", "wolves", "halves"}
)


@cache
def _words() -> SortedTable:
    return SortedTable("common_words.tsv")


@lru_cache(maxsize=16384)
def parts_of_speech(form: str) -> str:
    """As what a word or its base form stands in the dictionary: letters of n, v, a, r; empty for words that it lacks."""
    lower = form.lower()
    if lower in _IRREGULAR:
        return "n"
    found = _parts(lower)
    for ending, instead in () if found else _ENDINGS:
        if lower.endswith(ending) and (found := _parts(lower.removesuffix(ending) + instead)):
            break
    return found


def is_plural(form: str) -> bool:
    """Whether a word is a common noun in the plural, by its ending: "hurricanes", not "news"."""
    lower = form.lower()
    plurals = (lower.removesuffix(ending) + instead for ending, instead in _ENDINGS[:3] if lower.endswith(ending))
    return lower.endswith("s") and not lower.endswith("ss") and any("n" in _parts(word) for word in plurals)


def has_base(form: str) -> bool:
    """Whether a form is a word of the dictionary with an ending of degree, manner or quality: "highest", "calmly"."""
    lower = form.lower()
    bases = (lower.removesuffix(ending) + instead for ending, instead in _DERIVED if lower.endswith(ending))
    return any(map(parts_of_speech, bases))


def _parts(word: str) -> str:
    row = _words().find(word)
    return row[1] if row else ""
