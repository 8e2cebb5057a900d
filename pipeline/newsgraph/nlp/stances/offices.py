"""Whom "the new president" stands for, who holds or suffers an attitude: the only person of the text told to have that office."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import prepositional
from newsgraph.nlp.grammar.tree import children_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.stances.phrases import is_charge
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed
from newsgraph.rules.titles import is_rank_word, title_head

_ARTICLES = closed().articles - closed().indefinite_articles
_NAMED = frozenset({"person", "organisation", "group", "country"})
_PLAIN = frozenset({"det", "amod", "punct", "case"})
_AT_HAND = 150
"""How many tokens before a description the office-holder is named, who is meant by it."""


class Offices:
    """The people of one document by the offices that they are told to have."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self._holders: defaultdict[str, set[int]] = defaultdict(set)
        self._others: defaultdict[str, set[int]] = defaultdict(set)
        """Who had the office, or one of lower rank, by the office: asked where nobody is told to have it."""
        for row in layers.claims:
            holder = row["entities"].get("holder")
            if row["kind"] != "role" or holder is None or row["modality"] == "denied":
                continue
            *before, last = row["values"]["title"].lower().split()
            head = title_head(last)
            if head is not None:
                plainly = row["values"]["status"] == "current" and not any(map(is_rank_word, before))
                (self._holders if plainly else self._others)[head.word].add(holder)
        self._named: defaultdict[int, list[int]] = defaultdict(list)
        for mention in layers.mentions:
            if mention["type"] != "nominal":
                self._named[mention["entity"]].append(mention["start"])

    def bearer(self, noun: Token) -> int | None:
        """The person whom a definite title without more stands for ("the new president", but not "the president of the bank")."""
        head = title_head(noun.lower_) if noun.tag_ == "NN" and noun.left_edge.lower_ in _ARTICLES else None
        if head is None or any(child.dep_ not in _PLAIN and not is_charge(child) for child in children_of(noun)):
            return None
        holders = self._holders.get(head.word) or self._others.get(head.word, set())
        if len(holders) != 1 or any(self.layers.entity(child) is not None for child in children_of(noun)):
            return None
        person = next(iter(holders))
        near = any(0 < noun.i - place < _AT_HAND for place in self._named[person])
        return person if near and self.layers.kind(person) == "person" else None

    def person_meant(self, noun: Token) -> int | None:
        """The person whom a target's words mean without naming him: who has the office, or is judged by what he is or shows.

        "Praised the president", "doubts about her judgment" (she), "the president's record".
        """
        for owner in self._owners(noun):
            entity = self.layers.entity(owner)
            if entity is not None and self.layers.kind(entity) == "person":
                return entity
            noun = owner
        entity = self.layers.entity(noun)
        named = entity is not None and self.layers.kind(entity) in _NAMED
        return None if named else self.bearer(noun)

    @staticmethod
    def _owners(noun: Token) -> list[Token]:
        if noun.lemma_.lower() not in attitudes().attributes:
            return []
        return ([child for child in children_of(noun) if child.dep_ == "poss"] or prepositional(noun, "of"))[:1]
