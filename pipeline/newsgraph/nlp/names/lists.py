"""The word lists of rules/names.yaml, as sets."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from newsgraph.rules import load_rules


@dataclass(frozen=True, slots=True)
class NameLists:
    """See the comments of rules/names.yaml. All words in lower case."""

    body_last: frozenset[str]
    body_first: frozenset[str]
    body_links: frozenset[str]
    body_links_first: frozenset[str]
    honorifics: frozenset[str]
    title_abbreviations: frozenset[str]
    particles: frozenset[str]
    suffixes: frozenset[str]
    compound_tails: frozenset[str]
    speaking: frozenset[str]
    not_names: frozenset[str]
    seats: dict[str, str]


@cache
def name_lists() -> NameLists:
    return load_rules("names", NameLists)
