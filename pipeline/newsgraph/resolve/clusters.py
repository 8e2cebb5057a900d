"""Article entities joined to clusters, each join with its reason; joins that a person has forbidden are not made."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from newsgraph.records import EntityKind
from newsgraph.resolve.known import Key, KnownEntities


class Reason(NamedTuple):
    """Why entities are one: the rule, what it rests on, and what `compare_names` says of the two names (1: equal)."""

    rule: str
    basis: str
    score: float = 1.0


class Join(NamedTuple):
    """Why two article entities are one."""

    one: Key
    other: Key
    reason: Reason


class Cluster(NamedTuple):
    """Article entities that are one node of the graph, with the joins that made it."""

    kind: EntityKind
    members: tuple[Key, ...]
    joins: tuple[Join, ...] = ()


@dataclass(slots=True)
class Joins:
    """Disjoint sets of article entities; the smallest key of a set stands for it, so that order cannot matter."""

    parents: dict[Key, Key] = field(default_factory=dict)
    made: list[Join] = field(default_factory=list)
    apart: dict[Key, set[Key]] = field(default_factory=dict)
    """For the sets that a person has decided on: the sets that they are not to be joined with, by representative."""

    def add(self, key: Key) -> None:
        self.parents.setdefault(key, key)

    def find(self, key: Key) -> Key:
        """The representative of an entity's set, always the same object: equal keys of other places may be dropped."""
        parents = self.parents
        root = parents[key]
        while (above := parents[root]) is not root:
            root = above
        while (above := parents[key]) is not root:
            parents[key], key = root, above
        return root

    def may_join(self, one: Key, other: Key) -> bool:
        """Whether no decision keeps the two apart."""
        return not self.apart or self.find(other) not in self.apart.get(self.find(one), ())

    def keep_apart(self, one: Key, other: Key) -> None:
        """Forbids a join for good. The two must not be joined already."""
        first, second = self.find(one), self.find(other)
        self.apart.setdefault(first, set()).add(second)
        self.apart.setdefault(second, set()).add(first)

    def join(self, one: Key, other: Key, reason: Reason) -> bool:
        """Joins the sets of two entities unless a decision keeps them apart; gives whether they are one now."""
        first, second = self.find(one), self.find(other)
        if first == second:
            return True
        if second < first:
            first, second = second, first
        if not self.may_join(first, second):
            return False
        self.parents[second] = first
        self.made.append(Join(min(one, other), max(one, other), reason))
        for third in self.apart.pop(second, ()):
            self.apart[third].discard(second)
            self.keep_apart(first, third)
        return True

    def join_all(self, keys: Iterable[Key], reason: Reason) -> None:
        """Joins entities to one set; where decisions keep some apart, to several, each to the first that it may join."""
        firsts: list[Key] = []
        for key in sorted(keys):
            if not any(self.join(first, key, reason) for first in firsts):
                firsts.append(key)

    def sets(self) -> dict[Key, list[Key]]:
        """Each set by its representative, which is its first member; sets and members sorted."""
        found: dict[Key, list[Key]] = {}
        for key in sorted(self.parents):
            found.setdefault(self.find(key), []).append(key)
        return found


def make_clusters(known: KnownEntities, joins: Joins) -> tuple[Cluster, ...]:
    """The clusters of all known entities, sorted by their first member."""
    reasons: dict[Key, list[Join]] = {}
    for join in joins.made:
        reasons.setdefault(joins.find(join.one), []).append(join)
    sets = joins.sets()  # by their first members; of a million the lists need not stay
    return tuple(
        Cluster(_kind(members := sets.pop(root), known), tuple(members), tuple(sorted(reasons.pop(root, ()))))
        for root in list(sets)
    )


def _kind(members: Sequence[Key], known: KnownEntities) -> EntityKind:
    """The kind of most members, for a person can decide that what is read as two kinds is one."""
    first = known.entity(members[0]).kind
    if len(members) == 1 or all(known.entity(key).kind == first for key in members):
        return first
    kinds = Counter(known.entity(key).kind for key in members)
    return min(kinds, key=lambda kind: (kind == "unnamed", -kinds[kind], kind))
