"""Company on a journey, told on the surface: "A, who leads the delegation, travelled to Rome with B and C"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.countries.acting import country_of
from newsgraph.nlp.grammar.functions import actors
from newsgraph.nlp.groups.senders import sender_of
from newsgraph.nlp.groups.sorts import class_of
from newsgraph.nlp.memberships.capacity import capacity_of
from newsgraph.nlp.memberships.certainty import Certainty, judge
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_named, persons_of
from newsgraph.nlp.memberships.listed import items_from, word_with
from newsgraph.nlp.page.layers import ClaimRow, Layers

_AWAY = 10
"""Tokens from the verb to "with"."""


def led_groups(layers: Layers, people: list[Token]) -> list[int]:
    """The one group that somebody heads, as the document has told so far."""
    claims = [claim for leader, _ in persons_of(layers, people) for claim in layers.claims_about("membership", leader)]
    led = sorted({claim["entities"]["group"] for claim in claims if _leads(layers, claim)})
    return led if len(led) == 1 else []


def _leads(layers: Layers, claim: ClaimRow) -> bool:
    group = claim["entities"]["group"]
    own = layers.entities[group]["time"] is None  # not that of another year
    head = claim["modality"] != "denied" and claim["values"]["capacity"] == "head"
    # Who travels with a prime minister is not in the government.
    return head and own and layers.kind(group) == "group" and class_of(layers, group) != "cabinet"


def read_journey_with(layers: Layers, verb: Token) -> None:
    """As in "A, who leads the delegation, flew to Rome with B and the delegates C and D"."""
    groups = led_groups(layers, actors(verb))
    word = word_with(verb, _AWAY) if groups else None
    certainty = None if word is None else judge(layers, verb)
    if word is None or certainty is None or certainty.modality == "denied":
        return
    _add(layers, word.i + 1, groups[0], verb, certainty)


def _add(layers: Layers, start: int, group: int, verb: Token, certainty: Certainty) -> None:
    sender = sender_of(layers, group)
    for item in items_from(layers, start):
        side = country_of(layers, item.name["entity"])
        if side is not None and sender is not None and side != sender and layers.kind(sender) == "country":
            continue  # "came to Rome with the President of Italy"
        capacity = capacity_of(layers, item, group) or "member"
        add_membership(layers, person_named(layers, item.name), group, Telling("company", certainty, [verb], capacity))
