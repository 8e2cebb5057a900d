"""Small numbers as English writes them: "8", "eight", "twenty-four", "a dozen"."""

from __future__ import annotations

import re

_UNITS = [
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
]
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
NUMBER_WORDS: dict[str, int] = (
    {word: n for n, word in enumerate(_UNITS, 1)}
    | {word: 10 * n for n, word in enumerate(_TENS, 2)}
    | {f"{ten}-{unit}": 10 * n + m for n, ten in enumerate(_TENS, 2) for m, unit in enumerate(_UNITS[:9], 1)}
)
"""One to ninety-nine."""

ORDINALS: dict[str, int] = {
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


def number_of(text: str) -> int | None:
    """The number that a word or figure of up to three digits names; None for all else."""
    found = NUMBER_WORDS.get(text.lower())
    if found is not None:
        return found
    return int(text) if len(text) <= 3 and text.isascii() and text.isdigit() else None


SIZED = re.compile(
    rf"\b([0-9]{{1,3}}|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))})[- –](?:member|person|man|woman|strong|people)\b",
    re.IGNORECASE,
)
"""As in "12-member", "seven-strong": the number of people in what follows."""
