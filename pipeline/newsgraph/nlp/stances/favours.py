"""Attitudes that one has from others: "Ann has the support of the union", "drew criticism from nurses over the cuts"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_passive, prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_as, children_of
from newsgraph.nlp.stances.deeds import things_of
from newsgraph.nlp.stances.participants import Parties, Party
from newsgraph.nlp.stances.predicates import is_negated, is_open
from newsgraph.nlp.stances.verbs import Pair
from newsgraph.rules.attitude_shapes import Entry
from newsgraph.rules.attitudes import attitudes, opposite, verb_entries
from newsgraph.rules.closed import closed

_HOLDERS = closed().holders
_OVER = closed().over
_OF_HOLDERS = closed().of | _HOLDERS
_WITH = closed().having_with
_PAST = closed().past_objections
_OBJECTS = frozenset({"dobj"})


def had_from_others(parties: Parties, noun: Token, entry: Entry) -> list[Pair] | None:
    """Who has an attitude that another has, or does something with it, by the noun that names it.

    None where the noun is not had from others. Nothing where that is left open, or denied and its denial says nothing.
    """
    verb = _having(noun)
    if verb is None:
        return _done_beside(parties, noun, entry)
    who = prepositional(noun, *_OF_HOLDERS) or prepositional(verb, "from", "by")
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
        return verb if f"{verb.lemma_} {first.head.lower_}" in attitudes().met else None
    return first.head if first.dep_ == "dobj" and first.head.lemma_ in attitudes().having else None


def _done_beside(parties: Parties, noun: Token, entry: Entry) -> list[Pair] | None:
    """What is done with others behind it, or past what they say against it: they are for or against what is done.

    "With the backing of the unions, Ann won"; "the bill passed over the objections of the mayor".
    """
    link, against = noun.head, entry.frame.polarity == "against"
    verb = link.head.head if link.head.dep_ == "dobj" else link.head
    beside = link.lower_ in (_PAST if against else _WITH) and noun.dep_ == "pobj" and verb.pos_ == "VERB"
    told = noun.lemma_ in (attitudes().objecting if against else attitudes().backings)
    if not beside or not told or is_negated(parties.layers, noun):
        return None
    owners = prepositional(noun, *_OF_HOLDERS)
    own = set(entry.frame.target) - _OF_HOLDERS
    if (
        any(prepositional(word, *own) for word in (noun, *owners))
        or is_open(parties.layers, verb)
        or is_negated(parties.layers, verb)
    ):
        return None
    targets = _done(parties, verb, against=against)
    holders = parties.holders(owners) if targets else []
    return [(holder, target, None) for holder in holders for target in targets] or None


def _done(parties: Parties, verb: Token, *, against: bool) -> list[Party]:
    """What somebody brings about ("the council passed the *bill*", "the *bill* passed"), or else who does it, if others back him."""
    things = [thing for thing in things_of(verb) if _is_for(verb, thing)]
    if things:
        return parties.targets(things)
    doers = [] if is_passive(verb) else parties.targets(subjects_of(verb))
    if verb.lemma_ in attitudes().passing and all(map(parties.is_named_here, children_as(verb, _OBJECTS))):
        return [doer for doer in doers if not parties.is_named(doer)]
    return [] if against else [doer for doer in doers if parties.is_person(doer) and parties.is_named(doer)]


def _is_for(verb: Token, thing: Token) -> bool:
    """Whether who does a thing is for it ("passed the bill", but not "passed the river")."""
    frames = (entry.frame for entry in verb_entries().get(verb.lemma_, ()) if entry.link is None)
    takes = (frame for frame in frames if not frame.only or thing.lemma_.lower() in frame.only)
    return any("object" in frame.target and frame.polarity == "for" and not frame.felt for frame in takes)
