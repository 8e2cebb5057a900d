"""Memberships told by small words: among the delegates, one of the negotiators, under A, absent from, without A."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import actors, prepositional
from newsgraph.nlp.memberships.certainty import Certainty, contrary, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, group_extent, person_at, persons_of
from newsgraph.nlp.memberships.verbs import Found, group_at
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import group_rules

_SAID_OF = frozenset({"nsubj", "nsubjpass", "attr"})


def read_among(layers: Layers, word: Token) -> None:
    """As in "A was among the Kenyan negotiators", "A, one of the delegation's members"."""
    people = (
        [child for child in word.children if child.dep_ == "pobj"]
        if word.lower_ == "among"
        else [child for child in prepositional(word, "of") if child.dep_ != "conj"]
    )
    groups = [found for token in people if (found := _group_of_people(layers, token)) is not None]
    if not groups:
        return
    for member, certainty in _said_of(layers, word):
        for group, head in groups:
            proof = [word, *people, *group_extent(layers, head)]
            add_membership(layers, member, group, Telling("among", certainty, proof))


def _group_of_people(layers: Layers, token: Token) -> tuple[int, Token] | None:
    """The group of "the negotiators", "the members of the team", "four delegates in the delegation"."""
    if token.lower_ == "those":  # "among those in the delegation"
        whole = prepositional(token, "in", "on", "of")
        return next((found for part in whole if (found := group_at(layers, part)) is not None), None)
    if token.tag_ not in {"NNS", "NNPS"}:
        return None
    return group_at(layers, token)


def _said_of(layers: Layers, word: Token) -> Iterator[tuple[tuple[int, Token], Certainty]]:
    """The people of whom a phrase is said: beside it, or on the other side of "be"."""
    above = word.head
    if word.dep_ == "appos":
        yield from ((person, Certainty("asserted")) for person in islice(persons_of(layers, [above]), 1))
    elif word.dep_ == "prep" and above.pos_ in {"NOUN", "PROPN"}:
        person = person_at(layers, above)
        if person is not None:
            yield person, Certainty("asserted")
    elif above.lemma_ == "be":
        others = [child for child in above.children if child.dep_ in _SAID_OF and child.i != word.i] or actors(above)
        certainty = judge(layers, above)
        if certainty is not None:
            yield from ((person, certainty) for person in persons_of(layers, others))


def read_under(layers: Layers, word: Token) -> None:
    """As in "a delegation under Foreign Minister A"."""
    # "sent a delegation under A": the parser hangs "under" from the verb as often as from the noun
    heads = [word.head] if word.head.pos_ in {"NOUN", "PROPN"} else [c for c in word.head.children if c.dep_ == "dobj"]
    group = next((found for token in heads if (found := group_at(layers, token)) is not None), None)
    if group is None:
        return
    for person in persons_of(layers, [child for child in word.children if child.dep_ == "pobj"]):
        proof = [word, *group_extent(layers, group[1])]
        add_membership(layers, person, group[0], Telling("under", Certainty("asserted"), proof, "head"))


def read_absence(layers: Layers, word: Token) -> None:
    """As in "A was absent from the delegation", "missing from the team was A"."""
    if word.lower_ not in group_rules().words.absent:
        return
    groups = [found for token in prepositional(word, "from") if (found := group_at(layers, token)) is not None]
    if not groups:
        return
    verb = word.head if word.head.lemma_ == "be" else word
    _deny(layers, verb, list(persons_of(layers, _absentees(word, verb))), groups, ("absent", word))


def _absentees(word: Token, verb: Token) -> list[Token]:
    if word.dep_ in {"amod", "appos", "acl"}:
        return [word.head]
    around = [*verb.children, *(child for be in verb.children if be.lemma_ == "be" for child in be.children)]
    return [child for child in around if child.dep_ in _SAID_OF | {"dobj"}]


def read_without(layers: Layers, word: Token) -> None:
    """As in "the delegation arrived without A"."""
    head = word.head
    if head.dep_ == "pobj" and head.head.head.pos_ == "VERB":
        head = head.head.head  # "came to the talks without A"
    owners = actors(head) if head.pos_ == "VERB" else [head]
    groups = [found for token in owners if (found := group_at(layers, token)) is not None]
    absent = list(persons_of(layers, [child for child in word.children if child.dep_ == "pobj"]))
    if absent and head.lemma_.lower() in group_rules().words.journey | {"be"}:
        _deny(layers, head, absent, groups, ("without", word))


def _deny(layers: Layers, clause: Token, absent: Found, groups: Found, by: tuple[str, Token]) -> None:
    """Says of all who are absent that they are in none of the groups, unless the clause denies or supposes it."""
    told = judge(layers, clause) if absent and groups else None
    certainty = contrary(told) if told is not None else None
    if certainty is None:
        return
    for group, head in groups:
        for person in absent:
            add_membership(layers, person, group, Telling(by[0], certainty, [by[1], *group_extent(layers, head)]))
