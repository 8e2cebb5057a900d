"""Memberships told without naming the group: who speaks for a side, or goes where its delegation goes."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice
from typing import cast

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import MODIFIERS, actors, prepositional
from newsgraph.nlp.grammar.tree import subtree
from newsgraph.nlp.groups.nouns import speaks_of_meetings, speaks_of_talks
from newsgraph.nlp.groups.phrases import own_words
from newsgraph.nlp.groups.senders import sender_of
from newsgraph.nlp.memberships.certainty import Certainty, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_at, persons_of
from newsgraph.nlp.memberships.parties_to_talks import team_at_table
from newsgraph.nlp.memberships.talks import can_send, only_team_of, side_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import group_rules


def read_negotiator(layers: Layers, noun: Token) -> None:
    """As in "Kenya's chief negotiator A", "Kenyan delegate A", where the article names Kenya's delegation."""
    if noun.tag_ not in {"NN", "NNP"}:
        _read_negotiators(layers, noun)
        return
    person = person_at(layers, noun.head) if noun.dep_ in {"compound", "nmod", "appos"} else person_at(layers, noun)
    before = [
        child for head in (noun, noun.head) for child in head.lefts if child.dep_ in MODIFIERS and child.i < noun.i
    ]
    sides = {entity for child in before if (entity := layers.entity(child)) is not None and can_send(layers, entity)}
    group = only_team_of(layers, min(sides)) if person is not None and len(sides) == 1 else None
    if group is None and person is not None and not sides:
        group = _team_of_party(layers, noun)
    told = _is_chief(before) or noun.lemma_.lower() == "delegate"
    if group is None and person is not None and len(sides) == 1 and told and not _is_former(before):
        group = _untold_team(layers, min(sides))
    if person is None or group is None:
        return
    if not _is_former(before):
        capacity = "head" if _is_chief(before) else "member"
        add_membership(layers, person, group, Telling("negotiator", Certainty("asserted"), [noun], capacity))


def _is_former(before: Sequence[Token]) -> bool:
    return any(child.lower_ in {"former", "ex", "then"} for child in before)


def _is_chief(before: Sequence[Token]) -> bool:
    return any(child.lower_ in group_rules().words.chiefs for child in before)


def _untold_team(layers: Layers, side: int) -> int | None:
    """The delegation of a country that has a chief negotiator or delegates at talks, where the document tells of none by a noun."""
    known = any(sender_of(layers, group) == side for group in layers.groups)
    if known or layers.kind(side) != "country" or not (layers.once(speaks_of_talks) or layers.once(speaks_of_meetings)):
        return None
    return layers.add_entity("group", f"{layers.entities[side]['name']} side", sender=side)


def _team_of_party(layers: Layers, noun: Token) -> int | None:
    """The delegation of a side that no name tells: "chief negotiator of the opposition" is of the opposition's."""
    parties = {token.lemma_.lower() for token in subtree(noun)} & group_rules().words.sides
    teams = [group for group in layers.groups if _is_of_party(layers, group, parties)]
    if teams or not _is_chief(list(noun.lefts)) or not layers.once(speaks_of_meetings):
        return teams[0] if len(teams) == 1 else None
    told = [token for token in subtree(noun) if token.lemma_.lower() in group_rules().words.parties_to_talks]
    return team_at_table(layers, told[0]) if len(told) == 1 else None  # "the government's chief negotiator"


def _is_of_party(layers: Layers, group: int, parties: set[str]) -> bool:
    heads = (layers.span(row).root for row in layers.mentions_of(group) if row["type"] == "nominal")
    return any(parties & own_words(head) for head in heads)


def _read_negotiators(layers: Layers, noun: Token) -> None:
    """As in "Kenya's negotiators A and B"."""
    named = next((child for child in noun.children if child.dep_ == "appos"), noun.head)
    if named.left_edge.i not in {noun.i + 1, noun.left_edge.i}:  # "the negotiators, among them A"
        return
    held = layers.mention(noun)
    sides = {entity for child in (*noun.lefts, *named.lefts) if (entity := layers.entity(child)) is not None}
    sides = {entity for entity in sides if can_send(layers, entity)}
    own = held["entity"] if held is not None and layers.kind(held["entity"]) == "group" else None
    group = only_team_of(layers, min(sides)) if own is None and len(sides) == 1 else own
    for person in persons_of(layers, [named]) if group is not None else ():
        add_membership(layers, person, cast(int, group), Telling("negotiator", Certainty("asserted"), [noun]))


# --- the same journey
def read_journey(layers: Layers, verb: Token) -> None:
    """As in "Kenyan negotiators head to Geneva on Monday" and, further on, "A and B are set to travel to Geneva Monday".

    Those of the side who go to the same place at the same time are taken to be in the delegation, as reported.
    """
    journey = _journey(layers, verb)
    if journey is None:
        return
    people = list(persons_of(layers, actors(verb)))
    sides = {side for person, _ in people if (side := side_of(layers, person)) is not None}
    group = only_team_of(layers, min(sides)) if len(sides) == 1 else None
    certainty = judge(layers, verb) if group is not None else None
    if group is None or certainty is None or certainty.modality == "denied":
        return
    if journey in _journeys_of(layers, group, verb):
        told = Telling("journey", Certainty("reported", certainty.source, certainty.hedges), [verb])
        for person in people:
            add_membership(layers, person, group, told)


def _journey(layers: Layers, verb: Token) -> tuple[int, str] | None:
    """Where a verb of travelling goes to and on which day; None where one of them is not told."""
    if verb.lemma_.lower() not in group_rules().words.journey:
        return None
    places = [*prepositional(verb, "to", "in", "for"), *(child for child in verb.children if child.dep_ == "dobj")]
    where = next((e for token in places if (e := layers.entity(token)) is not None and _is_place(layers, e)), None)
    times = [layers.times[n] for token in subtree(verb) if (n := layers.time_at(token)) is not None]
    when = next((layers.span(row).text.lower() for row in times), None)
    return None if where is None or when is None else (where, when)


def _is_place(layers: Layers, entity: int) -> bool:
    return layers.kind(entity) in {"country", "place"}


def _journeys_of(layers: Layers, group: int, besides: Token) -> set[tuple[int, str]]:
    """The journeys that a document tells of a group."""
    heads = [layers.span(row).root for row in layers.mentions_of(group)]
    near = [token for head in heads for token in [*islice(head.ancestors, 2), *head.children]]
    verbs = [other for token in near for other in (token, *token.children) if other.pos_ == "VERB"]  # "is to visit"
    return {found for verb in verbs if verb.i != besides.i and (found := _journey(layers, verb)) is not None}
