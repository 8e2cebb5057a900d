"""Offices on a time line: bars from start to end as far as they are told, open where they are not.

A former office without an end was over when an article called it former, one to come begins after: they reach to the edge.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from newsgraph.records import Claim
from newsgraph.view.archive import Archive
from newsgraph.view.scale import Scale, Tick, scale_of, years
from newsgraph.view.telling import tell

_OPEN = 0.5
"""Years that a bar without a told end reaches beyond what is told."""
_EVER = float("inf")
"""The edge of the drawing."""
_LOOKS = {
    "former": "pale: it is over",
    "incoming": "striped: it is to come",
    "reported": "dashed outline: only reported",
    "denied": "red outline: denied",
    "open": "a faded end: not told when",
}


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
    """Bars from the earliest to the latest, and the dates below them; `looks` are those that need a word."""

    bars: tuple[Bar, ...] = ()
    ticks: tuple[Tick, ...] = ()

    @property
    def looks(self) -> list[str]:
        """What is drawn unlike a current office that is asserted, in words."""
        seen = {
            look
            for bar in self.bars
            for look in (bar.status, bar.modality, "open" if bar.width > 1 and (bar.open_start or bar.open_end) else "")
        }
        return [words for look, words in _LOOKS.items() if look in seen]


def draw_offices(archive: Archive, claims: Iterable[Claim]) -> Timeline:
    """The offices that have any time at all; nothing where all are of the same day and none before or after it."""
    spells = [(claim, *spell) for claim in claims if (spell := _spell(claim))]
    scale = scale_of(time for _, start, end, *_ in spells for time in (start, end) if abs(time) < _EVER)
    if scale is None:
        days = {time for _, start, end, *_ in spells for time in (start, end) if abs(time) < _EVER}
        if not any(_EVER in (-start, end) for _, start, end, *_ in spells):  # one day shows nothing
            return Timeline()
        scale = Scale(min(days), max(days))
    bars = [
        Bar(
            "".join(word.text for word in tell(archive, claim, claim.fields.get("holder")).words),
            claim.id,
            claim.modality,
            claim.fields.get("status") or "",
            left := scale.edged(start),
            round(scale.edged(end) - left, 2),
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
        return _around(claim.fields.get("status"), dates[0], dates[-1]) if dates else None
    latest = max([*dates, start or 0.0]) if claim.fields.get("status") != "former" else start
    return (
        start if start is not None else (end or 0.0) - _OPEN,
        end if end is not None else (latest or 0.0) + _OPEN,
        start is None,
        end is None,
    )


def _around(status: str | None, first: float, last: float) -> tuple[float, float, bool, bool]:
    """What articles from the first day to the last tell by their own dates alone."""
    if status == "former":
        return -_EVER, first, True, True
    if status == "incoming":
        return last, _EVER, True, True
    return first, last, True, True
