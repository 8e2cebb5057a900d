"""The attitude frames of rules/en/attitudes.yaml, indexed by the words that open them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsgraph.rules import load_rules, per_rules
from newsgraph.rules.attitude_shapes import AttitudeFrame, Attitudes, Entry, Polarity
from newsgraph.rules.frames import words_of
from newsgraph.rules.speech import speech
from newsgraph.rules.valences import valences


@dataclass(frozen=True, slots=True)
class Saying:
    """A verdict of several words, lower case: those after the verb that opens it, and which way it goes.

    `of_deeds`: with "it" it is on the deed that follows ("it makes sense to wait").
    """

    rest: tuple[str, ...]
    polarity: Polarity
    of_deeds: bool = False


@per_rules
def attitudes() -> Attitudes:
    """The frames, read once."""
    return load_rules("en/attitudes", Attitudes)


@per_rules
def verb_entries() -> dict[str, list[Entry]]:
    """Verb frames by lemma, in the order of the file."""
    return index_frames(attitudes().verbs)


def object_frame(verb: str) -> AttitudeFrame | None:
    """The first frame of a verb whose target is its object, whatever that is and whatever stands beside it."""
    frames = (entry.frame for entry in verb_entries().get(verb, ()) if entry.link is None)
    return next((frame for frame in frames if "object" in frame.target and not frame.only and not frame.beside), None)


@per_rules
def noun_entries() -> dict[str, list[Entry]]:
    """Noun frames by lemma."""
    return index_frames(attitudes().nouns)


@per_rules
def adjective_entries() -> dict[str, list[Entry]]:
    """Adjective frames by their word."""
    return index_frames(attitudes().adjectives)


@per_rules
def sayings() -> dict[str, list[Saying]]:
    """The verdicts of several words by the lemma of their verb, the longest first."""
    table: dict[str, list[Saying]] = {}
    for polarity, phrases in attitudes().sayings.items():
        for phrase in phrases:
            verb, *rest = phrase.split(" ")
            of_deeds = phrase in attitudes().sayings_of_deeds
            table.setdefault(verb, []).append(Saying(tuple(rest), polarity, of_deeds))
    for found in table.values():
        found.sort(key=lambda saying: (-len(saying.rest), saying.rest))
    return table


@per_rules
def resignations() -> dict[str, frozenset[str]]:
    """The verbs of leaving an office, each with the particles one of which must follow, if any."""
    return _by_verb(attitudes().resigning)


@per_rules
def endings_with() -> dict[str, frozenset[str]]:
    """The verbs of ending something with their particles, as in `resignations`."""
    return _by_verb(attitudes().ending_with)


@per_rules
def furtherings_with() -> dict[str, frozenset[str]]:
    """The verbs of furthering something with their particles, as in `resignations`."""
    return _by_verb(attitudes().furthering_with)


@per_rules
def goings() -> dict[str, frozenset[str]]:
    """The verbs of coming to an end, as in `resignations`."""
    return _by_verb(attitudes().obliging.going)


def _by_verb(phrases: Iterable[str]) -> dict[str, frozenset[str]]:
    table: dict[str, frozenset[str]] = {}
    for words in phrases:
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
        "lessening": rules.effects.lessening,
        "raising": rules.effects.raising,
        "driving": rules.effects.driving,
        "goods": rules.effects.goods,
        "bads": rules.effects.bads,
        "nations": rules.nations,
        "measures": rules.measures,
        "ending": rules.ending,
        "refusable": rules.refusable,
        "might": rules.might,
        "wrongly": rules.wrongly,
        "enacting": rules.enacting,
        "warm": rules.warm,
        "wrongs_done": rules.wrongs_done,
        "duties": rules.duties,
        "virtues": rules.virtues,
        "attacks": rules.attacks,
        "misfortunes": rules.misfortunes,
        "loaded": rules.loaded,
        "rightly": rules.rightly,
        "bidding": rules.bidding,
    }


@per_rules
def cue_words() -> frozenset[str]:
    """All words at which a stance can be read."""
    rules = attitudes()
    words = {*verb_entries(), *noun_entries(), *adjective_entries(), *rules.holding_views}
    naming = speech().verbs.naming | speech().verbs.as_what | rules.judging
    said = (words_of(frame, said_lists()) for frame in (*rules.said, *rules.must))
    return frozenset(words).union(
        sayings(), naming, *said, *rules.verdicts.values(), valences(), rules.excess, *_deeds()
    )


def _deeds() -> tuple[Iterable[str], ...]:
    """The verbs of ending or furthering something, which one may promise."""
    rules = attitudes()
    return rules.ending, endings_with(), rules.furthering, furtherings_with()


def index_frames(frames: dict[str, AttitudeFrame]) -> dict[str, list[Entry]]:
    """Frames by the words that open them, in their order."""
    table: dict[str, list[Entry]] = {}
    for rule, frame in frames.items():
        for words in frame.words:
            lemma, *rest = words.split(" ")
            link = rest[-1] if rest else None
            table.setdefault(lemma, []).append(Entry(rule, frame, link, tuple(rest[:-1])))
    return table


def opposite(polarity: Polarity) -> Polarity:
    """The other polarity."""
    return "against" if polarity == "for" else "for"
