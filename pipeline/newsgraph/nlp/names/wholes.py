"""Bodies that say what they are for in several words: "Bureau of Land, Water and Mines", "Project for the New American Century".

English: what a body is for stands behind "of", "for" or "on", or behind a chamber's word. Commas, "and" and a people's adjective would
end a name elsewhere; here the model saw one name, and all of what it is for are words of the language.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsgraph.names import tables
from newsgraph.names.dictionary import parts_of_speech
from newsgraph.nlp.page.lookup import Written
from newsgraph.rules.closed import closed
from newsgraph.rules.names import NameLists, name_lists

_FOR = closed().of_purpose
_BETWEEN = closed().and_ | closed().articles | frozenset({",", "-", "&"})
_PARTS = frozenset({"co"})
"""First parts of words with a hyphen that are no words: "Co-operation"."""


def whole_bodies(said: Written, bodies: Sequence[tuple[int, int]]) -> Mapping[int, int]:
    """Where the names begin and end, among what the model takes for bodies."""
    trimmed = (_trim(said, *body) for body in bodies)
    return {start: end for start, end in trimmed if start < end and _is_whole(said, start, end)}


def _trim(said: Written, start: int, end: int) -> tuple[int, int]:
    """Without what the model takes to a name at its ends: "the", "at"."""
    while start < end and (not said.texts[start][0].isupper() or said.lowers[start] in closed().articles):
        start += 1
    while end > start and not said.texts[end - 1][0].isupper() and said.texts[end - 2] != "-":
        end -= 1
    return start, end


def _is_whole(said: Written, start: int, end: int) -> bool:
    lists = name_lists()
    lowers = said.lowers
    opening = next((i for i in range(start + 1, end - 1) if lowers[i] in _FOR), None)
    if opening is None and lowers[end - 1] in lists.body_last:
        told = range(start, end - 1)  # "Snow and Ice Data Center"
    elif opening is None:
        told = range(start + 1, end) if lowers[start] in lists.chambers & lists.single_bodies else range(0)
    else:
        body = lowers[opening - 1] in lists.body_first or lowers[opening - 1] in lists.body_last
        told = range(opening + 1, end) if body else range(0)
    return len(told) > 1 and _is_purpose(said, told, lists)


def _is_purpose(said: Written, told: range, lists: NameLists) -> bool:
    """Whether words say what a body is for: words of the language with capitals, joined by commas, "and", hyphens and articles."""
    words = [i for i in told if said.lowers[i] not in _BETWEEN]
    joined = len(words) < len(told) or any(tables.demonym_code(said.texts[i]) for i in words)
    joined = joined or not lists.not_names.isdisjoint(said.lowers[i] for i in words)  # "Institute for Public Opinion"
    return joined and all(_is_plain(said, i, lists) for i in words) and said.lowers[told[0]] not in closed().and_


def _is_plain(said: Written, i: int, lists: NameLists) -> bool:
    """Whether a word names no body, place or person by itself, and no office."""
    text, lower = said.texts[i], said.lowers[i]
    if lower in _PARTS or (said.texts[i - 1] == "-" and text.islower()):
        return bool(parts_of_speech(text)) or lower in _PARTS
    if (
        lower in lists.chambers
        or lower in lists.body_first
        or tables.body(text) is not None
        or tables.country_code(text)
    ):
        return False
    return text[0].isupper() and (bool(parts_of_speech(text)) or bool(tables.demonym_code(text)))
