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
from newsgraph.graph.dataset import DEFAULT_GRAPH, Dataset, Described, Pair, Part, Said, Section, Units, always
from newsgraph.graph.entities import article_pairs, entity_pairs
from newsgraph.graph.labels import Names
from newsgraph.graph.made_from import MadeFrom
from newsgraph.graph.mentions import Mentioned, MentionIndex
from newsgraph.graph.nodes import DEFAULT_BASE, Nodes, iri
from newsgraph.graph.plain import PlainTriples
from newsgraph.graph.skimmed import SkimmedArticle, SkimmedClaim, SkimmedEntity
from newsgraph.graph.sources import NOWHERE, HeldSource, Source
from newsgraph.records import Claim, KnowledgeGraph, Span
from newsgraph.terms import NG, SCHEMA

PLAIN_GRAPH = "plain"
"""The id of the graph of plain triples."""

_MENTIONS = iri(SCHEMA.mentions)


def build_dataset(
    graph: KnowledgeGraph | Source, base: str = DEFAULT_BASE, contents: Contents = WHOLE, *, known: bool = False
) -> Dataset:
    """State a graph in RDF, the same statements for the same graph, without blank nodes; with `known`, its units tell what they are made from."""
    source = HeldSource(graph) if isinstance(graph, KnowledgeGraph) else graph
    return GraphDataset(source, base, contents, known=known)


class GraphDataset(Dataset):
    """Reads a source as it is asked: what it keeps in memory grows with the entities, not with the claims."""

    def __init__(self, source: Source, base: str, contents: Contents, *, known: bool = False) -> None:
        self.base, self._source, self._contents, self._known = base, source, contents, known
        self._nodes = Nodes(base)
        self._last_record: tuple[int, Described] = (-1, {})
        self._last_told: dict[tuple[str, bool], Told] = {}

    def parts(self) -> Iterator[Part]:
        return (Part(graph, described) for graph, described in self._described(union=False))

    def union_parts(self) -> Iterator[Described]:
        return (described for _, described in self._described(union=True))

    def _described(self, *, union: bool) -> Iterator[tuple[str, Described]]:
        for units in self.units(union=union):
            for number in range(units.number):
                if (described := units.describe(number)) is not None:
                    yield units.graph_of(number), described

    def units(self, *, union: bool) -> Iterator[Units]:
        if self._contents.claims:
            yield self._records()
            yield Units(always(DEFAULT_GRAPH), b"", self._shared)
        yield self._sections(union=union)
        if self._contents.plain:
            yield Units(always(self._plain_graph), b"", self._plain_part)

    def _records(self) -> Units:
        """Articles and entities."""
        made_from = self._survey.made_from.records if self._known else b""
        return Units(always(DEFAULT_GRAPH), made_from, self._record, self._survey.records)

    def _sections(self, *, union: bool) -> Units:
        """What each article says and, where plain triples are wanted, what its speakers plainly said."""
        articles, each = self._survey.articles, 2 if self._contents.claims and self._contents.plain else 1
        made_from = self._survey.made_from.sections(articles, union=union, spoken=each == 2) if self._known else b""

        def graph_of(number: int) -> str:
            return self._plain_graph if number % each else self._nodes.article(articles[number // each])

        def describe(number: int) -> Described | None:
            return self._told(articles[number // each], union=union)[number % each]

        return Units(graph_of, made_from, describe, each * len(articles))

    @cached_property
    def _survey(self) -> _Survey:
        return _Survey(self._source, self._nodes, known=self._known)

    def _record(self, number: int) -> Described:
        if self._last_record[0] != number:
            self._last_record = number, self._describe_record(number)
        return self._last_record[1]

    def _describe_record(self, number: int) -> Described:
        nodes, first = self._nodes, self._survey.entities
        if number < first:
            article = self._source.article(number)
            return {nodes.article(article.id): _sorted(article_pairs(nodes, article))}
        entity = self._source.entity(number - first)
        return {nodes.node(entity.id): _sorted(entity_pairs(nodes, entity))}

    def _shared(self, _number: int) -> Described:
        shared = Section(self._nodes)
        shared.say_also(self._survey.concepts.described())
        if self._contents.plain:
            self._survey.plain.describe_posts(shared)
        for claim in self._source.claims_of(NOWHERE):
            describe_claim(shared, claim, self._survey.names, whole=True)
        return shared.part().described

    def _told(self, article: str, *, union: bool) -> Told:
        """What an article says, and what its speakers plainly said; made once for all files that want it one after the other."""
        known = self._last_told.get((article, union))
        if known is None:
            if all(article != before for before, _ in self._last_told):
                self._last_told.clear()
            told, alone = self._tell(article, union=union)
            for whole in (True, False) if alone else (union,):
                self._last_told[article, whole] = told
            known = told
        return known

    def _tell(self, article: str, *, union: bool) -> tuple[Told, bool]:
        """That, and whether all its claims are its own, which are told alike in the union."""
        section = Section(self._nodes, article, self._source.text(article))
        spoken, alone = Said(), True
        mentioned = self._survey.mentions.of(article)
        if self._contents.mentions:
            _say_mentions(section, (mention for mention in mentioned if not mention.proves))
        if self._contents.claims:
            _say_entities(section, mentioned, self._survey.clues.get(article, ()))
        starts = [mention.start for mention in mentioned]
        for claim in self._source.claims_of(article):
            if self._contents.mentions:
                describe_parts(section, claim)
            if not self._contents.claims:
                continue
            first = self._survey.first.get(claim.id)
            alone = alone and first is None
            whole = not union or first in (None, article)
            describe_claim(section, claim, self._survey.names, whole=whole)
            if claim.kind == "statement":
                self._say_topics(section, claim, mentioned, starts)
            if self._contents.plain and whole and self._survey.plain.says(claim):
                self._say_said(spoken, claim)
        return (section.part().described or None, spoken.described() or None), alone

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

    def _plain_part(self, _number: int) -> Described:
        return self._plain

    @cached_property
    def _plain(self) -> Described:
        """What is told last, for all forms."""
        plain = Said()
        for subject, predicate, value in self._survey.plain.triples():
            plain.say(subject, predicate, value)
        return plain.described()

    @property
    def _plain_graph(self) -> str:
        return self._nodes.node(PLAIN_GRAPH)


Told = tuple[Described | None, Described | None]
"""What an article says, and what its speakers plainly said; None where it is nothing."""


class _Survey:
    """What has to be known of all records before the first can be written; with `known`, what each part is made from, too."""

    def __init__(self, source: Source, nodes: Nodes, *, known: bool) -> None:
        self.names, self.mentions, self.concepts = Names(), MentionIndex(), Said()
        self.plain = PlainTriples(nodes, self.names)
        self.made_from = MadeFrom(self.names, self.mentions, self.plain)
        self.first: dict[str, str] = {}  # of claims of several articles the first
        self.clues: dict[str, tuple[Span, ...]] = {}
        articles: set[str] = set()
        for article in source.skim_articles(known=known):
            articles.add(article.id)
            if article.published_clues:
                self.clues[article.id] = article.published_clues
            if isinstance(article, SkimmedArticle):
                self.made_from.note_article(article)
        self.entities = self.records = len(articles)
        for entity in source.skim_entities(known=known):
            self.records += 1
            self.names.note(entity)
            self.mentions.note(nodes.node(entity.id), entity)
            if isinstance(entity, SkimmedEntity):
                self.made_from.note_entity(entity)
        for claim in source.skim_claims(known=known):
            if isinstance(claim, SkimmedClaim):
                self.made_from.note_claim(claim)
            describe_concepts(self.concepts, nodes, claim)
            self.plain.note(claim)
            homes = claim.articles
            articles.update(homes)
            if len(homes) > 1:
                self.first[claim.id] = min(homes)
        self.articles = sorted(articles.union(self.mentions.articles()))


def _sorted(pairs: Iterator[Pair]) -> tuple[Pair, ...]:
    return tuple(sorted(set(pairs)))


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
