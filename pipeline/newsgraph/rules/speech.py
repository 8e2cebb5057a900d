"""Words of saying and writing, read from rules/en/speech.yaml."""

from __future__ import annotations

from functools import cache

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.rules import RuleExample, load_rules

_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, config=_STRICT)
class Verbs:
    """Verbs of saying by what they take (see rules/en/speech.yaml)."""

    clause: frozenset[str]
    quote: frozenset[str]
    infinitive: frozenset[str]
    object: frozenset[str]
    as_what: frozenset[str]
    naming: frozenset[str]
    preposition: dict[str, frozenset[str]]

    def all(self) -> frozenset[str]:
        lists = (self.clause, self.quote, self.infinitive, self.object, self.as_what, self.naming)
        return frozenset().union(*lists, self.preposition)


@dataclass(frozen=True, slots=True, config=_STRICT)
class Documents:
    """Nouns for documents, by whether their words are somebody's own or a medium's report (see rules/en/speech.yaml)."""

    personal: frozenset[str]
    reporting: frozenset[str]


@dataclass(frozen=True, slots=True, config=_STRICT)
class Speech:
    """The word lists of rules/en/speech.yaml."""

    rules: dict[str, RuleExample]
    verbs: Verbs
    nouns: frozenset[str]
    light_verbs: frozenset[str]
    weak: frozenset[str]
    phases: frozenset[str]
    voices: frozenset[str]
    documents: Documents
    bodies: frozenset[str]
    epithets: frozenset[str]
    according: list[str]
    no_sources: frozenset[str]
    declining: frozenset[str]
    commenting: frozenset[str]
    telling: frozenset[str]
    citing: frozenset[str]
    charging: frozenset[str]
    needs_as: frozenset[str]
    bare_objects: frozenset[str]
    channels: frozenset[str]

    @property
    def sources(self) -> list[list[str]]:
        """The phrases before the name of a source, word by word."""
        return [phrase.split() for phrase in self.according]


@cache
def speech() -> Speech:
    """The word lists, read once."""
    return load_rules("en/speech", Speech)
