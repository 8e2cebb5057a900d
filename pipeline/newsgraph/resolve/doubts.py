"""Merges and splits that a person should look at, those that touch most mentions first."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from newsgraph.names.compare import KNOWN, compare_names
from newsgraph.records import EntityKind, Extraction, Mention, MentionReference
from newsgraph.resolve.clusters import Join, Key
from newsgraph.resolve.decisions import Decision, find_mentions, point_at
from newsgraph.resolve.identities import Identities, identify
from newsgraph.resolve.ids import mentions_of
from newsgraph.resolve.lone_surnames import ENOUGH, Bearers, lone_people
from newsgraph.resolve.same_people import contradicted, likely_pairs

_CANDIDATES = 3
_POSSIBLE = 0.5
_SURE_SPELLING = 0.9
_SHOWN = 3
_SHORT = 6


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two: a mention to point at it by, its name, how often it is named, and where else."""

    reference: MentionReference
    kind: EntityKind
    name: str
    mentions: int
    articles: int
    further: tuple[MentionReference, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Whether two are one: `now` is what the rules made of it, `affected` counts the mentions that would change."""

    now: Literal["one", "two"]
    one: Side
    other: Side
    score: float
    reason: str
    affected: int


def find_doubts(
    extractions: Iterable[Extraction], group_dates: Mapping[Key, str | None], decisions: Sequence[Decision] = ()
) -> tuple[Doubt, ...]:
    """The doubts that no decision (not even `unsure`) has settled, most consequential first."""
    read = sorted(extractions, key=lambda item: item.article.id)
    finder = _Finder(read, identify(read, group_dates, decisions), decisions)
    return tuple(sorted(finder.find(), key=lambda doubt: (-doubt.affected, doubt.one.reference, doubt.other.reference)))


class _Finder:
    def __init__(self, read: Sequence[Extraction], found: Identities, decisions: Sequence[Decision]) -> None:
        self.found = found
        self.mentions: Mapping[Key, Sequence[Mention]] = mentions_of(read)
        self.sets = found.joins.sets()
        keys = find_mentions((reference for each in decisions for reference in (each.one, each.other)), read)
        self.settled = {
            frozenset((keys[each.one], keys[each.other]))
            for each in decisions
            if each.one in keys and each.other in keys
        }
        self.settled_roots = {frozenset(map(found.joins.find, pair)) for pair in self.settled}
        people = {key: known for key, known in found.known.items() if known.entity.kind == "person"}
        self.lone = lone_people(people, found.names)
        self.bearers = Bearers(people, found.names, found.contexts, found.joins, self.lone)

    def find(self) -> Iterator[Doubt]:
        yield from self._thin_merges()
        yield from self._lone_names()
        yield from self._near_names()

    # --- one, perhaps wrongly ----------------------------------------------------------------------------------

    def _thin_merges(self) -> Iterator[Doubt]:
        """Joins that rest on a lone surname with nothing telling, or on a pet form or an initial."""
        joins: dict[Key, list[Join]] = defaultdict(list)
        for join in self.found.joins.made:
            joins[self.found.joins.find(join.one)].append(join)
        for root, made in joins.items():
            thin = [join for join in made if self._is_thin(join)]
            for join in thin:
                sides = _cut(self.sets[root], made, join)
                if frozenset((join.one, join.other)) not in self.settled:
                    reason = f"{join.reason.rule}: {join.reason.basis}"
                    yield self._doubt("one", *sides, join.reason.score, reason)

    def _is_thin(self, join: Join) -> bool:
        rule, contexts = join.reason.rule, self.found.contexts
        if rule == "spelling":
            return join.reason.score < _SURE_SPELLING
        if rule == "lone-surname":
            person = self.bearers.persons[self.found.joins.find(join.one)]
            lone = join.other if join.one == person.root else join.one
            shared = contexts.shared(lone, set(person.articles) - {lone[0]}, person.roles)
            return not any(map(contexts.is_telling, shared)) and len(shared) < ENOUGH
        return rule in ("lone-given-name", "same-surname")

    # --- two, perhaps wrongly ----------------------------------------------------------------------------------

    def _lone_names(self) -> Iterator[Doubt]:
        """Lone surnames that were left alone, with those whom they may be."""
        asked: set[frozenset[Key]] = set()
        for known in self.lone:
            root = self.found.joins.find(known.key)
            if root in self.bearers.persons:
                continue
            candidates = self.bearers.of(known, _CANDIDATES)
            for person in candidates:
                pair = frozenset((root, person.root))
                if pair not in asked and pair not in self.settled_roots:
                    asked.add(pair)
                    why = (
                        f"a surname alone, {len(candidates)} known with it"
                        if len(candidates) > 1
                        else "a surname alone"
                    )
                    yield self._doubt("two", self.sets[root], self.sets[person.root], _POSSIBLE, why)

    def _near_names(self) -> Iterator[Doubt]:
        """Full names that are near each other, or that a third one stands between."""
        likely = likely_pairs(self.found.names)
        between = contradicted(likely)
        asked: set[frozenset[Key]] = set()
        for one, other in sorted({*likely, *_one_letter_apart(self.found.names)}):
            first, second = (self.found.joins.find(self.found.names[name][0]) for name in (one, other))
            pair = frozenset((first, second))
            score = compare_names(one, other)
            if first == second or score < _POSSIBLE or pair in asked | self.settled_roots:
                continue
            asked.add(pair)
            why = "near names" if score < KNOWN else "may be several" if {one, other} & between else "names agree"
            yield self._doubt("two", self.sets[first], self.sets[second], round(score, 3), f"{why}: {one}, {other}")

    # --- the two sides -----------------------------------------------------------------------------------------

    def _doubt(
        self, now: Literal["one", "two"], one: Sequence[Key], other: Sequence[Key], score: float, reason: str
    ) -> Doubt:
        sides = sorted((self._side(one), self._side(other)), key=lambda side: (-side.mentions, side.reference))
        return Doubt(now, sides[0], sides[1], score, reason, min(side.mentions for side in sides))

    def _side(self, keys: Sequence[Key]) -> Side:
        seen = [key for key in keys if key in self.mentions]
        references = sorted(point_at(key, self.mentions[key]) for key in seen)
        fullest = max(seen, key=lambda key: (len(self.found.known[key].entity.name.split()), [-ord(c) for c in key[0]]))
        pointed = point_at(fullest, self.mentions[fullest])
        entity = self.found.known[fullest].entity
        further = tuple(reference for reference in references if reference != pointed)[: _SHOWN - 1]
        mentions = sum(len(self.mentions[key]) for key in seen)
        return Side(pointed, entity.kind, entity.name, mentions, len({key[0] for key in seen}), further)


def _cut(members: Sequence[Key], made: Iterable[Join], cut: Join) -> tuple[list[Key], list[Key]]:
    """The two parts that a cluster falls into without one of its joins."""
    near: dict[Key, list[Key]] = defaultdict(list)
    for join in made:
        if join is not cut:
            near[join.one].append(join.other)
            near[join.other].append(join.one)
    part, queue = {cut.other}, [cut.other]
    while queue:
        for key in near[queue.pop()]:
            if key not in part:
                part.add(key)
                queue.append(key)
    return [key for key in members if key in part], [key for key in members if key not in part]


def _one_letter_apart(names: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of names that are one letter apart, found by the forms that they have in common with a letter left out."""
    forms: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if len(name) > _SHORT:
            for form in {name, *(name[:i] + name[i + 1 :] for i in range(len(name)))}:
                forms[form].append(name)
    return {(one, other) for found in forms.values() for one in found for other in found if one < other}
