"""Time expressions resolved against an article's date, to EDTF. What cannot be told is None, never a guess."""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from newsgraph.records import Extraction, TimeExpression

Key = tuple[str, int]
"""(article id, entity index)."""

_SEASONS = {"spring": (21, 5), "summer": (22, 8), "autumn": (23, 11), "fall": (23, 11)}
"""EDTF's number of a season and its last month, in the northern half of the world."""
_SEASON_MONTHS = 3
_WEEKDAYS = {name.lower(): number for number, name in enumerate(calendar.day_name)}


def resolve_time(expression: TimeExpression, published: str | None) -> str | None:
    """The EDTF date that an expression means in an article of a date (EDTF, or None where it is not known)."""
    if expression.type == "date":
        return expression.value
    if expression.type == "elapsed":
        return None
    if expression.type == "relative":
        return _relative(expression, published)
    day = as_day(published)
    if day is None or not expression.value:
        return None
    if expression.type == "weekday":
        return _weekday(expression, day).isoformat()
    return _yearless(expression, day)


def as_day(edtf: str | None) -> date | None:
    """A full EDTF date as a day; None for years, months and what no calendar has."""
    try:
        return date.fromisoformat(edtf) if edtf is not None and len(edtf) == 10 else None
    except ValueError:
        return None


def resolve_group_dates(extractions: Iterable[Extraction], published: Mapping[str, str | None]) -> dict[Key, str]:
    """The EDTF date of each group that has one.

    A group for which the text gives no time is of the article's own year; one that met at "previous" talks has none.
    """
    dates: dict[Key, str] = {}
    for extraction in extractions:
        when = published.get(extraction.article.id)
        for index, entity in enumerate(extraction.entities):
            if entity.kind != "group":
                continue
            found = resolve_time(entity.time, when) if entity.time is not None else when[:4] if when else None
            if found:
                dates[extraction.article.id, index] = found
    return dates


def _relative(expression: TimeExpression, published: str | None) -> str | None:
    amount, unit = expression.amount, expression.unit
    if published is None or amount is None or unit is None or not published[:4].isdigit():
        return None
    year, rough = int(published[:4]), expression.value or ""  # "about five years ago" is 2020~
    if unit == "year":
        return f"{year + amount:04}{rough}"
    if unit == "decade":
        return f"{year + 10 * amount:04}{rough}"
    if unit in _SEASONS:
        return _season(unit, amount, published)
    if unit == "month" and len(published) >= 7:
        months = year * 12 + int(published[5:7]) - 1 + amount
        return f"{months // 12:04}-{months % 12 + 1:02}{rough}"
    day = as_day(published)
    found = None if day is None else _days_away(day, amount, unit)
    return None if found is None else f"{found}{rough}"


def _season(name: str, amount: int, published: str) -> str | None:
    """As in "this summer"; "last summer" in spring is last year's, in winter it may be either."""
    number, last_month = _SEASONS[name]
    year, month = int(published[:4]), int(published[5:7] or 0)
    if amount == 0:
        return f"{year:04}-{number}"
    if not month:
        return None
    if amount < 0:
        return f"{year - 1:04}-{number}" if month <= last_month else None
    return f"{year + 1:04}-{number}" if month > last_month - _SEASON_MONTHS else None


def _days_away(day: date, amount: int, unit: str) -> str | None:
    """A day some days away; of a week, which is no date, the month where both its ends lie in one."""
    if unit == "day":
        return (day + timedelta(days=amount)).isoformat()
    monday = day + timedelta(days=7 * amount - day.weekday())
    sunday = monday + timedelta(days=6)
    return f"{monday:%Y-%m}" if unit == "week" and (monday.year, monday.month) == (sunday.year, sunday.month) else None


def _weekday(expression: TimeExpression, day: date) -> date:
    """As in "last" lies before, "next" after; else the tense of the clause decides, and without one the nearest."""
    ahead = (_WEEKDAYS[expression.value or ""] - day.weekday()) % 7
    if expression.amount == -1:
        return day + timedelta(days=ahead - 7)
    if expression.amount == 1:
        return day + timedelta(days=ahead or 7)
    if expression.tense == "past":
        return day + timedelta(days=ahead - 7 if ahead else 0)
    if expression.tense == "future":
        return day + timedelta(days=ahead)
    return day + timedelta(days=ahead if ahead <= 3 else ahead - 7)


def _yearless(expression: TimeExpression, day: date) -> str | None:
    """As in "May 15": the nearest one in time; "May": the last one that has begun, unless the clause looks ahead."""
    month, number = int((expression.value or "")[2:4]), (expression.value or "")[5:]
    if number:
        nearest = min(_days(month, int(number), day.year), key=lambda found: abs(found - day), default=None)
        return nearest.isoformat() if nearest else None
    if expression.amount == 1 or (expression.tense == "future" and expression.amount == 0):
        return f"{day.year + (month < day.month):04}-{month:02}"
    gone = month >= day.month if expression.amount == -1 else month > day.month  # "last May" said in May is last year's
    return f"{day.year - gone:04}-{month:02}"


def _days(month: int, number: int, year: int) -> list[date]:
    found = (as_day(f"{y:04}-{month:02}-{number:02}") for y in (year - 1, year, year + 1))
    return [day for day in found if day is not None]
