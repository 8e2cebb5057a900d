"""Stances of verbs: the frame's subject for or against its object, prepositional object, infinitive or clause."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.stances.frames import Entry, Polarity, attitudes, opposite, verb_entries
from newsgraph.nlp.stances.parties import Parties, Party
from newsgraph.nlp.stances.predicates import is_open, turn
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.syntax import conjuncts_of, objects_of, prepositional, subjects_of

_LONGEST_TOPIC = 14
"""A clause longer than this many words names no topic."""


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
            targets = [(target, flipped) for target, flipped in targets if not parties.is_person(target)]
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
    return subjects_of(verb)


def _targets(parties: Parties, verb: Token, entry: Entry) -> Iterator[tuple[Party, bool]]:
    """The targets, each with whether it turns the polarity round ("urged them to scrap the law": against the law)."""
    if entry.link is not None:
        link = next(
            (
                child
                for child in verb.children
                if child.lower_ == entry.link and child.dep_ in {"prep", "prt"} and child.i > verb.i
            ),
            None,
        )
        if link is None:
            return
        if link.dep_ == "prep" and entry.frame.target != ("to-do",):
            yield from ((party, False) for token in _under(link) if (party := parties.target(token)) is not None)
            return
    for way in entry.frame.target:
        found = list(_way(parties, verb, way))
        if found:
            yield from found
            return


def _under(link: Token) -> list[Token]:
    return [token for child in link.children if child.dep_ == "pobj" for token in conjuncts_of(child)]


def _way(parties: Parties, verb: Token, way: str) -> Iterator[tuple[Party, bool]]:
    if way == "object":
        yield from ((party, False) for token in things_of(verb) if (party := parties.target(token)) is not None)
    elif way == "to-do":
        clause = next(
            (
                child
                for child in verb.children
                if child.dep_ in {"xcomp", "ccomp", "advcl"} and child.i > verb.i and _is_infinitive(child)
            ),
            None,
        )
        silent = verb.lemma_ in attitudes().refusing and clause is not None and clause.lemma_ in attitudes().silences
        if clause is not None and not silent:
            yield from to_do(parties, clause)
    elif way == "to-end":
        clause = next((child for child in verb.children if child.dep_ == "xcomp" and child.i > verb.i), None)
        if clause is not None and clause.lemma_ in attitudes().ending and _is_infinitive(clause):
            yield from to_do(parties, clause)
    elif way == "that-subject":
        clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
        if clause is not None:
            subjects = [token for token in subjects_of(clause) if token.pos_ == "NOUN"]
            yield from ((party, False) for token in subjects if (party := parties.target(token)) is not None)
    elif way == "that":
        clause = next((child for child in verb.children if child.dep_ == "ccomp" and child.i > verb.i), None)
        if clause is not None:
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
    if end - clause.i <= _LONGEST_TOPIC and end - clause.i > 1:
        yield parties.topic(clause.i, end), False


def _that(parties: Parties, verb: Token, clause: Token) -> Iterator[tuple[Party, bool]]:
    subtree = [token.i for token in clause.subtree if token.i > verb.i]
    start, end = min(subtree), max(subtree) + 1
    start += parties.layers.doc[start].lower_ == "that"
    if 1 < end - start <= _LONGEST_TOPIC:
        yield parties.topic(start, end), False
