"""Look-ups over rows that grow while a document is read: each reads on where it stopped when it was last asked."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable

from newsgraph.nlp.page.rows import ClaimRow, EntityRow, MentionRow, TimeRow
from newsgraph.records import ClaimKind


class MentionTable:
    """The mentions by their tokens and by their entity; `head` gives the token that the others of a stretch hang from."""

    def __init__(self, head: Callable[[int, int], int]) -> None:
        self._head = head
        self._shortest: dict[int, MentionRow] = {}
        self._headed: dict[int, MentionRow] = {}
        self._of: dict[int, list[MentionRow]] = {}

    def add(self, mention: MentionRow) -> None:
        self._of.setdefault(mention["entity"], []).append(mention)
        width = mention["end"] - mention["start"]
        for i in range(mention["start"], mention["end"]):
            held = self._shortest.get(i)
            if held is None or width < held["end"] - held["start"]:
                self._shortest[i] = mention
        head = self._head(mention["start"], mention["end"])
        held = self._headed.get(head)
        if held is None or width > held["end"] - held["start"]:
            self._headed[head] = mention

    def at(self, i: int) -> MentionRow | None:
        """The longest mention that a token heads, else the shortest that it is in."""
        return self._headed.get(i) or self._shortest.get(i)

    def of(self, entity: int) -> list[MentionRow]:
        return self._of.get(entity, [])


class TimeTable:
    """Where the time expressions stand."""

    def __init__(self, rows: list[TimeRow]) -> None:
        self._rows = rows
        self._read = 0
        self._at: dict[int, int] = {}
        self._starts: list[tuple[int, int]] = []

    def at(self, i: int) -> int | None:
        """The index of the time expression that a token belongs to; of two the one that was added first."""
        for number in range(self._read, len(self._rows)):
            row = self._rows[number]
            for place in range(row["start"], row["end"]):
                self._at.setdefault(place, number)
        self._read = len(self._rows)
        return self._at.get(i)

    def inside(self, start: int, end: int) -> list[int]:
        """Indexes of the time expressions that lie in a stretch of tokens."""
        if len(self._starts) != len(self._rows):
            self._starts = sorted((row["start"], number) for number, row in enumerate(self._rows))
        first, last = (bisect_left(self._starts, (place, -1)) for place in (start, end))
        inside = (number for _, number in self._starts[first:last])
        return sorted(number for number in inside if self._rows[number]["end"] <= end)


class ClaimTable:
    """The claims by what stands in their fields."""

    def __init__(self, rows: list[ClaimRow]) -> None:
        self._rows = rows
        self._read = 0
        self._with: dict[tuple[ClaimKind, str, int], list[ClaimRow]] = {}

    def of(self, kind: ClaimKind, field: str, entity: int) -> list[ClaimRow]:
        """The claims of a kind that have an entity in a field, in the order that they were added."""
        for row in self._rows[self._read :]:
            for name, value in row["entities"].items():
                self._with.setdefault((row["kind"], name, value), []).append(row)
        self._read = len(self._rows)
        return self._with.get((kind, field, entity), [])

    def forget(self) -> None:
        """Must be called when claims were taken away."""
        self._read = 0
        self._with.clear()


class NameTable:
    """The entities by their names and aliases."""

    def __init__(self, rows: list[EntityRow]) -> None:
        self._rows = rows
        self._read = 0
        self._named: dict[str, list[int]] = {}

    def of(self, name: str) -> list[int]:
        """The entities that had a name or alias when they were first asked for, in their order."""
        for number in range(self._read, len(self._rows)):
            row = self._rows[number]
            for form in {row["name"], *row["aliases"]}:
                self._named.setdefault(form, []).append(number)
        self._read = len(self._rows)
        return self._named.get(name, [])
