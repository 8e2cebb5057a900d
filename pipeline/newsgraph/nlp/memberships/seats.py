"""Seats at talks: who attends them is in the team of the own side, where the article names it."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import actors, prepositional
from newsgraph.nlp.memberships.certainty import judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, group_extent, persons_of
from newsgraph.nlp.memberships.talks import only_team_of, side_of, team_at_talks
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import group_rules

_DEFINITE = frozenset({"the", "these", "this", "those"})


def read_attendance(layers: Layers, verb: Token) -> None:
    """As in "A took part in the 2019 talks", "A will attend the talks": a member of the team of A's side.

    At talks told apart by a year it is that year's team, as surely as the verb says; else the one delegation of the side
    that the article names, and then only reported, for not all who come to talks need be in it.
    """
    meetings = _meetings(verb)
    for person, token in persons_of(layers, actors(verb) if meetings else []):
        for meeting in meetings:
            dated = team_at_talks(layers, meeting, person)
            team = _present_team(layers, meeting, person) if dated is None else dated
            certainty = judge(layers, verb) if team is not None else None
            if team is None or certainty is None:
                continue
            proof = [verb, *group_extent(layers, meeting)]
            if dated is not None:
                told = Telling("attendance", certainty, proof)
            else:
                reported = certainty if certainty.modality == "denied" else replace(certainty, modality="reported")
                told = Telling("seat", reported, proof)
            add_membership(layers, (person, token), team, told)


def _meetings(verb: Token) -> list[Token]:
    """The meetings that a verb of attending has, "at the table" among them."""
    lemma = verb.lemma_.lower()
    if lemma in {"sit", "be"}:
        return [token for token in prepositional(verb, "at") if token.lemma_.lower() == "table"]
    places = prepositional(verb, "in", "at")
    for child in verb.children:
        if child.dep_ == "dobj":
            places += prepositional(child, "in") if lemma == "take" and child.lower_ == "part" else [child]
    return [token for token in places if token.lemma_.lower() in group_rules().words.meetings]


def _present_team(layers: Layers, meeting: Token, person: int) -> int | None:
    """The one delegation of a person's side that the article names, where the talks can be its own."""
    if not any(child.lower_ in _DEFINITE for child in meeting.children):
        return None
    side = side_of(layers, person)
    team = only_team_of(layers, side) if side is not None else None
    if team is None or any(layers.time_at(child) is not None for child in meeting.lefts):
        return None
    places = {layers.entity(token) for token in prepositional(meeting, "in", "at")} - {None}
    own = layers.entities[team]["place"]
    return team if own is None or not places or own in places else None
