"""Where entities are mentioned, by article, as numbers: an entity of a graph of many articles has thousands of mentions."""

from __future__ import annotations

from array import array
from collections.abc import Iterator
from typing import Any, NamedTuple

from newsgraph.graph.nodes import iri
from newsgraph.records import Entity, MentionType
from newsgraph.terms import NG

_TYPES: tuple[MentionType, ...] = ("name", "nominal", "pronoun")
_PROPERTIES = (iri(NG.nameMention), iri(NG.nominalMention), iri(NG.pronounMention))
_METONYM, _COUNT = len(_TYPES), 2 * len(_TYPES)
"""A metonym's type is that of its words plus the first; the second stands for the words that count a group."""
_KINDS = {type_: number for number, type_ in enumerate(_TYPES)}
_PRONOUN = _KINDS["pronoun"]
_WIDTH = 4


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

    def note(self, node: str, entity: Entity) -> None:
        number = len(self._entities)
        self._entities.append((node, entity.kind == "group"))
        for article, start, end, type_, metonym in entity.mentioned:
            self._row(article).extend((number, start, end, _KINDS[type_] + _METONYM * metonym))
        for count in entity.counts:
            self._row(count.article).extend((number, count.start, count.end, _COUNT))

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
        digest.update("\n".join([self._entities[number][0] for number in row[::_WIDTH]]).encode())
        for column in range(1, _WIDTH):
            digest.update(b"\n" + row[column::_WIDTH].tobytes())

    def of(self, article: str) -> list[Mentioned]:
        """All of an article, in the order of its text."""
        row = self._rows.get(article, ())
        found = [_mentioned(self._entities, *row[at : at + _WIDTH]) for at in range(0, len(row), _WIDTH)]
        return sorted(found, key=lambda mention: (mention.start, mention.end, mention.entity))


def _mentioned(entities: list[tuple[str, bool]], number: int, start: int, end: int, kind: int) -> Mentioned:
    entity, group = entities[number]
    if kind == _COUNT:
        return Mentioned(entity, start, end, (iri(NG.countSpan),), counts=True, proves=True)
    metonym = kind >= _METONYM
    properties = (_PROPERTIES[kind % _METONYM], *((iri(NG.metonymMention),) if metonym else ()))
    return Mentioned(entity, start, end, properties, counts=False, proves=group and kind % _METONYM != _PRONOUN)
