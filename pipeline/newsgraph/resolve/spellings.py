"""Full names that are spellings or shorter forms of each other, joined the surest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from newsgraph.names.compare import KNOWN, compare_names
from newsgraph.names.words import two_given_names
from newsgraph.resolve.clusters import Joins, Reason
from newsgraph.resolve.known import Key
from newsgraph.resolve.likely_names import contradicted, likely_pairs

Names = Mapping[str, tuple[Key, ...]]
"""The full names of the corpus, normalised, and the article entities that bear each."""

_CROWDED = 100
# From so many full names of one surname on two of them agree by chance: "Sergei Ivanov" and "Sergey Ivanov" need a meeting.

_MOST_NEAR = 100
# Who is in more articles has met everybody.


def join_spellings(names: Names, joins: Joins) -> None:
    """Joins full names that are spellings or shorter forms of each other.

    Two clusters join only where all their full names agree, and a shorter form only where no two candidates
    contradict each other: "John Smith" stays alone between "John Paul Smith" and "John Peter Smith". Where a surname is
    crowded, other spellings join only if a third person has met both. Given names that differ in more than their spelling
    never join: mother and daughter meet the same people.
    """
    likely = likely_pairs(names)
    doubtful = contradicted(likely)
    clusters = _Clusters(names, {name for pair in likely for name in pair}, joins)
    surnames = Counter(map(_surname, names))
    chancy: list[tuple[tuple[str, str], float]] = []
    for pair, score in sorted(likely.items(), key=lambda item: (-item[1], item[0])):
        if doubtful.isdisjoint(pair) and not _given_otherwise(*pair):
            if max(surnames[_surname(name)] for name in pair) > _CROWDED and _respelled(*pair):
                chancy.append((pair, score))
            else:
                clusters.join_if_all_agree(pair, score)
    if chancy:
        meetings = _Meetings(names, {name for pair, _ in chancy for name in pair}, joins)
        for pair, score in chancy:
            if meetings.have_met_one(*pair):
                clusters.join_if_all_agree(pair, score)


def _surname(name: str) -> str:
    return name.rpartition(" ")[2]


def _given_otherwise(one: str, other: str) -> bool:
    """Whether names of as many words have another given name in one place: "Ivana Duarte" and "Ivanka Duarte"."""
    words, others = one.split(), other.split()
    return len(words) == len(others) and any(
        two_given_names(*pair) for pair in zip(words[:-1], others[:-1], strict=True)
    )


def _respelled(one: str, other: str) -> bool:
    """Whether a word is written in another way, not only left out."""
    words, others = set(one.split()), set(other.split())
    return not (words <= others or others <= words)


class _Clusters:
    """Which full names are one person's so far."""

    def __init__(self, names: Names, wanted: Iterable[str], joins: Joins) -> None:
        self._names, self._joins = names, joins
        self._held: dict[Key, set[str]] = {joins.find(names[name][0]): set() for name in wanted}
        for name, bearers in names.items():
            for bearer in bearers:
                if (root := joins.find(bearer)) in self._held:
                    self._held[root].add(name)

    def join_if_all_agree(self, pair: tuple[str, str], score: float) -> None:
        one, other = (self._names[name][0] for name in pair)
        held, first, second = self._held, self._joins.find(one), self._joins.find(other)
        if first == second or any(compare_names(a, b) < KNOWN for a in held[first] for b in held[second]):
            return
        if self._joins.join(one, other, Reason("spelling", " = ".join(pair), round(score, 3))):
            held[self._joins.find(first)] = held.pop(first) | held.pop(second)


class _Meetings:
    """Whom the bearers of some names meet in their articles: people of full name who are not in all the news."""

    def __init__(self, names: Names, wanted: Iterable[str], joins: Joins) -> None:
        self._names, self._joins = names, joins
        self._people: dict[str, list[Key]] = {key[0]: [] for name in wanted for key in names[name]}
        for bearers in names.values():
            for key in bearers:
                if key[0] in self._people:
                    self._people[key[0]].append(key)
        near = {joins.find(key) for keys in self._people.values() for key in keys}
        roots = (joins.find(key) for bearers in names.values() for key in bearers)
        self._seen = Counter(root for root in roots if root in near)

    def have_met_one(self, one: str, other: str) -> bool:
        """Whether a third person is in articles of both."""
        return not self._met(one).isdisjoint(self._met(other))

    def _met(self, name: str) -> set[Key]:
        own = self._joins.find(self._names[name][0])
        met = {self._joins.find(key) for bearer in self._names[name] for key in self._people[bearer[0]]}
        return {root for root in met if root != own and self._seen[root] <= _MOST_NEAR}
