"""What the form of a candidate name says about its type: words that only bodies, events or places end in."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from newsgraph.names import tables
from newsgraph.nlp.names.points import STRONG, SURE, VOTE, WEAK, Points
from newsgraph.nlp.page.lookup import written
from newsgraph.rules.names import name_lists

_ACRONYM = 7


def add_shape(doc: Doc, points: Points, start: int, end: int) -> None:
    """Adds the points of a candidate's first, last and small words."""
    words = written(doc).lowers[start:end]
    if brand_of(" ".join(words)):
        points["ORG"] += SURE
    if words[-1].rstrip(".") in name_lists().suffixes and words[0] != "world":
        points["PERSON"] += STRONG
    first = doc[start]
    if len(words) > 1:
        _add_kind_words(points, words)
        _add_small_words(points, words)
        if len(first.text) <= 2 and first.text.endswith(".") and first.text[0].isupper():
            points["PERSON"] += VOTE
    elif first.is_upper and 1 < len(first.text.replace(".", "")) < _ACRONYM and first.is_alpha:
        points["ORG"] += WEAK
        points["PERSON"] -= WEAK


def _add_kind_words(points: Points, words: Sequence[str]) -> None:
    lists, first, last = name_lists(), words[0], words[-1]
    of_people = first in lists.body_people and words[1] in lists.body_people_links
    if last.rstrip(".") in lists.body_last or first in lists.body_first or of_people:
        points["ORG"] += SURE
    if last in lists.party_plurals and not is_of_land(first):
        points["ORG"] += SURE
    if last in lists.documents:
        points["WORK"] += SURE
        points["PERSON"] -= STRONG
    if last in lists.event_words:
        points["EVENT"] += STRONG
        points["PERSON"] -= STRONG
    if first in lists.storms:
        points["EVENT"] += SURE
    if last in lists.place_kinds and not _is_full_name(words):
        points["FAC"] += STRONG
        points["PERSON"] -= STRONG


def _is_full_name(words: Sequence[str]) -> bool:
    """Whether words are a person's whose surname is a place's word too: "Mary Hall", "Dana Hill"."""
    return len(words) == 2 and bool(tables.given_name(words[0])) and tables.listed_family_name(words[-1])


def _add_small_words(points: Points, words: Sequence[str]) -> None:
    inside = set(words[1:-1])
    if words[0] == "the":
        points["PERSON"] -= STRONG
    if words[0] in name_lists().event_first and "of" in inside:
        points["EVENT"] += STRONG + VOTE
    if words[0] in name_lists().degrees and words[1] == "of":
        points["WORK"] += 3 * SURE
    if {"of", "for", "&"} & inside:
        points["ORG"] += VOTE
        points["PERSON"] -= STRONG
    if "-" in inside and name_lists().place_links & inside:
        points["PERSON"] -= STRONG  # "Stow-on-the-Wold"


def is_of_land(word: str) -> bool:
    """Whether a word is the demonym of a country or region."""
    return tables.demonym_code(word) is not None or tables.region_demonym(word) is not None


def brand_of(name: str) -> str | None:
    """The short name of a company or party whose full name adds generic words only: "Velora Technologies Co."."""
    words = name.split()
    generic = name_lists().brand_words
    if len(words) < 2 or tables.demonym_code(words[0]) or words[0] in name_lists().body_first:
        return None
    if len(words) == 2 and tables.given_name(words[0]) is not None and tables.listed_family_name(words[1]):
        return None  # "Sean Steel"
    return words[0] if all(word.rstrip(".") in generic or tables.legal_form(word) for word in words[1:]) else None
