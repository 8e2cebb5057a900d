"""Nouns of those who are for or against: "a critic of the plan", "Ann's supporters", "A critic of the plan, Ann left"."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import prepositional, subjects_of
from newsgraph.nlp.grammar.tree import children_of
from newsgraph.nlp.stances.participants import Parties
from newsgraph.nlp.stances.predicates import is_negated, is_open
from newsgraph.nlp.stances.verbs import Pair
from newsgraph.rules.attitude_shapes import Entry, Polarity
from newsgraph.rules.attitudes import noun_entries, opposite

_PREDICATES = frozenset({"NOUN", "PROPN", "ADJ"})
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


def advocacy(parties: Parties, noun: Token, entry: Entry) -> Iterator[Pair]:
    """Somebody who is for or against: "a critic of X", "X's critics"."""
    heads = prepositional(noun, *entry.frame.target) or [child for child in children_of(noun) if child.dep_ == "poss"]
    targets = parties.targets(heads)
    if not targets or _on_both_sides(noun):
        return
    who: list[Token] = []
    side: Polarity | None = None
    said = noun
    while said.dep_ == "conj" and said.head.pos_ in _PREDICATES:
        said = said.head  # "is a Republican and a critic of the plan"
    if said.dep_ == "attr":
        negated = any(is_negated(parties.layers, word) for word in (said.head, noun))  # "is no critic of"
        if is_open(parties.layers, said.head) or (negated and entry.frame.negated == "none"):
            return
        side = opposite(entry.frame.polarity) if negated else None
        who = subjects_of(said.head)
    elif said.dep_ == "appos":
        who = [said.head]
    elif _is_fronted(noun):
        who = subjects_of(noun.head)  # "A critic of the plan, Ann left"
    elif noun.head.lower_ == "of" and noun.head.head.dep_ == "attr":
        who = subjects_of(noun.head.head.head)  # "more of a critic of"
    for holder in parties.holders(who):
        for target in targets:
            yield holder, target, side
