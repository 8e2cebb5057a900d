"""Small numbers as English writes them: "8", "eight", "twenty-four", "a dozen".

English: tens and units with a hyphen between them.
"""

from __future__ import annotations

import re

from newsgraph.rules import per_rules
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import group_rules

_UNITS, _TENS = closed().units, closed().tens
NUMBER_WORDS: dict[str, int] = (
    {word: n for n, word in enumerate(_UNITS, 1)}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {f"{ten}-{unit}": 10 * n + m for n, ten in enumerate(_TENS, 2) for m, unit in enumerate(_UNITS[:9], 1)}
)
"""One to ninety-nine."""

ORDINALS: dict[str, int] = {word: n for n, word in enumerate(closed().ordinals, 1)}


def number_of(text: str) -> int | None:
    """The number that a word or figure of up to three digits names; None for all else."""
    found = NUMBER_WORDS.get(text.lower())
    if found is not None:
        return found
    return int(text) if len(text) <= 3 and text.isascii() and text.isdigit() else None


@per_rules
def sized() -> re.Pattern[str]:
    """As in "12-member", "seven-strong": the number of people in what follows."""
    numbers = "|".join(sorted(NUMBER_WORDS))
    people = "|".join(sorted(group_rules().words.sized))
    return re.compile(rf"\b([0-9]{{1,3}}|{numbers})[- –](?:{people})\b", re.IGNORECASE)
