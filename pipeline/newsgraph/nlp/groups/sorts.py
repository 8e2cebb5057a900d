"""What a group is by its nouns: a delegation, a team, a cabinet, a committee."""

from __future__ import annotations

from itertools import pairwise

from newsgraph.nlp.groups.senders import class_by_words
from newsgraph.nlp.page.layers import EntityRow, Layers
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import GroupClass, group_rules


def class_of(layers: Layers, group: int) -> GroupClass:
    """What a group is by its nouns: a delegation, a cabinet, ..."""
    row = layers.entities[group]
    told = (class_by_words(name.lower().split()) for name in (row["name"], *row["aliases"]))
    by_words = next((group_class for group_class in told if group_class is not None), None)
    if by_words is not None:
        return by_words
    rules = group_rules().nouns
    readings = (reading for noun in sorted(last_words(layers.entities[group])) for reading in rules.get(noun, ()))
    return next((group_class for group_class, _ in readings), "delegation")


def last_words(row: EntityRow) -> set[str]:
    """The nouns that a group is called by: the last words of its names."""
    return {_head_of(name.lower().split()) for name in (row["name"], *row["aliases"])}


def _head_of(words: list[str]) -> str:
    """The noun for a group before what it is on or of ("commission on the docks"), else the last word."""
    nouns = group_rules().nouns
    heads = (before for before, word in pairwise(words) if word in closed().matter and before in nouns)
    return next(heads, words[-1])


def is_seated_body(layers: Layers, body: int) -> bool:
    """Whether a body is of such a kind by its name, whatever it is called where it is spoken of ("its members")."""
    words = layers.entities[body]["name"].lower().split()
    kinds = {words[-1], *(before for before, word in pairwise(words) if word in {"on", "of", "for"})}
    return layers.kind(body) == "organisation" and not kinds.isdisjoint(group_rules().words.seated_bodies)
