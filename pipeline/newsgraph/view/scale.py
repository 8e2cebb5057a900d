"""Dates on a line: places in hundredths of its length, and where to write which date below it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from math import isfinite
from typing import TypeVar

_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_T = TypeVar("_T")
_MARGIN = 6.0
"""Left free at both ends, for what is drawn around a place."""
_MOST = 8
"""Dates below a line: more would touch on a telephone."""


@dataclass(frozen=True, slots=True)
class Tick:
    """A date below the line."""

    name: str
    x: float


@dataclass(frozen=True, slots=True)
class Scale:
    """From `first` to `last`, years with fractions, on a line that is 100 long."""

    first: float
    last: float

    def place(self, year: float) -> float:
        span = self.last - self.first
        share = (year - self.first) / span if span else 0.5
        return round(_MARGIN + share * (100 - 2 * _MARGIN), 2)

    def edged(self, year: float) -> float:
        """The place; the edge for what is before or after everything."""
        return self.place(year) if isfinite(year) else (0.0 if year < 0 else 100.0)

    def ticks(self) -> tuple[Tick, ...]:
        """Whole years where there are two, else months, else days."""
        for found in (self._years(), self._months()):
            if len(found) > 1:
                return found
        return self._days()

    def _years(self) -> tuple[Tick, ...]:
        years = range(int(self.first) + (self.first > int(self.first)), int(self.last) + 1)
        step = next((step for step in (1, 2, 5, 10, 20, 50) if len(years) <= _MOST * step), 100)
        return tuple(Tick(str(year), self.place(year)) for year in years if year % step == 0)

    def _months(self) -> tuple[Tick, ...]:
        months = [
            (year, month)
            for year in range(int(self.first), int(self.last) + 1)
            for month in range(12)
            if self.first <= year + month / 12 <= self.last
        ]
        shown = _thinned(months)
        return tuple(Tick(f"{MONTHS[month]} {year}", self.place(year + month / 12)) for year, month in shown)

    def _days(self) -> tuple[Tick, ...]:
        days = _thinned([day for day in _days_around(self.first, self.last) if self.first <= year_of(day) <= self.last])
        return tuple(Tick(f"{day.day} {MONTHS[day.month - 1]} {day.year}", self.place(year_of(day))) for day in days)


def years(told: str | None) -> float | None:
    """The first date of an EDTF text as a year with its fraction; None where there is none."""
    found = _DATE.search(told or "")
    if not found:
        return None
    year, month, day = (int(part) if part else 0 for part in found.groups())
    return year + (max(month, 1) - 1) / 12 + (max(day, 1) - 1) / 365


def year_of(day: date) -> float:
    """As `years` counts."""
    return day.year + (day.month - 1) / 12 + (day.day - 1) / 365


def scale_of(times: Iterable[float]) -> Scale | None:
    """A scale that holds all the times; None where they are fewer than two."""
    found = sorted(times)
    return Scale(found[0], found[-1]) if found and found[0] < found[-1] else None


def _days_around(first: float, last: float) -> Iterator[date]:
    """All days of the months from the first to the last."""
    day = date(max(int(first), 1), int(first % 1 * 12 + 1e-9) + 1, 1)
    while year_of(day) <= last:
        yield day
        if day == date.max:
            return
        day += timedelta(days=1)


def _thinned(found: list[_T]) -> list[_T]:
    step = -(-len(found) // _MOST) or 1
    return found[::step]
