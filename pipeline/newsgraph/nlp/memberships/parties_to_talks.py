"""The team of a side of talks that the text tells by whose it is alone: "For Kenya: A and B", "the rebels' negotiators, A and B"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.groups.phrases import own_words
from newsgraph.nlp.groups.senders import sender_of
from newsgraph.nlp.memberships.talks import can_send, only_team_of
from newsgraph.nlp.page.layers import Layers


def team_at_table(layers: Layers, side: Token) -> int | None:
    """The team of a side: the one that the text tells of, or one by the side's own name; None where it tells of several."""
    entity = layers.entity(side)
    if entity is not None and can_send(layers, entity):
        known = only_team_of(layers, entity)
        if known is not None or any(sender_of(layers, group) == entity for group in layers.groups):
            return known
        return layers.add_entity("group", f"{layers.entities[entity]['name']} side", sender=entity)
    word = side.lemma_.lower().removesuffix("s")  # "THE REBELS", whose lemma the tagger does not find
    teams = [group for group in layers.groups if _is_of(layers, group, word)]
    if len(teams) > 1:
        return None
    return teams[0] if teams else layers.add_entity("group", f"{word} side")


def _is_of(layers: Layers, group: int, word: str) -> bool:
    """Whether a group is called after a side: "the rebel delegation"."""
    if layers.entities[group]["name"].lower() == f"{word} side":
        return True
    heads = (layers.span(row).root for row in layers.mentions_of(group) if row["type"] == "nominal")
    return any(word in own_words(head) for head in heads)
