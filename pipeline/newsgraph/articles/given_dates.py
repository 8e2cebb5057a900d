"""A date of publication as people, feeds and crawlers give it: the day as written, or nothing where it may be two days."""

from __future__ import annotations

import re

from newsgraph.articles.dates import MONTH, make_day, month_number
from newsgraph.rules.times import time_words

_WEEKDAY = rf"(?:(?:{'|'.join((*time_words().weekdays, *time_words().weekday_abbreviations))})\.?,? )?"
_DAY = r"(?P<day{0}>[0-9]{{1,2}})(?:st|nd|rd|th)?"
_YEAR = r"(?P<year{0}>[0-9]{{4}})"
_FORMS = "|".join(
    (
        r"(?P<edtf>[0-9]{4}(?:-[0-9]{2})?)",
        _YEAR.format(1) + r"(?P<between>[-/.])(?P<month1>[0-9]{1,2})(?P=between)(?P<day1>[0-9]{1,2})",
        r"(?P<compact>[0-9]{8})",
        f"{MONTH.format(2)} {_DAY.format(2)},? {_YEAR.format(2)}",
        f"{_DAY.format(3)}(?: of)?[ -]{MONTH.format(3)},?[ -]{_YEAR.format(3)}",
        f"{MONTH.format(4)},? {_YEAR.format(4)}",
        r"(?P<first>[0-9]{1,2})(?P<mark>[-/.])(?P<second>[0-9]{1,2})(?P=mark)(?P<year5>[0-9]{4})",
    )
)
_TIME = r"[0-9]{1,2}(?::?[0-9]{2}){0,2}(?:[.,][0-9]{1,9})? ?(?:[ap]\.?m\.?)?"
_ZONE = r" ?(?:[a-z]{1,5})?(?:[+-][0-9]{1,2}(?::?[0-9]{2})?)?(?: ?\([a-z ]{1,60}\))?"
_FORMS += f"|{MONTH.format(6)} {_DAY.format(6)} {_TIME}{_ZONE} {_YEAR.format(6)}"  # "Tue Mar 05 10:00:00 +0000 2024"
_GIVEN = re.compile(
    rf"{_WEEKDAY}(?:{_FORMS})(?:(?:,| at|,? [-–|])?[ T]{_TIME}{_ZONE}|Z|[+-][0-9]{{2}}:[0-9]{{2}})?",
    re.IGNORECASE | re.ASCII,
)
_LONGEST = 120
"""Characters of a value that may still be a date with its time and zone."""


def read_given_date(value: str) -> str | None:
    """The EDTF year, month or day that a value names, with or without a time; the day is the one written, in its own zone.

    3/5/2024 is read only where day and month cannot be exchanged; seconds since 1970 are none, for their day hangs on the zone.
    """
    readings = _readings(value)
    return readings[0] if len(readings) == 1 else None


def tell_unread(value: str) -> str:
    """Why `read_given_date` gives nothing, to follow the value in a message."""
    readings = _readings(value)
    if len(readings) > 1:
        return f"may be {' or '.join(readings)}: write one of them"
    return "is no date like 2025, 2025-05 or 2025-05-13"


def _readings(value: str) -> tuple[str, ...]:
    """The dates that a value may stand for, sorted."""
    words = " ".join(value.split())
    found = _GIVEN.fullmatch(words) if len(words) <= _LONGEST else None
    if not found:
        return ()
    if found["edtf"]:
        year, _, month = found["edtf"].partition("-")
        return (found["edtf"],) if make_day(int(year), int(month or 1), 1) else ()
    return tuple(sorted({day for day in _days(found) if day}))


def _days(found: re.Match[str]) -> tuple[str | None, ...]:
    if found["compact"]:
        figures = found["compact"]
        return (make_day(int(figures[:4]), int(figures[4:6]), int(figures[6:])),)
    if found["first"]:
        first, second, year = int(found["first"]), int(found["second"]), int(found["year5"])
        day_first, month_first = make_day(year, second, first), make_day(year, first, second)
        # With full stops the day stands first everywhere; with strokes it depends on the country.
        return (day_first,) if found["mark"] == "." else (day_first, month_first)
    if found["year4"]:
        day = make_day(int(found["year4"]), month_number(found["month4"]), 1)
        return (day[:7] if day else None,)
    form = next(form for form in "1236" if found[f"year{form}"])
    return (make_day(int(found[f"year{form}"]), month_number(found[f"month{form}"]), int(found[f"day{form}"])),)
