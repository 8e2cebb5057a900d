"""Time expressions as the text has them: found, typed and put into context, but not resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span

from newsgraph.articles.dates import find_date, make_day, month_number
from newsgraph.nlp.grammar.numbers import ORDINALS
from newsgraph.nlp.grammar.tree import sentence_bounds
from newsgraph.nlp.page.layers import Layers, TimeRow
from newsgraph.nlp.page.lookup import written
from newsgraph.nlp.page.rows import TimeType, time_row
from newsgraph.nlp.times.bare_years import is_year
from newsgraph.nlp.times.context import add_context
from newsgraph.nlp.times.words import ANY, CALENDAR, COUNTS, EACH
from newsgraph.rules.times import time_words


def find_times(doc: Doc) -> Doc:
    """Writes a row for each time expression of a document, in text order."""
    layers = Layers(doc)
    text = written(doc).text
    for match in ANY.finditer(text):
        name = str(match.lastgroup)[:-1]
        exact = EACH[name].match(text, match.start())
        span = doc.char_span(*match.span(), alignment_mode="expand")
        if exact is not None and span is not None and span.root.ent_type_ != "PERSON":
            layers.times.extend(_read(name, exact, span))
    add_context(layers)
    return doc


def _read(name: str, match: re.Match[str], span: Span) -> Iterator[TimeRow]:
    """The row of a match, none when the words name no time after all."""
    groups = match.groupdict()
    if name in CALENDAR:
        value = _calendar_value(groups)
        if value is not None:
            yield _row(span, "yearless" if value.startswith("--") else "date", value)
    elif name == "numeric":
        day = find_date(groups["numeric"])  # 3/4/2020 only where day and month cannot be exchanged
        if day is not None:
            yield _row(span, "date", day.value)
    elif name == "elapsed":
        yield from _elapsed(groups, span)
    elif name == "year_only":
        if is_year(span[-1]):
            yield _row(span, "date", f"{groups['year']}{'~' if groups['circa'] else ''}")
    elif name == "years":
        yield from _term(groups, span)
    elif name == "month":
        step = time_words().steps.get(groups["step"].lower(), 0)
        yield _row(span[1:] if len(span) > 1 and step == 0 else span, "yearless", f"--{_month(groups):02}", step)
    else:
        yield _read_simple(name, groups, span)


def _read_simple(name: str, groups: dict[str, str], span: Span) -> TimeRow:
    if name == "ago":
        rough = "~" if groups["vague"] or groups["count"].lower() in time_words().rough_counts else None
        return _row(span, "relative", rough, -_count(groups["count"]), groups["unit"])
    if name == "step":
        return _row(span, "relative", None, time_words().steps[groups["step"].lower()], groups["unit"])
    if name == "step_season":
        return _row(span, "relative", None, time_words().steps[groups["step"].lower()], groups["season"].lower())
    if name == "day":
        return _row(span, "relative", None, time_words().days[groups["near"].lower()], "day")
    if name == "weekday":
        steps = (groups["step"] or "").lower().split()
        return _row(span, "weekday", groups["weekday"].lower(), time_words().steps[steps[-1]] if steps else 0)
    return _row(span, "date", _coarse_value(name, groups))


def _coarse_value(name: str, groups: dict[str, str]) -> str:
    """EDTF of a season, quarter, half, decade or century."""
    if name in {"decade", "short_decade"}:
        return f"{'19' if name == 'short_decade' else ''}{groups['decade']}X"
    if name == "century":
        return f"{int(groups['century']) - 1:02}XX"
    if name == "half":
        return f"{groups['year']}-{time_words().halves[groups['half']]}"
    part = (
        time_words().seasons[groups["season"]]
        if name == "season"
        else time_words().quarters[groups["quarter"].lower().split()[0]]
    )
    return f"{groups['year']}-{part}"


def _row(span: Span, type_: TimeType, value: str | None, amount: int | None = None, unit: str | None = None) -> TimeRow:
    return time_row(span.start, span.end, type_, value=value, amount=amount, unit=unit)


def _calendar_value(groups: dict[str, str | None]) -> str | None:
    """EDTF of written-out dates, `--MM-DD` without a year; None for a day that no calendar has."""
    if iso := groups.get("iso"):
        return make_day(*map(int, iso.split("-")))
    day = int(groups.get("day") or 0)
    if day > 31:
        return None
    year = groups.get("year")
    if year and day:
        return make_day(int(year), _month(groups), day)
    parts = [year or "-", f"{_month(groups):02}", *([f"{day:02}"] if day else [])]
    return "-".join(parts)


def _month(groups: dict[str, str | None]) -> int:
    return month_number(groups.get("month") or groups.get("abbreviated") or "")


def _count(word: str) -> int:
    return COUNTS.get(word.lower()) or int(word)


def _elapsed(groups: dict[str, str], span: Span) -> Iterator[TimeRow]:
    """As in "in its fourth year since February 2022": how far on the article stands from a date in the same sentence."""
    ordinal = groups["ordinal"]
    amount = ORDINALS.get(ordinal) or int(ordinal[:-2])
    rest = span.doc[span.end : sentence_bounds(span[0])[1]]
    since = next((token for token in rest if token.lower_ in time_words().since), None)
    if since is None:
        return
    dates = [
        m
        for m in ANY.finditer(rest.text)
        if m.lastgroup in {"month_day_year_", "day_month_year_", "month_year_", "year_only_", "iso_"}
    ]
    if dates:
        name = str(dates[0].lastgroup)[:-1]
        exact = EACH[name].match(rest.text, dates[0].start())
        if exact is not None:
            yield _row(span, "elapsed", _calendar_value_or_year(exact.groupdict()), amount, groups["unit"])


def _calendar_value_or_year(groups: dict[str, str | None]) -> str | None:
    return (
        _calendar_value(groups)
        if groups.get("month") or groups.get("abbreviated") or groups.get("iso")
        else groups.get("year")
    )


def _term(groups: dict[str, str], span: Span) -> Iterator[TimeRow]:
    """As in "(2009-13)": a row for the first year and one for the last; none where they do not follow each other."""
    first, last = groups["year"], groups["last"]
    last = first[:2] + last if len(last) == 2 else last
    if first < last and len(span) < 3:  # one token: an interval
        yield _row(span, "date", f"{first}/{last}")
    elif first < last:
        yield _row(span[:1], "date", first)
        yield _row(span[-1:], "date", last)
