"""Nominals that mean people named elsewhere: "the union's top negotiator, X", "the Russian president".

English: "the" before a title makes it mean somebody known.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict

from spacy.tokens import Token

from newsgraph.nlp.mentions.descriptions import Description, describe, field_of, fits, is_apposed, title_key, title_word
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import with_lower, written
from newsgraph.rules.closed import closed
from newsgraph.rules.mentions import mention_words
from newsgraph.rules.titles import is_plural, is_title_head, title_head

_ARTICLES = closed().articles
_AT_HAND = 120
_CLOSE = 60
"""How many tokens from a description the name may stand of whom only the text further on says what he is."""


def add_nominals(layers: Layers, descriptions: dict[int, list[tuple[int, Description]]]) -> None:
    """Adds mentions for titles beside a name ("the top diplomat, X"), and for definite descriptions of known people.

    A description ("the Russian president") must fit exactly one person described before.
    """
    _add_appositions(layers)
    by_head: defaultdict[str, list[tuple[int, int, Description]]] = defaultdict(list)
    for holder, given in descriptions.items():
        for place, description in given:
            by_head[description.head].append((place, holder, description))
    named = _Named(layers)
    words = frozenset(word for word in written(layers.doc).by_lower if by_head and title_word(word) in by_head)
    for i in with_lower(layers.doc, words):
        token = layers.doc[i]
        if token.tag_ not in {"NN", "NNP"} or layers.mention(token) is not None:
            continue
        if _is_definite(layers, token):
            known = by_head[title_key(token)]
            person = _the_one(describe(layers, token), token, known, named)
            if person is not None and (not _is_of_state(token) or named.is_at_hand(person, token.i)):
                end = max([token.i, *(word.i for word in field_of(token))]) + 1
                layers.add_mention(person, _phrase_start(token), end, "nominal")


class _Named:
    """Where the people of a document are named."""

    def __init__(self, layers: Layers) -> None:
        self.places: defaultdict[int, list[int]] = defaultdict(list)
        for row in layers.mentions:
            if row["type"] == "name" and layers.kind(row["entity"]) == "person":
                self.places[row["entity"]].append(row["start"])
        for places in self.places.values():
            places.sort()
        self.most = max(map(len, self.places.values()), default=0)

    def is_at_hand(self, person: int, at: int) -> bool:
        """Whether a text is about somebody: whom it names most, or names more than once and not long ago."""
        places = self.places[person]
        if len(places) == self.most:
            return True
        before = bisect_left(places, at)
        return len(places) > 1 and before > 0 and at - places[before - 1] <= _AT_HAND

    def is_close(self, person: int, at: int) -> bool:
        """Whether somebody is named just before or behind a place."""
        places = self.places[person]
        return any(abs(place - at) <= _CLOSE for place in places)


def _is_of_state(token: Token) -> bool:
    """Whether a title is a head of state's or government's: "the president" may be one whom a text never calls so."""
    title = title_head(token.lower_)
    return title is not None and title.of_state


def _add_appositions(layers: Layers) -> None:
    for row in list(layers.mentions):
        if layers.kind(row["entity"]) != "person" or not is_apposed(layers, row):
            continue
        head = layers.head(row).head
        if is_title_head(head.lower_) and not is_plural(head.lower_) and layers.mention(head) is None:
            layers.add_mention(row["entity"], _phrase_start(head), head.i + 1, "nominal")


def _phrase_start(head: Token) -> int:
    """Where the modifiers of a title noun begin ("the European Union's top diplomat"), the determiner left out."""
    start = min(
        [
            head.i,
            *(child.left_edge.i for child in head.children if child.dep_ in {"amod", "compound", "poss", "nmod"}),
        ]
    )
    return start + 1 if head.doc[start].lower_ in _ARTICLES and start < head.i else start


def _is_definite(layers: Layers, token: Token) -> bool:
    """A singular noun with "the" (or a country's genitive) that no name follows, and that is not predicated of somebody."""
    if token.dep_ in {"attr", "compound", "nmod", "amod", "appos", "oprd"}:
        return False
    vacant = token.head.lower_ in mention_words().of_the_office  # "the governor's race": whoever it will be
    if vacant or any(
        child.dep_ in {"appos", "relcl", "acl"} or (child.dep_ == "prep" and child.lower_ != "of")
        for child in token.children
        if child.i > token.i
    ):
        return False
    follower = layers.doc[token.i + 1] if token.i + 1 < len(layers.doc) else None
    named = follower is not None and (follower.lower_ == "general" or layers.mention(follower) is not None)
    if named and follower is not None and not follower.is_sent_start:
        return False
    others = mention_words().another_holder
    if any(child.lower_ in others for child in token.children):
        return False
    return any(
        child.lower_ == "the" or (child.dep_ == "poss" and layers.entity(child) is not None and child.pos_ == "PROPN")
        for child in token.children
    )


def _the_one(wanted: Description, token: Token, given: list[tuple[int, int, Description]], named: _Named) -> int | None:
    """The only person who fits: described before, or else named close by and described further on ("the president" in a lead).

    None when several do, or a broad head is not narrowed alike.
    """
    fitting = [(place, person) for place, person, description in given if fits(wanted, description)]
    before = {person for place, person in fitting if place < token.i}
    found = before or {person for _, person in fitting if named.is_close(person, token.i)}
    return found.pop() if len(found) == 1 else None
