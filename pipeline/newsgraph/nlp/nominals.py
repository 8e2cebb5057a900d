"""Entities that the text describes rather than names: "Ukrainian officials", "a 30-day truce", "the talks"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.layers import Layers
from newsgraph.nlp.syntax import noun_phrase
from newsgraph.records import EntityKind


def ensure_entity(layers: Layers, head: Token, kind: EntityKind = "unnamed", *, clauses: bool = False) -> int:
    """The entity that a noun stands for, or a new one of the given kind, named by the words of its phrase."""
    known = layers.entity(head)
    if known is not None:
        return known
    start, end = noun_phrase(head, clauses=clauses)
    first = start + 1 if end - start > 1 and layers.doc[start].lower_ in {"the", "a", "an"} else start
    words = layers.doc[first:end].text
    for mention in layers.mentions:
        row = layers.entities[mention["entity"]]
        if row["kind"] == kind and row["name"].lower() == words.lower():
            layers.add_mention(mention["entity"], first, end, "nominal")
            return mention["entity"]
    entity = layers.add_entity(kind, words)
    layers.add_mention(entity, first, end, "nominal")
    return entity
