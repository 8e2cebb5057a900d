"""Things that a speaker says are needed: "we need a new law", "a new law is needed", "there should be a new law"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, objects_of, prepositional, subjects_of
from newsgraph.nlp.grammar.syntax import is_negated
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.predicates import is_in_doubt
from newsgraph.nlp.stances.reading import Reading
from newsgraph.rules.attitudes import Polarity

_RULE = "stance.need"
_SHOULD = frozenset({"should", "must", "ought"})
_NATION = frozenset({"country", "nation", "people", "america", "world"})
_MIGHT = frozenset({"may", "might", "could", "would"})
_HAVING = frozenset({"be", "have", "see"})


def read_need(parties: Parties, token: Token) -> Iterator[Reading]:
    """The stance of a speaker to a thing that he says is needed, or is not."""
    statement = parties.statement(token)
    things = [] if statement is None else _things(token)
    if statement is None or not things:
        return
    verb = token.head if token.pos_ == "NOUN" or token.dep_ == "aux" else token
    if is_in_doubt(parties.layers, verb) or any(
        child.dep_ == "aux" and child.lower_ in _MIGHT for child in verb.children
    ):
        return
    no_longer = any(child.lower_ == "longer" for child in verb.children)
    negated = no_longer or is_negated(verb) or is_negated(token) or any(is_negated(thing) for thing in things)
    side: Polarity = "against" if negated else "for"
    holder = parties.speaker(statement)
    for target in parties.targets(things):
        if target.entity != holder.entity and not parties.is_person(target):
            yield Reading(_RULE, holder, target, side, token, statement=statement, proof=(verb,))


def _things(token: Token) -> list[Token]:
    """What a word of need is said of."""
    if token.dep_ == "aux" and token.lower_ in _SHOULD and token.head.lemma_ == "be":
        there = any(child.dep_ == "expl" and child.lower_ == "there" for child in token.head.children)
        return [child for child in token.head.children if there and child.dep_ == "attr" and child.pos_ == "NOUN"]
    if token.lemma_ != "need":
        return []
    if token.pos_ == "NOUN":
        said = token.dep_ in {"attr", "dobj"} and token.head.lemma_ in _HAVING
        return prepositional(token, "for") if said else []
    return _needed(token)


def _needed(verb: Token) -> list[Token]:
    """What "need" has for its object, or for its subject in the passive. Nothing when it was needed once."""
    if verb.pos_ != "VERB" or verb.tag_ == "VBD" or verb.dep_ == "acl":
        return []
    subjects = subjects_of(verb)
    if is_passive(verb):
        return [item for item in subjects if item.pos_ == "NOUN"]
    ours = any(item.lower_ == "we" or item.lemma_.lower() in _NATION for item in subjects)
    return [item for item in objects_of(verb) if ours and item.dep_ in {"dobj", "conj"} and item.pos_ == "NOUN"]
