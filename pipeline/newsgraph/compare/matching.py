"""Which entities of two graphs are the same: by the mentions that they share, else by id, else by a name that only they have.

A mention is one where its article has the same text in both graphs. An old and a new entity are the same where more than half
of the mentions of one of them (in such articles; those by name, where it has any) are the other's. So what was merged
belongs to both that it was made of, what was split to both that it became, and one "he" that is read otherwise joins nobody.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from newsgraph.graph.find import fold_name
from newsgraph.records import Entity, KnowledgeGraph

Spot = tuple[str, int, int]  # article, start, end
Link = tuple[str, str]  # an old id and a new one
_BY_NAME = ("person", "organisation", "country", "place")
"""Kinds whose name says who is meant; two groups or topics of one name may be two."""


@dataclass(frozen=True, slots=True)
class Same:
    """Ids of one entity in the old graph and in the new one, sorted; several where it was merged or split."""

    old: tuple[str, ...]
    new: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Matching:
    """Each entity of both graphs once: `same[old[id]]` and `same[new[id]]` are what an id stands for."""

    same: tuple[Same, ...]
    old: Mapping[str, int]
    new: Mapping[str, int]


def match_entities(old: KnowledgeGraph, new: KnowledgeGraph, follow: Callable[[str], str] = str) -> Matching:
    """Match all entities of two graphs. `follow` gives the id that an old id is known to have become."""
    links = set(_by_mentions(old, new))
    left, right = _unlinked(old.entities, {one for one, _ in links}), _unlinked(new.entities, {two for _, two in links})
    for find in (_by_id(follow), _by_own_name):
        found = set(find(left, right))
        links |= found
        left = _unlinked(left, {one for one, _ in found})
        right = _unlinked(right, {two for _, two in found})
    return _gather(old, new, links)


def _unlinked(entities: Iterable[Entity], linked: set[str]) -> list[Entity]:
    return [entity for entity in entities if entity.id not in linked]


# --- ways to match -------------------------------------------------------------------------------------------------


def _by_mentions(old: KnowledgeGraph, new: KnowledgeGraph) -> Iterator[Link]:
    texts = {article.id: article.text for article in old.articles}
    kept = {article.id for article in new.articles if texts.get(article.id) == article.text}
    olds, news = ({entity.id: _spots(entity, kept) for entity in graph.entities} for graph in (old, new))
    kinds = {(entity.id, entity.kind) for entity in new.entities}
    holders: defaultdict[Spot, list[str]] = defaultdict(list)
    for id_, spots in news.items():
        for spot in spots:
            holders[spot].append(id_)
    for entity in old.entities:
        shared = Counter(holder for spot in olds[entity.id] for holder in holders.get(spot, ()))
        for id_, count in shared.items():
            if (id_, entity.kind) in kinds and 2 * count > min(len(olds[entity.id]), len(news[id_])):
                yield entity.id, id_


def _spots(entity: Entity, articles: set[str]) -> set[Spot]:
    mentions = [mention for mention in entity.mentions if mention.article in articles]
    named = [mention for mention in mentions if mention.type == "name"]
    return {(mention.article, mention.start, mention.end) for mention in named or mentions}


def _by_id(follow: Callable[[str], str]) -> Callable[[list[Entity], list[Entity]], Iterator[Link]]:
    def find(left: list[Entity], right: list[Entity]) -> Iterator[Link]:
        known = {entity.id for entity in right}
        for entity in left:
            if entity.id in known:
                yield entity.id, entity.id
            elif (became := follow(entity.id)) in known:
                yield entity.id, became

    return find


def _by_own_name(left: list[Entity], right: list[Entity]) -> Iterator[Link]:
    olds, news = _only_ones(left), _only_ones(right)
    for key, id_ in olds.items():
        if key in news:
            yield id_, news[key]


def _only_ones(entities: list[Entity]) -> dict[tuple[str, str], str]:
    """Kind and name of those that share them with nobody."""
    ids: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for entity in entities:
        if entity.kind in _BY_NAME:
            ids[entity.kind, fold_name(entity.name)].append(entity.id)
    return {key: found[0] for key, found in ids.items() if len(found) == 1}


# --- what is linked is one -----------------------------------------------------------------------------------------


def _gather(old: KnowledgeGraph, new: KnowledgeGraph, links: set[Link]) -> Matching:
    nodes = [("old", entity.id) for entity in old.entities] + [("new", entity.id) for entity in new.entities]
    beside: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
    for one, two in links:
        beside["old", one].append(("new", two))
        beside["new", two].append(("old", one))
    number: dict[tuple[str, str], int] = {}
    same: list[Same] = []
    for node in nodes:
        if node in number:
            continue
        part, waiting = {node}, [node]
        while waiting:
            fresh = [other for other in beside[waiting.pop()] if other not in part]
            part.update(fresh)
            waiting += fresh
        number.update(dict.fromkeys(part, len(same)))
        same.append(Same(*(tuple(sorted(id_ for side, id_ in part if side == which)) for which in ("old", "new"))))
    sides = ({id_: place for (side, id_), place in number.items() if side == which} for which in ("old", "new"))
    return Matching(tuple(same), *sides)
