"""The words of rules/en/times.yaml, of which the patterns of times are made.

Like the closed classes (`rules.closed`) they are bound at import: the patterns are compiled once, and a calendar is no rule.
"""

from __future__ import annotations

from pydantic import ConfigDict, Field
from pydantic.dataclasses import dataclass

from newsgraph.rules import load_rules, per_rules


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class TimeWords:
    """See the comments of rules/en/times.yaml."""

    months: tuple[str, ...]
    month_abbreviations: tuple[str, ...]
    weekdays: tuple[str, ...]
    weekday_abbreviations: tuple[str, ...]
    counts: dict[str, int]
    rough_counts: frozenset[str]
    vague: tuple[str, ...]
    units: tuple[str, ...]
    seasons: dict[str, int]
    quarters: dict[str, int]
    halves: dict[str, int]
    steps: dict[str, int]
    days: dict[str, int]
    before_months: tuple[str, ...]
    openings: tuple[str, ...]
    before_years: frozenset[str]
    surely_before_years: frozenset[str]
    to_now: frozenset[str]
    since: frozenset[str] = Field(alias="from")


@per_rules
def time_words() -> TimeWords:
    """The words, read once."""
    return load_rules("en/times", TimeWords)
