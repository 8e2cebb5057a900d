"""The two sides of a doubt: what a person is shown of each, and a mention to point at it by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from newsgraph.records import EntityKind, Mention, MentionReference
from newsgraph.resolve.decisions import point_at
from newsgraph.resolve.known import Key, Known

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a mention to point at it by, its name, how often it is named, and where else."""

    reference: MentionReference
    kind: EntityKind
    name: str
    mentions: int
    articles: int
    further: tuple[MentionReference, ...]


class Sides:
    """Makes sides of article entities that are one, or of a part of them, without going through all of them each time."""

    def __init__(
        self, keys: Iterable[Key], known: Mapping[Key, Known], mentions: Mapping[Key, Sequence[Mention]]
    ) -> None:
        self._known = known
        self._counts = {key: len(mentions[key]) for key in keys if key in mentions}
        self._references = {key: point_at(key, mentions[key]) for key in self._counts}
        self._articles = Counter(key[0] for key in self._counts)
        self._mentions = sum(self._counts.values())
        self._by_place = sorted(self._counts, key=self._references.__getitem__)
        self._by_fullness = sorted(self._counts, key=self._by_rank)

    def whole(self) -> Side:
        return self.without(frozenset())

    def part(self, keys: Collection[Key]) -> Side:
        """The side of some of the entities."""
        mine = Counter(key[0] for key in keys if key in self._counts)
        order = sorted((key for key in keys if key in self._counts), key=self._by_rank)
        places = sorted(order, key=self._references.__getitem__)
        return self._make(order[0], places, sum(self._counts[key] for key in order), len(mine))

    def without(self, keys: Collection[Key]) -> Side:
        """The side of all but some of the entities."""
        left_out = Counter(key[0] for key in keys if key in self._counts)
        gone = sum(uses == self._articles[article] for article, uses in left_out.items())
        mentions = self._mentions - sum(self._counts.get(key, 0) for key in keys)
        fullest = next(key for key in self._by_fullness if key not in keys)
        return self._make(
            fullest, (key for key in self._by_place if key not in keys), mentions, len(self._articles) - gone
        )

    def _by_rank(self, key: Key) -> tuple[int, Key]:
        return -len(self._known[key].entity.name.split()), key

    def _make(self, fullest: Key, places: Iterable[Key], mentions: int, articles: int) -> Side:
        entity = self._known[fullest].entity
        further: list[MentionReference] = []
        for key in places:
            if len(further) == _SHOWN - 1:
                break
            if key != fullest:
                further.append(self._references[key])
        return Side(self._references[fullest], entity.kind, entity.name, mentions, articles, tuple(further))


def side_of_mentions(article: str, kind: EntityKind, mentions: Sequence[Mention]) -> Side:
    """A side made of some mentions of one article entity, the fullest name first."""
    references = [MentionReference(article, each.start, each.end, each.text) for each in mentions]
    first = min(references, key=lambda each: (-len(each.name.split()), each))
    further = tuple(reference for reference in sorted(references) if reference != first)[: _SHOWN - 1]
    return Side(first, kind, first.name, len(mentions), 1, further)


@dataclass(frozen=True, slots=True)
class Doubt:
    """Whether two are one: `now` is what the rules made of it, `affected` counts the mentions that would change."""

    now: Literal["one", "two"]
    one: Side
    other: Side
    score: float
    reason: str
    affected: int


def make_doubt(now: Literal["one", "two"], sides: tuple[Side, Side], score: float, reason: str) -> Doubt:
    """A doubt, the side that is named more often first."""
    one, other = sorted(sides, key=lambda side: (-side.mentions, side.reference))
    return Doubt(now, one, other, score, reason, other.mentions)
