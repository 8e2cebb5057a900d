"""Shows why the graph holds what it holds: claims and entities with the proving words in their context."""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.errors import QueryError
from newsgraph.explain.context import Piece, mark_context
from newsgraph.records import Article, Claim, Entity, Evidence, KnowledgeGraph, Span
from newsgraph.resolve.belief import source_of
from newsgraph.schema import CLAIM_FIELDS, ENTITY_REFERENCES


@dataclass(frozen=True, slots=True)
class Passage:
    """One piece of evidence in its article; `pieces` together are the context, left-out text shown as " … "."""

    article: str
    title: str | None
    evidence: Evidence
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class ClaimExplanation:
    """A claim, its fields with entities by name and id, and all its evidence in context."""

    claim: Claim
    fields: tuple[tuple[str, str], ...]
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class EntityExplanation:
    """An entity, its own fields with entities by name and id, and the ids of the claims that name it."""

    entity: Entity
    fields: tuple[tuple[str, str], ...]
    claims: tuple[str, ...]


def explain_claim(graph: KnowledgeGraph, claim_id: str) -> ClaimExplanation:
    """Explains a claim. Raises QueryError where the graph has no such claim."""
    claim = next((claim for claim in graph.claims if claim.id == claim_id), None)
    if claim is None:
        raise QueryError(f"{claim_id}: no such claim in the graph")
    names = {entity.id: entity.name for entity in graph.entities}
    articles = {article.id: article for article in graph.articles}
    kind = CLAIM_FIELDS[claim.kind]
    fields = [(name, _name_id(claim.fields.get(name), names)) for name in kind.entities]
    fields += [(name, claim.fields.get(name) or "") for name in (*kind.values, *kind.times)]
    fields += [("modality", claim.modality), ("source", _name_id(claim.source, names))]
    fields += [("confidence", f"{claim.confidence:.2f}"), ("rule", claim.rule)]
    if claim.belief is not None and claim.belief != claim.confidence:
        fields.insert(-1, ("belief", f"{claim.belief:.2f}"))
    fields += [("said by", _said_by({item.article for item in claim.evidence}, articles))]
    passages = tuple(read_passage(item, articles) for item in claim.evidence)
    return ClaimExplanation(claim, tuple((name, value) for name, value in fields if value), passages)


def _said_by(ids: set[str], articles: dict[str, Article]) -> str:
    """How many articles and independent publishers say a claim.

    Articles of an unknown publisher count for none, one that carries another's text for that one's publisher.
    """
    told = [articles[name] for name in sorted(ids) if name in articles]
    sources = [source_of(article, articles) for article in told]
    names = {article.publisher.casefold(): article.publisher for article in sources if article.publisher}
    copies = sum(article.copy_of is not None for article in told)
    found = f"{len(names)} publisher{'s' * (len(names) > 1)} ({', '.join(names[key] for key in sorted(names))})"
    count = f"{len(told)} article{'s' * (len(told) != 1)}" + (f", {copies} of another's text" if copies else "")
    return f"{found if names else 'no known publisher'}, {count}"


def explain_entity(graph: KnowledgeGraph, entity: Entity) -> EntityExplanation:
    """Explains an entity: what it is, and which claims name it."""
    names = {other.id: other.name for other in graph.entities}
    fields = [
        (name, _name_id(value, names) if name in ENTITY_REFERENCES else value or "")
        for name, value in entity.properties.items()
    ]
    claims = tuple(claim.id for claim in graph.claims if entity.id in _entities_of(claim))
    return EntityExplanation(entity, tuple((name, value) for name, value in fields if value), claims)


def read_passage(evidence: Evidence, articles: dict[str, Article]) -> Passage:
    """The evidence in its context, or bare where the article is not in the graph."""
    article = articles.get(evidence.article)
    if article is None:
        return Passage(evidence.article, None, evidence, (Piece(evidence.text, "evidence"),))
    support = tuple(Span(span.start, span.end) for span in evidence.support)
    pieces = mark_context(article.text, Span(evidence.start, evidence.end), support)
    return Passage(article.id, article.title, evidence, pieces)


def _name_id(entity_id: str | None, names: dict[str, str]) -> str:
    return f"{names.get(entity_id, '?')} ({entity_id})" if entity_id else ""


def _entities_of(claim: Claim) -> set[str | None]:
    return {claim.source, *(claim.fields.get(name) for name in CLAIM_FIELDS[claim.kind].entities)}
