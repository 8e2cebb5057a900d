"""People who travel together and are counted, where a text goes on to call them a group: "Five Irish lawmakers are in Lima. The group ..."."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import MODIFIERS, prepositional
from newsgraph.nlp.grammar.numbers import number_of
from newsgraph.nlp.grammar.syntax import noun_phrase
from newsgraph.nlp.grammar.tree import sentence_bounds
from newsgraph.nlp.groups.senders import sending_entity
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import group_rules
from newsgraph.rules.titles import is_title_head

_SENTENCES = 2
"""Sentences before that of "the group" in which they may be told of."""
_PLACES = closed().before_places
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def visitors_before(layers: Layers, noun: Token) -> int | None:
    """The group that counted people are who a text has told to be on their way or somewhere, made one by "the group"."""
    start = sentence_bounds(noun)[0]
    for _ in range(_SENTENCES):
        if start <= 0:
            return None
        start, end = sentence_bounds(layers.doc[start - 1])
        people = next((token for token in layers.doc[start:end] if _are_counted(token) and _travel(token)), None)
        if people is not None:
            return _make(layers, people)
    return None


def _are_counted(token: Token) -> bool:
    """As in "five Irish lawmakers", "twelve members of the circle"."""
    if token.tag_ != "NNS" or token.dep_ not in _SUBJECTS:
        return False
    known = is_title_head(token.lemma_) or token.lemma_.lower() in group_rules().words.counted_people
    return known and any(number_of(child.lower_) is not None for child in token.lefts)


def _travel(people: Token) -> bool:
    verb, words = people.head, group_rules().words
    if verb.lemma_.lower() in words.journey:
        return True
    there = [child for child in verb.children if child.dep_ == "prep" and child.lower_ in _PLACES]
    return verb.lemma_.lower() in words.stay and bool(there)


def _make(layers: Layers, people: Token) -> int:
    held = layers.mention(people)
    if held is not None and layers.kind(held["entity"]) == "group":
        return held["entity"]
    start, end = noun_phrase(people)
    told = [child for child in people.lefts if child.dep_ in MODIFIERS]
    of = [token for head in prepositional(people, "of", "from") for token in (head, *head.lefts)]
    senders = (sending_entity(layers, token, people=False) for token in (*told, *of))
    sender = next((entity for entity in senders if entity is not None), None)
    group = layers.add_entity("group", layers.doc[start:end].text, sender=sender)
    layers.add_mention(group, start, end, "nominal")
    return group
