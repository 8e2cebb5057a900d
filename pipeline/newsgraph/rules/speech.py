"""Words of saying and writing, read from rules/en/speech.yaml."""

from __future__ import annotations

from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.rules import RuleExample, load_rules, per_rules
from newsgraph.rules.closed import closed
from newsgraph.rules.frames import Frame

_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, config=_STRICT)
class Verbs:
    """Verbs of saying by what they take (see rules/en/speech.yaml)."""

    clause: frozenset[str]
    quote: frozenset[str]
    infinitive: frozenset[str]
    object: frozenset[str]
    expressing: frozenset[str]
    as_what: frozenset[str]
    naming: frozenset[str]
    preposition: dict[str, frozenset[str]]

    def all(self) -> frozenset[str]:
        lists = (
            self.clause,
            self.quote,
            self.infinitive,
            self.object,
            self.expressing,
            self.as_what,
            self.naming,
        )
        return frozenset().union(*lists, self.preposition)


@dataclass(frozen=True, slots=True, config=_STRICT)
class Documents:
    """Nouns for documents, by whether their words are somebody's own or a medium's report (see rules/en/speech.yaml)."""

    personal: frozenset[str]
    reporting: frozenset[str]


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class SpeechFrame(Frame):
    """A construction that tells whose words are given, and where they stand (see `frames` in rules/en/speech.yaml)."""

    around: Literal["clause", "cue"] | None = None
    negated: Literal["denied", "none"] = "denied"
    denied: bool = False
    until_when: bool = False


@dataclass(frozen=True, slots=True, config=_STRICT)
class Speech:
    """The word lists of rules/en/speech.yaml."""

    rules: dict[str, RuleExample]
    frames: tuple[SpeechFrame, ...]
    verbs: Verbs
    nouns: frozenset[str]
    felt: frozenset[str]
    light_verbs: frozenset[str]
    weak: frozenset[str]
    phases: frozenset[str]
    voices: frozenset[str]
    documents: Documents
    bodies: frozenset[str]
    its: frozenset[str]
    epithets: frozenset[str]
    according: list[str]
    no_sources: frozenset[str]
    declining: frozenset[str]
    commenting: frozenset[str]
    telling: frozenset[str]
    body_parts: frozenset[str]
    gestures: frozenset[str]
    questions: frozenset[str]
    answers: frozenset[str]
    meeting: frozenset[str]
    citing: frozenset[str]
    charging: frozenset[str]
    needs_as: frozenset[str]
    bare_objects: frozenset[str]
    channels: frozenset[str]

    @property
    def sources(self) -> list[list[str]]:
        """The phrases before the name of a source, word by word."""
        return [phrase.split() for phrase in self.according]


def speech_lists() -> dict[str, frozenset[str]]:
    """The word lists that "@name" stands for in `frames`, the small words of the grammar among them."""
    words, small = speech(), closed()
    return {
        "clause": words.verbs.clause,
        "infinitive": words.verbs.infinitive,
        "object": words.verbs.object,
        "expressing": words.verbs.expressing,
        "as_what": words.verbs.as_what,
        "preposition": frozenset(words.verbs.preposition),
        "nouns": words.nouns,
        "felt": words.felt,
        "light_verbs": words.light_verbs,
        "needs_as": words.needs_as,
        "bare_objects": words.bare_objects,
        "settings": small.settings,
        "asked_for": small.asked_for,
    }


@per_rules
def speech() -> Speech:
    """The word lists, read once."""
    return load_rules("en/speech", Speech)
