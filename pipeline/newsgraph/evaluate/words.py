"""Comparing names, bodies and phrases of a gold with what was read: whatever the case, accents, quotes and dashes. English.

The scorer's own rules, so that an error in how identities are resolved does not excuse itself; only the table of countries
is the pipeline's.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from functools import cache

from newsgraph.names.tables import capital_code, country_code, demonym_code

_SMALL = frozenset(
    [
        "a",
        "an",
        "the",
        "of",
        "to",
        "in",
        "on",
        "at",
        "for",
        "from",
        "by",
        "with",
        "and",
        "or",
        "as",
        "is",
        "are",
        "was",
        "were",
        "be",
        "been",
        "his",
        "her",
        "its",
        "their",
        "our",
        "that",
        "this",
        "it",
        "he",
        "she",
        "they",
        "s",
        "not",
        "no",
        "all",
        "any",
        "more",
        "into",
        "over",
        "about",
    ]
)
_HONORIFICS = frozenset(["mr", "mrs", "ms", "miss", "dr", "sir", "lord", "lady", "dame", "the"])
_PRONOUNS = frozenset(
    [
        "i",
        "he",
        "she",
        "it",
        "we",
        "you",
        "they",
        "him",
        "her",
        "us",
        "them",
        "his",
        "hers",
        "its",
        "ours",
        "our",
        "yours",
        "your",
        "their",
        "theirs",
        "me",
        "my",
        "mine",
        "who",
        "whom",
        "whose",
        "which",
        "that",
        "this",
        "these",
        "those",
        "himself",
        "herself",
        "itself",
        "themselves",
        "where",
    ]
)
_MARKS = str.maketrans("“”„«»‘’`´–—‑−", '"""""\'\'\'\'----')
_NEARLY = 0.9
"""From which likeness on two spellings of a body's name are one."""


# --- folding -----------------------------------------------------------------------------------------------------


@cache
def fold(text: str) -> str:
    """One case, one kind of quote, dash and space, no accents."""
    text = unicodedata.normalize("NFKD", text.translate(_MARKS)).translate(_MARKS)
    return " ".join("".join(char for char in text if not unicodedata.combining(char)).casefold().split())


@cache
def name_key(name: str) -> str:
    """A name without case, accents, points, hyphens, honorifics, "the" and the possessive ending."""
    key = re.sub(r"'s\b|(?<=s)'(?=\s|$)", "", fold(name))
    words = re.sub(r"[^\w' ]", " ", re.sub(r"[-/]", " ", key).replace(".", "")).split()
    while len(words) > 1 and words[0] in _HONORIFICS:
        words = words[1:]
    return " ".join(words).strip("' ")


def is_name(text: str) -> bool:
    """Whether a mention is a name: it has a capital letter or a digit and is no pronoun."""
    return any(char.isupper() or char.isdigit() for char in text) and text.casefold() not in _PRONOUNS


@cache
def content_words(text: str) -> frozenset[str]:
    """The words that carry meaning, without plural and common verb endings; "cease-fire" is "ceasefire"."""
    text = re.sub(r"'s\b", "", fold(text)).replace("cease-fire", "ceasefire").replace(".", "")
    words = (word for word in re.findall(r"[a-z0-9]+", text) if word not in _SMALL)
    return frozenset(re.sub(r"(?<=\w{3})(ies|es|s|ing|ed)$", "", word) for word in words)


def shared_words(one: str, other: str) -> float:
    """The words that two phrases share, as a part of the shorter one's."""
    a, b = content_words(one), content_words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def likeness(one: str, other: str) -> float:
    """How alike two texts are in letters, 0 to 1, whatever the order of their words."""
    first, second = (" ".join(sorted(fold(text).split())) for text in (one, other))
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


# --- countries and bodies ----------------------------------------------------------------------------------------


@cache
def country(name: str) -> str | None:
    """The code of the country that a name, a people's name or a capital stands for."""
    bare = re.sub(r"['’]s?$", "", name.strip())
    return country_code(bare) or demonym_code(bare) or capital_code(bare)


def same_country(ones: Iterable[str], others: Iterable[str]) -> bool:
    return bool({code for name in ones if (code := country(name))} & {country(name) for name in others})


@cache
def same_body(one: str, other: str) -> bool:
    """Equal names, or equal but for a country's name, or one the acronym of the other."""
    a, b = name_key(one), name_key(other)
    if not a or not b:
        return False
    if a == b or _abbreviates(a, b) or _abbreviates(b, a):
        return True
    return bool(_core(one)) and _core(one) == _core(other) and not (country(one) or country(other))


@cache
def near_body(one: str, other: str) -> bool:
    """The same body, or one name within the other (departments), or nearly the same letters."""
    if same_body(one, other):
        return True
    a, b = _core(one), _core(other)
    return bool(a and b) and (a <= b or b <= a or likeness(name_key(one), name_key(other)) >= _NEARLY)


def _abbreviates(short: str, long: str) -> bool:
    return len(short) > 1 and short.replace(" ", "") == "".join(w[0] for w in long.split() if w not in _SMALL)


@cache
def _core(name: str) -> frozenset[str]:
    """A body's words but for small ones and those that stand for a country."""
    return frozenset(word for word in name_key(name).split() if word not in _SMALL and not country(word))
