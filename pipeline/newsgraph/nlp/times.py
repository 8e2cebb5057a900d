"""Time expressions as the text has them: found, typed and put into context, but not resolved."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Span, Token

from newsgraph.nlp.layers import Layers, TimeRow
from newsgraph.nlp.time_context import add_context

MONTHS = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_ABBREVIATIONS = ("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec")
_NUMBERS = {
    word: n
    for n, word in enumerate(
        [
            "one",
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty",
        ],
        1,
    )
} | {"a": 1, "an": 1, "thirty": 30, "forty": 40, "fifty": 50, "a dozen": 12, "a couple of": 2, "a couple": 2}
_ROUGH = frozenset({"a dozen", "a couple of", "a couple"})
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_QUARTERS = {"first": 33, "second": 34, "third": 35, "fourth": 36, "last": 36}
"""EDTF's numbers for seasons (level 1) and quarters (level 2), which stand in the place of the month."""
_ORDINALS = {
    word: n
    for n, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
        ],
        1,
    )
}
_STEPS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
_DAYS = {"yesterday": -1, "today": 0, "tonight": 0, "tomorrow": 1}

_MONTH = rf"(?:(?P<month>{'|'.join(m.capitalize() for m in MONTHS)})\b|(?P<abbreviated>{'|'.join(m.capitalize() for m in _ABBREVIATIONS)})\b\.?)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>1[5-9]\d\d|20\d\d)"
_UNIT = r"(?P<unit>day|week|month|year|decade)s?"
_COUNT = rf"(?P<count>\d{{1,3}}|(?i:{'|'.join(sorted(_NUMBERS, key=len, reverse=True))}))"
_VAGUE = r"(?P<vague>(?i:about|around|roughly|some|nearly|almost|over|more than|less than|at least|well over) )?"

# Each name is the reader of the match, below. Longer forms stand before those that they contain.
_PATTERNS = {
    "iso": r"\b(?P<iso>(?:1[5-9]|20)\d\d-[01]\d-[0-3]\d)\b",
    "month_day_year": rf"\b{_MONTH} {_DAY},? {_YEAR}\b",
    "day_month_year": rf"\b(?:the )?{_DAY}(?: of)? {_MONTH},? {_YEAR}\b",
    "month_year": rf"\b{_MONTH}(?: of|,)? {_YEAR}\b",
    "month_day": rf"\b{_MONTH} {_DAY}(?![,.:]?\d)",
    "day_month": rf"\b(?:the )?{_DAY}(?: of)? {_MONTH}",
    "month": rf"\b(?P<step>[Ll]ast|[Nn]ext|[Tt]his|[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Ee]arly|[Ll]ate|[Mm]id-) ?{_MONTH}(?!,? \d)",
    "elapsed": rf"\b(?:into|in) (?:its|the|their|his|her) (?P<ordinal>{'|'.join(_ORDINALS)}|\d{{1,2}}(?:st|nd|rd|th)) {_UNIT}\b",
    "ago": rf"\b{_VAGUE}{_COUNT} {_UNIT} ago\b",
    "season": rf"\b(?P<season>{'|'.join(_SEASONS)})(?: of|,)? {_YEAR}\b",
    "quarter": rf"\b(?P<quarter>{'|'.join(_QUARTERS)}) quarter(?: of|,)? {_YEAR}\b",
    "step": rf"\b(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) )?(?P<step>[Ll]ast|[Tt]his|[Nn]ext) {_UNIT}\b",
    "day": r"\b(?P<near>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow)\b",
    "weekday": rf"\b(?:(?P<step>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?) )?(?P<weekday>{'|'.join(d.capitalize() for d in WEEKDAYS)})s?\b",
    "decade": r"\b(?P<decade>(?:1[5-9]|20)\d)0s\b",
    "century": r"\b(?P<century>1\d|2[01]|[2-9])(?:st|nd|rd|th)[- ]century\b",
    "years": rf"(?<![\w.,$€£#/-]){_YEAR} ?[-–—] ?(?P<last>(?:1[5-9]|20)?\d\d)(?![\w%]|[,.:/-]\d)",
    "year_only": rf"(?<![\w.,$€£#/-])(?P<circa>(?i:mid-|circa |around ))?{_YEAR}(?![\w%]|[,.:/]\d|-\w)",
}
_CALENDAR = frozenset({"iso", "month_day_year", "day_month_year", "month_year", "month_day", "day_month"})
_ANY = re.compile(
    "|".join(f"(?P<{name}_>{re.sub(r'[(][?]P<[a-z]+>', '(?:', pattern)})" for name, pattern in _PATTERNS.items())
)
_EACH = {name: re.compile(pattern) for name, pattern in _PATTERNS.items()}

# What may stand before a bare number that is a year; the model's DATE label is the other witness.
_BEFORE_YEARS = frozenset(
    [
        "in",
        "since",
        "by",
        "until",
        "till",
        "from",
        "of",
        "during",
        "between",
        "before",
        "after",
        "to",
        "through",
        "early",
        "late",
        "mid",
        "circa",
        "around",
        "for",
        "the",
        "and",
        "this",
    ]
)
_NO_YEARS = frozenset({"CARDINAL", "MONEY", "QUANTITY", "PERCENT", "TIME"})


def find_times(doc: Doc) -> Doc:
    """Writes a row for each time expression of a document, in text order."""
    layers = Layers(doc)
    text = doc.text  # made anew at each look
    for match in _ANY.finditer(text):
        name = str(match.lastgroup)[:-1]
        exact = _EACH[name].match(text, match.start())
        span = doc.char_span(*match.span(), alignment_mode="expand")
        if exact is not None and span is not None:
            layers.times.extend(_read(name, exact, span))
    add_context(layers)
    return doc


def _read(name: str, match: re.Match[str], span: Span) -> Iterator[TimeRow]:
    """The row of a match, none when the words name no time after all."""
    groups = match.groupdict()
    if name in _CALENDAR:
        value = _calendar_value(groups)
        if value is not None:
            yield _row(span, "yearless" if value.startswith("--") else "date", value)
    elif name == "elapsed":
        yield from _elapsed(groups, span)
    elif name == "year_only":
        if _is_year(span[-1]):
            yield _row(span, "date", f"{groups['year']}{'~' if groups['circa'] else ''}")
    elif name == "years":
        yield from _term(groups, span)
    elif name == "month":
        step = _STEPS.get(groups["step"].lower(), 0)
        yield _row(span[1:] if len(span) > 1 and step == 0 else span, "yearless", f"--{_month(groups):02}", step)
    else:
        yield _read_simple(name, groups, span)


def _read_simple(name: str, groups: dict[str, str], span: Span) -> TimeRow:
    if name == "ago":
        rough = "~" if groups["vague"] or groups["count"].lower() in _ROUGH else None
        return _row(span, "relative", rough, -_count(groups["count"]), groups["unit"])
    if name == "step":
        return _row(span, "relative", None, _STEPS[groups["step"].lower()], groups["unit"])
    if name == "day":
        return _row(span, "relative", None, _DAYS[groups["near"].lower()], "day")
    if name == "weekday":
        steps = (groups["step"] or "").lower().split()
        return _row(span, "weekday", groups["weekday"].lower(), _STEPS[steps[-1]] if steps else 0)
    return _row(span, "date", _coarse_value(name, groups))


def _coarse_value(name: str, groups: dict[str, str]) -> str:
    """EDTF of a season, quarter, decade or century."""
    if name == "decade":
        return f"{groups['decade']}X"
    if name == "century":
        return f"{int(groups['century']) - 1:02}XX"
    part = _SEASONS[groups["season"]] if name == "season" else _QUARTERS[groups["quarter"]]
    return f"{groups['year']}-{part}"


def _row(span: Span, kind: str, value: str | None, amount: int | None = None, unit: str | None = None) -> TimeRow:
    row: TimeRow = {
        "start": span.start,
        "end": span.end,
        "type": kind,  # type: ignore[typeddict-item]
        "value": value,
        "amount": amount,
        "unit": unit,
        "tense": None,
        "event": None,
        "place": None,
    }
    return row


def _calendar_value(groups: dict[str, str | None]) -> str | None:
    """EDTF of written-out dates, `--MM-DD` without a year; None for a day that no calendar has."""
    if groups.get("iso"):
        return groups["iso"]
    day = int(groups.get("day") or 0)
    if day > 31:
        return None
    parts = [groups.get("year") or "-", f"{_month(groups):02}", *([f"{day:02}"] if day else [])]
    return "-".join(parts)


def _month(groups: dict[str, str | None]) -> int:
    word = (groups.get("month") or groups.get("abbreviated") or "").lower()
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(word[:3]))


def _count(word: str) -> int:
    return _NUMBERS.get(word.lower()) or int(word)


def _elapsed(groups: dict[str, str], span: Span) -> Iterator[TimeRow]:
    """As in "in its fourth year since February 2022": how far on the article stands from a date in the same sentence."""
    ordinal = groups["ordinal"]
    amount = _ORDINALS.get(ordinal) or int(ordinal[:-2])
    rest = span.doc[span.end : span.sent.end]
    since = next((token for token in rest if token.lower_ in {"since", "after"}), None)
    if since is None:
        return
    dates = [
        m
        for m in _ANY.finditer(rest.text)
        if m.lastgroup in {"month_day_year_", "day_month_year_", "month_year_", "year_only_", "iso_"}
    ]
    if dates:
        name = str(dates[0].lastgroup)[:-1]
        exact = _EACH[name].match(rest.text, dates[0].start())
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


def _is_year(token: Token) -> bool:
    """Whether a bare four-digit number is a year rather than a count: by the model, by what stands before or after it."""
    label = token.ent_type_
    if label == "DATE":
        return True
    before = token.nbor(-1) if token.i > 0 else None
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    if label in _NO_YEARS:
        if before is not None and before.lower_ in {"in", "since", "during"}:
            return True
        # "the 2014 negotiations": counts are round, or written with a comma
        named = (
            before is not None
            and before.lower_ in {"the", "'s", "’s"}
            and after is not None
            and after.pos_ in {"NOUN", "PROPN"}
        )
        return named and token.text.startswith(("19", "20")) and not token.text.endswith("00")
    return before is None or before.lower_ in _BEFORE_YEARS or before.text in {"(", "-", "–", "—"}
