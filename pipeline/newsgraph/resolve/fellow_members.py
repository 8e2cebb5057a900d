"""Spellings that are one person because both sit in one group or hold one office: "Araghchi" here, "Araqchi" there."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import combinations_with_replacement

from newsgraph.names.compare import compare_names
from newsgraph.names.folding import fold
from newsgraph.names.parts import normalise_person, parse_name
from newsgraph.records import ArticleClaim, ClaimKind, Extraction
from newsgraph.resolve.clusters import Joins, Reason
from newsgraph.resolve.known import Key, KnownEntities

_ALIKE = 0.7
"""Of names compared; in one group this is enough, elsewhere it is not."""
_CLASSES = tuple(
    (re.compile(pattern), letters)
    for pattern, letters in (
        (r"(?:eh|ah|a)\b", "a"), (r"off?\b|ow\b", "ov"), (r"['’-]", ""), (r"dzh|dj|zh", "j"), (r"tch|tsch", "ch"),
        (r"kh|gh|q", "k"), (r"ph", "f"), (r"ou|oo|o", "u"), (r"ee|y|e", "i"), (r"w", "v"), (r"(.)\1+", r"\1"),
    )
)  # fmt: skip
"""Letters for which languages of other scripts are written in several ways, doubled ones and last vowels."""
_LAST_I = re.compile(r"i\b")
_WHERE = ("organisation", "country", "principal")
_Circles = dict[tuple[Key | str, ...], set[Key]]
"""People of whom two that are written alike are one: a group's, an office's."""


def join_fellow_members(extractions: Sequence[Extraction], known: KnownEntities, joins: Joins) -> None:
    """Joins people of different articles who are in one group, or hold one office, and differ in spelling only.

    `joins` must hold the joined groups and bodies. Who fits two people of the other article is joined with neither.
    """
    for rule, near, circles in (
        ("same-member", True, _members(extractions, known, joins)),
        ("same-office", False, _holders(extractions, known, joins)),
    ):
        for _, people in sorted((place, people) for place, people in circles.items() if len(people) > 1):
            _join_alike(rule, sorted(people), known, joins, near=near)


def _members(extractions: Sequence[Extraction], known: KnownEntities, joins: Joins) -> _Circles:
    members: _Circles = defaultdict(set)
    for article, claim in _claims(extractions, "membership"):
        member = (article, claim.entities["member"])
        if known.entity(member).kind == "person":
            members[(joins.find((article, claim.entities["group"])),)].add(member)
    return members


def _holders(extractions: Sequence[Extraction], known: KnownEntities, joins: Joins) -> _Circles:
    """The holders of each title of a body or country: one of no place ("spokesman") says nothing."""
    holders: _Circles = defaultdict(set)
    for article, claim in _claims(extractions, "role"):
        holder = (article, claim.entities["holder"])
        where = [joins.find((article, claim.entities[end])) for end in _WHERE if end in claim.entities]
        if where and known.entity(holder).kind == "person":
            title = fold(claim.values.get("title") or "")
            for place in where:
                holders[place, title].add(holder)
    return holders


def _claims(extractions: Sequence[Extraction], kind: ClaimKind) -> Iterator[tuple[str, ArticleClaim]]:
    for extraction in extractions:
        for claim in extraction.claims:
            if claim.kind == kind and claim.modality != "denied":
                yield extraction.article.id, claim


def _join_alike(rule: str, people: list[Key], known: KnownEntities, joins: Joins, *, near: bool) -> None:
    """Joins who are written alike; `near`: or by little in another way."""
    full = [key for key in people if parse_name(known.entity(key).name).full]
    if near:
        _join_near(rule, full, known, joins)
        return
    same: dict[str, list[Key]] = defaultdict(list)
    for key in full:
        same[_folded(known.entity(key).name)].append(key)
    for alike in same.values():
        _join_same(rule, alike, known, joins)


def _join_same(rule: str, alike: Sequence[Key], known: KnownEntities, joins: Joins) -> None:
    """Joins all who are the only one of their article; a president is in thousands of them, so not two by two."""
    in_article = Counter(article for article, _ in alike)
    alone = [key for key in alike if in_article[key[0]] == 1]
    tried: set[Key] = set()
    for place, one in enumerate(alone):
        if joins.find(one) in tried:
            continue  # what its set could be joined with, it has been
        for other in alone[place + 1 :]:
            joins.join_all([one, other], Reason(rule, _basis(one, other, known)))
        tried.add(joins.find(one))


def _join_near(rule: str, people: Sequence[Key], known: KnownEntities, joins: Joins) -> None:
    """Joins two of different articles where neither fits another of the other's article.

    Two by two are names, never people: a team's head is in thousands of articles, under a few spellings.
    """
    bearers: dict[str, list[Key]] = defaultdict(list)
    for key in people:
        bearers[known.entity(key).name].append(key)
    pairs = list(_near(sorted(bearers)))
    fitting: Counter[tuple[str, str]] = Counter()  # how many of an article fit a name
    for pair in pairs:
        for name, other in {pair, pair[::-1]}:
            fitting.update((article, name) for article, _ in bearers[other])
    for one, other in pairs:
        ones, others = (
            [key for key in bearers[name] if fitting[key[0], fits] == 1] for name, fits in ((one, other), (other, one))
        )
        _join_across(rule, ones, others, known, joins)


def _join_across(rule: str, ones: Sequence[Key], others: Sequence[Key], known: KnownEntities, joins: Joins) -> None:
    """Joins each with the first of the other side that no decision keeps it apart from."""
    for side, across in ((others, ones), (ones, others)):
        for key in side:
            for other in across:
                first, second = sorted((key, other))
                if first == second or joins.join(first, second, Reason(rule, _basis(first, second, known))):
                    break


def _basis(one: Key, other: Key, known: KnownEntities) -> str:
    return f"{known.entity(one).name} = {known.entity(other).name}"


def _near(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Pairs of full names, each with itself too, with one given name, or one that is written alike, that differ in spelling at the most.

    Only those of one given name are compared: of a party of thousands few are called alike.
    """
    folded = {name: _LAST_I.sub("", _folded(name)) for name in names}
    called: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        called[tuple(folded[name].split()[:1])].append(name)
    for alike in called.values():
        for one, other in combinations_with_replacement(alike, 2):
            if folded[one] == folded[other] or compare_names(one, other) >= _ALIKE:
                yield one, other


@lru_cache(maxsize=16384)
def _folded(name: str) -> str:
    text = normalise_person(name)
    for pattern, letters in _CLASSES:
        text = pattern.sub(letters, text)
    return text
