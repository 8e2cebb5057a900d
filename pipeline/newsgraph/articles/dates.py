"""When an article was published, as its text or address says; never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from newsgraph.records import Span

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = r"(?P<month{0}>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
_DATE = re.compile(
    "|".join(
        (
            rf"\b{_MONTH.format(1)} (?P<day1>\d{{1,2}})(?:st|nd|rd|th)?,? (?P<year1>\d{{4}})\b",
            rf"\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)? {_MONTH.format(2)},? (?P<year2>\d{{4}})\b",
            r"\b(?P<year3>\d{4})-(?P<month3>\d{2})-(?P<day3>\d{2})\b",
            r"\b(?P<first>\d{1,2})(?P<mark>[./])(?P<second>\d{1,2})(?P=mark)(?P<year4>\d{4})\b",
        )
    ),
    re.IGNORECASE,
)
# An address that holds a whole date: /2025/05/13/, /2017/feb/20/, /2019-07-23/. A month alone is no date.
_ADDRESS_DATE = re.compile(
    r"/(?P<year>(?:19|20)\d\d)(?:/(?P<month>\d{1,2}|[a-z]{3})/(?P<day>\d{1,2})|/(?P<md>\d{4})|-(?P<month2>\d{2})-(?P<day2>\d{2}))(?=[/_.-]|$)"
)
_UPDATED = re.compile(r"\W*(?:last )?(?:updated|modified)\b", re.IGNORECASE)
_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_DATETIME = re.compile(r"(\d{4}-\d{2}-\d{2})[T ]\d{2}(?::?\d{2}){0,2}(?:[.,]\d+)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?")


@dataclass(frozen=True, slots=True)
class DateFound:
    """A day in EDTF and where it stands in the words searched."""

    value: str
    span: Span


def edtf_date(value: str) -> str | None:
    """A year, month or day in EDTF, or the day of an ISO date and time; None when it is neither or no real day."""
    value = value.strip()
    stamp = _DATETIME.fullmatch(value)
    found = _EDTF.fullmatch(stamp[1] if stamp else value)
    if not found:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    return found[0] if _day(year, month or 1, day or 1) else None


def find_date(words: str) -> DateFound | None:
    """The first full date written out in some words; 3/4/2020 only where day and month cannot be exchanged."""
    for found in _DATE.finditer(words):
        value = _written_date(found)
        if value:
            return DateFound(value, Span(*found.span()))
    return None


def is_update(words: str) -> bool:
    """Whether a date line tells a change and not the first publication."""
    return bool(_UPDATED.match(words)) and not re.search(r"\b(?:published|posted)\b", words, re.IGNORECASE)


def address_date(url: str) -> DateFound | None:
    """The day that stands in a web address."""
    found = _ADDRESS_DATE.search(url.lower())
    if not found:
        return None
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    if found["md"]:
        month, day = found["md"][:2], found["md"][2:]
    value = _day(int(found["year"]), _month(month), int(day))
    end = max(found.end(name) for name in ("day", "day2", "md"))
    return DateFound(value, Span(found.start("year"), end)) if value else None


def _written_date(found: re.Match[str]) -> str | None:
    if found["first"]:
        first, second, year = int(found["first"]), int(found["second"]), int(found["year4"])
        if first == second or first > 12 >= second:
            return _day(year, second, first)
        # With full stops the day stands first everywhere; with slashes it depends on the country.
        return _day(year, second, first) if found["mark"] == "." else _day(year, first, second) if second > 12 else None
    for form in "123":
        if found[f"year{form}"]:
            return _day(int(found[f"year{form}"]), _month(found[f"month{form}"]), int(found[f"day{form}"]))
    return None


def _month(word: str) -> int:
    """1 to 12, or 0 for no month."""
    if word.isdigit():
        return int(word)
    return _MONTHS.index(word[:3].lower()) + 1 if word[:3].lower() in _MONTHS else 0


def _day(year: int | None, month: int, day: int) -> str | None:
    try:
        return date(year or 0, month, day).isoformat()
    except ValueError:
        return None
