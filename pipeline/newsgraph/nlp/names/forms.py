"""The form of people's names, whatever their language: two to five words, initials, particles, hyphens, a suffix.

Tables and models know few names of most languages; this knows none. It tells what may be a name where its place in the
text, as an item of a list or after a title, already speaks for a person.
"""

from __future__ import annotations

from newsgraph.names import tables
from newsgraph.nlp.names.persons import is_given
from newsgraph.nlp.names.shape import is_of_land
from newsgraph.nlp.names.words import DETERMINERS, HYPHENS, Words, is_country
from newsgraph.rules.mentions import mention_words
from newsgraph.rules.titles import status_of

_LEAST, _MOST = 2, 5
"""Words of a full name, particles and suffixes aside."""
_APOSTROPHES = frozenset({"’", "'"})
_QUOTES = {"“": "”", '"': '"', "‘": "’", "'": "'"}
_ACRONYM = 5
_LARGE = 300_000
_NO_NAME_TAGS = frozenset({"ADP", "CCONJ", "SCONJ", "PRON", "DET", "ADV", "AUX", "PART"})


def end_of_name(words: Words, start: int) -> int | None:
    """Where a full name of a person's form that begins at a token ends; None where none does.

    The words on both sides are for the caller to judge.
    """
    i, parts = start, 0
    while i < len(words.texts) and parts <= _MOST and (i == start or i not in words.block_starts):
        if parts >= _LEAST and _is_suffix(words, i):
            break
        if _is_part(words, i):
            i, parts = _after_part(words, i), parts + 1
        elif parts and (after := _after_small(words, i)) is not None:
            i = after
        else:
            break
    if not _LEAST <= parts <= _MOST or _is_short(words.texts[i - 1]) or _is_elsewhere(words, start, i):
        return None
    if i < len(words.texts) and _is_suffix(words, i) and i not in words.block_starts:
        i += 1
    return i


def _is_suffix(words: Words, i: int) -> bool:
    """Whether a word tells father from son, and so ends a name: "Jr.", "III"."""
    return words.lowers[i].rstrip(".") in words.lists.suffixes


def _is_part(words: Words, i: int) -> bool:
    """Whether a word may be part of a person's name: capitalised, no word of bodies, offices, times, peoples or places."""
    text = words.texts[i]
    if i not in words.capitalised or i in words.in_titles or any(letter.isdigit() for letter in text):
        return False
    if not text[-1].isalnum() and not _is_short(text):
        return False
    if text.isupper() and 1 < len(text) < _ACRONYM and "." not in text and not _is_shouted(words, i):
        return False
    return not _is_other_word(words, i)


def _is_other_word(words: Words, i: int) -> bool:
    """Whether a word is one of times, creeds, fields, events, places, bodies, titles or peoples, and nobody's name."""
    lists, text, lower = words.lists, words.texts[i], words.lowers[i]
    if lower in lists.not_names or lower in lists.fields or words.is_address(i):
        return True
    if _stands_before_names(words, i):
        return True
    if lower in lists.creeds and not tables.listed_family_name(text):  # "Lilian Franco"
        return True
    kind = lower in lists.event_words or lower in lists.place_kinds or words.is_body_word(lower)
    if kind and lower not in words.lists.surnames_too:
        return True
    if words.is_title(i) and not _is_surname(words, i):
        return True
    return is_of_land(text) and not tables.listed_family_name(text) and not is_given(text)


def _stands_before_names(words: Words, i: int) -> bool:
    """Whether a word stands before a name: "Born Ana Lind, Ana Weir ...", "Former Lima, Ohio, Mayor Ana Lind", "Independent Ana Lind"."""
    text, lower = words.texts[i], words.lowers[i]
    if lower in mention_words().birth_names or lower in words.lists.persuasions:
        return True
    return status_of(lower) == "former" and not (is_given(text) or tables.listed_family_name(text))


def _is_shouted(words: Words, i: int) -> bool:
    """Whether a short word in capitals stands among words in capitals: "JAN NOVAK"."""
    return any(
        0 <= k < len(words.texts) and words.texts[k].isupper() and len(words.texts[k]) >= _ACRONYM
        for k in (i - 1, i + 1)
    )


def _is_short(text: str) -> bool:
    """An initial or an abbreviated first word: "J.", "J.P.", "St."."""
    return len(text) <= 4 and text.endswith(".")


def _is_surname(words: Words, i: int) -> bool:
    """Whether a title's word ends a name after a given name: "Ann Cook"."""
    return i > 0 and is_given(words.texts[i - 1]) and tables.listed_family_name(words.texts[i])


def _after_part(words: Words, i: int) -> int:
    """Past a word of a name and what hyphens and apostrophes join to it: "Iddrisu-Bawa", "Jae-in", "N'Dour"."""
    end = i + 1
    while (
        end + 1 < len(words.texts)
        and end not in words.block_starts
        and not words.said.spaced[end - 1]
        and not words.said.spaced[end]
    ):
        joined = words.texts[end] in HYPHENS and words.texts[end + 1].isalpha()
        joined = joined and words.lowers[end + 1] not in words.lists.compound_tails - {"in"}
        if not joined and not (words.texts[end] in _APOSTROPHES and end + 1 in words.capitalised):
            break
        end += 2
    return end


def _after_small(words: Words, i: int) -> int | None:
    """Past particles or a nickname in quotation marks inside a name; None where no name goes on behind them."""
    end = i
    closing = _QUOTES.get(words.texts[i])
    if closing is not None:
        end = next((k + 1 for k in range(i + 2, min(i + 4, len(words.texts))) if words.texts[k] == closing), i)
        if not words.capitalised.issuperset(range(i + 1, end - 1)):
            return None
    while (
        end < len(words.texts)
        and end - i < 4
        and (words.lowers[end] in words.lists.particles or words.lowers[end] in words.lists.small_particles)
    ):
        end += 1
        if end < len(words.texts) and words.texts[end] in HYPHENS and not words.said.spaced[end]:
            end += 1
    goes_on = i < end < len(words.texts) and end not in words.block_starts and _is_part(words, end)
    return end if goes_on else None


def _is_elsewhere(words: Words, start: int, end: int) -> bool:
    """Whether words are known as a place, a body or a thing, or begin as no name does ("But", "The")."""
    first, text = words.doc[start], words.said.stretch(start, end)
    if first.is_stop and (
        first.lower_ in DETERMINERS or first.pos_ in _NO_NAME_TAGS or not tables.name_part(first.text)
    ):
        return True
    if any(_is_large_place(word) for word in words.texts[start:end]):
        return True
    known = tables.city(text) or tables.region(text) or tables.body(text) or tables.country_code(text)
    return bool(known) or text.lower() in words.lists.things or text.lower() in words.lists.seats


def _is_large_place(word: str) -> bool:
    """Whether a word is a country, capital or large city, and nobody's name ("Zagreb", but "Israel", "Lima")."""
    if is_given(word) or tables.listed_family_name(word):
        return False
    city = tables.city(word)
    return is_country(word) or (city is not None and city.population > _LARGE)
