"""A graph with the look-ups that pages need: one pass over claims and mentions, each page then asks for its own."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from newsgraph.records import Article, Claim, Entity, EntityKind, EntityMention, Evidence, KnowledgeGraph
from newsgraph.schema import CLAIM_FIELDS

Proof = tuple[Claim, Evidence]


class Archive:
    """A graph by entity and by article."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph
        self.entities: dict[str, Entity] = {entity.id: entity for entity in graph.entities}
        self.articles: dict[str, Article] = {article.id: article for article in graph.articles}
        self.claims: dict[str, Claim] = {claim.id: claim for claim in graph.claims}
        self._about: defaultdict[str, list[Claim]] = defaultdict(list)
        self._proofs: defaultdict[str, list[Proof]] = defaultdict(list)
        self._mentions: defaultdict[str, list[tuple[Entity, EntityMention]]] = defaultdict(list)
        for claim in graph.claims:
            for id_ in dict.fromkeys(ends_of(claim)):
                self._about[id_].append(claim)
            for evidence in claim.evidence:
                self._proofs[evidence.article].append((claim, evidence))
        for entity in graph.entities:
            for mention in entity.mentions:
                self._mentions[mention.article].append((entity, mention))

    def about(self, entity: str) -> list[Claim]:
        """The claims that name an entity, also as who says so."""
        return self._about.get(entity, [])

    def proofs(self, article: str) -> list[Proof]:
        """What an article proves, in the order of its text."""
        return sorted(
            self._proofs.get(article, ()), key=lambda proof: (proof[1].start, proof[1].end, proof[0].kind, proof[0].id)
        )

    def mentions(self, article: str) -> list[tuple[Entity, EntityMention]]:
        """Who is named where in an article, in the order of its text."""
        return sorted(self._mentions.get(article, ()), key=lambda found: (found[1].start, -found[1].end, found[0].id))

    def of_kind(self, *kinds: EntityKind) -> list[Entity]:
        """Entities of some kinds, those named most first."""
        found = (entity for entity in self.graph.entities if entity.kind in kinds)
        return sorted(found, key=lambda entity: (-len(entity.mentions), entity.name, entity.id))

    def name(self, entity: str | None) -> str:
        """How an entity is called; its id where the graph lacks it."""
        return self.entities[entity].name if entity in self.entities else entity or "?"


def ends_of(claim: Claim) -> Iterable[str]:
    """The entities that a claim names."""
    for name in CLAIM_FIELDS[claim.kind].entities:
        if id_ := claim.fields.get(name):
            yield id_
    if claim.source:
        yield claim.source
