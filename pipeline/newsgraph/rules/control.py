"""The verbs of rules/en/control.yaml, by whose deed a clause under them is."""

from __future__ import annotations

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.rules import load_rules, per_rules


@dataclass(frozen=True, slots=True, config=ConfigDict(extra="forbid"))
class Control:
    """See the comments of rules/en/control.yaml."""

    of_the_subject: frozenset[str]
    spending: frozenset[str]
    accusing: frozenset[str]
    opening: frozenset[str]


@per_rules
def control() -> Control:
    """The verbs, read once."""
    return load_rules("en/control", Control)
