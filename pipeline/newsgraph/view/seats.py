"""Who sits in a group, as far as the articles say, and two groups side by side."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from newsgraph.records import Claim, Entity
from newsgraph.view.archive import Archive
from newsgraph.view.telling import Line, tell

_HEADS = ("head", "leader", "chair", "chief", "co-chair")
_COMPARED = 12
"""How many other groups a group is compared with at most."""
_ORDER = ("asserted", "reported", "denied")


@dataclass(frozen=True, slots=True)
class Seat:
    """Somebody and a group: what is said of it, the surest first. `modality` is that of the surest."""

    member: Entity
    lines: tuple[Line, ...]

    @property
    def modality(self) -> str:
        return self.lines[0].claim.modality

    @property
    def capacity(self) -> str:
        return self.lines[0].claim.fields.get("capacity") or "member"

    @property
    def disputed(self) -> bool:
        """Whether one article says so and another denies it."""
        said = {line.claim.modality for line in self.lines}
        return "denied" in said and len(said) > 1


@dataclass(frozen=True, slots=True)
class Roster:
    """A group's seats, heads first, then by modality and name."""

    group: Entity
    rows: tuple[Seat, ...]

    @property
    def named(self) -> int:
        """How many are named as members, sure ones only."""
        return sum(seat.modality == "asserted" for seat in self.rows)

    def seat(self, member: str) -> Seat | None:
        return next((seat for seat in self.rows if seat.member.id == member), None)


def roster(archive: Archive, group: Entity) -> Roster:
    """All seats of a group."""
    seats: dict[str, list[Claim]] = {}
    for claim in archive.about(group.id):
        member = claim.fields.get("member")
        if (
            claim.kind == "membership"
            and claim.fields.get("group") == group.id
            and member
            and member in archive.entities
        ):
            seats.setdefault(member, []).append(claim)
    rows = [
        Seat(
            archive.entities[member],
            tuple(
                tell(archive, claim, group.id)
                for claim in sorted(
                    claims, key=lambda claim: (_ORDER.index(claim.modality), -claim.confidence, claim.id)
                )
            ),
        )
        for member, claims in seats.items()
    ]
    rows.sort(
        key=lambda seat: (
            _ORDER.index(seat.modality),
            seat.capacity not in _HEADS,
            seat.member.name,
            seat.member.id,
        )
    )
    return Roster(group, tuple(rows))


class Rosters:
    """The rosters of all groups, made once, and which groups are worth setting side by side."""

    def __init__(self, archive: Archive) -> None:
        self._by_group = {group.id: roster(archive, group) for group in archive.of_kind("group")}
        self._by_sender: defaultdict[str, list[str]] = defaultdict(list)
        self._by_member: defaultdict[str, list[str]] = defaultdict(list)
        for id_, found in self._by_group.items():
            if found.rows and (sender := found.group.properties.get("sender")):
                self._by_sender[sender].append(id_)
            for seat in found.rows:
                self._by_member[seat.member.id].append(id_)

    def __iter__(self) -> Iterator[Roster]:
        """The fullest first."""
        return iter(self.fullest())

    def fullest(self, most: int | None = None) -> list[Roster]:
        found = sorted(self._by_group.values(), key=lambda found: (-len(found.rows), found.group.name, found.group.id))
        return found[:most]

    def of(self, group: str) -> Roster:
        return self._by_group[group]

    def sent_by(self, sender: str) -> list[Roster]:
        return [self.of(id_) for id_ in self.with_sender(sender)]

    def others(self, group: str) -> list[Entity]:
        """Groups that share a member with a group, those with most first, then others of its sender."""
        mine = self.of(group)
        if not mine.rows:
            return []
        shared = Counter(id_ for seat in mine.rows for id_ in self.with_member(seat.member.id))
        sender = mine.group.properties.get("sender")
        found = {*shared, *(self.with_sender(sender) if sender else ())} - {group}
        groups = [(shared[id_], self.group(id_)) for id_ in found]
        groups.sort(key=lambda each: (-each[0], each[1].properties.get("date") or "", each[1].id))
        return [other for _, other in groups[:_COMPARED]]

    # What a graph that is not in memory answers otherwise.

    def group(self, id_: str) -> Entity:
        return self._by_group[id_].group

    def with_sender(self, sender: str) -> list[str]:
        """The groups of a sender that have members."""
        return self._by_sender.get(sender, [])

    def with_member(self, member: str) -> list[str]:
        return self._by_member.get(member, [])


@dataclass(frozen=True, slots=True)
class Comparison:
    """A person's seats in two groups, and what they come to: both, new, gone, not named, denied or unsure.

    "new" and "gone" are said only where the other group's people are known to be all named, or where it is denied that
    the person sat there; elsewhere the person is just not named there.
    """

    member: Entity
    seats: tuple[Seat | None, Seat | None]
    comes_to: str


def compare(first: Roster, second: Roster) -> list[Comparison]:
    """Everybody of two groups, those in both first."""
    found = [*_compared(first, second)]
    order = ("both", "new", "gone", "only in the second", "only in the first", "unsure", "denied")
    return sorted(found, key=lambda row: (order.index(row.comes_to), row.member.name, row.member.id))


def _compared(first: Roster, second: Roster) -> Iterator[Comparison]:
    members = {seat.member.id: seat.member for seat in (*first.rows, *second.rows)}
    for id_, member in members.items():
        seats = (first.seat(id_), second.seat(id_))
        yield Comparison(member, seats, _comes_to(seats, first, second))


def _comes_to(seats: tuple[Seat | None, Seat | None], first: Roster, second: Roster) -> str:
    sat = [seat is not None and seat.modality == "asserted" for seat in seats]
    denied = [seat is not None and seat.modality == "denied" for seat in seats]
    if all(sat):
        return "both"
    if sat[1] and (denied[0] or (seats[0] is None and first.group.complete)):
        return "new"
    if sat[0] and (denied[1] or (seats[1] is None and second.group.complete)):
        return "gone"
    if sat[1] and seats[0] is None:
        return "only in the second"
    if sat[0] and seats[1] is None:
        return "only in the first"
    return "denied" if any(denied) and not any(sat) else "unsure"
