"""The shapes of rules/en/attitudes.yaml: its frames, and its words by what they do around an attitude."""

from __future__ import annotations

from dataclasses import dataclass as plain
from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.rules import RuleExample, Sentences
from newsgraph.rules.frames import Frame

Polarity = Literal["for", "against"]
Strength = Literal["weak", "normal", "strong"]
Clause = Literal[
    "to-do",
    "to-end",
    "to-further",
    "that",
    "that-be",
    "that-subject",
    "that-wanted",
    "whether-subject",
    "done",
    "if",
    "that-word",
]
"""The clauses under a word in which its target may stand (see `target` in rules/en/attitudes.yaml)."""
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, config=_STRICT)
class AttitudeFrame:
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
    willed: bool = False
    anxious: bool = False
    only: frozenset[str] = frozenset()
    beside: frozenset[str] = frozenset()


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class SaidFrame(Frame):
    """A frame that is read in a speaker's words alone (see `said` in rules/en/attitudes.yaml)."""

    polarity: Polarity
    negated: Literal["flip", "none"] = "none"
    about: Literal["named", "judged", "answerable", "things", "anything"]
    told: Literal["so", "foreseen", "undoubted"] | None = None


@dataclass(frozen=True, slots=True, config=_STRICT)
class Obligations:
    """Verbs of what a speaker says must be done, by what becomes of them (see rules/en/attitudes.yaml)."""

    lasting: frozenset[str]
    going: tuple[str, ...]
    containing: frozenset[str]
    conceded: frozenset[str]
    idle: frozenset[str]
    states: frozenset[str]
    believing: frozenset[str]
    going_on: frozenset[str]
    light: frozenset[str]


@dataclass(frozen=True, slots=True, config=_STRICT)
class Effects:
    """Verbs of harm and help, and for some of them what alone they harm or help."""

    harm: frozenset[str]
    help: frozenset[str]
    harmed: dict[str, frozenset[str]]
    lessening: frozenset[str]
    raising: frozenset[str]
    driving: frozenset[str]
    goods: frozenset[str]
    bads: frozenset[str]
    helped: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True, config=_STRICT)
class VerdictVerbs:
    """Verbs around a verdict, by what they do with it (see rules/en/attitudes.yaml)."""

    linking: frozenset[str]
    sensing: frozenset[str]
    mood: frozenset[str]
    seeming: frozenset[str]
    doing: frozenset[str]
    about: frozenset[str]


@dataclass(frozen=True, slots=True, config=_STRICT)
class Counting:
    """Words that only count where they stand before one of some nouns ("a good deal of")."""

    words: frozenset[str]
    nouns: frozenset[str]


@dataclass(frozen=True, slots=True, config=_STRICT)
class Attitudes:
    """The content of rules/en/attitudes.yaml."""

    verbs: dict[str, AttitudeFrame]
    nouns: dict[str, AttitudeFrame]
    adjectives: dict[str, AttitudeFrame]
    judgements: dict[str, RuleExample]
    said: tuple[SaidFrame, ...]
    nations: frozenset[str]
    no_longer: frozenset[str]
    refusable: frozenset[str]
    might: frozenset[str]
    wrongly: frozenset[str]
    enacting: frozenset[str]
    warm: frozenset[str]
    must: tuple[Frame, ...]
    ending: frozenset[str]
    ending_with: tuple[str, ...]
    furthering: frozenset[str]
    furthering_with: tuple[str, ...]
    prosecuting: frozenset[str]
    forestalling: frozenset[str]
    resigning: tuple[str, ...]
    views: dict[Polarity, frozenset[str]]
    holding_views: frozenset[str]
    long_done: frozenset[str]
    light_verbs: frozenset[str]
    holding: frozenset[str]
    refusing: frozenset[str]
    reluctant: frozenset[str]
    silences: frozenset[str]
    withheld: dict[str, frozenset[str]]
    knowing: frozenset[str]
    wanting: frozenset[str]
    seeing: frozenset[str]
    willed: frozenset[str]
    pursuing: frozenset[str]
    prompting: frozenset[str]
    politely: frozenset[str]
    asking: frozenset[str]
    thinking: frozenset[str]
    sure: frozenset[str]
    dropping: frozenset[str]
    carried: frozenset[str]
    undecided: frozenset[str]
    aiming: frozenset[str]
    shows: frozenset[str]
    held: dict[str, frozenset[str]]
    favours: frozenset[str]
    having: frozenset[str]
    arising: frozenset[str]
    joining: frozenset[str]
    widespread: frozenset[str]
    losing: frozenset[str]
    met: frozenset[str]
    backings: frozenset[str]
    objecting: frozenset[str]
    passing: frozenset[str]
    giving: frozenset[str]
    of_holders: frozenset[str]
    judging: frozenset[str]
    judging_as: frozenset[str]
    judging_of: frozenset[str]
    beside: dict[str, frozenset[str]]
    without_object: frozenset[str]
    verdicts: dict[Polarity, frozenset[str]]
    excess: frozenset[str]
    moving: frozenset[str]
    running: frozenset[str]
    not_excessive: frozenset[str]
    no_verdicts: frozenset[str]
    classing: frozenset[str]
    no_verdict_nouns: frozenset[str]
    of_deeds: frozenset[str]
    placing: frozenset[str]
    counting: Counting
    verdict_verbs: VerdictVerbs
    being: frozenset[str]
    sayings: dict[Polarity, tuple[str, ...]]
    sayings_of_deeds: frozenset[str]
    effects: Effects
    measures: frozenset[str]
    wrongs: frozenset[str]
    wrongs_done: frozenset[str]
    bodies: frozenset[str]
    duties: frozenset[str]
    virtues: frozenset[str]
    attacks: frozenset[str]
    misfortunes: frozenset[str]
    loaded: frozenset[str]
    rightly: frozenset[str]
    bidding: frozenset[str]
    harms: frozenset[str]
    misdeeds: frozenset[str]
    bearers: frozenset[str]
    conduct: frozenset[str]
    obliging: Obligations
    degrees: dict[Strength, frozenset[str]]
    no_targets: frozenset[str]
    owned: frozenset[str]
    mouthpieces: frozenset[str]
    feigning: frozenset[str]
    prevailing: frozenset[str]
    failing: frozenset[str]
    shifting: frozenset[str]
    filled: frozenset[str]
    removals: frozenset[str]
    leading_over: frozenset[str]
    quantities: frozenset[str]
    mostly: frozenset[str]
    groups: frozenset[str]
    shares: frozenset[str]
    polling: frozenset[str]
    counted_by: frozenset[str]
    including: frozenset[str]
    attributes: frozenset[str]
    shells: frozenset[str]
    facts: frozenset[str]
    ends: frozenset[str]
    compounding: frozenset[str]
    anybody: frozenset[str]
    several: frozenset[str]
    people: frozenset[str]
    papers: frozenset[str]
    claims: frozenset[str]
    hearsay: frozenset[str]
    writings: frozenset[str]
    publishing: frozenset[str]
    charging: frozenset[str]
    at_stake: frozenset[str]
    resuming: frozenset[str]
    choices: frozenset[str]
    running_against: frozenset[str]
    mixing: frozenset[str]
    unparted: frozenset[str]
    times: frozenset[str]
    letting: frozenset[str]
    trivial: dict[str, frozenset[str]]


@plain(frozen=True, slots=True)
class Entry:
    """A frame under one of its words: `link` is the particle or preposition that must follow, `via` what stands before it."""

    rule: str
    frame: AttitudeFrame
    link: str | None
    via: tuple[str, ...] = ()

    def words(self, opener: str) -> tuple[str, ...]:
        """All its words, from the one that opens it."""
        return (opener, *self.via, *(() if self.link is None else (self.link,)))
