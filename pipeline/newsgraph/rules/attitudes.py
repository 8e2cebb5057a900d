"""The content of rules/en/attitudes.yaml: frames of words that carry a stance, and the words around them."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.rules import RuleExample, Sentences, load_rules, per_rules

Polarity = Literal["for", "against"]
Strength = Literal["weak", "normal", "strong"]
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, config=_STRICT)
class Frame:
    """Words that carry a stance (see rules/en/attitudes.yaml for the fields)."""

    polarity: Polarity
    target: tuple[str, ...]
    words: tuple[str, ...]
    fires: Sentences
    silent: Sentences
    negated: Literal["flip", "none"] = "none"
    strength: Literal["weak", "strong"] | None = None
    person: bool = False
    things: bool = False
    named: bool = False
    mutual: bool = False
    felt: bool = False
    only: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, config=_STRICT)
class Obligations:
    """What a speaker holds to be needed: modal verbs, verbs of needing, and what is needed at an end or to last."""

    modals: frozenset[str]
    needing: frozenset[str]
    impersonal: frozenset[str]
    lasting: frozenset[str]
    going: frozenset[str]
    idle: frozenset[str]
    going_on: frozenset[str]
    light: frozenset[str]


@dataclass(frozen=True, slots=True, config=_STRICT)
class Effects:
    """Verbs of harm and help, and for some of them what alone they harm or help."""

    harm: frozenset[str]
    help: frozenset[str]
    harmed: dict[str, frozenset[str]]
    helped: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True, config=_STRICT)
class Attitudes:
    """The content of rules/en/attitudes.yaml."""

    verbs: dict[str, Frame]
    nouns: dict[str, Frame]
    adjectives: dict[str, Frame]
    judgements: dict[str, RuleExample]
    ending: frozenset[str]
    light_verbs: frozenset[str]
    refusing: frozenset[str]
    silences: frozenset[str]
    knowing: frozenset[str]
    favours: frozenset[str]
    having: frozenset[str]
    giving: frozenset[str]
    judging: frozenset[str]
    warmly: frozenset[str]
    verdicts: dict[Polarity, frozenset[str]]
    no_verdicts: frozenset[str]
    sayings: dict[Polarity, tuple[str, ...]]
    effects: Effects
    measures: frozenset[str]
    wrongs: frozenset[str]
    misdeeds: frozenset[str]
    bearers: frozenset[str]
    conduct: frozenset[str]
    obliging: Obligations
    degrees: dict[Strength, frozenset[str]]
    no_targets: frozenset[str]
    quantities: frozenset[str]
    shells: frozenset[str]
    anybody: frozenset[str]
    people: frozenset[str]
    papers: frozenset[str]
    writings: frozenset[str]
    trivial: dict[str, frozenset[str]]


@per_rules
def attitudes() -> Attitudes:
    """The frames, read once."""
    return load_rules("en/attitudes", Attitudes)
