"""A knowledge graph as an RDF dataset: entities in the default graph, what an article says in the article's graph."""

from __future__ import annotations

from newsgraph.graph.claims import describe_claim, property_of
from newsgraph.graph.dataset import DEFAULT_GRAPH, TYPE, Dataset, DatasetBuilder
from newsgraph.graph.edtf import years_of
from newsgraph.graph.nodes import DEFAULT_BASE, Nodes, iri, literal, outside_iri
from newsgraph.jsonl import sha256
from newsgraph.records import Article, Entity, EntityKind, KnowledgeGraph, MentionType
from newsgraph.schema import ENTITY_REFERENCES
from newsgraph.terms import EDTF, FOAF, NG, ORG, OWL, RDFS, SCHEMA, SKOS, XSD

_CLASSES: dict[EntityKind, str] = {
    "person": iri(FOAF.Person),
    "organisation": iri(ORG.Organization),
    "group": iri(NG.Group),
    "country": iri(SCHEMA.Country),
    "place": iri(SCHEMA.Place),
    "event": iri(SCHEMA.Event),
    "topic": iri(NG.Topic),
    "unnamed": iri(NG.UnnamedParty),
}
_MENTIONS: dict[MentionType, str] = {
    "name": iri(NG.nameMention),
    "nominal": iri(NG.nominalMention),
    "pronoun": iri(NG.pronounMention),
}
_IDENTIFIER = iri(SCHEMA.identifier)


def build_dataset(graph: KnowledgeGraph, base: str = DEFAULT_BASE) -> Dataset:
    """State a graph in RDF, the same statements for the same graph, without blank nodes."""
    builder = DatasetBuilder(Nodes(base), {article.id: article for article in graph.articles})
    for article in graph.articles:
        _describe_article(builder, article)
    for entity in graph.entities:
        _describe_entity(builder, entity)
    for claim in graph.claims:
        describe_claim(builder, claim)
    return builder.dataset()


def _describe_article(builder: DatasetBuilder, article: Article) -> None:
    node = builder.nodes.article(article.id)
    builder.say(DEFAULT_GRAPH, node, TYPE, iri(SCHEMA.NewsArticle))
    texts = [
        (SCHEMA.identifier, article.id),
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
            builder.say(DEFAULT_GRAPH, node, iri(term), literal(text))
    if article.published is not None:
        builder.say(DEFAULT_GRAPH, node, iri(NG.published), literal(article.published, EDTF.EDTF))
    if article.copy_of is not None:
        builder.say(DEFAULT_GRAPH, node, iri(NG.copyOf), builder.nodes.article(article.copy_of))
    for clue in article.published_clues:
        builder.say(DEFAULT_GRAPH, node, iri(NG.publishedClue), builder.span(article.id, clue.start, clue.end))


def _describe_entity(builder: DatasetBuilder, entity: Entity) -> None:
    node = builder.nodes.node(entity.id)
    builder.say(DEFAULT_GRAPH, node, TYPE, _CLASSES[entity.kind])
    builder.say(DEFAULT_GRAPH, node, _IDENTIFIER, literal(entity.id))
    builder.say(DEFAULT_GRAPH, node, iri(RDFS.label), literal(entity.name))
    for alias in entity.aliases:
        builder.say(DEFAULT_GRAPH, node, iri(SKOS.altLabel), literal(alias))
    for same in entity.same_as:
        other = outside_iri(same) if ":" in same.partition("/")[0] else builder.nodes.node(same)
        builder.say(DEFAULT_GRAPH, node, iri(OWL.sameAs), other)
    _describe_properties(builder, node, entity)
    if entity.size is not None:
        builder.say(DEFAULT_GRAPH, node, iri(NG.size), literal(str(entity.size), XSD.integer))
    if entity.complete is not None:
        complete = literal("true" if entity.complete else "false", XSD.boolean)
        builder.say(DEFAULT_GRAPH, node, iri(NG.complete), complete)
    for count in entity.counts:
        span = builder.span(count.article, count.start, count.end)
        builder.say(builder.graph_of(count.article), node, iri(NG.countSpan), span)
    for mention in entity.mentions:
        span = builder.span(mention.article, mention.start, mention.end)
        builder.say(builder.graph_of(mention.article), node, _MENTIONS[mention.type], span)
        if mention.metonym:
            builder.say(builder.graph_of(mention.article), node, iri(NG.metonymMention), span)


def _describe_properties(builder: DatasetBuilder, node: str, entity: Entity) -> None:
    for name, value in entity.properties.items():
        if value is None:
            continue
        if name in ENTITY_REFERENCES:
            builder.say(DEFAULT_GRAPH, node, property_of(name), builder.nodes.node(value))
        elif name == "date":
            builder.say(DEFAULT_GRAPH, node, property_of(name), literal(value, EDTF.EDTF))
            for year in years_of(value):
                builder.say(DEFAULT_GRAPH, node, iri(NG.year), literal(str(year), XSD.integer))
        else:
            builder.say(DEFAULT_GRAPH, node, property_of(name), literal(value))
