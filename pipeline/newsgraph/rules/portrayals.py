"""The content of rules/en/portrayals.yaml."""

from __future__ import annotations

from functools import cache

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.rules import RuleExample, load_rules


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class PortrayalRules:
    """See the head of rules/en/portrayals.yaml."""

    ways: dict[str, RuleExample]
    turning: frozenset[str]
    doing: frozenset[str]
    holding: frozenset[str]
    opposing: frozenset[str]
    without: frozenset[str]
    about: frozenset[str]


@cache
def portrayal_rules() -> PortrayalRules:
    """The rules, read once."""
    return load_rules("en/portrayals", PortrayalRules)
