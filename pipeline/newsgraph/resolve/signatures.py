"""What an entity is made from, as a hash: where it is as it was, and no article of its own has changed, the entity is as it was."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from newsgraph.records import ArticleEntity, EntityKind
from newsgraph.resolve.clusters import Cluster
from newsgraph.resolve.entities import EntityPlan
from newsgraph.schema import ENTITY_FIELDS, ENTITY_REFERENCES

_SIZE = 12
_ASKED: dict[EntityKind, tuple[tuple[str, ...], bool]] = {
    kind: (tuple(field for field in fields if field in ENTITY_REFERENCES), "date" in fields)
    for kind, fields in ENTITY_FIELDS.items()
}
"""Of each kind the fields that name other entities, and whether it has a date."""


def signature(cluster: Cluster, plan: EntityPlan, same_as: Sequence[str]) -> bytes:
    """A hash of all that a cluster's record is made from, beside what its articles say: ids and dates that others gave it, and its joins."""
    references, dated = _ASKED[cluster.kind]
    first = cluster.members[0]
    parts: list[object] = [plan.ids[first], cluster.kind, plan.names[first], same_as, cluster.members]
    if references:
        parts += [_referred(plan, key[0], plan.known.entity(key), references) for key in cluster.members]
    if dated:
        parts += [plan.dates.get(key) for key in cluster.members]
    parts += [(*join[:2], *join.reason) for join in cluster.joins]
    return hashlib.blake2b(repr(parts).encode("utf-8", "surrogatepass"), digest_size=_SIZE).digest()


def _referred(plan: EntityPlan, article: str, entity: ArticleEntity, references: Sequence[str]) -> list[str | None]:
    indexes = (getattr(entity, field) for field in references)
    return [None if index is None else plan.ids[article, index] for index in indexes]
