"""Party labels and what makes a body's name a party's: rules/parties.yaml."""

from __future__ import annotations

from functools import cache

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass as strict_dataclass

from newsgraph.rules import load_rules
from newsgraph.rules.groups import RuleExample


@strict_dataclass(config=ConfigDict(extra="forbid", frozen=True))
class PartyRules:
    """The content of rules/parties.yaml."""

    labels: dict[str, str]
    letters: dict[str, str]
    words: frozenset[str]
    nouns: frozenset[str]
    examples: dict[str, RuleExample]


@cache
def party_rules() -> PartyRules:
    """The rules, read once."""
    return load_rules("parties", PartyRules)
