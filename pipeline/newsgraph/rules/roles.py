"""The verbs and nouns around roles, read from rules/en/role_verbs.yaml and rules/en/role_words.yaml."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.rules import RuleExample, load_rules, per_rules

Hold = Literal["tense", "held", "ended"]
"""How a verb holds a role: as its tense says, from now on, or no longer."""


Ending = Literal["removed", "leaves", "dies"]
"""How a verb without "as" ends what somebody holds: its object is put out, its subject goes, its object is killed."""


@dataclass(config=ConfigDict(extra="forbid", frozen=True))
class RoleVerbs:
    """The content of rules/en/role_verbs.yaml."""

    copulas: dict[str, Hold]
    appointing: dict[str, Literal["incoming", "current"]]
    serving: dict[str, Hold]
    ending: frozenset[str]
    leaving: dict[str, Ending]
    leaving_down: frozenset[str]
    succeeding: dict[str, Hold]
    leading: dict[str, str]
    working: dict[str, frozenset[str]]
    refusing: frozenset[str]
    describing: frozenset[str]
    tenures: frozenset[str]
    holding: dict[str, Hold]
    posts: frozenset[str]
    rules: dict[str, RuleExample]


@per_rules
def verb_rules() -> RoleVerbs:
    """The verb rules, read once."""
    return load_rules("en/role_verbs", RoleVerbs)


@dataclass(config=ConfigDict(extra="forbid", frozen=True))
class RoleWords:
    """The content of rules/en/role_words.yaml."""

    body_nouns: frozenset[str]
    lone_bodies: frozenset[str]
    reigns: frozenset[str]
    teams: frozenset[str]
    team_or_body: frozenset[str]
    company_heads: frozenset[str]
    local_heads: frozenset[str]
    teaching: frozenset[str]
    vague: frozenset[str]
    bodied: frozenset[str]
    name_like: frozenset[str]
    given_like: frozenset[str]
    participles: frozenset[str]
    numbered: frozenset[str]
    portfolios: frozenset[str]
    forces: frozenset[str]
    about_countries: frozenset[str]
    seated: frozenset[str]
    topics: frozenset[str]
    state_bodies: frozenset[str]
    forces_named: frozenset[str]


@per_rules
def role_words() -> RoleWords:
    """The word lists, read once."""
    return load_rules("en/role_words", RoleWords)


def is_body_noun(word: str) -> bool:
    """Whether a common noun or a name's last word says that the name is a body's ("Ministry", "agency")."""
    return word.lower().rstrip(".") in role_words().body_nouns
