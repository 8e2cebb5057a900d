"""Days as a text or an address writes them; never a guess."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from newsgraph.records import Span
from newsgraph.rules.pages import page_words
from newsgraph.rules.times import time_words

# Figures are 0 to 9 in all of these: a date in other figures would be none to whoever reads EDTF.
_WORDS = time_words()
_MONTHS = tuple(month[:3] for month in _WORDS.months)
MONTH = (
    rf"(?P<month{{0}}>{'|'.join(sorted((*_WORDS.months, *_WORDS.month_abbreviations), key=len, reverse=True))})\b\.?"
)
_DATE = re.compile(
    "|".join(
        (
            rf"\b{MONTH.format(1)} (?P<day1>[0-9]{{1,2}})(?:st|nd|rd|th)?,? (?P<year1>[0-9]{{4}})\b",
            rf"\b(?P<day2>[0-9]{{1,2}})(?:st|nd|rd|th)? {MONTH.format(2)},? (?P<year2>[0-9]{{4}})\b",
            r"\b(?P<year3>[0-9]{4})-(?P<month3>[0-9]{2})-(?P<day3>[0-9]{2})\b",
            r"\b(?P<first>[0-9]{1,2})(?P<mark>[./])(?P<second>[0-9]{1,2})(?P=mark)(?P<year4>[0-9]{4})\b",
        )
    ),
    re.IGNORECASE,
)
# An address that holds a whole date: /2025/05/13/, /2017/feb/20/, /2019-07-23/. A month alone is no date.
_ADDRESS_DATE = re.compile(
    r"/(?P<year>(?:19|20)[0-9]{2})(?:/(?P<month>[0-9]{1,2}|[a-z]{3})/(?P<day>[0-9]{1,2})|/(?P<md>[0-9]{4})|-(?P<month2>[0-9]{2})-(?P<day2>[0-9]{2}))(?=[/_.-]|$)"
)
_YEARS = range(1500, 2200)
_UPDATED = re.compile(rf"\W*(?:last )?(?:{'|'.join(page_words().updated)})\b", re.IGNORECASE)
_PUBLISHED = re.compile(rf"\b(?:{'|'.join(page_words().published)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class DateFound:
    """A day in EDTF and where it stands in the words searched."""

    value: str
    span: Span


def find_date(words: str) -> DateFound | None:
    """The first full date written out in some words; 3/4/2020 only where day and month cannot be exchanged."""
    for found in _DATE.finditer(words):
        value = _written_date(found)
        if value:
            return DateFound(value, Span(*found.span()))
    return None


def is_update(words: str) -> bool:
    """Whether a date line tells a change and not the first publication."""
    return bool(_UPDATED.match(words)) and not _PUBLISHED.search(words)


def address_date(url: str) -> DateFound | None:
    """The day that stands in a web address."""
    found = _ADDRESS_DATE.search(url.lower())
    if not found:
        return None
    month, day = found["month"] or found["month2"], found["day"] or found["day2"]
    if found["md"]:
        month, day = found["md"][:2], found["md"][2:]
    value = make_day(int(found["year"]), month_number(month), int(day))
    end = max(found.end(name) for name in ("day", "day2", "md"))
    return DateFound(value, Span(found.start("year"), end)) if value else None


def _written_date(found: re.Match[str]) -> str | None:
    if found["first"]:
        first, second, year = int(found["first"]), int(found["second"]), int(found["year4"])
        if first == second or first > 12 >= second:
            return make_day(year, second, first)
        # With full stops the day stands first everywhere; with slashes it depends on the country.
        return (
            make_day(year, second, first)
            if found["mark"] == "."
            else make_day(year, first, second)
            if second > 12
            else None
        )
    for form in "123":
        if found[f"year{form}"]:
            return make_day(int(found[f"year{form}"]), month_number(found[f"month{form}"]), int(found[f"day{form}"]))
    return None


def month_number(word: str) -> int:
    """1 to 12, or 0 for no month."""
    if word.isascii() and word.isdigit():
        return int(word)
    return _MONTHS.index(word[:3].lower()) + 1 if word[:3].lower() in _MONTHS else 0


def make_day(year: int, month: int, day: int) -> str | None:
    """A day in EDTF; None for one that no calendar has, or on which nothing came out: 0001-01-01 is a program's "not known"."""
    try:
        return date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None
