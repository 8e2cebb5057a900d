"""Offices on a time line: bars where start or end are told, dots where only an article's date says "then"."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsgraph.records import Claim
from newsgraph.view.archive import Archive
from newsgraph.view.scale import Tick, scale_of, years
from newsgraph.view.telling import tell

_OPEN = 0.5
"""Years that a bar without a told end reaches beyond what is told."""


@dataclass(frozen=True, slots=True)
class Bar:
    """An office: x and width of its bar, in hundredths; a dot has no width. `open_start`, `open_end`: not told."""

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
    """Bars from the earliest to the latest, and the dates below them."""

    bars: tuple[Bar, ...] = ()
    ticks: tuple[Tick, ...] = ()


def draw_offices(archive: Archive, claims: Iterable[Claim]) -> Timeline:
    """The offices that have any time at all; nothing where all have the same day."""
    spells = [(claim, *spell) for claim in claims if (spell := _spell(claim))]
    scale = scale_of(time for _, start, end, *_ in spells for time in (start, end))
    if scale is None:  # one day shows nothing
        return Timeline()
    bars = [
        Bar(
            "".join(word.text for word in tell(archive, claim, claim.fields.get("holder")).words),
            claim.id,
            claim.modality,
            claim.fields.get("status") or "",
            scale.place(start),
            round(scale.place(end) - scale.place(start), 2),
            open_start,
            open_end,
        )
        for claim, start, end, open_start, open_end in sorted(
            spells, key=lambda spell: (spell[1], spell[2], spell[0].id)
        )
    ]
    return Timeline(tuple(bars), scale.ticks())


def _spell(claim: Claim) -> tuple[float, float, bool, bool] | None:
    """Start and end in years, and whether each is open; None where nothing is dated."""
    start, end = years(claim.fields.get("start")), years(claim.fields.get("end"))
    dates = sorted(told for evidence in claim.evidence if (told := years(evidence.as_of)))
    if start is None and end is None:
        return (dates[0], dates[-1], True, True) if dates else None
    latest = max([*dates, start or 0.0]) if claim.fields.get("status") != "former" else start
    return (
        start if start is not None else (end or 0.0) - _OPEN,
        end if end is not None else (latest or 0.0) + _OPEN,
        start is None,
        end is None,
    )
