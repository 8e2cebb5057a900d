"""The content of rules/en/portrayals.yaml, and which verbs tell of their subject's attitude."""

from __future__ import annotations

from functools import cache

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.rules import RuleExample, load_rules
from newsgraph.rules.attitudes import attitudes


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class PortrayalRules:
    """The content of rules/en/portrayals.yaml."""

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


@cache
def attitude_verbs() -> frozenset[str]:
    """The lemmas of verbs that tell how their subject takes their object ("praise", "condemn")."""
    frames = (frame for frame in attitudes().verbs.values() if "object" in frame.target and not frame.only)
    return frozenset(word for frame in frames for word in frame.words if " " not in word) | portrayal_rules().holding
