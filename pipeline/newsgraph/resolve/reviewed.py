"""What doubts are found in: who is one by the rules, and what people have settled already."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence

from newsgraph.records import Extraction, Mention
from newsgraph.resolve.decisions import Decision, find_mentions, pointed_at
from newsgraph.resolve.identities import Identities
from newsgraph.resolve.ids import mentions_of
from newsgraph.resolve.known import Key
from newsgraph.resolve.lone_surnames import Bearers, lone_people
from newsgraph.resolve.sides import Doubt, Sides, make_doubt


class Reviewed:
    """The joined article entities, their mentions, and the pairs that a decision (even `unsure`) has settled."""

    def __init__(self, read: Sequence[Extraction], found: Identities, decisions: Sequence[Decision]) -> None:
        self.found = found
        self.mentions: Mapping[Key, Sequence[Mention]] = mentions_of(read)
        self.sets = found.joins.sets()
        self.lone = lone_people(found.known, found.names)
        self.bearers = Bearers(found.known, found.names, found.contexts, found.joins, self.lone)
        self._sides: dict[Key, Sides] = {}
        self._settled_sets: set[frozenset[Key]] = set()
        self._settled_inside: dict[Key, list[tuple[Key, Key]]] = defaultdict(list)
        self._settled_mentions: dict[Key, list[tuple[Mention, Mention]]] = defaultdict(list)
        self._settle(read, decisions)

    def _settle(self, read: Sequence[Extraction], decisions: Sequence[Decision]) -> None:
        placed = find_mentions(pointed_at(decisions), read)
        articles = {extraction.article.id: extraction for extraction in read}
        for each in decisions:
            if each.one in placed and each.other in placed:
                places = placed[each.one], placed[each.other]
                one, other = (articles[article].mentions[index] for article, index in places)
                keys = (places[0][0], one.entity), (places[1][0], other.entity)
                if keys[0] == keys[1]:
                    self._settled_mentions[keys[0]].append((one, other))
                roots = self.root(keys[0]), self.root(keys[1])
                self._settled_sets.add(frozenset(roots))
                if roots[0] == roots[1]:
                    self._settled_inside[roots[0]].append(keys)

    def root(self, key: Key) -> Key:
        return self.found.joins.find(key)

    def sides(self, root: Key) -> Sides:
        """What sides of a set are made from."""
        if root not in self._sides:
            self._sides[root] = Sides(self.sets[root], self.found.known, self.mentions)
        return self._sides[root]

    def doubt_split(self, one: Key, other: Key, score: float, reason: str) -> Doubt | None:
        """Whether two sets are one; None where that is settled."""
        if frozenset((one, other)) in self._settled_sets:
            return None
        return make_doubt("two", (self.sides(one).whole(), self.sides(other).whole()), score, reason)

    def doubt_merge(self, root: Key, part: Collection[Key], score: float, reason: str) -> Doubt | None:
        """Whether a part of a set belongs to it; None where that is settled."""
        if any((one in part) != (other in part) for one, other in self._settled_inside.get(root, ())):
            return None
        sides = self.sides(root)
        return make_doubt("one", (sides.part(part), sides.without(part)), score, reason)

    def is_settled_within(self, key: Key, mentions: Collection[Mention]) -> bool:
        """Whether people have said if these mentions of an article entity are of the same one as its others."""
        return any((one in mentions) != (other in mentions) for one, other in self._settled_mentions.get(key, ()))
