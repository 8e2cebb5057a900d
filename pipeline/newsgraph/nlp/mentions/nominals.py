"""Entities that the text describes rather than names: "Ukrainian officials", "a 30-day truce", "the talks"."""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.nlp.grammar.syntax import noun_phrase
from newsgraph.nlp.page.layers import Layers
from newsgraph.records import EntityKind
from newsgraph.rules.closed import closed

_ARTICLES = closed().articles


def ensure_entity(layers: Layers, head: Token, kind: EntityKind = "unnamed", *, clauses: bool = False) -> int:
    """The entity that a noun stands for, or a new one of the given kind, named by the words of its phrase."""
    known = layers.entity(head)
    if known is not None:
        return known
    start, end = noun_phrase(head, clauses=clauses)
    first = start + 1 if end - start > 1 and layers.doc[start].lower_ in _ARTICLES else start
    words = layers.doc[first:end].text
    entity = layers.once(_Names).find(kind, words)
    if entity is None:
        entity = layers.add_entity(kind, words)
    layers.add_mention(entity, first, end, "nominal")
    return entity


class _Names:
    """The mentioned entities of a document by kind and name, whatever the letters' case."""

    def __init__(self, layers: Layers) -> None:
        self._layers = layers
        self._by_name: dict[tuple[EntityKind, str], int] = {}
        self._known = 0

    def find(self, kind: EntityKind, name: str) -> int | None:
        """The first entity of a kind that was made with a name; those made since the last look are taken in."""
        for number in range(self._known, len(self._layers.entities)):
            row = self._layers.entities[number]
            if self._layers.mentions_of(number):
                self._by_name.setdefault((row["kind"], row["name"].lower()), number)
        self._known = len(self._layers.entities)
        return self._by_name.get((kind, name.lower()))
