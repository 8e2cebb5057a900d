"""What joins two parts of one name: a hyphen, an apostrophe, a particle, a nickname between them.

English: names are written with capitals and other nouns are not.
"""

from __future__ import annotations

from newsgraph.names import tables
from newsgraph.names.folding import fold
from newsgraph.names.lookup import word_list
from newsgraph.nlp.names.words import HYPHENS, Words, is_place
from newsgraph.rules.titles import is_title_head

_APOSTROPHES = frozenset({"’", "'"})
_QUOTES = frozenset({'"', "“", "”", "'", "‘", "’", "``", "''"})
_MOST_NAMES = 3
_SHORT_TAIL = 6


def is_joined(words: Words, start: int, mark: int) -> bool:
    """Whether a mark joins the next part to the name: "Jae-in", "RFE/RL", "O’Neill", not "UNP-led"."""
    if mark + 1 >= len(words.texts) or not words.texts[mark + 1][0].isalnum():
        return False
    text, tail = words.texts[mark], mark + 1
    apart = words.said.spaced[mark] or words.said.spaced[mark - 1]
    if apart and not (words.spaced_hyphens and text == "-" and tail in words.capitalised):
        return False
    if text in _APOSTROPHES:
        return tail in words.capitalised
    if text == "/":
        return (words.texts[mark - 1].isupper() and words.texts[tail].isupper()) or _slashes_to_body(words, mark)
    return text in HYPHENS and _is_hyphenated(words, start, mark)


def _is_hyphenated(words: Words, start: int, mark: int) -> bool:
    before, tail, lower = words.texts[mark - 1], words.texts[mark + 1], words.lowers[mark + 1]
    if mark + 1 in words.capitalised:
        if mark == start + 1 and (
            _is_pair(words, mark) or (before.lower() != lower and {before.lower(), lower} <= words.people)
        ):
            return False  # "the Lindt-Vogel talks", and whatever Lindt and Vogel wrote
        both_lands = tables.demonym_code(before) and tables.demonym_code(tail)
        return not both_lands and lower not in words.lists.compound_tails
    # "Moon Jae-in": "in" is a tail of compounds too ("Trump-in-chief"), but not of these.
    if not tail.isalpha() or lower in words.lists.compound_tails - {"in"}:
        return False
    start = _name_start(words, start, mark)
    if start < mark and fold(words.texts[start]) in word_list("family first"):
        return True
    participle = words.tags[mark + 1] in {"VBN", "VBD", "VBG"}
    plain = not participle and not is_place(before) and not before.isupper()
    return plain and len(tail) <= _SHORT_TAIL and mark - start < 3


def _is_pair(words: Words, mark: int) -> bool:
    """Whether a hyphen stands between two parties to something: "the Lindt-Vogel talks"."""
    after = [text for text in words.texts[mark + 2 : mark + 4] if text[0].islower()]  # "the Lindt-Vogel health bill"
    return any(text.lower() in words.lists.pair_heads for text in after)


def _slashes_to_body(words: Words, mark: int) -> bool:
    """Whether capitalised words joined by slashes end in a body's word: "the North/South Desk"."""
    while mark + 2 < len(words.texts) and words.texts[mark] == "/" and mark + 1 in words.capitalised:
        mark += 2
    return words.lowers[mark] in words.lists.body_last and mark in words.capitalised


def after_particles(words: Words, start: int, end: int) -> int | None:
    """Where a person's name goes on after particles ("Ursula von der Leyen"); None where it does not."""
    i = end
    while (
        i < len(words.texts)
        and i - end < 3
        and words.lowers[i] in words.lists.particles
        and i not in words.sentence_starts
    ):
        i += 1
    if (
        i > end
        and i < len(words.texts)
        and words.texts[i] in HYPHENS
        and words.lowers[i - 1] in words.lists.arabic_articles
    ):
        i += 1
    if (
        i == end
        or i >= len(words.texts)
        or i not in words.capitalised
        or (words.lowers[end] in words.lists.surname_links and not _joins_surnames(words, start, end))
    ):
        return None
    first = _name_start(words, start, end)
    return i if end - first <= _MOST_NAMES and not words.is_body_word(words.lowers[first]) else None


def _joins_surnames(words: Words, start: int, end: int) -> bool:
    """Whether "y" or "e" stands between the surnames of one person: "Gabriel Ortega y Luna"."""
    first = _name_start(words, start, end)
    return words.lowers[end] in {"y", "e"} and end - first > 1 and tables.given_name(words.texts[first]) is not None


def after_nickname(words: Words, end: int) -> int | None:
    """Where a name goes on after a nickname in marks or brackets (Robert "Bobby" Lane, Robert (Bob) Lane); None where it does not."""
    if words.texts[end] not in _QUOTES | {"("} or tables.given_name(words.texts[end - 1]) is None:
        return None
    if words.texts[end] == "(":
        return _after_bracket(words, end)
    for close in range(end + 2, min(end + 4, len(words.texts) - 1)):
        after = close + 1
        if words.texts[close] in _QUOTES and close - 1 in words.capitalised:
            return close + 2 if after in words.capitalised and after not in words.sentence_starts else None
    return None


def _after_bracket(words: Words, end: int) -> int | None:
    if words.texts[end + 2 : end + 3] != [")"] or end + 3 not in words.capitalised or end + 3 in words.block_starts:
        return None
    pet = tables.given_name(words.texts[end + 1]) is not None and words.texts[end + 1].istitle()
    surname = tables.demonym_code(words.texts[end + 3]) is None and not is_title_head(words.lowers[end + 3])
    return end + 4 if pet and surname and words.parts[end + 3] == "PROPN" else None


def _name_start(words: Words, start: int, end: int) -> int:
    """Where the name that a run ends with begins, after titles and demonyms."""
    first = end
    while first > start and not _parts(words, first - 1):
        first -= 1
    return first


def _parts(words: Words, i: int) -> bool:
    """Whether a word of a run stands before a person's name: a title, a form of address, a demonym."""
    return is_title_head(words.lowers[i]) or words.is_address(i) or tables.demonym_code(words.texts[i]) is not None
