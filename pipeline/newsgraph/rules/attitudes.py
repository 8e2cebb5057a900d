"""The attitude frames of rules/en/attitudes.yaml, indexed by the words that open them."""

from __future__ import annotations

from dataclasses import dataclass as plain
from functools import cache
from typing import Literal

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass

from newsgraph.rules import RuleExample, load_rules
from newsgraph.rules.frames import Frame, words_of
from newsgraph.rules.speech import speech
from newsgraph.rules.valences import valences

Polarity = Literal["for", "against"]
Strength = Literal["weak", "normal", "strong"]
_STRICT = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, config=_STRICT)
class AttitudeFrame:
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


@dataclass(frozen=True, kw_only=True, config=_STRICT)
class SaidFrame(Frame):
    """A frame that is read in a speaker's words alone (see `said` in rules/en/attitudes.yaml)."""

    polarity: Polarity
    negated: Literal["flip", "none"] = "none"
    about: Literal["named", "judged", "things"]
    told: Literal["so", "foreseen", "undoubted"] | None = None


@dataclass(frozen=True, slots=True, config=_STRICT)
class Obligations:
    """Verbs of what a speaker says must be done, by what becomes of them (see rules/en/attitudes.yaml)."""

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

    verbs: dict[str, AttitudeFrame]
    nouns: dict[str, AttitudeFrame]
    adjectives: dict[str, AttitudeFrame]
    judgements: dict[str, RuleExample]
    said: tuple[SaidFrame, ...]
    nations: frozenset[str]
    might: frozenset[str]
    must: tuple[Frame, ...]
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
    frame: AttitudeFrame
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


def object_frame(verb: str) -> AttitudeFrame | None:
    """The first frame of a verb whose target is its object, whatever that is."""
    entries = (entry for entry in verb_entries().get(verb, ()) if entry.link is None and not entry.frame.only)
    return next((entry.frame for entry in entries if "object" in entry.frame.target), None)


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


def said_lists() -> dict[str, frozenset[str]]:
    """The word lists that "@name" stands for in `said` and `must`."""
    rules = attitudes()
    return {
        "wrongs": rules.wrongs,
        "misdeeds": rules.misdeeds,
        "harm": rules.effects.harm,
        "help": rules.effects.help,
        "nations": rules.nations,
        "might": rules.might,
    }


@cache
def cue_words() -> frozenset[str]:
    """All words at which a stance can be read."""
    rules = attitudes()
    words = {*verb_entries(), *noun_entries(), *adjective_entries()}
    naming = speech().verbs.naming | speech().verbs.as_what | rules.judging
    said = (words_of(frame, said_lists()) for frame in (*rules.said, *rules.must))
    return frozenset(words).union(sayings(), naming, *said, *rules.verdicts.values(), valences())


def _index(frames: dict[str, AttitudeFrame]) -> dict[str, list[Entry]]:
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
