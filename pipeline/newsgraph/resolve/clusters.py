"""Article entities joined to clusters, each join with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsgraph.records import ArticleEntity, EntityKind, Extraction
from newsgraph.resolve.home import home_country

Key = tuple[str, int]
"""An article entity: article id, and its index in `Extraction.entities`."""


@dataclass(frozen=True, slots=True)
class Known:
    """An article entity with its place in the corpus."""

    key: Key
    entity: ArticleEntity
    country: str | None = None
    """The ISO code of the country that the entity belongs to, where the article says it."""
    home: str | None = None
    """The code of the country that the article is about, where it is plain."""


@dataclass(frozen=True, slots=True, order=True)
class Join:
    """Why two article entities are one."""

    one: Key
    other: Key
    reason: str


@dataclass(frozen=True, slots=True)
class Cluster:
    """Article entities that are one node of the graph, with the joins that made it."""

    kind: EntityKind
    members: tuple[Key, ...]
    joins: tuple[Join, ...] = ()


@dataclass(slots=True)
class Joins:
    """Disjoint sets of article entities; the smallest key of a set stands for it, so that order cannot matter."""

    parents: dict[Key, Key] = field(default_factory=dict)
    made: list[Join] = field(default_factory=list)

    def add(self, key: Key) -> None:
        self.parents.setdefault(key, key)

    def find(self, key: Key) -> Key:
        root = key
        while self.parents[root] != root:
            root = self.parents[root]
        while self.parents[key] != root:
            self.parents[key], key = root, self.parents[key]
        return root

    def join(self, one: Key, other: Key, reason: str) -> None:
        first, second = sorted((self.find(one), self.find(other)))
        if first != second:
            self.parents[second] = first
            self.made.append(Join(min(one, other), max(one, other), reason))

    def join_all(self, keys: Iterable[Key], reason: str) -> None:
        first, *others = sorted(keys)
        for other in others:
            self.join(first, other, reason)

    def sets(self) -> dict[Key, list[Key]]:
        """Each set by its representative, members sorted."""
        found: dict[Key, list[Key]] = {}
        for key in sorted(self.parents):
            found.setdefault(self.find(key), []).append(key)
        return found


def know_entities(extractions: Sequence[Extraction]) -> dict[Key, Known]:
    """Every article entity by its key, in the order of the keys."""
    found: dict[Key, Known] = {}
    for extraction in sorted(extractions, key=lambda item: item.article.id):
        home = home_country(extraction)
        for index, entity in enumerate(extraction.entities):
            key = (extraction.article.id, index)
            found[key] = Known(key, entity, country_of(entity, extraction.entities), home)
    return found


def country_of(entity: ArticleEntity, entities: Sequence[ArticleEntity]) -> str | None:
    """The code of the country that an entity points at, or of the country it is."""
    if entity.kind == "country":
        return entity.code
    return entities[entity.country].code if entity.country is not None else None


def make_clusters(known: Mapping[Key, Known], joins: Joins) -> tuple[Cluster, ...]:
    """The clusters of all known entities, sorted by their first member."""
    for key in known:
        joins.add(key)
    reasons: dict[Key, list[Join]] = {}
    for join in joins.made:
        reasons.setdefault(joins.find(join.one), []).append(join)
    return tuple(
        Cluster(known[root].entity.kind, tuple(members), tuple(sorted(reasons.get(root, ()))))
        for root, members in sorted(joins.sets().items())
    )
