"""When a drawn line holds, from its first day to its last: what Gephi's timeline can read of EDTF.

EDTF says more than two days can ("2025?", "2022-21", "199X"); the first and the last day that it may mean are taken, and
the text itself stays beside them in `since` and `until`.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from newsgraph.graph.skimmed import AnyClaim

_DATE = re.compile(r"([0-9]{4}|[0-9]{3}X|[0-9]{2}XX)(?:-([0-9]{2})(?:-([0-9]{2}))?)?[~?%]?")
# EDTF's codes for parts of a year: the first month, and how many there are. A winter of the north begins in December.
_SEASONS = ((3, 3), (6, 3), (9, 3), (12, 3))
_PARTS: dict[int, tuple[int, int]] = {
    **dict(zip(range(21, 25), _SEASONS, strict=True)),
    **dict(zip(range(25, 29), _SEASONS, strict=True)),
    **dict(zip(range(29, 33), _SEASONS[2:] + _SEASONS[:2], strict=True)),
    **{33 + quarter: (1 + 3 * quarter, 3) for quarter in range(4)},
    **{37 + third: (1 + 4 * third, 4) for third in range(3)},
    **{40 + half: (1 + 6 * half, 6) for half in range(2)},
}


@dataclass(frozen=True, slots=True)
class Days:
    """From a first day to a last one; None where that end is open or not known."""

    first: date | None
    last: date | None


@dataclass(frozen=True, slots=True)
class LineTime:
    """When a line holds, and where that is known from.

    basis            what `days` are
    ---------------  ----------------------------------------------------------------------------------------
    stated           what the claim gives as start and end
    stated, group    the stated start or end, and the other end of the group's date
    stated, article  the stated start, up to the last article that says it is over
    group            the date of the group that is joined
    article          from the first to the last article that says so: nothing else is known
    """

    days: Days
    basis: str


@lru_cache(maxsize=16384)
def days_of(edtf: str | None) -> Days | None:
    """The first and last day that an EDTF date or interval may mean; None for what is no date of the calendar."""
    if not edtf:
        return None
    if "/" not in edtf:
        return _days_of_date(edtf)
    first, last = (_days_of_date(part) for part in edtf.split("/", 1))
    days = Days(first.first if first else None, last.last if last else None)
    return days if (days.first or days.last) and _in_order(days) else None


def line_time(claim: AnyClaim, group_date: str | None) -> LineTime | None:
    """When a claim's line holds; None where neither the claim, nor its group, nor an article has a date."""
    articles = _hull(days for days in (days_of(as_of) for _, as_of in claim.told_in) if days)
    stated, group = _stated(claim), days_of(group_date)
    if stated and group and (completed := _complete(stated, group)):
        return LineTime(completed, "stated, group")
    if stated and articles and stated.last is None and claim.fields.get("status") == "former":
        over = Days(stated.first, articles.last)
        return LineTime(over, "stated, article") if _in_order(over) else LineTime(articles, "article")
    if stated:
        return LineTime(stated, "stated")
    if group:
        return LineTime(group, "group")
    return LineTime(articles, "article") if articles else None


def _stated(claim: AnyClaim) -> Days | None:
    """From the claim's start to its end; None where it has neither, or they are out of order. A start may be an interval."""
    start, end = days_of(claim.fields.get("start")), days_of(claim.fields.get("end"))
    whole = start if start and "/" in (claim.fields.get("start") or "") else None
    last = end or whole
    days = Days(start.first if start else None, last.last if last else None)
    return days if (start or end) and _in_order(days) else None


def _complete(stated: Days, group: Days) -> Days | None:
    """The open end of what is stated closed by the group's date; None where it is not open, or they do not fit."""
    if stated.first and stated.last:
        return None
    days = Days(stated.first or group.first, stated.last or group.last)
    return days if days != stated and _in_order(days) else None


def merge(times: Iterable[Days]) -> Iterator[Days]:
    """The stretches that intervals cover together, in order, those that touch made one."""
    current: Days | None = None
    for days in sorted(times, key=lambda days: (days.first or date.min, days.last or date.max)):
        if current is None:
            current = days
        elif current.last is None or (days.first or date.min) <= _next(current.last):
            open_end = current.last is None or days.last is None
            current = Days(current.first, None if open_end else max(current.last, days.last))  # type: ignore[type-var]
        else:
            yield current
            current = days
    if current is not None:
        yield current


def _hull(times: Iterable[Days]) -> Days | None:
    found = [days for days in times if days.first and days.last]
    if not found:
        return None
    return Days(min(days.first for days in found if days.first), max(days.last for days in found if days.last))


def _days_of_date(text: str) -> Days | None:
    found = _DATE.fullmatch(text)
    if not found:
        return None
    year, month, day = found.groups()
    try:
        if day:
            there = date(int(year), int(month), int(day))
            return Days(there, there)
        if month:
            return _months(int(year), *_PARTS.get(int(month), (int(month), 1)))
        return Days(date(int(year.replace("X", "0")), 1, 1), date(int(year.replace("X", "9")), 12, 31))
    except ValueError:
        return None


def _months(year: int, month: int, number: int) -> Days:
    end = month + number - 1
    last_year, last_month = year + (end - 1) // 12, (end - 1) % 12 + 1
    return Days(date(year, month, 1), date(last_year, last_month, monthrange(last_year, last_month)[1]))


def _in_order(days: Days) -> bool:
    return days.first is None or days.last is None or days.first <= days.last


def _next(day: date) -> date:
    return day if day == date.max else day + timedelta(days=1)
