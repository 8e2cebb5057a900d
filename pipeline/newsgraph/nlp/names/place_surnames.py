"""Names of people that are names of countries and places too: "Jordan said" after "Michelle Jordan, a lawyer".

English: behind "in" and "to", beside another country, and before what governments have, the place is meant.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from newsgraph.names import tables
from newsgraph.names.surnames import first_surname
from newsgraph.nlp.names.words import Words, is_country, is_place
from newsgraph.nlp.page.layers import TokenSpan
from newsgraph.rules.closed import closed
from newsgraph.rules.mentions import mention_words
from newsgraph.rules.titles import is_title_head, title_head

_PLACES = closed().before_places | closed().meeting_places
_GENITIVES = closed().genitives
_JOINTS = closed().and_ | {","}
_PLACE_LABELS = frozenset({"GPE", "LOC", "NORP", "FAC"})
_OFFICE = 3
"""Within how many words behind a genitive the head of what a country has stands ("Israel's former foreign minister")."""


def people_of_places(words: Words, typed: Mapping[TokenSpan, str]) -> dict[TokenSpan, str]:
    """Other labels of lone words: places that are people named in full before them, and people that are cities.

    None of a word that means the place for sure before it means somebody: who is then spoken of is open.
    """
    full, firsts = _first_full_names(words, typed)
    found: dict[TokenSpan, str] = {}
    meant: set[str] = set()
    for span in sorted(typed):
        word = words.texts[span[0]]
        if span[1] - span[0] > 1 or word not in full:
            continue
        if typed[span] == "PERSON" and tables.city(word) is not None and _is_reached(words, span[0]):
            found[span] = "GPE"
        if typed[span] not in _PLACE_LABELS and not (typed[span] == "ORG" and word in firsts):
            continue
        if _is_titled(words, span[0]) or not _is_of_tables(word):
            found[span] = "PERSON"
        elif _is_place_here(words, span[0]):
            meant.add(word)
        elif full[word] < span[0] and word not in meant:
            found[span] = "PERSON"
    return found


def _first_full_names(words: Words, typed: Mapping[TokenSpan, str]) -> tuple[dict[str, int], set[str]]:
    """For each first and last word and first surname of a full name where the first such name begins; these surnames."""
    found: dict[str, int] = {}
    firsts: set[str] = set()
    for (start, end), label in sorted(typed.items()):
        if label == "PERSON" and end - start > 1:
            found.setdefault(words.texts[start], start)
            found.setdefault(words.texts[end - 1], start)
            first = first_surname(words.texts[start:end])
            if first is not None:
                found.setdefault(first, start)
                firsts.add(first)
    return found, firsts


def _is_of_tables(word: str) -> bool:
    """Whether a word is a place's name at all: "Rubio" is none, whatever the model takes it for."""
    return is_place(word) or tables.city(word) is not None or tables.region(word) is not None


def _is_titled(words: Words, i: int) -> bool:
    """Whether a title or form of address stands before a word: "Coach Holland", "Ms. Brazil"."""
    if not i or i in words.block_starts:
        return False
    return words.is_address(i - 1) or (is_title_head(words.lowers[i - 1]) and words.texts[i - 1][0].isupper())


def _is_place_here(words: Words, i: int) -> bool:
    """Whether a word means a place where it stands."""
    before, after = words.lowers[i - 1] if i else "", words.lowers[i + 1] if i + 1 < len(words.texts) else ""
    if words.doc[i].dep_ == "dobj" and words.doc[i].head.lemma_ in mention_words().moving:
        return True
    if after in _GENITIVES:
        return any(_has_lands(words, k) for k in _near(words, i + 2))
    if before in _PLACES | {"from"} or (before == "of" and i > 1 and _has_lands(words, i - 2)):
        return True
    beside = [k for k in (i - 2, i + 2) if 0 <= k < len(words.texts)]
    return any(words.lowers[(i + k) // 2] in _JOINTS and _is_land(words, k) for k in beside)


def _is_reached(words: Words, i: int) -> bool:
    """Whether somebody is in the place that a word names, or goes there: "flew to Medina"."""
    before = words.lowers[i - 1] if i else ""
    if before in closed().inside:
        return words.lowers[i + 1] not in _GENITIVES if i + 1 < len(words.lowers) else True
    head = words.doc[i - 1].head if i else None
    return before in {"to", "from"} and head is not None and head.lemma_ in words.lists.going


def _near(words: Words, i: int) -> Iterable[int]:
    stop = next((k for k in range(i, len(words.texts)) if not words.texts[k].isalpha()), len(words.texts))
    return range(i, min(stop, i + _OFFICE))


def _is_land(words: Words, i: int) -> bool:
    return i in words.capitalised and is_country(words.texts[i])


def _has_lands(words: Words, i: int) -> bool:
    """Whether a word heads what countries and places have: an office that serves nobody, a body, a kind of place."""
    word = words.lowers[i]
    title = title_head(word)
    office = title is not None and title.kind == "office" and not title.serves
    return office or word in words.lists.place_kinds | words.lists.body_last | {"government"}
