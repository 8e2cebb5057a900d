"""A graph with the look-ups that pages need: one pass over claims and mentions, each page then asks for its own.

What pages ask stands here as methods, so that a graph which is not in memory can answer too (`newsgraph.serve.stored`).
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping
from typing import NamedTuple

from newsgraph.records import Article, Claim, Entity, EntityKind, EntityMention, Evidence, KnowledgeGraph
from newsgraph.schema import CLAIM_FIELDS

Proof = tuple[Claim, Evidence]
MODALITIES = ("asserted", "reported", "denied")
"""In the order in which pages show them."""
SOURCE = "source"
"""Among the fields that name an entity, that of who says so."""


class Held(NamedTuple):
    """Claims of a page, and how many there are with those that it leaves out."""

    claims: list[Claim]
    total: int


class Archive:
    """A graph by entity and by article."""

    entities: Mapping[str, Entity]
    articles: Mapping[str, Article]
    claims: Mapping[str, Claim]

    def __init__(self, graph: KnowledgeGraph) -> None:
        self.graph = graph
        self.entities = {entity.id: entity for entity in graph.entities}
        self.articles = {article.id: article for article in graph.articles}
        self.claims = {claim.id: claim for claim in graph.claims}
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

    def held(self, entity: str, kinds: Collection[str], fields: Collection[str], skip: int = 0) -> Held:
        """The claims of some kinds that name an entity in one of some fields, as a page shows them: asserted, reported, denied, by place.

        A graph in memory gives all from the one numbered `skip` on; one that is not may give fewer than there are.
        """
        found = [
            claim
            for claim in self.about(entity)
            if claim.kind in kinds
            and any((claim.source if field == SOURCE else claim.fields.get(field)) == entity for field in fields)
        ]
        return Held(sorted(found, key=_in_order)[skip:], len(found))

    def of_kind(self, *kinds: EntityKind, most: int | None = None) -> list[Entity]:
        """Entities of some kinds, those named most first."""
        found = (entity for entity in self.graph.entities if entity.kind in kinds)
        return sorted(found, key=lambda entity: (-len(entity.mentions), entity.name, entity.id))[:most]

    def times_named(self, entity: str) -> int:
        return len(self.entities[entity].mentions)

    def places(self, entity: str) -> list[tuple[Article, int]]:
        """The articles that name an entity, with how often."""
        counts = Counter(mention.article for mention in self.entities[entity].mentions)
        return [(self.articles[id_], counts[id_]) for id_ in sorted(counts) if id_ in self.articles]

    def beside(self, entity: str, most: int) -> list[tuple[Entity, int]]:
        """Those who are named in the same claims, or sit in the same groups, most often; no topics."""
        found: Counter[str] = Counter()
        groups: set[str] = set()
        for claim in self.about(entity):
            named = set(_named(claim)) - {entity}
            found.update(named)
            if claim.kind == "membership" and claim.fields.get("member") == entity:
                groups |= named
        for group in groups:
            seats = (other for other in self.about(group) if other.fields.get("group") == group)
            found.update({member for seat in seats if (member := seat.fields.get("member"))} - {entity})
        ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))
        known = ((self.entities[id_], count) for id_, count in ranked if id_ in self.entities)
        return [(other, count) for other, count in known if other.kind != "topic"][:most]

    def counted(self) -> tuple[Counter[str], Counter[str]]:
        """How many claims there are of each kind, and of each modality."""
        kinds = Counter[str](claim.kind for claim in self.graph.claims)
        return kinds, Counter[str](claim.modality for claim in self.graph.claims)

    def newest(self, most: int | None = None, skip: int = 0) -> list[Article]:
        """Articles, the latest first, those without a date last."""
        ordered = sorted(self.graph.articles, key=lambda article: (article.published or "", article.id), reverse=True)
        return ordered[skip:][:most]

    def dates(self) -> Counter[str]:
        """How many articles were published when (EDTF, "" where that is not known)."""
        return Counter(article.published or "" for article in self.graph.articles)

    def disputed(self, most: int | None = None, about: str | None = None) -> list[tuple[Claim, Claim]]:
        """Claims that are asserted beside such that deny the same; those that name an entity, if one is given."""
        among = self.graph.claims if about is None else self.about(about)
        denied = (claim for claim in among if claim.modality == "denied")
        return [(other, claim) for claim in denied if (other := self._asserted_beside(claim))][:most]

    def _asserted_beside(self, denied: Claim) -> Claim | None:
        said, subject = same_content(denied), denied.fields.get(CLAIM_FIELDS[denied.kind].subject)
        for other in self.about(subject or ""):
            if other.kind == denied.kind and other.modality == "asserted" and same_content(other) == said:
                return other
        return None

    def name(self, entity: str | None) -> str:
        """How an entity is called; its id where the graph lacks it."""
        return self.entities[entity].name if entity and entity in self.entities else entity or "?"


def same_content(claim: Claim) -> tuple[str | None, ...]:
    """What two claims have in common where one affirms what the other denies."""
    fields = {
        "role": ("holder", "title", "organisation", "country"),
        "membership": ("member", "group"),
        "stance": ("holder", "target", "polarity"),
        "statement": ("speaker", "content"),
    }[claim.kind]
    return tuple(claim.fields.get(field) for field in fields)


def _in_order(claim: Claim) -> tuple[int, str, int, str]:
    first = claim.evidence[0]
    return (MODALITIES.index(claim.modality), first.article, first.start, claim.id)


def ends_of(claim: Claim) -> Iterable[str]:
    """The entities that a claim names."""
    yield from _named(claim)
    if claim.source:
        yield claim.source


def _named(claim: Claim) -> Iterable[str]:
    for name in CLAIM_FIELDS[claim.kind].entities:
        if id_ := claim.fields.get(name):
            yield id_
