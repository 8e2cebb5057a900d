"""Who are colleagues: two people who plainly sit in one group at one time.

The group is a delegation, team, cabinet or the like (no organisation, whose members come and go), of at most LARGEST
people. "At one time": the group's date lies in one year, or one article names both. Where starts and ends of the two
are stated, they must not part them, nor meet in one year, which leaves it open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from typing import NamedTuple

from newsgraph.graph.edtf import years_of
from newsgraph.graph.labels import Names

LARGEST = 60
"""As in the view of people: a larger group would join everybody with everybody."""


class Seat(NamedTuple):
    """A membership's stated start and end (EDTF), and the articles that it stands in."""

    start: str | None
    end: str | None
    articles: frozenset[str]


def may_have_colleagues(member: str | None, group: str | None) -> bool:
    return (member or "").startswith("person/") and (group or "").startswith("group/")


def find_colleagues(seats: Mapping[tuple[str | None, ...], Sequence[Seat]], names: Names) -> Iterator[tuple[str, str]]:
    """Pairs of people, both ways. The keys end with member and group, of whom `may_have_colleagues` is so."""
    members: defaultdict[str, list[tuple[str, Sequence[Seat]]]] = defaultdict(list)
    for (*_, member, group), found in seats.items():
        if member and group:
            members[group].append((member, found))
    for group, people in members.items():
        if len(people) > LARGEST:
            continue
        dated = len(years_of(names.date(group) or "")) == 1
        for (one, seats1), (other, seats2) in combinations(people, 2):
            if any(_together(seat1, seat2, dated=dated) for seat1 in seats1 for seat2 in seats2):
                yield one, other
                yield other, one


def _together(one: Seat, other: Seat, *, dated: bool) -> bool:
    return (dated or bool(one.articles & other.articles)) and not _parted(one, other) and not _parted(other, one)


def _parted(one: Seat, other: Seat) -> bool:
    """Whether the first may be over when the other begins."""
    ended, began = years_of(one.end or ""), years_of(other.start or "")
    return bool(ended) and bool(began) and ended[-1] <= began[0]
