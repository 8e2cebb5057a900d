"""The words of rules/en/pages.yaml, by which a page's parts are told.

Like the closed classes (`rules.closed`) they are bound at import, where the patterns are compiled that are tried on each block.
"""

from __future__ import annotations

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.rules import load_rules, per_rules


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class PageWords:
    """See the comments of rules/en/pages.yaml."""

    small_in_titles: frozenset[str]
    biography: tuple[str, ...]
    pictured: tuple[str, ...]
    in_order: tuple[str, ...]
    updated: tuple[str, ...]
    published: tuple[str, ...]
    parted: tuple[str, ...]


@per_rules
def page_words() -> PageWords:
    """The words, read once."""
    return load_rules("en/pages", PageWords)
