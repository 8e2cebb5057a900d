"""Relatives told by whose they are: "the younger sister of A", whom the document names elsewhere as "A's sister, B"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.layers import Layers
from newsgraph.nlp.syntax import prepositional
from newsgraph.rules.groups import group_rules


def kin_at(layers: Layers, noun: Token) -> tuple[int, Token] | None:
    """The person that a word of kinship stands for, None where the document names none or several."""
    lemma = noun.lemma_.lower()
    if lemma not in group_rules().words.kin or layers.entity(noun) is not None:
        return None
    relatives = _relatives(layers, noun)
    if not relatives:
        return None
    named = {
        entity
        for other in layers.doc
        if other.lemma_.lower() == lemma and other.i != noun.i and relatives & _relatives(layers, other)
        for child in other.children
        if child.dep_ == "appos" and (entity := layers.entity(child)) is not None and layers.kind(entity) == "person"
    }
    return (named.pop(), noun) if len(named) == 1 else None


def _relatives(layers: Layers, noun: Token) -> set[int]:
    """The people whose relative a noun speaks of, the name set beside a title too ("the sister of the leader A")."""
    owners = [child for child in noun.lefts if child.dep_ == "poss"] + prepositional(noun, "of")
    beside = [child for owner in owners for child in owner.children if child.dep_ == "appos"]
    found = {layers.entity(token) for token in [*owners, *beside]}
    return {entity for entity in found if entity is not None and layers.kind(entity) == "person"}
