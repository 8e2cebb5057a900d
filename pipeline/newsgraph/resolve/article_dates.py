"""The date of an article that states none, worked out from what it says of other dates.

Three kinds of clues. *Elapsed*: "in its fourth year since February 2022". *Ago*: "in Geneva three years ago" in an
article that dates the same event, at the same place, by its year. *Shared event*: a day without a year ("in Geneva on
May 15") at a place and for an event that a dated article puts on that day ("in Geneva on Thursday"), where both
articles speak of the same people. Only dates that are metadata or text count, never inferred ones, so no order matters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from newsgraph.records import Article, Extraction, Span, TimeExpression
from newsgraph.resolve.times import as_day, resolve_time

Inferred = tuple[str, tuple[Span, ...]]
"""An EDTF date and the spans that it rests on, in text order."""

_NEWS = timedelta(days=45)
"""A dated article speaks of an event of its own time when it lies within this of its date."""
_CLOSE = timedelta(days=7)
"""Days of one news story lie within a week."""


@dataclass(frozen=True, slots=True)
class _Occurrence:
    """An event on a day as a dated article has it, and whom that article names."""

    day: date
    names: frozenset[str]


@dataclass(frozen=True, slots=True)
class _Clue:
    """The article was published between `first` and `last`; `strong` enough to be believed alone."""

    first: date
    last: date
    strong: bool
    spans: tuple[Span, ...]


def infer_dates(extractions: Iterable[Extraction]) -> dict[str, Inferred]:
    """The inferred dates of the articles that have none, by article id; articles with too few or clashing clues are left out."""
    read = list(extractions)
    events = _index_events(read)
    found = (
        (extraction.article.id, _infer(extraction, events))
        for extraction in read
        if extraction.article.published is None
    )
    return {article: inferred for article, inferred in sorted(found) if inferred is not None}


def date_article(article: Article, inferred: Mapping[str, Inferred]) -> Article:
    """The article, with the date that was inferred where it has none of its own."""
    if article.id not in inferred:
        return article
    published, clues = inferred[article.id]
    return replace(article, published=published, published_basis="inferred", published_clues=clues)


def _index_events(extractions: Sequence[Extraction]) -> dict[tuple[str, str, str], list[_Occurrence]]:
    """The events of dated articles by place, class and day of the year."""
    events: defaultdict[tuple[str, str, str], list[_Occurrence]] = defaultdict(list)
    for extraction in extractions:
        published = as_day(extraction.article.published)
        if published is None:
            continue
        names = _names(extraction)
        for time in extraction.times:
            day = as_day(resolve_time(time, extraction.article.published)) if time.place and time.event else None
            if day is not None and abs(day - published) <= _NEWS:
                events[_place(time), time.event or "", f"{day:%m-%d}"].append(_Occurrence(day, names))
    return events


def _place(time: TimeExpression) -> str:
    return (time.place or "").casefold()


def _names(extraction: Extraction) -> frozenset[str]:
    """Surnames of people and names of countries, by which two articles on one event know each other."""
    people = {entity.name.split()[-1].casefold() for entity in extraction.entities if entity.kind == "person"}
    return frozenset(people | {entity.name.casefold() for entity in extraction.entities if entity.kind == "country"})


def _infer(extraction: Extraction, events: dict[tuple[str, str, str], list[_Occurrence]]) -> Inferred | None:
    clues = [*_elapsed(extraction.times), *_ago(extraction.times), *_shared(extraction, events)]
    if not any(clue.strong for clue in clues) and len(clues) < 2:
        return None
    first, last = max(clue.first for clue in clues), min(clue.last for clue in clues)
    if first > last or last.year < _latest_year(extraction.times):
        return None
    spans = {span for clue in clues for span in clue.spans}
    days = _past_days(extraction.times, first, last)
    years = {day.year for day, _ in days} if days else set(range(first.year, last.year + 1))
    if len(years) != 1:
        return None
    published = f"{years.pop():04}"
    day = _newest(days)
    if day is not None:
        published = day.isoformat()
        spans |= {span for other, span in days if other == day}
    return published, tuple(sorted(spans))


# --- clues -------------------------------------------------------------------------------------------------------


def _elapsed(times: Iterable[TimeExpression]) -> Iterable[_Clue]:
    for time in times:
        if time.type == "elapsed" and time.unit == "year" and time.value and time.amount:
            first, last = _bounds(time.value)
            yield _Clue(_later(first, time.amount - 1), _later(last, time.amount), True, (Span(time.start, time.end),))


def _ago(times: Sequence[TimeExpression]) -> Iterable[_Clue]:
    """As in "N years ago" beside a place where the article dates an event: not strong, for both are round numbers."""
    dated = [time for time in times if time.type == "date" and time.value and time.place]
    for time in times:
        if time.type != "relative" or time.unit != "year" or not time.place or (time.amount or 0) >= 0:
            continue
        same = [
            other for other in dated if _place(other) == _place(time) and (not time.event or time.event == other.event)
        ]
        years = {int(other.value[:4]) for other in same if other.value and other.value[:4].isdigit()}
        if len(years) == 1:
            year = years.pop() - (time.amount or 0)
            spans = (Span(time.start, time.end), *(Span(other.start, other.end) for other in same))
            yield _Clue(date(year, 1, 1), date(year, 12, 31), False, spans)


def _shared(extraction: Extraction, events: dict[tuple[str, str, str], list[_Occurrence]]) -> Iterable[_Clue]:
    names = _names(extraction)
    for time in extraction.times:
        if time.type != "yearless" or not time.value or len(time.value) != 7:
            continue
        same = events.get((_place(time), time.event or "", time.value[2:]), [])
        days = {occurrence.day for occurrence in same if len(occurrence.names & names) >= 2}
        if len(days) == 1:
            day = days.pop()
            yield _Clue(day - _NEWS, day + _NEWS, True, (Span(time.start, time.end),))


# --- from clues to a date ----------------------------------------------------------------------------------------


def _past_days(times: Iterable[TimeExpression], first: date, last: date) -> list[tuple[date, Span]]:
    """The days without a year that the article tells of in the past tense, put into the time that the clues leave."""
    found = []
    for time in times:
        if time.type == "yearless" and time.value and len(time.value) == 7 and time.tense == "past":
            days = [
                day
                for year in range(first.year, last.year + 1)
                if (day := as_day(f"{year:04}-{time.value[2:]}")) and first <= day <= last
            ]
            found += [(day, Span(time.start, time.end)) for day in days]
    return found


def _newest(days: list[tuple[date, Span]]) -> date | None:
    """The newest day told of: news is written on it. Only where a second mention within a week confirms it."""
    newest = max((day for day, _ in days), default=None)
    if newest is None or sum(newest - day <= _CLOSE for day, _ in days) < 2:
        return None
    return newest


def _latest_year(times: Iterable[TimeExpression]) -> int:
    """The newest year that the article tells of in the past tense: it cannot be older."""
    years = (time.value[:4] for time in times if time.type == "date" and time.value and time.tense == "past")
    return max((int(year) for year in years if year.isdigit()), default=0)


def _bounds(edtf: str) -> tuple[date, date]:
    """First and last day of an EDTF year, month or day."""
    year, month, day = int(edtf[:4]), edtf[5:7], edtf[8:10]
    first = date(year, int(month or 1), int(day or 1))
    if day:
        return first, first
    last = date(year + (month in {"", "12"}), int(month) % 12 + 1 if month else 1, 1) - timedelta(days=1)
    return first, last


def _later(day: date, years: int) -> date:
    """The same day some years later (March 1 for February 29)."""
    try:
        return day.replace(year=day.year + years)
    except ValueError:
        return date(day.year + years, 3, 1)
