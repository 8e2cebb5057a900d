"""Stances of verbs: the frame's subject for or against its object, prepositional object, infinitive or clause."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.stances.frames import Entry, Polarity, attitudes, opposite, verb_entries
from newsgraph.nlp.stances.parties import Parties, Party
from newsgraph.nlp.stances.predicates import is_open, turn
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.statements.speakers import resumed_cue
from newsgraph.nlp.syntax import conjuncts_of, is_negated, objects_of, prepositional, subjects_of

_LONGEST_TOPIC = 14
"""A clause longer than this many words names no topic."""
_REFLEXIVE = frozenset({"himself", "herself", "itself", "themselves", "myself", "ourselves", "yourself", "oneself"})
_SUITS = frozenset({"charge", "case", "suit", "lawsuit", "indictment", "complaint", "appeal", "petition", "employee"})
"""What courts and employers dismiss without an attitude."""
_KNOWING = frozenset(
    {"know", "see", "hear", "ask", "talk", "say", "learn", "understand", "find", "get", "have", "play", "thank"}
)
"""What one wants to do without being for it ("wants to know the reason")."""


def read_verb(parties: Parties, verb: Token) -> Iterator[Reading]:
    """The stances that a verb tells of, by the first frame of it that finds its target."""
    entries = verb_entries().get(verb.lemma_)
    if not entries or is_open(verb):
        return
    around = turn(verb)
    for entry in entries:
        polarity = _polarity(entry, around)
        if polarity is None:
            continue
        targets = list(_targets(parties, verb, entry))
        if entry.frame.things:
            targets = [(target, flipped) for target, flipped in targets if not _is_somebody(parties, target, polarity)]
        elif entry.frame.named:
            targets = [(target, flipped) for target, flipped in targets if parties.is_named(target)]
        if not targets:
            continue
        holders = parties.holders(_holders(verb))
        for holder in holders:
            for target, flipped in targets:
                if target.entity != holder.entity:
                    side = opposite(polarity) if flipped else polarity
                    yield Reading(entry.rule, holder, target, side, verb, entry.frame.strength)
        return


def _polarity(entry: Entry, around: str) -> Polarity | None:
    """The frame's polarity as it stands here: negated support is against; negated criticism is no stance."""
    polarity = entry.frame.polarity
    if around == "plain":
        return polarity
    if around == "refused":
        return "against" if polarity == "for" else None
    return opposite(polarity) if around == "negated" and entry.frame.negated == "flip" else None


def _holders(verb: Token) -> list[Token]:
    if any(child.dep_ in {"nsubjpass", "auxpass"} for child in verb.children):
        return prepositional(verb, "by")
    if verb.dep_ == "xcomp" and verb.head.dep_ == "acomp":
        return subjects_of(verb.head.head)  # "was quick to praise"
    if verb.dep_ == "advcl" and _is_infinitive(verb) and verb.head.pos_ == "VERB":
        return subjects_of(verb.head)  # "teamed up to oppose"
    return subjects_of(resumed_cue(verb) or verb)


def _targets(parties: Parties, verb: Token, entry: Entry) -> Iterator[tuple[Party, bool]]:
    """The targets, each with whether it turns the polarity round ("urged them to scrap the law": against the law)."""
    if any(child.lower_ in _REFLEXIVE and child.dep_ in {"dobj", "pobj"} for child in verb.children):
        return
    if entry.link is not None:
        link = next(
            (
                child
                for child in verb.children
                if child.lower_ == entry.link and child.dep_ in {"prep", "prt"} and child.i > verb.i
            ),
            None,
        )
        if verb.lemma_ == "speak" and entry.link == "of" and not _speaks_warmly(verb):
            return
        if link is None or (link.dep_ == "prt" and link.i != verb.i + 1):
            return
        if link.dep_ == "prep" and entry.frame.target != ("to-do",):
            yield from ((party, False) for token in _under(link) if (party := parties.target(token)) is not None)
            for child in link.children:
                if child.dep_ == "pcomp" and child.tag_ == "VBG":
                    yield from to_do(parties, child)
            return
    for way in entry.frame.target:
        found = list(_way(parties, verb, way))
        if found:
            yield from found
            return


def _speaks_warmly(verb: Token) -> bool:
    return any(child.lower_ in attitudes().warmly for child in verb.children)


def _under(link: Token) -> list[Token]:
    return [token for child in link.children if child.dep_ == "pobj" for token in conjuncts_of(child)]


def _way(parties: Parties, verb: Token, way: str) -> Iterator[tuple[Party, bool]]:
    """The targets that stand in one of the places that a frame names (see rules/attitudes.yaml)."""
    if way == "object":
        things = [token for token in things_of(verb) if verb.lemma_ != "dismiss" or token.lemma_ not in _SUITS]
        found = [(party, False) for token in things if (party := parties.target(token)) is not None]
        yield from found or _doing(parties, verb)
        return
    deps = {"xcomp", "ccomp", "advcl"} if way == "to-do" else {"xcomp"} if way == "to-end" else {"ccomp"}
    infinitive = way in {"to-do", "to-end"}
    clause = next(
        (
            child
            for child in verb.children
            if child.dep_ in deps and child.i > verb.i and (not infinitive or _is_infinitive(child))
        ),
        None,
    )
    if clause is not None:
        yield from _clause(parties, verb, clause, way)


def _doing(parties: Parties, verb: Token) -> Iterator[tuple[Party, bool]]:
    """The deed that stands for an object: "opposes closing the school", "did not appreciate Ann leaving" (Ann)."""
    for child in verb.children:
        if child.dep_ in {"xcomp", "ccomp"} and child.tag_ == "VBG" and child.i > verb.i:
            doers = [party for item in child.children if item.dep_ == "nsubj" and (party := parties.target(item))]
            yield from ((party, False) for party in doers) if doers else to_do(parties, child)


def _clause(parties: Parties, verb: Token, clause: Token, way: str) -> Iterator[tuple[Party, bool]]:
    if (way == "to-do" and not _says_nothing(verb, clause)) or (
        way == "to-end" and clause.lemma_ in attitudes().ending
    ):
        yield from to_do(parties, clause)
    elif way == "that-subject":
        subjects = [token for token in subjects_of(clause) if token.pos_ == "NOUN" and _does_something(clause)]
        yield from ((party, False) for token in subjects if (party := parties.target(token)) is not None)
    elif way == "that" or (way == "that-be" and _is_subjunctive(clause)):
        yield from _that(parties, verb, clause)


def things_of(verb: Token) -> list[Token]:
    """What a verb is done to: its object, its subject in the passive, or the noun whose relative clause it heads."""
    passive = [token for child in verb.children if child.dep_ == "nsubjpass" for token in conjuncts_of(child)]
    if passive:
        return passive
    objects = [token for token in objects_of(verb) if token.dep_ not in {"attr", "dative"}]
    if (
        not objects
        and verb.dep_ == "relcl"
        and not any(child.dep_ in {"ccomp", "xcomp", "prep"} for child in verb.children)
    ):
        return [verb.head]
    return objects


def _is_somebody(parties: Parties, target: Party, polarity: Polarity) -> bool:
    """Whether a target is somebody spoken to or about rather than the thing questioned or asked for."""
    return parties.is_person(target) or (polarity == "for" and parties.is_named(target))


def _does_something(clause: Token) -> bool:
    """Whether a clause tells what its subject brings about ("would ruin the harvest", "is about theatre")."""
    if any(child.dep_ == "nsubjpass" for child in clause.children):
        return False
    ways = {"attr", "prep"} if clause.lemma_ == "be" else {"dobj", "dative", "ccomp", "xcomp"}
    return any(
        child.dep_ in ways or (child.dep_ == "acomp" and any(c.lower_ == "about" for c in child.children))
        for child in clause.children
    )


def _says_nothing(verb: Token, clause: Token) -> bool:
    """Whether an infinitive is no deed to be for or against ("declined to comment", "wants to know", "promised to be there")."""
    if verb.lemma_ in attitudes().refusing:
        return clause.lemma_ in attitudes().silences
    if verb.lemma_ == "want":
        return clause.lemma_ in _KNOWING or not any(token.pos_ in {"NOUN", "PROPN"} for token in things_of(clause))
    return clause.lemma_ == "be"


def _is_subjunctive(clause: Token) -> bool:
    """Whether a clause asks for something ("that the gate be repaired")."""
    helpers = [child for child in clause.children if child.dep_ in {"aux", "auxpass"}]
    if clause.lower_ == "be" and not helpers:
        return True
    return (
        any(child.lower_ == "be" for child in helpers[:1])
        or (clause.tag_ == "VB" and not helpers)
        or (clause.tag_ == "VBP" and any(token.tag_ in {"NN", "NNP"} for token in subjects_of(clause)))
    )


def _is_infinitive(clause: Token) -> bool:
    return clause.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in clause.children)


def to_do(parties: Parties, clause: Token) -> Iterator[tuple[Party, bool]]:
    """The deed as a topic; for ending something, the thing that is to end, with the polarity turned."""
    if clause.lemma_ in attitudes().ending:
        ended = [(party, True) for token in things_of(clause) if (party := parties.target(token)) is not None]
        if ended:
            yield from ended
            return
    if clause.lemma_ in verb_entries() and clause.dep_ == "xcomp" and things_of(clause):
        return  # its own frame reads it
    end = max(token.i for token in clause.subtree) + 1
    if end - clause.i <= _LONGEST_TOPIC and any(token.pos_ in {"NOUN", "PROPN", "PRON"} for token in clause.subtree):
        yield parties.topic(clause.i, end), is_negated(clause)


def _that(parties: Parties, verb: Token, clause: Token) -> Iterator[tuple[Party, bool]]:
    subtree = [token.i for token in clause.subtree if token.i > verb.i]
    start, end = min(subtree), max(subtree) + 1
    start += parties.layers.doc[start].lower_ == "that"
    if 2 < end - start <= _LONGEST_TOPIC:
        yield parties.topic(start, end), False
