"""The attitude frames of rules/en/attitudes.yaml, indexed by the words that open them."""

from __future__ import annotations

from dataclasses import dataclass as plain
from functools import cache
from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.rules import RuleExample, load_rules
from newsgraph.rules.speech import speech
from newsgraph.rules.valences import valences

Polarity = Literal["for", "against"]
Strength = Literal["weak", "normal", "strong"]
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, config=_STRICT)
class Frame:
    """Words that carry a stance (see rules/en/attitudes.yaml for the fields)."""

    polarity: Polarity
    target: tuple[str, ...]
    words: tuple[str, ...]
    fires: str
    silent: str
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

    verbs: dict[str, Frame]
    nouns: dict[str, Frame]
    adjectives: dict[str, Frame]
    judgements: dict[str, RuleExample]
    ending: frozenset[str]
    resigning: tuple[str, ...]
    light_verbs: frozenset[str]
    holding: frozenset[str]
    refusing: frozenset[str]
    reluctant: frozenset[str]
    silences: frozenset[str]
    knowing: frozenset[str]
    wanting: frozenset[str]
    politely: frozenset[str]
    asking: frozenset[str]
    favours: frozenset[str]
    having: frozenset[str]
    met: frozenset[str]
    giving: frozenset[str]
    judging: frozenset[str]
    judging_as: frozenset[str]
    beside: dict[str, frozenset[str]]
    without_object: frozenset[str]
    verdicts: dict[Polarity, frozenset[str]]
    no_verdicts: frozenset[str]
    no_verdict_nouns: frozenset[str]
    placing: frozenset[str]
    counting: Counting
    verdict_verbs: VerdictVerbs
    being: frozenset[str]
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
    facts: frozenset[str]
    ends: frozenset[str]
    anybody: frozenset[str]
    people: frozenset[str]
    papers: frozenset[str]
    writings: frozenset[str]
    publishing: frozenset[str]
    charging: frozenset[str]
    trivial: dict[str, frozenset[str]]


@plain(frozen=True, slots=True)
class Entry:
    """A frame under one of its words: `link` is the particle or preposition that must follow, `via` what stands before it."""

    rule: str
    frame: Frame
    link: str | None
    via: tuple[str, ...] = ()


@plain(frozen=True, slots=True)
class Saying:
    """A verdict of several words, lower case: those after the verb that opens it, and which way it goes."""

    rest: tuple[str, ...]
    polarity: Polarity


@cache
def attitudes() -> Attitudes:
    """The frames, read once."""
    return load_rules("en/attitudes", Attitudes)


@cache
def verb_entries() -> dict[str, list[Entry]]:
    """Verb frames by lemma; those with a particle or preposition first, then those with an infinitive."""
    return _index(attitudes().verbs)


@cache
def noun_entries() -> dict[str, list[Entry]]:
    """Noun frames by lemma."""
    return _index(attitudes().nouns)


@cache
def adjective_entries() -> dict[str, list[Entry]]:
    """Adjective frames by their word."""
    return _index(attitudes().adjectives)


@cache
def sayings() -> dict[str, list[Saying]]:
    """The verdicts of several words by the lemma of their verb, the longest first."""
    table: dict[str, list[Saying]] = {}
    for polarity, phrases in attitudes().sayings.items():
        for phrase in phrases:
            verb, *rest = phrase.split(" ")
            table.setdefault(verb, []).append(Saying(tuple(rest), polarity))
    for found in table.values():
        found.sort(key=lambda saying: (-len(saying.rest), saying.rest))
    return table


@cache
def resignations() -> dict[str, frozenset[str]]:
    """The verbs of leaving an office, each with the particles one of which must follow, if any."""
    table: dict[str, frozenset[str]] = {}
    for words in attitudes().resigning:
        verb, *particle = words.split(" ")
        table[verb] = table.get(verb, frozenset()).union(particle)
    return table


@cache
def cue_words() -> frozenset[str]:
    """All words at which a stance can be read."""
    rules = attitudes()
    words = {*verb_entries(), *noun_entries(), *adjective_entries()}
    naming = speech().verbs.naming | speech().verbs.as_what | rules.judging
    obliging = rules.obliging.modals | rules.obliging.needing | rules.obliging.impersonal
    judged = rules.wrongs | rules.misdeeds | rules.effects.harm | rules.effects.help | frozenset(sayings())
    return frozenset(words).union(judged, naming, obliging, *rules.verdicts.values(), valences())


def _index(frames: dict[str, Frame]) -> dict[str, list[Entry]]:
    table: dict[str, list[Entry]] = {}
    for rule, frame in frames.items():
        for words in frame.words:
            lemma, *rest = words.split(" ")
            link = rest[-1] if rest else None
            table.setdefault(lemma, []).append(Entry(rule, frame, link, tuple(rest[:-1])))
    for entries in table.values():
        entries.sort(key=lambda entry: (-len(entry.via), entry.link is None, entry.frame.target != ("to-do",)))
    return table


def opposite(polarity: Polarity) -> Polarity:
    """The other polarity."""
    return "against" if polarity == "for" else "for"
