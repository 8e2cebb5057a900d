"""Stances of nouns: "Ann's criticism of the plan", "drew criticism from Ann", "a critic of the plan"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import is_controlled, prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_as, children_of
from newsgraph.nlp.stances.advocates import advocacy
from newsgraph.nlp.stances.deeds import deed, is_infinitive, things_of
from newsgraph.nlp.stances.favours import had_from_others
from newsgraph.nlp.stances.noun_aims import aims_of
from newsgraph.nlp.stances.noun_owners import aims_past_owner, arising_in, carrier_of, carriers_of, owners_of
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.predicates import is_negated, is_open, turn
from newsgraph.nlp.stances.reading import Reading
from newsgraph.nlp.stances.verbs import Pair, to_each_other
from newsgraph.rules.attitude_shapes import Entry, Polarity
from newsgraph.rules.attitudes import attitudes, noun_entries, opposite
from newsgraph.rules.closed import closed

_SCARCE = closed().scarce
_ARTICLES = closed().indefinite_articles
_HOLDERS = closed().holders
_TARGETS = frozenset({"NOUN", "PROPN", "PRON"})
_PARTICIPIAL = frozenset({"acl"})
_PARTICIPLES = frozenset({"VBN", "VBD"})


def read_noun(parties: Parties, noun: Token) -> Iterator[Reading]:
    """The stances that a noun of attitude names."""
    entries = noun_entries()
    for entry in entries.get(noun.lower_) or entries.get(noun.lemma_, []):
        pairs = advocacy(parties, noun, entry) if entry.frame.person else _attitude(parties, noun, entry)
        found = False
        for holder, target, side in pairs:
            found = True
            if holder.entity != target.entity:
                yield Reading(entry.rule, holder, target, side or entry.frame.polarity, noun, entry.frame.strength)
        if found:
            return


def read_view(parties: Parties, noun: Token) -> Iterator[Reading]:
    """`has a dim view of the plan`, `Ann's favorable opinion of it`: what somebody thinks of a thing, by the adjective."""
    if noun.lemma_ not in attitudes().holding_views:
        return
    side = next((side for child in children_of(noun) if child.dep_ == "amod" and (side := _view(child))), None)
    aims = [] if side is None else parties.targets(prepositional(noun, "of", "toward", "towards", "about"))
    if side is None or not aims or is_negated(parties.layers, noun) or _is_denied(parties, noun):
        return
    told_by = [item for child in children_as(noun, _PARTICIPIAL) for item in prepositional(child, "by")]
    for holder in parties.holders(owners_of(parties, noun) or told_by or carriers_of(parties, noun)):
        for target in aims:
            if holder.entity != target.entity:
                yield Reading("stance.view-of", holder, target, side, noun)


def _view(word: Token) -> Polarity | None:
    """Which way a view goes by its adjective ("dim", "favorable")."""
    return next((side for side, words in attitudes().views.items() if word.lower_ in words), None)


def read_goal(parties: Parties, noun: Token) -> Iterator[Reading]:
    """`his priority is to rebuild the bridge`, `her goal is ending the war`: the owner's stance to the deed."""
    verb = noun.head
    if noun.dep_ != "nsubj" or is_open(parties.layers, verb) or is_negated(parties.layers, verb):
        return
    clause = _said_to_be(verb)
    if clause is None or not things_of(clause) or not _says_which(things_of(clause)[0]):
        return
    for entry in noun_entries().get(noun.lemma_, ()):
        if "be" not in entry.frame.target:
            continue
        for holder in parties.holders([child for child in children_of(noun) if child.dep_ == "poss"]):
            for target, flipped in deed(parties, clause):
                polarity = opposite(entry.frame.polarity) if flipped else entry.frame.polarity
                yield Reading(entry.rule, holder, target, polarity, noun, entry.frame.strength, proof=(clause,))


def _says_which(thing: Token) -> bool:
    """Whether a deed's thing is told whole: not where the parser hung what is said of it elsewhere ("the process | started by Ann")."""
    doc = thing.doc
    torn = thing.pos_ == "NOUN" and thing.i + 1 < len(doc) and doc[thing.i + 1].tag_ in _PARTICIPLES
    return thing.pos_ in _TARGETS and not torn


def _said_to_be(verb: Token) -> Token | None:
    """The deed that a thing is said to be ("is to rebuild", "is rebuilding", which the parser takes for one verb)."""
    if any(child.dep_ == "aux" and child.lemma_ == "be" for child in children_of(verb)):
        return verb
    deeds = (child for child in children_of(verb) if child.dep_ in {"xcomp", "ccomp", "attr"} and child.i > verb.i)
    return next(
        (child for child in deeds if verb.lemma_ == "be" and (is_infinitive(child) or child.tag_ == "VBG")), None
    )


def _attitude(parties: Parties, noun: Token, entry: Entry) -> Iterator[Pair]:
    had = had_from_others(parties, noun, entry) if noun.lemma_ in attitudes().favours else None
    if had is not None:
        yield from had
        return
    owners = _to_drop_it(noun) or owners_of(parties, noun)
    behind = [] if owners else carriers_of(parties, noun) or arising_in(parties, noun, entry)
    late = parties.holders(behind) if behind and behind[0].i > noun.i else []  # before the target takes their words
    aims = list(aims_of(parties, noun, entry)) or list(aims_past_owner(parties, noun, entry, owners))
    if not aims and not entry.frame.mutual:
        return
    ended = _is_ended(parties, noun)
    negated = ended or _is_scarce(noun) or is_negated(parties.layers, noun) or _is_denied(parties, noun)
    if (
        _is_unvoiced(parties, noun)
        or _is_to_be_shown(parties, noun, owners)
        or (negated and not ended and entry.frame.negated == "none")
    ):
        return
    holders = parties.holders(owners)
    if not holders:  # "renewed its commitment to", "renewed the ticket's pledge to"
        behind = carriers_of(parties, noun) or arising_in(parties, noun, entry) if owners else behind
        holders = late or parties.holders(behind)
        aims = [(parties.without(party, behind), flipped) for party, flipped in aims]
    for holder in holders:
        for target, flipped in aims:
            if not (flipped and ended):  # who drops a plan to ban the club need not be for it
                yield holder, target, opposite(entry.frame.polarity) if flipped != negated else None
    if not aims:
        yield from to_each_other(holders)


def _is_ended(parties: Parties, noun: Token) -> bool:
    """Whether somebody gives up an attitude, which turns it round ("withdrew her support", "dropped his objections")."""
    verb = noun.head
    told = noun.dep_ == "dobj" and verb.lemma_ in attitudes().dropping and not is_open(parties.layers, verb)
    return told and not is_controlled(verb) and turn(parties.layers, verb) == "plain"


def _to_drop_it(noun: Token) -> list[Token]:
    """Who is asked to give up an attitude of his own ("urged Ann to retract her criticism of it": Ann)."""
    verb = noun.head
    asked = noun.dep_ == "dobj" and verb.lemma_ in attitudes().dropping and is_controlled(verb)
    own = any(child.dep_ == "poss" and child.pos_ == "PRON" for child in children_of(noun))
    return subjects_of(verb) if asked and own else []


def _is_scarce(noun: Token) -> bool:
    """Whether hardly any of an attitude is told ("little support", but not "a little support")."""
    beside = {child.lower_ for child in children_of(noun)}
    return bool(beside & _SCARCE) and not beside & _ARTICLES


def _is_denied(parties: Parties, noun: Token) -> bool:
    """Whether the verb that says who has an attitude is negated ("does not have confidence in")."""
    verb = carrier_of(noun)
    return verb is not None and turn(parties.layers, verb) == "negated"


def _is_to_be_shown(parties: Parties, noun: Token, owners: list[Token]) -> bool:
    """Whether somebody is only asked or free to show an attitude of his own ("it is important for Ann to express her support")."""
    verb = carrier_of(noun)
    own = bool(owners) and all(owner.pos_ == "PRON" for owner in owners)
    return (
        verb is not None
        and own
        and verb.lemma_ not in attitudes().dropping
        and is_open(parties.layers, verb, willed=True)
    )


def _is_unvoiced(parties: Parties, noun: Token) -> bool:
    """Whether an attitude is only not told ("did not express support"), which leaves it open."""
    verb = carrier_of(noun)
    return (
        verb is not None
        and verb.lemma_ not in attitudes().holding | attitudes().being
        and (is_negated(parties.layers, noun) or turn(parties.layers, verb) == "negated")
    )
