"""Relatives told by whose they are: "the younger sister of A", whom the document names elsewhere as "A's sister, B"."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import prepositional
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.mentions import mention_words


def kin_at(layers: Layers, noun: Token) -> tuple[int, Token] | None:
    """The person that a word of kinship stands for, None where the document names none or several."""
    lemma = noun.lemma_.lower()
    if lemma not in mention_words().relatives or layers.entity(noun) is not None:
        return None
    known = layers.once(_named_kin)
    named = {entity for relative in _relatives(layers, noun) for entity in known.get((lemma, relative), ())}
    return (named.pop(), noun) if len(named) == 1 else None


def _named_kin(layers: Layers) -> dict[tuple[str, int], set[int]]:
    """Word of kinship and whose -> the people whom the document names so: "A's sister, B"."""
    known: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
    for noun in layers.doc:
        lemma = noun.lemma_.lower()
        beside = (
            [child for child in noun.children if child.dep_ == "appos"] if lemma in mention_words().relatives else []
        )
        people = {entity for child in beside if (entity := layers.entity(child)) is not None}
        people = {entity for entity in people if layers.kind(entity) == "person"}
        for relative in _relatives(layers, noun) if people else ():
            known[lemma, relative] |= people
    return known


def _relatives(layers: Layers, noun: Token) -> set[int]:
    """The people whose relative a noun speaks of, the name set beside a title too ("the sister of the leader A")."""
    owners = [child for child in noun.lefts if child.dep_ == "poss"] + prepositional(noun, "of")
    beside = [child for owner in owners for child in owner.children if child.dep_ == "appos"]
    found = {layers.entity(token) for token in [*owners, *beside]}
    return {entity for entity in found if entity is not None and layers.kind(entity) == "person"}
