"""Words that are parts of people's names here and mostly something else: months, weekdays, "Will".

English: a month without a number follows a preposition or "last", a weekday any word; behind a title, or before a
surname that begins a sentence's subject, both are names.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from newsgraph.names import tables
from newsgraph.nlp.page.lookup import with_lower
from newsgraph.rules.closed import closed
from newsgraph.rules.times import time_words
from newsgraph.rules.titles import is_title_head

if TYPE_CHECKING:
    from newsgraph.nlp.names.words import Words

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ENDS = frozenset({".", "!", ";", ":", "…"})
_DATING = closed().dating | closed().inside | closed().genitives | closed().articles | closed().demonstratives
_OPENING_MARKS = frozenset({"'", '"', "“", "‘"})
_FURTHER = 12
"""Within how many tokens the end of a question is looked for."""


def calendar_names(words: Words) -> frozenset[int]:
    """The tokens of such words that are a person's given name or surname here."""
    calendar = frozenset(time_words().months) | frozenset(time_words().weekdays)
    found = {i for i in with_lower(words.doc, calendar) if _is_name(words, i, words.lowers[i] in time_words().weekdays)}
    found |= {i for i in with_lower(words.doc, words.lists.given_verbs) if _is_will(words, i)}
    words_of_names = calendar | words.lists.given_verbs
    surnames = {i for i in with_lower(words.doc, words_of_names) if i not in found and _is_surname(words, i)}
    return frozenset(_with_equals(words, found)) | surnames | frozenset(_alone(words, surnames))


def _with_equals(words: Words, found: set[int]) -> Iterator[int]:
    """The tokens, and those of the same two words elsewhere ("said Friday Adeyo" after "Friday Adeyo, the keeper,").

    The given name alone where a verb follows: "June opposes the tax" after "June Berg".
    """
    pairs = {(words.texts[i], words.texts[i + 1]) for i in found}
    for first, second in sorted(pairs):
        for i in words.said.by_lower.get(first.lower(), ()):
            alone = i + 1 < len(words.texts) and words.tags[i + 1] in _FINITE and words.texts[i] == first
            if words.texts[i : i + 2] == [first, second] or (alone and not _is_dated(words, i)):
                yield i


def _is_surname(words: Words, i: int) -> bool:
    """Whether such a word ends a full name: "Karl March", and "Karl Friday" where it is a sentence's subject."""
    if not i or i in words.block_starts or not words.texts[i].istitle() or not words.texts[i - 1].istitle():
        return False
    given = words.parts[i - 1] == "PROPN" and tables.given_name(words.texts[i - 1]) is not None
    if (
        not given
        or words.is_address(i - 1)
        or i in words.in_headlines
        or (i + 1 < len(words.texts) and words.doc[i + 1].like_num)
    ):
        return False
    if words.lowers[i] not in time_words().weekdays:
        return True
    acts = i + 1 < len(words.texts) and words.tags[i + 1] in _FINITE
    return acts and (i - 1 in words.sentence_starts or _is_titled(words, i - 2))


def _alone(words: Words, surnames: set[int]) -> Iterator[int]:
    """Where such a surname stands alone as the subject of a verb: "March left"."""
    for word in sorted({words.texts[i] for i in surnames}):
        for i in words.said.by_lower.get(word.lower(), ()):
            acts = i + 1 < len(words.texts) and words.tags[i + 1] in _FINITE and words.texts[i] == word
            if acts and not _is_dated(words, i) and not _asks(words, i):
                yield i


def _is_name(words: Words, i: int, weekday: bool) -> bool:
    if not _has_surname(words, i):
        return False
    if i and i not in words.block_starts and _is_titled(words, i - 1):
        return True
    if _is_dated(words, i) or _is_wish(words, i):
        return False
    if words.doc[i].ent_type_ == words.doc[i + 1].ent_type_ == "PERSON" and words.doc[i + 1].ent_iob_ != "B":
        return True
    follows = i + 2 < len(words.texts) and i + 2 not in words.block_starts
    opens = i in words.sentence_starts or words.texts[i - 1] in {",", "(", "“", '"', "-", "—", "–"}
    described = follows and words.texts[i + 2] in {",", "("} and _is_described(words, i + 3)
    acts = follows and opens and words.tags[i + 2] in _FINITE
    return described or acts or (not weekday and words.lowers[i] != "may")


def _has_surname(words: Words, i: int) -> bool:
    """Whether a capitalised word that may be a surname follows: no place, body, title or further word of the calendar."""
    if i + 1 >= len(words.texts) or i + 1 in words.block_starts or not words.texts[i].istitle():
        return False
    text, lower, lists = words.texts[i + 1], words.lowers[i + 1], words.lists
    if (
        not text[0].isupper()
        or not text.isalpha()
        or len(text) < 2
        or (text.isupper() and not words.texts[i].isupper())
    ):
        return False
    if i in words.in_headlines or i + 1 in words.sentence_starts or not words.said.spaced[i]:
        return False
    kinds = lists.body_last | lists.body_first | lists.event_words | lists.place_kinds | lists.not_names | lists.creeds
    if lower in kinds - lists.surnames_too or is_title_head(lower) or words.is_address(i + 1):
        return False
    land = tables.country_code(text) or tables.demonym_code(text) or tables.capital_code(text) or tables.region(text)
    city = tables.city(text)
    known = tables.listed_family_name(text) or words.texts[i + 1] in words.surnames_told
    return not land and (known or city is None) and tables.body(text) is None


def _is_titled(words: Words, i: int) -> bool:
    return words.is_address(i) or is_title_head(words.lowers[i])


def _is_dated(words: Words, i: int) -> bool:
    """Whether what stands before makes a time of the word: "in", "last", "12"."""
    if not i or i in words.block_starts:
        return False
    before = words.lowers[i - 1]
    times = time_words()
    dating = _DATING | frozenset(times.before_months) | frozenset(times.openings) | frozenset(times.steps)
    if before in {"by", "from", "of", "to", "before", "after"}:
        return not _is_known_surname(words, i + 1)
    return before in dating or words.doc[i - 1].like_num or before in times.months


def _is_wish(words: Words, i: int) -> bool:
    """Whether "may" opens a wish or question before a full name: "May Jana Novak rest in peace"."""
    given = tables.given_name(words.texts[i + 1]) is not None
    return words.lowers[i] == "may" and i in words.sentence_starts and given and words.texts[i + 2][:1].isupper()


def _is_known_surname(words: Words, i: int) -> bool:
    return bool(tables.listed_family_name(words.texts[i])) or words.doc[i].ent_type_ == "PERSON"


def _is_described(words: Words, i: int) -> bool:
    """Whether words behind a comma tell a person: an age, "who", an article with a title."""
    near = range(i, min(i + 5, len(words.texts)))
    aged = i < len(words.texts) and words.texts[i].isdigit() and len(words.texts[i]) == 2
    return aged or any(is_title_head(words.lowers[k]) or words.lowers[k] == "who" for k in near)


def _is_will(words: Words, i: int) -> bool:
    """Whether "Will" is no verb: inside a sentence, or at its start or a quotation's where a finite verb or a comma follows and no question ends."""
    if not _has_surname(words, i):
        return False
    if i not in words.sentence_starts and words.texts[i - 1] not in _OPENING_MARKS:
        return True
    behind = i + 2 < len(words.texts) and (words.texts[i + 2] in {",", "("} or words.tags[i + 2] in _FINITE)
    return behind and not _asks(words, i)


def _asks(words: Words, i: int) -> bool:
    """Whether a question mark ends the sentence."""
    rest = range(i + 1, min(i + 2 + _FURTHER, len(words.texts)))
    return next((words.texts[k] for k in rest if words.texts[k] in _ENDS | {"?"}), ".") == "?"
