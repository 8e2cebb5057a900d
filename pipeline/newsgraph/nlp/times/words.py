"""How English news writes times: months, days, seasons, numbers of units, and the pattern of each kind of expression.

English: the order of day, month and year, "last" and "ago".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import groupby

from newsgraph.nlp.grammar.numbers import NUMBER_WORDS, ORDINALS
from newsgraph.rules.times import time_words

_WORDS = time_words()
COUNTS = NUMBER_WORDS | _WORDS.counts


def _any(words: Iterable[str]) -> str:
    """One of some words or phrases in any case, the longest first; by their first letters, so that most are never tried."""
    ordered = sorted(set(words), key=lambda word: (word[0], -len(word), word))
    return "|".join(
        f"[{letter.upper()}{letter}](?i:{'|'.join(word[1:] for word in same)})"
        for letter, same in groupby(ordered, key=lambda word: word[0])
    )


def _named(words: Iterable[str]) -> str:
    return "|".join(word.capitalize() for word in words)


def _either(words: Iterable[str]) -> str:
    """One of some words, with a capital or without."""
    return "|".join(f"[{word[0].upper()}{word[0]}]{word[1:]}" for word in words)


_MONTH = rf"(?:(?P<month>{_named(_WORDS.months)})\b|(?P<abbreviated>{_named(_WORDS.month_abbreviations)})\b\.?)"
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?\b"
_YEAR = r"(?P<year>1[5-9][0-9]{2}|20[0-9]{2})"
_UNIT = rf"(?P<unit>{'|'.join(_WORDS.units)})s?"
_COUNT = rf"(?<!half )(?P<count>[0-9]{{1,3}}|{_any(COUNTS)})"
_VAGUE = rf"(?P<vague>(?:{_any(_WORDS.vague)}) )?"
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
    "month": rf"\b(?P<step>{_either(_WORDS.before_months)}) ?{_MONTH}(?!,? \d){_OF_ANOTHER}",
    "elapsed": rf"\b(?:into|in) (?:its|the|their|his|her) (?P<ordinal>{'|'.join(ORDINALS)}|[0-9]{{1,2}}(?:st|nd|rd|th)) {_UNIT}\b",
    "ago": rf"\b{_VAGUE}{_COUNT} {_UNIT} ago\b",
    "season": rf"\b(?P<season>{'|'.join(_WORDS.seasons)})(?: of|,)? {_YEAR}\b",
    "step_season": r"\b(?P<step>[Ll]ast|[Tt]his|[Nn]ext) (?P<season>spring|summer|autumn|fall)\b(?! of\b)",
    "quarter": rf"\b(?P<quarter>(?:{'|'.join(word for word in _WORDS.quarters if len(word) > 2)}) quarter(?: of|,)?|Q[1-4]) {_YEAR}\b",
    "half": rf"\b(?P<half>{'|'.join(_WORDS.halves)}) half of {_YEAR}\b",
    "step": rf"\b(?:(?P<part>[Ee]arlier|[Ll]ater|[Ee]arly|[Ll]ate) )?(?P<step>[Ll]ast|[Tt]his|[Nn]ext) {_UNIT}\b",
    "day": rf"\b(?P<near>{_any(_WORDS.days)})\b",
    "weekday": rf"\b(?:(?P<step>[Ll]ast|[Nn]ext|[Tt]his(?: past| coming)?) )?(?P<weekday>{_named(_WORDS.weekdays)})s?\b",
    "decade": r"\b(?P<decade>(?:1[5-9]|20)[0-9])0s\b",
    "short_decade": r"(?<=['’])(?P<decade>[2-9])0s\b",
    "century": r"\b(?P<century>1[0-9]|2[01]|[2-9])(?:st|nd|rd|th)[- ]century\b",
    "years": rf"(?<![\w.,$€£#/-]){_YEAR} ?[-–—] ?(?P<last>(?:1[5-9]|20)?[0-9]{{2}})(?![\w%]|[,.:/-]\d)",
    "year_only": rf"(?<![\w.,$€£#/-])(?P<circa>(?i:mid-|circa |around ))?{_YEAR}(?![\w%]|[,.:/]\d|-(?!{'|'.join(sorted(_WORDS.to_now))})\w)",
}
CALENDAR = frozenset({"iso", "month_day_year", "day_month_year", "month_year", "month_day", "day_month"})
_OPENINGS = (
    *(*_WORDS.months, *_WORDS.month_abbreviations, *_WORDS.before_months, *_WORDS.weekdays, *_WORDS.seasons),
    *(*_WORDS.quarters, *_WORDS.halves, *_WORDS.steps, *_WORDS.days, *COUNTS, *_WORDS.vague),
    *_WORDS.openings,
)
# A time begins with one of these words or with a figure: elsewhere none of the patterns need be tried.
_START = rf"(?:(?<!\w)(?=[0-9]|(?:{_any(_OPENINGS)})s?\b)|(?<!\d)(?=\d))"
ANY = re.compile(
    f"{_START}(?:"
    + "|".join(f"(?P<{name}_>{re.sub(r'[(][?]P<[a-z]+>', '(?:', pattern)})" for name, pattern in PATTERNS.items())
    + ")"
)
"""All patterns at once; `lastgroup` is the name of the one that matched, with "_" after it."""
EACH = {name: re.compile(pattern) for name, pattern in PATTERNS.items()}
