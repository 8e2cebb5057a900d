"""Seats in a new cabinet told by offices: what somebody is told to become, and lists of ministers that a text gives."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from newsgraph.nlp.memberships.certainty import Certainty, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_named
from newsgraph.nlp.memberships.focus import surface_starts
from newsgraph.nlp.mentions.enumerations import names_of_people
from newsgraph.nlp.page.layers import ClaimRow, Layers, MentionRow, TokenSpan
from newsgraph.rules import per_rules
from newsgraph.rules.groups import group_rules

_LEAST = 2
"""Ministers whom a sentence has to name to be a list of them."""
_TITLE = 7
"""Tokens behind "as" in which an office stands: "B as the minister of education"."""


@dataclass(frozen=True, slots=True)
class Seat:
    """Who has a seat, where the text says so, how surely, and of which country the office is."""

    name: MentionRow
    proof: TokenSpan
    certainty: Certainty
    country: int | None


def told_by_offices(layers: Layers) -> Iterator[Seat]:
    """The ministers whom a text with a new cabinet tells: those who get an office, and those of whom a sentence lists several."""
    roles = [claim for claim in layers.claims if claim["kind"] == "role" and _is_of_minister(claim)]
    names = layers.once(names_of_people)
    for role in roles:
        name = _name_in(names, role["evidence"], role["entities"]["holder"])
        if role["values"].get("status") == "incoming" and name is not None:
            certainty = Certainty(role["modality"], role["source"], tuple(role["hedges"]), "incoming")
            yield Seat(name, role["evidence"], certainty, role["entities"].get("country"))
    starts = layers.once(surface_starts)
    for within in pairwise([*starts, len(layers.doc)]):
        yield from _listed(layers, names, roles, within)


def seat_minister(layers: Layers, seat: Seat, group: int, support: tuple[TokenSpan, ...]) -> None:
    """Puts somebody into the cabinet, where the office is of the same country and nothing has told of the seat before."""
    sender, holder = layers.entities[group]["sender"], seat.name["entity"]
    known = any(claim["entities"]["group"] == group for claim in layers.claims_about("membership", holder))
    other = None not in {seat.country, sender} and layers.kind(sender or 0) == "country" and seat.country != sender
    if not known and not other:
        told = Telling("cabinet-minister", seat.certainty, layers.doc[slice(*seat.proof)], support=support)
        add_membership(layers, person_named(layers, seat.name), group, told)


def _is_of_minister(role: ClaimRow) -> bool:
    """Whether an office is one of a minister, but not of the head, and held or to be held."""
    words = role["values"]["title"].lower().split()
    told = role["modality"] != "denied" and role["values"].get("status") != "former"
    return told and words[:1] != ["prime"] and not group_rules().words.offices.isdisjoint(words)


def _name_in(names: dict[int, MentionRow], span: TokenSpan, holder: int | None) -> MentionRow | None:
    return next((names[i] for i in range(*span) if i in names and names[i]["entity"] == holder), None)


def _listed(layers: Layers, names: dict[int, MentionRow], roles: list[ClaimRow], within: TokenSpan) -> Iterator[Seat]:
    """The ministers of a sentence that lists several as those who sit in it: "The first group comprised Transport Minister A, B ..."."""
    own = [role for role in roles if within[0] <= role["evidence"][0] < within[1]]
    found: dict[int, tuple[MentionRow, TokenSpan, int | None]] = {}
    for role in own:
        name = _name_in(names, role["evidence"], role["entities"]["holder"])
        if name is not None:
            found[name["entity"]] = (name, role["evidence"], role["entities"].get("country"))
    for i in range(*within):
        if i in names and _gets_office(layers, names[i]["end"], within[1]):
            found[names[i]["entity"]] = (names[i], (i, names[i]["end"] + 1), None)
    if len(found) < _LEAST or _tells_of_the_old(layers, within):
        return
    doc = layers.doc
    verb = next((doc[i] for i in range(*within) if doc[i].lemma_.lower() in _seating() and doc[i].pos_ == "VERB"), None)
    certainty = None if verb is None else judge(layers, verb)
    if certainty is not None and certainty.modality != "denied":
        yield from (Seat(name, proof, certainty, country) for name, proof, country in found.values())


def _gets_office(layers: Layers, end: int, last: int) -> bool:
    """As in "A was sworn in as finance minister and B as education minister": the verb is left out the second time."""
    doc = layers.doc
    if end >= last or doc[end].lower_ != "as":
        return False
    behind = doc[end + 1 : min(end + _TITLE, last)]
    cut = next((k for k, token in enumerate(behind) if token.is_punct or token.lower_ == "and"), len(behind))
    return any(token.lemma_.lower() in group_rules().words.offices for token in behind[:cut])


def _tells_of_the_old(layers: Layers, within: TokenSpan) -> bool:
    """Whether a sentence is about those who go, or who were there before."""
    words = group_rules().words
    lost = words.leaving | words.dropping | words.withdrawing | words.succeed
    old = words.away | words.earlier
    return any(token.lower_ in old or token.lemma_.lower() in lost for token in layers.doc[slice(*within)])


@per_rules
def _seating() -> frozenset[str]:
    """The verbs of sentences that list a cabinet's people."""
    words = group_rules().words
    return (words.takes_office - {"be", "have"}) | words.forming_cabinets | words.including | words.consisting
