"""Whom "the new president" stands for, who holds or suffers an attitude: the only person of the text told to have that office."""

from __future__ import annotations

from collections import defaultdict

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import prepositional
from newsgraph.nlp.grammar.tree import children_of
from newsgraph.nlp.mentions.descriptions import title_key, titles_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.stances.phrases import is_charge
from newsgraph.nlp.statements.antecedents import is_definite, person_told_of
from newsgraph.rules.attitudes import attitudes
from newsgraph.rules.closed import closed
from newsgraph.rules.parties import party_rules
from newsgraph.rules.speech import speech
from newsgraph.rules.titles import is_rank_word, is_title_head, status_of, title_head

_ARTICLES = closed().articles - closed().indefinite_articles
_NAMED = frozenset({"person", "organisation", "group", "country"})
_OF = closed().within | {"of", "for"}
_PLAIN = frozenset({"det", "amod", "punct", "case"})
_OF = closed().of_purpose | closed().about
_SINGULAR = frozenset({"NN", "NNP"})
_AT_HAND = 150
"""How many tokens before a description the office-holder is named, who is meant by it."""


class Offices:
    """The people of one document by the offices that they are told to have."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self._holders: defaultdict[str, set[int]] = defaultdict(set)
        self._others: defaultdict[str, set[int]] = defaultdict(set)
        """Who had the office: asked where nobody is told to have it."""
        self._titled: defaultdict[str, set[int]] = defaultdict(set)
        """Holders by their whole title, where it says of what ("secretary of state")."""
        for row in layers.claims:
            holder = row["entities"].get("holder")
            if row["kind"] != "role" or holder is None or row["modality"] == "denied":
                continue
            title = row["values"]["title"].lower()
            *before, last = words = _title_alone(title)
            if title != " ".join(words):
                self._titled[title].add(holder)
            head = title_head(last)
            if head is not None and not any(map(is_rank_word, before)):
                plainly = row["values"]["status"] == "current"
                (self._holders if plainly else self._others)[head.word].add(holder)
        self._members: defaultdict[str, set[int]] = defaultdict(set)
        """The people of each party."""
        for row in layers.claims:
            member, party = row["entities"].get("member"), row["entities"].get("group")
            if row["kind"] == "membership" and row["modality"] != "denied" and member is not None and party is not None:
                self._members[_party_name(layers.entities[party]["name"])].add(member)
        self._named: defaultdict[int, list[int]] = defaultdict(list)
        for mention in layers.mentions:
            if mention["type"] != "nominal":
                self._named[mention["entity"]].append(mention["start"])

    def bearer(self, noun: Token) -> int | None:
        """The person whom a definite title without more stands for ("the new president", but not "the president of the bank")."""
        if noun.lemma_.lower() in speech().epithets:
            return self._told_by_epithet(noun)
        head = title_head(noun.lower_) if noun.tag_ in _SINGULAR and noun.left_edge.lower_ in _ARTICLES else None
        if head is None:
            return None
        holders = self._titled.get(_whole_title(noun), set())
        if not holders:
            if any(child.dep_ not in _PLAIN and not is_charge(child) for child in children_of(noun)):
                return None
            holders = self._holders.get(head.word) or self._others.get(head.word, set())
        own = self.layers.entity(noun)
        if len(holders) != 1 or any(self.layers.entity(child) not in {None, own} for child in children_of(noun)):
            return None
        person = next(iter(holders))
        return person if self._is_at_hand(person, noun) and self.layers.kind(person) == "person" else None

    def _told_by_epithet(self, noun: Token) -> int | None:
        """Whom "the Ohio Republican", "the lawmaker" stands for: the only one of the party near it, else of whom the text just told."""
        if not is_definite(noun, narrowed=True):
            return None
        label = party_rules().labels.get(noun.text)
        told = person_told_of(self.layers, noun)
        if label is None:
            return told if told is not None and self._may_be_called(told, noun) else None
        members = {person for person in self._members.get(label, ()) if self._is_at_hand(person, noun)}
        narrowed = any(child.dep_ != "det" for child in children_of(noun))
        return told if told in members and narrowed else next(iter(members)) if len(members) == 1 else None

    def _may_be_called(self, person: int, noun: Token) -> bool:
        """Whether a noun that is a title too fits the offices that somebody is told to have ("the congressman", but of no president)."""
        titles = titles_of(self.layers, person)
        return not titles or not is_title_head(noun.lower_) or title_key(noun) in titles

    def _is_at_hand(self, person: int, noun: Token) -> bool:
        return any(0 < noun.i - place < _AT_HAND for place in self._named[person])

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


def _title_alone(title: str) -> list[str]:
    """The words of a title before those that tell of what ("mayor of Springfield")."""
    words = title.split()
    end = next((place for place, word in enumerate(words) if place and word in _OF), len(words))
    return words[:end]


def _party_name(name: str) -> str:
    """A party by its full name, whatever the article calls it ("Republican")."""
    return party_rules().labels.get(name, name)


def _whole_title(noun: Token) -> str:
    """A title with what it is of, as the text has it: "the former secretary of state" ("secretary of state")."""
    words = [token.lower_ for token in noun.doc[noun.left_edge.i + 1 : noun.right_edge.i + 1]]
    while words and status_of(words[0]) is not None:
        words.pop(0)
    return " ".join(words)
