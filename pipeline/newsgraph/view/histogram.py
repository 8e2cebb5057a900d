"""Articles by date: a column for each day, month, year or decade, whichever gives few enough of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from newsgraph.view.scale import MONTHS

_MOST = 72
"""Columns: more would be too thin on a telephone."""
_LEAST = 3
"""Columns with articles: the list of articles shows fewer as well."""
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_Parts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The articles of one day, month, year or decade; `height` in hundredths of the tallest column."""

    name: str
    count: int
    height: float


@dataclass(frozen=True, slots=True)
class Histogram:
    """Columns without a gap from the first article's to the last's; `rest` articles have no date, or none so exact."""

    columns: tuple[Column, ...] = ()
    unit: str = ""
    rest: int = 0

    @property
    def tallest(self) -> Column:
        return max(self.columns, key=lambda column: column.count)


@dataclass(frozen=True, slots=True)
class _Unit:
    """What a column stands for: the parts of a date that it takes, its number in a row of all, and its name."""

    name: str
    parts: int
    number: Callable[[_Parts], int]
    called: Callable[[int], str]


def _day(number: int) -> str:
    day = date.fromordinal(number)
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


_UNITS = (
    _Unit("day", 3, lambda parts: date(*parts).toordinal(), _day),
    _Unit("month", 2, lambda parts: parts[0] * 12 + parts[1] - 1, lambda n: f"{MONTHS[n % 12]} {n // 12}"),
    _Unit("year", 1, lambda parts: parts[0], str),
    _Unit("decade", 1, lambda parts: parts[0] // 10, lambda n: f"{n}0s"),
)


def histogram_of(published: Mapping[str, int]) -> Histogram:
    """From how many articles each date has (EDTF, "" for none); nothing where they would be one column or two."""
    dated = [(parts, count) for text, count in published.items() if (parts := _parts(text))]
    every = sum(published.values())
    for unit in _UNITS:
        found: Counter[int] = Counter()
        for parts, count in dated:
            if len(parts) >= unit.parts:
                found[unit.number(parts)] += count
        if len(found) >= _LEAST and max(found) - min(found) < _MOST:
            most = max(found.values())
            columns = (
                Column(unit.called(n), found[n], round(100 * found[n] / most, 1))
                for n in range(min(found), max(found) + 1)
            )
            return Histogram(tuple(columns), unit.name, every - sum(found.values()))
    return Histogram()


def _parts(text: str) -> _Parts | None:
    """Year, month and day of the first date in an EDTF text, as far as it tells them; None where no calendar has it."""
    found = _DATE.search(text)
    if not found:
        return None
    parts = tuple(int(part) for part in found.groups() if part)
    try:
        date(*parts, *(1,) * (3 - len(parts)))
    except ValueError:
        return None
    return parts
