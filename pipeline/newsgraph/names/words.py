"""How alike two words of names are: spellings of one name, initials, nicknames, slips of the pen."""

from __future__ import annotations

import re
from functools import lru_cache

from newsgraph.names.folding import fold_ending
from newsgraph.names.tables import established_surname, formal_names, given_name, listed_family_name, same_variant

SAME, SPELLING, NICKNAME, INITIAL, SLIP, DIFFERENT = 1.0, 0.95, 0.85, 0.8, 0.65, 0.0
"""The degrees of likeness. Down to INITIAL they come from knowledge; SLIP is a guess from the letters."""

# One key for the usual ways to write a foreign sound in Latin letters. Order matters: longer first.
_KEY_RULES = tuple(
    (re.compile(pattern), replacement)
    for pattern, replacement in (
        (r"^(?:yi?e|je)", "e"),
        (r"(?:shch|schtsch|szcz)", "s"),
        (r"(?:tsch|tch|cz|ch)(?=[aeiouy])", "c"),
        (r"(?:sch|sh|sz)", "s"),
        (r"(?:ks|x)", "ks"),
        (r"ph", "f"),
        (r"kh|ch|gh", "h"),
        (r"ck|q", "k"),
        (r"c(?![eiy])", "k"),
        (r"zh|z", "z"),
        (r"dj|dzh", "j"),
        (r"w", "v"),
        (r"th", "t"),
        (r"ou|oo", "u"),
        (r"ee", "i"),
        (r"(?<=[aeou])(?:y|i|j)(?=[aeou])", "y"),
        (r"(?:e[iyj]|iy|yy|ij|yi|ii|[yij])$", "i"),
        (r"(?<=[^aeiouy])[yj](?=[aeou])", ""),
        (r"y|j(?=$)", "i"),
        (r"(.)\1+", r"\1"),
        (r"(?<=[^aeiou])h", ""),
        (r"(?:ff|v)$", "f"),
    )
)
_VOWELS = re.compile(r"[aeiou]")
_LONG = 5  # letters from which on one slip is believed; two from twice as many


@lru_cache(maxsize=262144)  # large corpora have so many surnames, and the rules are many
def spelling_key(word: str) -> str:
    """One key for the transliterations of a folded word: "yelena" and "elena", "aleksei" and "alexey"."""
    for pattern, replacement in _KEY_RULES:
        word = pattern.sub(replacement, word)
    return word


@lru_cache(maxsize=16384)
def compare_words(one: str, other: str) -> float:
    """How likely two folded words are one name's: one of the degrees above."""
    if one == other or fold_ending(one) == fold_ending(other):
        return SAME
    if len(one) == 1 or len(other) == 1:
        return INITIAL if one[0] == other[0] else DIFFERENT
    return _known_likeness(one, other) or (SLIP if is_slip(one, other) else DIFFERENT)


def _known_likeness(one: str, other: str) -> float:
    if is_nickname(one, other):
        return NICKNAME
    if _two_surnames(one, other):
        return DIFFERENT
    if spelling_key(one) == spelling_key(other):
        return SPELLING
    return SPELLING if same_variant(one, other) and not _known_apart(one, other) else DIFFERENT


def _two_surnames(one: str, other: str) -> bool:
    """Whether both are surnames in their own right (Clark and Clarke), not two spellings of a foreign one."""
    if given_name(one) is not None and given_name(other) is not None:
        return False
    return established_surname(one) and established_surname(other)


def is_nickname(one: str, other: str) -> bool:
    """Whether one is a nickname of the other."""
    return one in formal_names(other) or other in formal_names(one)


def _known_apart(one: str, other: str) -> bool:
    """Whether tables know two given names of men and of women: Angelo is not Angela."""
    genders = {given_name(one), given_name(other)}
    return {"f", "m"} <= genders


def is_slip(one: str, other: str) -> bool:
    """Whether the words differ by a letter or two and not both are names in their own right."""
    shorter = min(len(one), len(other))
    if shorter < _LONG - 1 or abs(len(one) - len(other)) > 2 or _both_given(one, other) or _known_apart(one, other):
        return False
    allowed = 2 if shorter >= 2 * _LONG else 1
    return (
        edit_distance(one, other, allowed) <= allowed or edit_distance(spelling_key(one), spelling_key(other), 1) <= 1
    )


def two_names(one: str, other: str) -> bool:
    """Whether tables know the two words as two names, however near their letters are: Tim and Tom, Brown and Braun."""
    return _both_given(one, other) or _known_apart(one, other) or _two_surnames(one, other)


def two_given_names(one: str, other: str) -> bool:
    """Whether tables know both as given names and their consonants differ however they are spelled: Ivana and Ivanka, not Muammar and Moammar."""
    consonants, others = (_VOWELS.sub("", spelling_key(word)) for word in (one, other))
    return consonants != others and _both_given(one, other) and not is_nickname(one, other)


def _both_given(one: str, other: str) -> bool:
    return all(given_name(word) is not None and not listed_family_name(word) for word in (one, other))


def edit_distance(one: str, other: str, most: int) -> int:
    """Letters inserted, deleted, replaced or swapped with a neighbour; `most` + 1 where there are more than `most`."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        before, last, row = row, before, [i]
        for j, against in enumerate(other, 1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
        if min(row) > most:
            return most + 1
    return row[-1]
