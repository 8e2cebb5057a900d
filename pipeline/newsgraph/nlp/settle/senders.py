"""Who sent a delegation that nobody is said to have sent: its people tell."""

from __future__ import annotations

from newsgraph.nlp.groups.senders import sender_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import group_rules


def learn_senders(layers: Layers) -> None:
    """Gives each delegation without sender the country of its people."""
    for group in layers.groups:
        layers.entities[group]["sender"] = sender_of(layers, group)


def _is_dated(layers: Layers, time: int | None) -> bool:
    """Whether a time says when: "in 2022", "last week", not "the recent talks"."""
    return time is not None and (layers.times[time]["value"] or layers.times[time]["amount"]) is not None


def part_with_nobodys(layers: Layers) -> None:
    """Makes a party without a name of each group that nobody sent, is in, or tells a time, place, round or matter of.

    Of governments only those of a time remain, and those that somebody is in.

    "A team of eleven doctors lived on the barge" is no delegation that an answer could be about.
    """
    for group in list(layers.groups):
        row = layers.entities[group]
        told = _is_dated(layers, row["time"]) or row["round"] is not None
        if row["name"].lower().split()[-1] not in group_rules().words.of_any_time:  # "the German government"
            told = told or any(field is not None for field in (row["sender"], row["place"], row["occasion"]))
        named = any(mention["type"] == "name" for mention in layers.mentions_of(group))
        if not told and not named and not layers.claims_with("membership", "group", group):
            layers.turn_into_unnamed(group)
