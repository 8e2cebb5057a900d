"""How English news writes times: months, days, seasons, numbers of units, and the pattern of each kind of expression."""

from __future__ import annotations

import re

from newsgraph.nlp.grammar.numbers import NUMBER_WORDS, ORDINALS

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
COUNTS = NUMBER_WORDS | {"a": 1, "an": 1, "a dozen": 12, "a couple of": 2, "a couple": 2}
ROUGH_COUNTS = frozenset({"a dozen", "a couple of", "a couple"})
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
QUARTERS = {"first": 33, "second": 34, "third": 35, "fourth": 36, "last": 36, "q1": 33, "q2": 34, "q3": 35, "q4": 36}
HALVES = {"first": 40, "second": 41}
"""EDTF's numbers for seasons (level 1), quarters and halves (level 2), which stand in the place of the month."""
STEPS = {"last": -1, "past": -1, "this": 0, "next": 1, "coming": 1}
DAYS = {
    "yesterday": -1,
    "today": 0,
    "tonight": 0,
    "tomorrow": 1,
    "the day before yesterday": -2,
    "the day after tomorrow": 2,
}

_MONTH = rf"(?:(?P<month>{'|'.join(m.capitalize() for m in MONTHS)})\b|(?P<abbreviated>{'|'.join(m.capitalize() for m in _ABBREVIATIONS)})\b\.?)"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>1[5-9][0-9]{2}|20[0-9]{2})"
_UNIT = r"(?P<unit>day|week|month|year|decade)s?"
_COUNT = rf"(?<!half )(?P<count>[0-9]{{1,3}}|(?i:{'|'.join(sorted(COUNTS, key=lambda word: (-len(word), word)))}))"
_VAGUE = r"(?P<vague>(?i:about|around|roughly|some|nearly|almost|over|more than|less than|at least|well over) )?"
_OF_ANOTHER = r"(?! of (?:that|the same|the previous|the following) year)"

# Each name is the reader of the match, in newsgraph.nlp.times. Longer forms stand before those that they contain.
PATTERNS = {
    "iso": r"\b(?P<iso>(?:1[5-9]|20)[0-9]{2}-[01][0-9]-[0-3][0-9])\b",
    "numeric": r"(?<![\d./])(?P<numeric>[0-9]{1,2}[./][0-9]{1,2}[./]20[0-9]{2})(?![\d./]\d)",
    "month_day_year": rf"\b{_MONTH} {_DAY},? {_YEAR}\b",
    "day_month_year": rf"\b(?:the )?{_DAY}(?: of)? {_MONTH},? {_YEAR}\b",
    "month_year": rf"\b{_MONTH}(?: of|,)? {_YEAR}\b",
    "month_day": rf"\b{_MONTH} {_DAY}(?![,.:]?\d){_OF_ANOTHER}",
    "day_month": rf"\b(?:the )?{_DAY}(?: of)? {_MONTH}{_OF_ANOTHER}",
    "month": rf"\b(?P<step>[Ll]ast|[Nn]ext|[Tt]his|[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ff]rom|[Ee]arly|[Ll]ate|[Mm]id-) ?{_MONTH}(?!,? \d){_OF_ANOTHER}",
    "elapsed": rf"\b(?:into|in) (?:its|the|their|his|her) (?P<ordinal>{'|'.join(ORDINALS)}|[0-9]{{1,2}}(?:st|nd|rd|th)) {_UNIT}\b",
    "ago": rf"\b{_VAGUE}{_COUNT} {_UNIT} ago\b",
    "season": rf"\b(?P<season>{'|'.join(SEASONS)})(?: of|,)? {_YEAR}\b",
    "step_season": r"\b(?P<step>[Ll]ast|[Tt]his|[Nn]ext) (?P<season>spring|summer|autumn|fall)\b(?! of\b)",
    "quarter": rf"\b(?P<quarter>(?:first|second|third|fourth|last) quarter(?: of|,)?|Q[1-4]) {_YEAR}\b",
    "half": rf"\b(?P<half>first|second) half of {_YEAR}\b",
    "step": rf"\b(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) )?(?P<step>[Ll]ast|[Tt]his|[Nn]ext) {_UNIT}\b",
    "day": rf"\b(?P<near>(?i:{'|'.join(sorted(DAYS, key=lambda word: (-len(word), word)))}))\b",
    "weekday": rf"\b(?:(?P<step>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?) )?(?P<weekday>{'|'.join(d.capitalize() for d in WEEKDAYS)})s?\b",
    "decade": r"\b(?P<decade>(?:1[5-9]|20)[0-9])0s\b",
    "short_decade": r"(?<=['’])(?P<decade>[2-9])0s\b",
    "century": r"\b(?P<century>1[0-9]|2[01]|[2-9])(?:st|nd|rd|th)[- ]century\b",
    "years": rf"(?<![\w.,$€£#/-]){_YEAR} ?[-–—] ?(?P<last>(?:1[5-9]|20)?[0-9]{{2}})(?![\w%]|[,.:/-]\d)",
    "year_only": rf"(?<![\w.,$€£#/-])(?P<circa>(?i:mid-|circa |around ))?{_YEAR}(?![\w%]|[,.:/]\d|-\w)",
}
CALENDAR = frozenset({"iso", "month_day_year", "day_month_year", "month_year", "month_day", "day_month"})
# A time begins with a word or with a figure: elsewhere none of the patterns need be tried.
_START = r"(?:(?<!\w)|(?<!\d)(?=\d))"
ANY = re.compile(
    f"{_START}(?:"
    + "|".join(f"(?P<{name}_>{re.sub(r'[(][?]P<[a-z]+>', '(?:', pattern)})" for name, pattern in PATTERNS.items())
    + ")"
)
"""All patterns at once; `lastgroup` is the name of the one that matched, with "_" after it."""
EACH = {name: re.compile(pattern) for name, pattern in PATTERNS.items()}


def month_number(word: str) -> int:
    """1 to 12, of a month's name or abbreviation."""
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(word[:3].lower()))
