"""Nouns of those who are for or against: "a critic of the plan", "Ann's supporters", "A critic of the plan, Ann left"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import each, prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_of
from newsgraph.nlp.stances.among import told_to_be
from newsgraph.nlp.stances.heads import examples_of
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.predicates import is_negated, is_open
from newsgraph.nlp.stances.verbs import Pair
from newsgraph.rules.attitude_shapes import Entry, Polarity
from newsgraph.rules.attitudes import attitudes, noun_entries, opposite
from newsgraph.rules.closed import closed

_PREDICATES = frozenset({"NOUN", "PROPN", "ADJ"})
_AS_OR_AMONG = closed().ranked
_COMPOUND = frozenset({"compound", "nmod"})
_FRONTED = frozenset({"advcl", "npadvmod", "dep", "nsubj"})


def _on_both_sides(noun: Token) -> bool:
    """Whether people of both sides are named together ("opponents and supporters of the bill")."""
    return any(entry.frame.person for other in noun.conjuncts for entry in noun_entries().get(other.lemma_, ()))


def _is_fronted(noun: Token) -> bool:
    """Whether a description opens the sentence before a comma and whom it describes."""
    after = noun.right_edge.i + 1
    return (
        noun.dep_ in _FRONTED
        and noun.left_edge.is_sent_start is True
        and after < len(noun.doc)
        and noun.doc[after].text == ","
    )


def _counted_among(noun: Token) -> Token:
    """Who is one of several ("one of the critics of the plan": one)."""
    if noun.dep_ == "pobj" and noun.head.lower_ == "of" and noun.head.head.lemma_ in attitudes().quantities:
        return noun.head.head
    return noun


def _says_what_one_is(noun: Token) -> Token | None:
    """The verb by which somebody is what a noun says ("is a critic of", "has emerged as a critic of", "is among the critics of")."""
    if noun.dep_ == "attr":
        return noun.head
    above = noun.head.head
    joined = noun.dep_ == "pobj" and noun.head.lower_ in _AS_OR_AMONG and above.lemma_ in attitudes().being
    return above if joined else None


def _beside(noun: Token, said: Token) -> list[Token]:
    """Whom a description stands beside, where no verb gives it to him."""
    named = each(child for item in (noun, said) for child in children_of(item) if child.dep_ == "appos")
    if said.dep_ == "appos":
        return [said.head, *named]
    if _is_fronted(noun):
        return subjects_of(noun.head)  # "A critic of the plan, Ann left"
    if noun.head.lower_ == "of" and noun.head.head.dep_ == "attr":
        return subjects_of(noun.head.head.head)  # "more of a critic of"
    owned = any(child.dep_ == "poss" and child.pos_ in {"PRON", "PROPN"} for child in children_of(noun))
    return [] if owned else named  # "the plan's worst critic, Ann, left"


def _names_side(parties: Parties, child: Token) -> bool:
    """Whether a name before the noun says whom somebody is for or against ("a Lind critic", but not "a Senate critic")."""
    entity = parties.layers.entity(child) if child.dep_ in _COMPOUND else None
    return entity is not None and parties.layers.kind(entity) == "person"


def _runs_against(parties: Parties, noun: Token, heads: list[Token]) -> bool:
    """Whether somebody only stands against another for an office ("Ann's opponent in the race", but not "an opponent of the dam")."""
    persons = (
        entity is not None and parties.layers.kind(entity) == "person" for entity in map(parties.layers.entity, heads)
    )
    return noun.lemma_ in attitudes().running_against and any(persons)


def advocacy(parties: Parties, noun: Token, entry: Entry) -> Iterator[Pair]:
    """Somebody who is for or against: "a critic of X", "X's critics"."""
    heads = prepositional(noun, *entry.frame.target) or [
        child for child in children_of(noun) if child.dep_ == "poss" or _names_side(parties, child)
    ]
    targets = [] if _runs_against(parties, noun, heads) else parties.targets(heads)
    if not targets or _on_both_sides(noun):
        return
    said = _counted_among(noun)
    while said.dep_ == "conj" and said.head.pos_ in _PREDICATES:
        said = said.head  # "is a Republican and a critic of the plan"
    verb = _says_what_one_is(said)
    side: Polarity | None = None
    if verb is not None:
        negated = any(is_negated(parties.layers, word) for word in (verb, noun))  # "is no critic of"
        if is_open(parties.layers, verb) or (negated and entry.frame.negated == "none"):
            return
        side = opposite(entry.frame.polarity) if negated else None
    who = subjects_of(verb) if verb is not None else _beside(noun, said)
    if verb is None and not who:
        # "critics of the plan include Ann", "critics of the plan, including Ann, left"
        who = told_to_be(parties.layers, noun) or [item for item in examples_of(noun) if item.pos_ == "PROPN"]
    for holder in parties.holders(who):
        for target in targets:
            yield holder, target, side
