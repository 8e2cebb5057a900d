"""Spellings that are one person because both sit in one group: who writes "Araghchi" and who writes "Araqchi" in its list."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from newsgraph.names.compare import compare_names
from newsgraph.names.parts import normalise_person, parse_name
from newsgraph.records import Extraction
from newsgraph.resolve.clusters import Joins, Key, Known, Reason

_ALIKE = 0.7
"""Of names compared; in one group this is enough, elsewhere it is not."""
_CLASSES = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"[ '’-]", ""), (r"dzh|dj|zh", "j"), (r"kh|gh|q", "k"), (r"ph", "f"), (r"ou|oo", "u"), (r"ee|y", "i"), (r"w", "v"),
        (r"e", "i"), (r"(.)\1+", r"\1"), (r"off?\b", "ov"), (r"i\b", ""),
    )
)  # fmt: skip
"""Letters for which languages of other scripts are written in several ways, doubled ones and last vowels."""


def join_fellow_members(extractions: Sequence[Extraction], known: Mapping[Key, Known], joins: Joins) -> None:
    """Joins people of different articles who are members of one group and differ in spelling only.

    `joins` must hold the joined groups. Who fits two people of the other article is joined with neither.
    """
    members: dict[Key, set[Key]] = defaultdict(set)
    for extraction in extractions:
        article = extraction.article.id
        for claim in extraction.claims:
            if claim.kind == "membership" and claim.modality != "denied":
                member = (article, claim.entities["member"])
                if known[member].entity.kind == "person":
                    members[joins.find((article, claim.entities["group"]))].add(member)
    for _, people in sorted(members.items()):
        _join_alike(sorted(people), known, joins)


def _join_alike(people: list[Key], known: Mapping[Key, Known], joins: Joins) -> None:
    fits: dict[Key, dict[str, list[Key]]] = defaultdict(lambda: defaultdict(list))
    for one in people:
        for other in people:
            if one[0] != other[0] and _is_alike(known[one].entity.name, known[other].entity.name):
                fits[one][other[0]].append(other)
    for one, found in fits.items():
        for others in found.values():
            if len(others) == 1 and len(fits[others[0]][one[0]]) == 1 and one < others[0]:
                basis = f"{known[one].entity.name} = {known[others[0]].entity.name}"
                joins.join_all([one, others[0]], Reason("same-member", basis))


def _is_alike(one: str, other: str) -> bool:
    """Whether two full names have one given name, or one that is written alike, and differ in spelling at the most."""
    if not (parse_name(one).full and parse_name(other).full):
        return False
    if _folded(one) == _folded(other):
        return True
    first = _folded(one.split(maxsplit=1)[0]) == _folded(other.split(maxsplit=1)[0])
    return first and compare_names(one, other) >= _ALIKE


def _folded(name: str) -> str:
    text = normalise_person(name)
    for pattern, letters in _CLASSES:
        text = pattern.sub(letters, text)
    return text
