"""Offices on a time line: bars where start or end are told, dots where only an article's date says "then"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsgraph.records import Claim
from newsgraph.view.archive import Archive
from newsgraph.view.telling import tell

WIDTH = 600.0
"""Of the drawing, in its own units; a page scales it."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_OPEN = 0.5
"""Years that a bar without a told end reaches beyond what is told."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An office: x and width of its bar; a dot has no width. `open_start`, `open_end`: not told."""

    label: str
    claim: str
    modality: str
    status: str
    x: float
    width: float
    open_start: bool
    open_end: bool


@dataclass(frozen=True, slots=True)
class Timeline:
    """Bars from the earliest to the latest, and the years below them."""

    bars: tuple[Bar, ...] = ()
    years: tuple[tuple[int, float], ...] = ()


def draw_offices(archive: Archive, claims: Iterable[Claim]) -> Timeline:
    """The offices that have any time at all; nothing where all have the same day."""
    spells = [(claim, *spell) for claim in claims if (spell := _spell(claim))]
    first = min((start for _, start, *_ in spells), default=0.0)
    last = max((end for _, _, end, *_ in spells), default=0.0)
    if first == last:  # one day shows nothing
        return Timeline()
    span = max(last - first, 1.0)

    def place(year: float) -> float:
        return round((year - first) / span * WIDTH, 1)

    bars = [
        Bar(
            "".join(word.text for word in tell(archive, claim, claim.fields.get("holder")).words),
            claim.id,
            claim.modality,
            claim.fields.get("status") or "",
            place(start),
            round(place(end) - place(start), 1),
            open_start,
            open_end,
        )
        for claim, start, end, open_start, open_end in sorted(
            spells, key=lambda spell: (spell[1], spell[2], spell[0].id)
        )
    ]
    return Timeline(tuple(bars), tuple((year, place(year)) for year in _ticks(first, last)))


def _spell(claim: Claim) -> tuple[float, float, bool, bool] | None:
    """Start and end in years, and whether each is open; None where nothing is dated."""
    start, end = _years(claim.fields.get("start")), _years(claim.fields.get("end"))
    dates = sorted(told for evidence in claim.evidence if (told := _years(evidence.as_of)))
    if start is None and end is None:
        return (dates[0], dates[-1], True, True) if dates else None
    latest = max([*dates, start or 0.0]) if claim.fields.get("status") != "former" else start
    return (
        start if start is not None else (end or 0.0) - _OPEN,
        end if end is not None else (latest or 0.0) + _OPEN,
        start is None,
        end is None,
    )


def _years(date: str | None) -> float | None:
    found = _DATE.search(date or "")
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    return year + (max(month, 1) - 1) / 12 + (max(day, 1) - 1) / 365


def _ticks(first: float, last: float) -> Iterator[int]:
    step = next((step for step in (1, 2, 5, 10, 20, 50) if (last - first) / step <= 10), 100)
    year = int(first) + (first > int(first))
    while year <= last:
        if year % step == 0 or step == 1:
            yield year
        year += 1
