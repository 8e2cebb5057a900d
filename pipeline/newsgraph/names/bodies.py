"""Whether two names can be one organisation's (or place's, or ship's)."""

from __future__ import annotations

import re
from functools import lru_cache

from newsgraph.names.folding import fold
from newsgraph.names.lookup import word_list
from newsgraph.names.tables import country_code, demonym_code, legal_form, region
from newsgraph.names.words import DIFFERENT, SLIP, edit_distance, spelling_key

ACRONYM = 0.8
_TENS = 10
_NUMBERS = {
    word: str(number)
    for number, word in enumerate(
        ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen",
         "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"]
    )
} | {
    word: str(number * _TENS)
    for number, word in enumerate(["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"], 2)
} | {"fourty": "40", "fourtieth": "40"} | {
    word: str(number)
    for number, word in enumerate(
        ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"], 1
    )
}  # fmt: skip
_SHORT = {
    "intl": "international", "natl": "national", "govt": "government", "dept": "department", "dep": "department",
    "assn": "association", "assoc": "association", "univ": "university", "inst": "institute", "min": "ministry",
    "bros": "brothers", "mfg": "manufacturing", "intnl": "international", "org": "organization", "cttee": "committee",
    "centre": "center", "defence": "defense", "labour": "labor", "us": "usa", "uk": "gb",
}  # fmt: skip
_DOTTED = re.compile(r"\b(?:\w\.)+\w\b\.?|\b(?:\w\.){2,}")
_BRACKETS = re.compile(r"\([^()]*\)")
_LONG_COUNTRIES = {"united states of america": "usa", "united states": "usa", "united kingdom": "gb"}
_LONG_NAME = 9
_SHIP = frozenset({"mv", "mt", "ms", "mts", "ss", "uss", "hms", "rv", "fv"})  # "MV Hellas" is the ship Hellas
_ROMAN = {"ii": "2", "iii": "3", "iv": "4"}


@lru_cache(maxsize=65536)
def body_words(name: str) -> tuple[str, ...]:
    """The folded words of a body's name: "&" read as "and", numbers as digits, usual abbreviations in full."""
    text = re.sub(r"['’]s\b", "", name)
    text = _DOTTED.sub(lambda found: found.group().replace(".", "") + " ", text).replace("&", " and ").replace(".", " ")
    folded = fold(text)
    for country, code in _LONG_COUNTRIES.items():
        folded = re.sub(rf"\b{country}\b", code, folded)
    words = [_ISE.sub(r"\1iz\2", _SHORT.get(word, word)) for word in folded.split()]
    return tuple(_read_numbers(words))


# Organisation and organization are one.
_ISE = re.compile(r"^(\w{3,})is(ation|ations|ing|ed|e)$")


def _read_numbers(words: list[str]) -> list[str]:
    read: list[str] = []
    for word in words:
        digits = _NUMBERS.get(word) or _ROMAN.get(word) or re.sub(r"^([0-9]+)(?:st|nd|rd|th)$", r"\1", word)
        if read and re.fullmatch(r"[0-9]", digits) and re.fullmatch(r"[2-9]0", read[-1]):
            read[-1] = str(int(read[-1]) + int(digits))
        else:
            read.append(digits)
    return read


@lru_cache(maxsize=65536)
def split_legal_form(words: tuple[str, ...]) -> tuple[tuple[str, ...], frozenset[str]]:
    """(the words that name, the classes of legal forms) of a body's words."""
    kept: list[str] = []
    classes: set[str] = set()
    i = 0
    while i < len(words):
        for size in range(min(6, len(words) - i), 0, -1):
            form = legal_form(" ".join(words[i : i + size]))
            # A short form in the middle is a word ("Co-operation"), at the ends a legal form.
            if form and (size > 1 or i in (0, len(words) - 1) or kept) and size < len(words):
                classes.add(form)
                i += size
                break
        else:
            kept.append(words[i])
            i += 1
    return (tuple(kept), frozenset(classes)) if kept else (words, frozenset())


def compare_bodies(one: str, other: str) -> float:
    """0 to 1: whether two names can be one body's. Different numbers, legal forms or telling words give less than 0.5."""
    if ("(" in one) != ("(" in other):  # what only one name adds in brackets is a remark
        one, other = _BRACKETS.sub(" ", one), _BRACKETS.sub(" ", other)
    return max(_compare_named(mine, theirs) for mine in _namings(one) for theirs in _namings(other))


def _namings(name: str) -> list[str]:
    """A name, and where a slash parts two whole ones ("Al-Qaida/Islamic Army") each of them."""
    parts = [part.strip() for part in name.split("/")]
    return [name, *parts] if len(parts) > 1 and all(len(part) > 4 for part in parts) else [name]


def _compare_named(one: str, other: str) -> float:
    first, second = body_words(one), body_words(other)
    if not first or not second:
        return DIFFERENT
    if first == second:
        return 1.0
    if "".join(first) == "".join(second):
        return 0.9
    left, my_class = split_legal_form(first)
    right, their_class = split_legal_form(second)
    if my_class and their_class and my_class.isdisjoint(their_class):
        return 0.3
    score = max(
        _compare_content(_content(left), _content(right)),
        _compare_acronym(one, left, other, right),
        0.6 if _slipped(first, second) else DIFFERENT,
    )
    return score if my_class == their_class else score * 0.95


def _content(words: tuple[str, ...]) -> tuple[str, ...]:
    rest = words[1:] if len(words) > 1 and words[0] in _SHIP else words
    return tuple(word for word in rest if word not in word_list("small")) or words


def _compare_content(left: tuple[str, ...], right: tuple[str, ...]) -> float:
    if left == right:
        return 0.98
    if "".join(left) == "".join(right):
        return 0.9
    if sorted(left) == sorted(right):
        return 0.85
    mine, theirs = _unmatched(left, right), _unmatched(right, left)
    if bool(mine) != bool(theirs):
        return _compare_extra(mine or theirs, min(len(left), len(right)), left if theirs else right)
    return _compare_rest(left, right, {*mine, *theirs})


def _compare_rest(left: tuple[str, ...], right: tuple[str, ...], rest: set[str]) -> float:
    """Both names have words that the other lacks (`rest`), or neither has."""
    if not rest:
        return 0.7
    if rest <= word_list("generic company"):
        return 0.75
    return 0.6 if _slip("".join(left), "".join(right)) and not any(map(_placed, rest)) else DIFFERENT


def _slipped(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Whether long names, legal forms included, differ by one letter in one word that is no country and no number."""
    differing = [pair for pair in zip(one, other, strict=False) if pair[0] != pair[1]]
    if len(one) != len(other) or len(differing) != 1 or min(len("".join(one)), len("".join(other))) < _LONG_NAME:
        return False
    words = differing[0]
    told_apart = any(word.isdigit() or len(word) < 2 or _placed(word) for word in words)
    return not told_apart and edit_distance(*words, 1) <= 1


def _unmatched(words: tuple[str, ...], others: tuple[str, ...]) -> list[str]:
    return [word for word in words if not any(_alike(word, other) for other in others)]


def _alike(one: str, other: str) -> bool:
    if one == other:
        return True
    if one.isdigit() or other.isdigit():
        return False
    return len(one) > 3 < len(other) and (spelling_key(one) == spelling_key(other) or _slip(one, other))


def _slip(one: str, other: str) -> bool:
    if min(len(one), len(other)) < 5 or one.isdigit() or other.isdigit():
        return False
    allowed = 1 if min(len(one), len(other)) < 12 else 2
    return edit_distance(one, other, allowed) <= allowed


def _compare_extra(extra: list[str], kept: int, words: tuple[str, ...]) -> float:
    """One name has all the other's words and more: a generic word more is nothing, a telling one is another body.

    `extra` are the words more, `kept` counts the shorter name's, `words` are the longer one's.
    """
    if all(_generic(word) for word in extra):
        return 0.85 if not all(_generic(word) for word in words) else DIFFERENT
    return SLIP if kept >= 4 and len(extra) == 1 and not extra[0].isdigit() and not _placed(extra[0]) else 0.4


def _generic(word: str) -> bool:
    """Whether a word tells no company from another: "group", or a continent that it works in."""
    place = region(word)
    return word in word_list("generic company") or (place is not None and place.kind == "continent")


def _placed(word: str) -> bool:
    return country_code(word) is not None or demonym_code(word) is not None


def _compare_acronym(one: str, left: tuple[str, ...], other: str, right: tuple[str, ...]) -> float:
    """An acronym against the words it stands for."""
    for text, letters, long in ((one, left, right), (other, right, left)):
        short = tuple(word for word in letters if not _placed(word)) or letters  # "FSB Russia"
        if len(short) == 1 and is_acronym_of(text, short[0], long):
            return ACRONYM
    return DIFFERENT


def is_acronym_of(text: str, letters: str, words: tuple[str, ...]) -> bool:
    """Whether a name written in capitals is made of the initials of words, small words counted or not."""
    if not 2 <= len(letters) <= 8 or len(words) < 2 or not text.replace(".", "").strip()[:2].isupper():
        return False
    return letters in ("".join(word[0] for word in words), "".join(word[0] for word in _content(words)))
