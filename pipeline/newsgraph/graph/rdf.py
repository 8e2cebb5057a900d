"""A knowledge graph as an RDF dataset: entities in the default graph, what an article says in the article's graph.

What plainly follows from the claims (`newsgraph.graph.plain`) is a graph of its own.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import cached_property

from newsgraph.graph.claims import describe_claim, describe_parts
from newsgraph.graph.concepts import describe_concepts
from newsgraph.graph.contents import WHOLE, Contents
from newsgraph.graph.dataset import Dataset, Described, Part, Said, Section
from newsgraph.graph.entities import article_pairs, entity_pairs
from newsgraph.graph.labels import Names
from newsgraph.graph.mentions import Mentioned, MentionIndex
from newsgraph.graph.nodes import DEFAULT_BASE, Nodes, iri
from newsgraph.graph.plain import PlainTriples
from newsgraph.graph.sources import HeldSource, Source, articles_of
from newsgraph.records import Claim, KnowledgeGraph, Span
from newsgraph.terms import NG, SCHEMA

PLAIN_GRAPH = "plain"
"""The id of the graph of plain triples."""

_MENTIONS = iri(SCHEMA.mentions)


def build_dataset(graph: KnowledgeGraph | Source, base: str = DEFAULT_BASE, contents: Contents = WHOLE) -> Dataset:
    """State a graph in RDF, the same statements for the same graph, without blank nodes."""
    return GraphDataset(HeldSource(graph) if isinstance(graph, KnowledgeGraph) else graph, base, contents)


class GraphDataset(Dataset):
    """Reads a source as it is asked: what it keeps in memory grows with the entities, not with the claims."""

    def __init__(self, source: Source, base: str, contents: Contents) -> None:
        self.base, self._source, self._contents = base, source, contents
        self._nodes = Nodes(base)

    def parts(self) -> Iterator[Part]:
        if self._contents.claims:
            yield from self._default_parts()
        for article in self._survey.articles:
            yield from self._article_parts(article, union=False)
        if self._contents.plain:
            yield self._plain_part()

    def union_parts(self) -> Iterator[Described]:
        if self._contents.claims:
            yield from (part.described for part in self._default_parts())
        for article in self._survey.articles:
            yield from (part.described for part in self._article_parts(article, union=True))
        if self._contents.plain:
            yield self._plain_part().described

    @cached_property
    def _survey(self) -> _Survey:
        return _Survey(self._source, self._nodes)

    def _default_parts(self) -> Iterator[Part]:
        """Articles, entities, what claims share, and claims of no article."""
        for article in self._source.articles():
            yield _part(self._nodes.article(article.id), article_pairs(self._nodes, article))
        for entity in self._source.entities():
            yield _part(self._nodes.node(entity.id), entity_pairs(self._nodes, entity))
        shared = Section(self._nodes)
        shared.say_also(self._survey.concepts.described())
        if self._contents.plain:
            self._survey.plain.describe_posts(shared)
        for claim in self._survey.homeless:
            describe_claim(shared, claim, self._survey.names, whole=True)
        yield shared.part()

    def _article_parts(self, article: str, *, union: bool) -> Iterator[Part]:
        """What an article says, and what its speakers plainly said."""
        section = Section(self._nodes, article, self._source.text(article))
        said = Said()
        mentioned = self._survey.mentions.of(article)
        if self._contents.mentions:
            _say_mentions(section, (mention for mention in mentioned if not mention.proves))
            for claim in self._source.claims_of(article):
                describe_parts(section, claim)
        if self._contents.claims:
            _say_entities(section, mentioned, self._survey.clues.get(article, ()))
            starts = [mention.start for mention in mentioned]
            for claim in self._source.claims_of(article):
                whole = not union or article == min(articles_of(claim))
                describe_claim(section, claim, self._survey.names, whole=whole)
                if claim.kind == "statement":
                    self._say_topics(section, claim, mentioned, starts)
                if self._contents.plain and whole and self._survey.plain.says(claim):
                    self._say_said(said, claim)
        if (part := section.part()).described:
            yield part
        if spoken := said.described():
            yield Part(self._plain_graph, spoken)

    def _say_topics(self, section: Section, claim: Claim, mentioned: list[Mentioned], starts: list[int]) -> None:
        """Whom and what the words of a statement mention."""
        node = self._nodes.node(claim.id)
        for piece in claim.spans.get("content_span", ()):
            if piece.article != section.article:
                continue
            for mention in mentioned[bisect_left(starts, piece.start) : bisect_left(starts, piece.end)]:
                if mention.end <= piece.end and not mention.counts:
                    section.say(node, _MENTIONS, mention.entity)

    def _say_said(self, said: Said, claim: Claim) -> None:
        if speaker := claim.fields.get("speaker"):
            said.say(self._nodes.node(speaker), iri(NG.said), self._nodes.node(claim.id))

    def _plain_part(self) -> Part:
        said = Said()
        for subject, predicate, value in self._survey.plain.triples():
            said.say(subject, predicate, value)
        return Part(self._plain_graph, said.described())

    @property
    def _plain_graph(self) -> str:
        return self._nodes.node(PLAIN_GRAPH)


class _Survey:
    """What has to be known of all records before the first can be written."""

    def __init__(self, source: Source, nodes: Nodes) -> None:
        self.names, self.mentions, self.concepts = Names(), MentionIndex(), Said()
        self.plain = PlainTriples(nodes, self.names)
        self.homeless: list[Claim] = []
        self.clues: dict[str, tuple[Span, ...]] = {}
        articles: set[str] = set()
        for article in source.articles():
            articles.add(article.id)
            if article.published_clues:
                self.clues[article.id] = article.published_clues
        for entity in source.entities():
            self.names.note(entity)
            self.mentions.note(nodes.node(entity.id), entity)
        for claim in source.claims():
            describe_concepts(self.concepts, nodes, claim)
            self.plain.note(claim)
            homes = articles_of(claim)
            articles |= homes
            if not homes:
                self.homeless.append(claim)
        self.articles = sorted(articles.union(self.mentions.articles()))


def _part(subject: str, pairs: Iterator[tuple[str, str]]) -> Part:
    return Part("", {subject: tuple(sorted(set(pairs)))})


def _say_mentions(section: Section, mentioned: Iterable[Mentioned]) -> None:
    for mention in mentioned:
        span = section.span(mention.start, mention.end)
        for predicate in mention.properties:
            section.say(mention.entity, predicate, span)


def _say_entities(section: Section, mentioned: list[Mentioned], clues: tuple[Span, ...]) -> None:
    """Whom and what an article mentions, the words that prove and count groups, and those that tell its date."""
    _say_mentions(section, (mention for mention in mentioned if mention.proves))
    for mention in mentioned:
        if not mention.counts:
            section.say(section.graph, _MENTIONS, mention.entity)
    for clue in clues:
        section.span(clue.start, clue.end)
