"""Comparing names, titles and phrases of the seeds with their gold: whatever the case, accents, quotes and dashes."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import cache

# The countries of the seeds with what stands for them there. The scorer's own, so that an error in the pipeline's
# table does not excuse itself.
_COUNTRIES = """
    russia russian russians moscow russian-federation | ukraine ukrainian ukrainians kyiv | us united-states american
    u-s washington | turkey turkish | australia australian | belarus | japan | indonesia | soviet-union
"""
_COUNTRY = {form.replace("-", " "): line.split()[0] for line in _COUNTRIES.split("|") for form in line.split()}
_SMALL = frozenset(
    re.findall(r"\w+", "a an the of to in on at for from by with and or as is are was were be been his her its their")
)
_RANKS = {"deputy": "deputy", "vice": "deputy", "assistant": "assistant", "acting": "acting", "interim": "acting"}
_BROAD = frozenset({"minister", "secretary", "officer", "adviser", "general", "official", "director", "chief", "head"})
_QUOTES = str.maketrans("“”„«»‘’–—", '"""""\'\'--')


@cache
def fold(text: str) -> str:
    """One case, one kind of quote, dash and space, no accents."""
    text = unicodedata.normalize("NFKD", text.translate(_QUOTES))
    return " ".join("".join(char for char in text if not unicodedata.combining(char)).casefold().split())


@cache
def name_key(name: str) -> str:
    words = re.sub(r"[^\w' ]", " ", re.sub(r"'s?\b(?!\w)", "", fold(name)).replace(".", "")).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@cache
def content_words(text: str) -> frozenset[str]:
    text = re.sub(r"'s\b", "", fold(text)).replace("cease-fire", "ceasefire")
    words = (word for word in re.findall(r"[a-z0-9]+", text) if word not in _SMALL)
    return frozenset(re.sub(r"(?<=\w{3})(ies|es|s|ing|ed)$", "", word) for word in words)


def shared_words(one: str, other: str) -> float:
    """The words that two phrases share, as a part of the shorter one's."""
    a, b = content_words(one), content_words(other)
    return len(a & b) / min(len(a), len(b)) if a and b else 0.0


def same_country(one: str, other: str) -> bool:
    return _COUNTRY.get(name_key(one), 1) == _COUNTRY.get(name_key(other), 2)


def same_body(one: str, other: str) -> bool:
    """Equal names, or equal but for a country's name, or one the acronym of the other."""
    a, b = name_key(one), name_key(other)
    initials = {"".join(word[0] for word in key.split() if word not in _SMALL) for key in (a, b) if " " in key}
    return a == b or bool(initials & {a, b}) or (bool(_core(a)) and _core(a) == _core(b))


def near_body(one: str, other: str) -> bool:
    """The same body, or one name within the other."""
    a, b = _core(name_key(one)), _core(name_key(other))
    return same_body(one, other) or bool(a and b and (a <= b or b <= a))


def _core(key: str) -> frozenset[str]:
    return frozenset(word for word in key.split() if word not in _SMALL and word not in _COUNTRY)


def title_head(title: str) -> tuple[str, frozenset[str]]:
    """The head noun of a title and the words before it."""
    words = re.split(r" (?:of|for|to|in|at|on|with) ", fold(title))[0].split()
    words = [word for word in words if word not in _COUNTRY and word not in {"former", "top"}]
    return words[-1], frozenset(words[:-1])


def same_title(one: str, other: str) -> bool:
    """Equal heads; the words before a broad one ("minister") do not contradict each other."""
    (a, before), (b, others) = title_head(one), title_head(other)
    return a == b and not (a in _BROAD and before and others and not before & others)


def ranks(title: str) -> set[str]:
    return {_RANKS[word] for word in fold(title).split() if word in _RANKS}


def occurrences(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    """Where a phrase stands, whatever the quotes, dashes and spaces."""
    pattern = r"\s+".join(re.escape(word) for word in phrase.translate(_QUOTES).split())
    for found in re.finditer(pattern, text.translate(_QUOTES), re.IGNORECASE):
        yield found.span()
