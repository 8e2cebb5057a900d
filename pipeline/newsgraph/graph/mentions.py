"""Where entities are mentioned, by article, as numbers: an entity of a graph of many articles has thousands of mentions."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any, NamedTuple

from newsgraph.graph.nodes import iri
from newsgraph.graph.skimmed import COUNT, MENTION_TYPES, METONYM, PLACE, AnyEntity, places_of
from newsgraph.records import Entity
from newsgraph.terms import NG

_PROPERTIES = (iri(NG.nameMention), iri(NG.nominalMention), iri(NG.pronounMention))
_PRONOUN = MENTION_TYPES.index("pronoun")


class Mentioned(NamedTuple):
    """`text[start:end]` of an article stands for an entity, or counts it; `properties` say how.

    The names and noun phrases for a group prove that there is one, as those that count it prove its size: they stand with the claims.
    """

    entity: str
    start: int
    end: int
    properties: tuple[str, ...]
    counts: bool
    proves: bool


class MentionIndex:
    """The mentions and counts of all entities by article: four numbers each."""

    def __init__(self) -> None:
        self._entities: list[tuple[str, bool]] = []
        self._rows: dict[str, array[int]] = {}

    def note(self, node: str, entity: AnyEntity) -> None:
        number = len(self._entities)
        self._entities.append((node, entity.kind == "group"))
        for article, places in (places_of(entity) if isinstance(entity, Entity) else entity.places).items():
            places[::PLACE] = [number] * (len(places) // PLACE)
            self._row(article).extend(places)

    def _row(self, article: str) -> array[int]:
        row = self._rows.get(article)
        if row is None:
            row = self._rows[article] = array("I")
        return row

    def articles(self) -> Iterator[str]:
        yield from self._rows

    def add_to(self, digest: Any, article: str) -> None:
        """Adds all of an article to a hash; entities by their nodes, for the next graph gives them other numbers."""
        row = self._rows.get(article, array("I"))
        digest.update("\n".join([self._entities[number][0] for number in row[::PLACE]]).encode())
        for column in range(1, PLACE):
            digest.update(b"\n" + row[column::PLACE].tobytes())

    def of(self, article: str) -> list[Mentioned]:
        """All of an article, in the order of its text."""
        row = self._rows.get(article, ())
        found = [_mentioned(self._entities, *row[at : at + PLACE]) for at in range(0, len(row), PLACE)]
        return sorted(found, key=lambda mention: (mention.start, mention.end, mention.entity))


def _mentioned(entities: list[tuple[str, bool]], number: int, start: int, end: int, kind: int) -> Mentioned:
    entity, group = entities[number]
    if kind == COUNT:
        return Mentioned(entity, start, end, (iri(NG.countSpan),), counts=True, proves=True)
    metonym = kind >= METONYM
    properties = (_PROPERTIES[kind % METONYM], *((iri(NG.metonymMention),) if metonym else ()))
    return Mentioned(entity, start, end, properties, counts=False, proves=group and kind % METONYM != _PRONOUN)
