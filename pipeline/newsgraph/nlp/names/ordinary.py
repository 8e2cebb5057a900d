"""What words of the language say inside a candidate name: no person is called "Story Hour", and a team is "the Lima Hornets".

English: which words are of the language stands in a dictionary of English.
"""

from __future__ import annotations

from collections.abc import Sequence

from newsgraph.names import tables
from newsgraph.names.dictionary import has_base, is_plural, parts_of_speech
from newsgraph.nlp.names.persons import is_given
from newsgraph.nlp.names.points import STRONG, SURE, VOTE, WEAK, Points
from newsgraph.nlp.names.words import HYPHENS, is_country
from newsgraph.rules.names import name_lists

_LONGEST_PLACE = 3
_LEAST = 4
_NOUN = "n"
_PAIR = 3
"""Tokens of two words with a hyphen between them."""


def add_ordinary(points: Points, texts: Sequence[str]) -> None:
    """Adds the points of a candidate's words, several of them, as words of the language."""
    if len(texts) < 2:
        return
    if is_team(texts):
        points["ORG"] += VOTE
        points["PERSON"] -= STRONG + WEAK
    elif _is_pair_of_powers(texts):
        points["WORK"] += 3 * SURE
    elif _is_of_creed(texts):
        points["NORP"] += SURE
        points["PERSON"] -= SURE
    elif len(set(texts)) == 1 or _opens_with_body(texts):
        points["PERSON"] -= SURE
    elif not is_given(texts[0]) and all(map(parts_of_speech, texts)) and (len(texts) > 2 or is_ordinary(texts[-1])):
        points["PERSON"] -= STRONG


def _is_of_creed(texts: Sequence[str]) -> bool:
    """Whether words are people of a creed, in the plural: "Muslim Communities"."""
    return texts[0].lower() in name_lists().creeds and is_plural(texts[-1]) and not tables.listed_family_name(texts[-1])


def is_team(texts: Sequence[str]) -> bool:
    """Whether words are a city's or state's name and a common noun in the plural, as clubs are called: "Lima Hornets"."""
    last = texts[-1]
    if len(texts) < 2 or not is_plural(last) or tables.listed_family_name(last) or tables.legal_form(last):
        return False
    lists = name_lists()
    if any(last.lower() in kinds for kinds in (lists.documents, lists.event_words, lists.place_kinds, lists.body_last)):
        return False
    whole = tables.city(" ".join(texts)) or tables.region(" ".join(texts))
    return whole is None and any(
        tables.city(" ".join(texts[:width])) is not None and all(map(parts_of_speech, texts[width:]))
        for width in range(1, min(_LONGEST_PLACE + 1, len(texts)))
    )


def is_ordinary(text: str) -> bool:
    """Whether a word is one of the language and in no list of names."""
    return bool(parts_of_speech(text)) and not is_given(text) and not tables.listed_family_name(text)


def is_unknown(text: str) -> bool:
    """Whether letters, four at least, make a word that no dictionary has, be it with an ending of degree, manner or quality."""
    return len(text) >= _LEAST and text.isalpha() and not parts_of_speech(text) and not has_base(text)


def is_plain(text: str) -> bool:
    """The same for a word that stands alone: those that are only nouns have famous names among them ("Daimler")."""
    return is_ordinary(text) and parts_of_speech(text) != _NOUN


def _opens_with_body(texts: Sequence[str]) -> bool:
    """Whether a name begins with a country or a known body, as no person's does: "CBC Lima", "U.S. Rowing"."""
    if is_given(texts[0]):
        return False
    if texts[0].isupper() and tables.body(texts[0]) is not None:
        return True
    opening = [" ".join(texts[:width]) for width in range(1, min(_LONGEST_PLACE + 1, len(texts)))]
    return any(map(tables.country_code, opening)) or any(tables.body(name) is not None for name in opening[1:])


def _is_pair_of_powers(texts: Sequence[str]) -> bool:
    """Whether a hyphen stands between two countries or chambers that have to do with each other: "Senate-House"."""
    if len(texts) != _PAIR or texts[1] not in HYPHENS:
        return False
    return all(is_country(text) or text.lower() in name_lists().chambers for text in (texts[0], texts[2]))
