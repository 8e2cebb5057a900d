"""The attitude frames of rules/en/attitudes.yaml, indexed by the words that open them."""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.rules import per_rules
from newsgraph.rules.attitudes import Frame, Polarity, Strength, attitudes
from newsgraph.rules.speech import speech
from newsgraph.rules.valences import valences

__all__ = [
    "Entry",
    "Frame",
    "Polarity",
    "Saying",
    "Strength",
    "adjective_entries",
    "attitudes",
    "cue_words",
    "noun_entries",
    "opposite",
    "sayings",
    "verb_entries",
]


@dataclass(frozen=True, slots=True)
class Entry:
    """A frame under one of its words: `link` is the particle or preposition that must follow, `via` what stands before it."""

    rule: str
    frame: Frame
    link: str | None
    via: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Saying:
    """A verdict of several words, lower case: those after the verb that opens it, and which way it goes."""

    rest: tuple[str, ...]
    polarity: Polarity


@per_rules
def verb_entries() -> dict[str, list[Entry]]:
    """Verb frames by lemma; those with a particle or preposition first, then those with an infinitive."""
    return _index(attitudes().verbs)


@per_rules
def noun_entries() -> dict[str, list[Entry]]:
    """Noun frames by lemma."""
    return _index(attitudes().nouns)


@per_rules
def adjective_entries() -> dict[str, list[Entry]]:
    """Adjective frames by their word."""
    return _index(attitudes().adjectives)


@per_rules
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


@per_rules
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
