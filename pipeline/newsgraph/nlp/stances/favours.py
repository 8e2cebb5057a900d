"""Attitudes that one has from others: "Ann has the support of the union", "drew criticism from nurses over the cuts"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_of
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.predicates import is_negated, is_open
from newsgraph.nlp.stances.verbs import Pair
from newsgraph.rules.attitude_shapes import Entry
from newsgraph.rules.attitudes import attitudes, opposite
from newsgraph.rules.closed import closed

_HOLDERS = closed().holders
_OVER = closed().over
_WITH = closed().having_with


def had_from_others(parties: Parties, noun: Token, entry: Entry) -> list[Pair] | None:
    """Who has an attitude that another has, or does something with it, by the noun that names it.

    None where the noun is not had from others. Nothing where that is left open, or denied and its denial says nothing.
    """
    verb = _having(noun)
    if verb is None:
        return _done_with(parties, noun)
    who = prepositional(noun, "of", *_HOLDERS) or prepositional(verb, "from", "by")
    holders = parties.holders(who)
    given = [child for child in children_of(verb) if child.dep_ == "dative" and child.pos_ != "ADP"]
    targets = parties.targets(given or subjects_of(verb)) if holders else []  # "won her the support of the union"
    if targets and entry.frame.polarity == "against":  # "drew criticism from nurses over the cuts": against these too
        links = _OVER.intersection(entry.frame.target)
        targets += parties.targets([thing for word in (noun, verb, *who) for thing in prepositional(word, *links)])
    lost = verb.lemma_ in attitudes().losing
    negated = lost != (is_negated(parties.layers, verb) or is_negated(parties.layers, noun))
    if targets and (is_open(parties.layers, verb) or (negated and entry.frame.negated == "none")):
        return []
    side = opposite(entry.frame.polarity) if negated else None
    return [(holder, target, side) for holder in holders for target in targets] or None


def _first(noun: Token) -> Token:
    """The first of several attitudes ("drew *praise* from Ann and criticism from Bob")."""
    while noun.dep_ == "conj" and noun.head.pos_ == "NOUN":
        noun = noun.head
    return noun


def _having(noun: Token) -> Token | None:
    """The verb by which an attitude is had ("drew criticism", "was met with criticism")."""
    first = _first(noun)
    if first.dep_ == "pobj":
        verb = first.head.head
        return verb if first.head.lower_ in _WITH and verb.lemma_ in attitudes().met else None
    return first.head if first.dep_ == "dobj" and first.head.lemma_ in attitudes().having else None


def _done_with(parties: Parties, noun: Token) -> list[Pair] | None:
    """Who does something with others behind him ("With the backing of the unions, Ann won"): they are for him."""
    link = noun.head
    verb = link.head
    if noun.dep_ != "pobj" or link.lower_ not in _WITH or link.dep_ != "prep" or verb.pos_ != "VERB":
        return None
    backed = noun.lemma_ in attitudes().backings and not is_passive(verb) and not is_negated(parties.layers, noun)
    if not backed or is_open(parties.layers, verb) or is_negated(parties.layers, verb):
        return None
    targets = [target for target in parties.targets(subjects_of(verb)) if parties.is_named(target)]
    holders = parties.holders(prepositional(noun, "of", *_HOLDERS)) if targets else []
    return [(holder, target, None) for holder in holders for target in targets] or None
