"""Articles and entities as RDF. They stand in the default graph; their mentions stand in the articles' graphs."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.graph.claims import property_of
from newsgraph.graph.dataset import TYPE, Pair
from newsgraph.graph.edtf import plain_time, years_of
from newsgraph.graph.nodes import Nodes, iri, literal, outside_iri
from newsgraph.jsonl import sha256
from newsgraph.records import Article, Entity, EntityKind
from newsgraph.schema import ENTITY_REFERENCES
from newsgraph.terms import EDTF, FOAF, NG, ORG, OWL, RDFS, SCHEMA, XSD

# Said as far up as people ask without a reasoner: for all agents, bodies, places.
_CLASSES: dict[EntityKind, tuple[str, ...]] = {
    "person": (iri(FOAF.Person), iri(FOAF.Agent)),
    "organisation": (iri(ORG.Organization), iri(FOAF.Agent)),
    "group": (iri(NG.Group), iri(ORG.Organization), iri(FOAF.Agent)),
    "country": (iri(SCHEMA.Country), iri(SCHEMA.Place)),
    "place": (iri(SCHEMA.Place),),
    "event": (iri(SCHEMA.Event),),
    "topic": (iri(NG.Topic),),
    "unnamed": (iri(NG.UnnamedParty), iri(FOAF.Agent)),
}
_IDENTIFIER = iri(SCHEMA.identifier)


def article_pairs(nodes: Nodes, article: Article) -> Iterator[Pair]:
    """What is said of an article; the spans of the clues to its date are described in its own graph."""
    yield TYPE, iri(SCHEMA.NewsArticle)
    texts = [
        (SCHEMA.identifier, article.id),
        (RDFS.label, article.title or article.id),
        (SCHEMA.headline, article.title),
        (SCHEMA.url, article.url),
        (SCHEMA.publisher, article.publisher),
        (SCHEMA.inLanguage, article.language),
        (NG.sha256, sha256(article.text)),
        (NG.publishedBasis, article.published_basis),
        *((SCHEMA.author, author) for author in article.authors),
    ]
    for term, text in texts:
        if text is not None:
            yield iri(term), literal(text)
    if article.published is not None:
        yield iri(NG.published), literal(article.published, EDTF.EDTF)
        if plain := plain_time(article.published):
            yield iri(SCHEMA.datePublished), literal(article.published, plain[1])
    if article.copy_of is not None:
        yield iri(NG.copyOf), nodes.article(article.copy_of)
    for clue in article.published_clues:
        yield iri(NG.publishedClue), nodes.span(article.id, clue.start, clue.end)


def entity_pairs(nodes: Nodes, entity: Entity) -> Iterator[Pair]:
    """What is said of an entity, its mentions and counts aside."""
    for kind in _CLASSES[entity.kind]:
        yield TYPE, kind
    yield _IDENTIFIER, literal(entity.id)
    yield iri(RDFS.label), literal(entity.name)
    for name in (entity.name, *entity.aliases):
        yield iri(SCHEMA.name), literal(name)
    for same in entity.same_as:
        yield iri(OWL.sameAs), outside_iri(same) if ":" in same.partition("/")[0] else nodes.node(same)
    yield from _properties(nodes, entity)
    for term, number in ((NG.size, entity.size), (NG.round, entity.round)):
        if number is not None:
            yield iri(term), literal(str(number), XSD.integer)
    if entity.complete is not None:
        yield iri(NG.complete), literal("true" if entity.complete else "false", XSD.boolean)


def _properties(nodes: Nodes, entity: Entity) -> Iterator[Pair]:
    for name, value in entity.properties.items():
        if value is None:
            continue
        if name in ENTITY_REFERENCES:
            yield property_of(name), nodes.node(value)
        elif name == "date":
            yield property_of(name), literal(value, EDTF.EDTF)
            for year in years_of(value):
                yield iri(NG.year), literal(str(year), XSD.integer)
        else:
            yield property_of(name), literal(value)
