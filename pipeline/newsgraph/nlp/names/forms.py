"""The form of people's names, whatever their language: two to five words, initials, particles, hyphens, a suffix.

Tables and models know few names of most languages; this knows none. It tells what may be a name where its place in the
text, as an item of a list or after a title, already speaks for a person.
"""

from __future__ import annotations

from spacy.tokens import Token

from newsgraph.names import tables
from newsgraph.nlp.names.persons import is_given
from newsgraph.nlp.names.shape import is_of_land
from newsgraph.nlp.names.words import DETERMINERS, HYPHENS, Words, is_capitalised, is_country

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
    doc, i, parts = words.doc, start, 0
    while i < len(doc) and parts <= _MOST and (i == start or i not in words.block_starts):
        if _is_part(words, doc[i]):
            i, parts = _after_part(words, i), parts + 1
        elif parts and (after := _after_small(words, i)) is not None:
            i = after
        else:
            break
    if not _LEAST <= parts <= _MOST or _is_short(doc[i - 1]) or _is_elsewhere(words, start, i):
        return None
    if i < len(doc) and doc[i].lower_.rstrip(".") in words.lists.suffixes and i not in words.block_starts:
        i += 1
    return i


def _is_part(words: Words, token: Token) -> bool:
    """Whether a word may be part of a person's name: capitalised, no word of bodies, offices, times, peoples or places."""
    if not is_capitalised(token) or token.i in words.in_titles or any(letter.isdigit() for letter in token.text):
        return False
    if not token.text[-1].isalnum() and not _is_short(token):
        return False
    if token.is_upper and 1 < len(token.text) < _ACRONYM and "." not in token.text and not _is_shouted(words, token.i):
        return False
    return not _is_other_word(words, token)


def _is_other_word(words: Words, token: Token) -> bool:
    """Whether a word is one of times, creeds, fields, events, places, bodies, titles or peoples, and nobody's name."""
    lists, lower = words.lists, token.lower_
    if lower in lists.not_names or lower in lists.fields or words.is_address(token):
        return True
    if lower in lists.creeds and not tables.listed_family_name(token.text):  # "Lilian Franco"
        return True
    kind = lower in lists.event_words or lower in lists.place_kinds or words.is_body_word(token)
    if kind and lower not in words.lists.surnames_too:
        return True
    if words.is_title(token) and not _is_surname(token):
        return True
    return is_of_land(token.text) and not tables.listed_family_name(token.text) and not is_given(token.text)


def _is_shouted(words: Words, i: int) -> bool:
    """Whether a short word in capitals stands among words in capitals: "JAN NOVAK"."""
    return any(
        0 <= k < len(words.texts) and words.texts[k].isupper() and len(words.texts[k]) >= _ACRONYM
        for k in (i - 1, i + 1)
    )


def _is_short(token: Token) -> bool:
    """An initial or an abbreviated first word: "J.", "J.P.", "St."."""
    return len(token.text) <= 4 and token.text.endswith(".")


def _is_surname(token: Token) -> bool:
    """Whether a title's word ends a name after a given name: "Ann Cook"."""
    return token.i > 0 and is_given(token.nbor(-1).text) and tables.listed_family_name(token.text)


def _after_part(words: Words, i: int) -> int:
    """Past a word of a name and what hyphens and apostrophes join to it: "Iddrisu-Bawa", "Jae-in", "N'Dour"."""
    doc, end = words.doc, i + 1
    while (
        end + 1 < len(doc)
        and end not in words.block_starts
        and not doc[end - 1].whitespace_
        and not doc[end].whitespace_
    ):
        joined = doc[end].text in HYPHENS and doc[end + 1].is_alpha
        joined = joined and doc[end + 1].lower_ not in words.lists.compound_tails - {"in"}
        if not joined and not (doc[end].text in _APOSTROPHES and is_capitalised(doc[end + 1])):
            break
        end += 2
    return end


def _after_small(words: Words, i: int) -> int | None:
    """Past particles or a nickname in quotation marks inside a name; None where no name goes on behind them."""
    doc, end = words.doc, i
    closing = _QUOTES.get(doc[i].text)
    if closing is not None:
        end = next((k + 1 for k in range(i + 2, min(i + 4, len(doc))) if doc[k].text == closing), i)
        if not all(is_capitalised(token) for token in doc[i + 1 : end - 1]):
            return None
    while (
        end < len(doc)
        and end - i < 4
        and (doc[end].lower_ in words.lists.particles or doc[end].lower_ in words.lists.small_particles)
    ):
        end += 1
        if end < len(doc) and doc[end].text in HYPHENS and not doc[end].whitespace_:
            end += 1
    goes_on = i < end < len(doc) and end not in words.block_starts and _is_part(words, doc[end])
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
