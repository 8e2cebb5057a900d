"""Parts of a graph: the claims of some modalities, or those that an article of a day or later gives."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace

from newsgraph.export.drawing.times import days_of
from newsgraph.records import Claim, Entity, KnowledgeGraph
from newsgraph.schema import CLAIM_FIELDS, ENTITY_REFERENCES


@dataclass(frozen=True, slots=True)
class Part:
    """What of a graph to keep.

    since       claims that an article of this day or later gives, with all their evidence (YYYY, YYYY-MM or YYYY-MM-DD)
    modalities  claims of these; all where empty
    """

    since: str | None = None
    modalities: Collection[str] = ()

    @property
    def is_whole(self) -> bool:
        return not self.since and not self.modalities


def take_part(graph: KnowledgeGraph, part: Part) -> KnowledgeGraph:
    """The claims asked for, the articles that give them (or are new enough), and whom both name.

    Claims are kept whole, so confidence and belief are those of the whole graph. Articles without a date are never new.
    """
    if part.is_whole:
        return graph
    new = {article.id for article in graph.articles if _is_new(article.published, part.since)}
    kept = [claim for claim in graph.claims if _is_wanted(claim, part, new)]
    there = {claim.id for claim in kept}
    claims = tuple(_without_lost_statement(claim, there) for claim in kept)
    articles = new | {item.article for claim in claims for item in claim.evidence}
    articles |= {article.copy_of for article in graph.articles if article.id in articles and article.copy_of}
    by_id = {entity.id: entity for entity in graph.entities}
    named = set(_named(claims, by_id))
    entities = tuple(
        trimmed for entity in graph.entities if (trimmed := _within(entity, articles)).mentions or entity.id in named
    )
    return _closed(
        KnowledgeGraph(tuple(a for a in graph.articles if a.id in articles), entities, claims), by_id, articles
    )


def _is_new(published: str | None, since: str | None) -> bool:
    """Whether an article may be of the day or later, by the last day that its date may mean."""
    if not since:
        return True
    days, first = days_of(published), days_of(since)
    return bool(days and days.last and first and first.first and days.last >= first.first)


def _is_wanted(claim: Claim, part: Part, new: Collection[str]) -> bool:
    in_time = not part.since or any(item.article in new for item in claim.evidence)
    return in_time and (not part.modalities or claim.modality in part.modalities)


def _without_lost_statement(claim: Claim, there: Collection[str]) -> Claim:
    """A stance without the statement that it was read from, where that is no part."""
    if claim.fields.get("statement") in (None, *there):
        return claim
    return replace(claim, fields={**claim.fields, "statement": None})


def _named(claims: Collection[Claim], entities: dict[str, Entity]) -> Iterator[str]:
    for claim in claims:
        ends = [claim.source, *(claim.fields.get(name) for name in CLAIM_FIELDS[claim.kind].entities)]
        yield from (end for end in ends if end and end in entities)


def _within(entity: Entity, articles: Collection[str]) -> Entity:
    """The entity with its mentions and counts in these articles."""
    return replace(
        entity,
        mentions=tuple(mention for mention in entity.mentions if mention.article in articles),
        counts=tuple(count for count in entity.counts if count.article in articles),
    )


def _closed(graph: KnowledgeGraph, entities: dict[str, Entity], articles: Collection[str]) -> KnowledgeGraph:
    """The graph with those too whom its entities name: who sent a group, where it met."""
    there = {entity.id for entity in graph.entities}
    added: dict[str, Entity] = {}
    waiting = [*graph.entities]
    while waiting:
        entity = waiting.pop()
        for name in ENTITY_REFERENCES:
            end = entity.properties.get(name)
            if end and end in entities and end not in there:
                there.add(end)
                added[end] = _within(entities[end], articles)
                waiting.append(added[end])
    every = (*graph.entities, *added.values())
    return replace(graph, entities=tuple(sorted(every, key=lambda entity: entity.id)))
