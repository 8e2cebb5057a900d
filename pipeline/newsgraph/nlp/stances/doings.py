"""Verdicts of a speaker on what somebody or something does: "the plan goes too far", "the tax will hurt farmers"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, subjects_of
from newsgraph.nlp.grammar.syntax import is_negated
from newsgraph.nlp.stances.deeds import things_of
from newsgraph.nlp.stances.judgements import judged
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.predicates import is_foreseen, is_open
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.stances.verdict_words import side_of
from newsgraph.rules.attitudes import Polarity, attitudes, opposite, sayings

_LONGEST_GAP = 3
"""How many adverbs and articles may stand inside a verdict of several words ("has simply gone much too far")."""
_PASSING = frozenset({"ADV", "PART", "DET"})
_NAMED = frozenset({"person", "organisation", "group", "country"})


def read_saying(parties: Parties, verb: Token) -> Iterator[Reading]:
    """`the plan goes too far`, `does not do enough`: the speaker's stance to the subject."""
    statement = parties.statement(verb)
    if statement is None or verb.lemma_ not in sayings() or is_open(parties.layers, verb, would=True):
        return
    for saying in sayings()[verb.lemma_]:
        last = _last_word(verb, saying.rest)
        if last is not None:
            if not is_negated(verb) or saying.polarity == "for":
                side = opposite(saying.polarity) if is_negated(verb) else saying.polarity
                found = [(subject, side) for subject in subjects_of(verb)]
                yield from judged(parties, statement, "stance.saying", (verb, last), found)
            return


def _last_word(verb: Token, rest: tuple[str, ...]) -> Token | None:
    """The last word of a verdict that a verb opens. None when it does not stand there."""
    at, doc = verb.i + 1, verb.doc
    for word in rest:
        if word == "*" and at < len(doc):
            at += 1
            continue
        end = min(at + _LONGEST_GAP, len(doc))
        while at < end and word not in {doc[at].lower_, doc[at].lemma_} and doc[at].pos_ in _PASSING:
            at += 1
        if at >= end or word not in {doc[at].lower_, doc[at].lemma_}:
            return None
        at += 1
    return doc[at - 1]


def read_effect(parties: Parties, verb: Token) -> Iterator[Reading]:
    """`the plan will hurt farmers`: the speaker's stance to a measure, or to somebody with a name, by what it does."""
    statement = parties.statement(verb)
    side = _effect(verb)
    if statement is None or side is None or is_passive(verb) or is_negated(verb) or verb.dep_ == "relcl":
        return
    if is_open(parties.layers, verb) and not is_foreseen(parties.layers, verb):
        return
    found = [(subject, side) for subject in subjects_of(verb) if _is_judged(parties, subject)]
    yield from judged(parties, statement, "stance.effect", (verb, *things_of(verb)), found)


def _effect(verb: Token) -> Polarity | None:
    """Which way a verb of harm or help goes with its object. None where the object is bad itself, or another than it takes."""
    effects = attitudes().effects
    for side, verbs, takes in (("against", effects.harm, effects.harmed), ("for", effects.help, effects.helped)):
        if verb.lemma_ in verbs:
            objects = [token for token in things_of(verb) if token.dep_ == "dobj"]
            fits = objects and all(
                token.pos_ in {"NOUN", "PRON"} and side_of(token) != "against" and _takes(takes, verb, token)
                for token in objects
            )
            return side if fits else None  # type: ignore[return-value]
    return None


def _takes(takes: dict[str, frozenset[str]], verb: Token, thing: Token) -> bool:
    """Whether a verb that harms or helps some things only is said of one of them ("cost jobs", "cost us thousands of jobs")."""
    if verb.lemma_ not in takes:
        return True
    counted = (item.lemma_ for child in thing.children if child.lower_ == "of" for item in child.children)
    return bool(takes[verb.lemma_] & {thing.lemma_, *counted})


def _is_judged(parties: Parties, subject: Token) -> bool:
    entity = parties.layers.entity(subject)
    if entity is not None and parties.layers.kind(entity) in _NAMED:
        return True
    return subject.lemma_.lower() in attitudes().measures
