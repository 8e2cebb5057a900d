"""An RDF dataset in its light form: N-Triples text, by graph and subject.

Every statement of every article passes through here for each export, so it is kept in the shape that all writers
need: nothing is parsed, and sorted once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from newsgraph.graph.nodes import Nodes, iri, literal
from newsgraph.records import Article
from newsgraph.terms import NG, OA, RDF, XSD

Pair = tuple[str, str]
"""Predicate and object as N-Triples writes them."""

Described = Mapping[str, tuple[Pair, ...]]
"""Subjects, sorted, each with what is said of it, sorted."""

DEFAULT_GRAPH = ""

TYPE = iri(RDF.type)
_SPAN_TYPES = ((TYPE, iri(OA.TextPositionSelector)), (TYPE, iri(OA.TextQuoteSelector)))
_IN_ARTICLE, _START, _END, _EXACT = iri(NG.inArticle), iri(OA.start), iri(OA.end), iri(OA.exact)


@dataclass(frozen=True)
class Dataset:
    """What is said of each subject, by the IRI of the graph that says it (the default graph's is empty)."""

    base: str
    graphs: Mapping[str, Described]

    @cached_property
    def union(self) -> Described:
        """All graphs as one."""
        merged: dict[str, tuple[Pair, ...]] = {}
        for described in self.graphs.values():
            for subject, pairs in described.items():
                known = merged.get(subject)
                merged[subject] = tuple(sorted({*known, *pairs})) if known else pairs
        return {subject: merged[subject] for subject in sorted(merged)}

    def lines(self) -> Iterator[str]:
        """N-Quads, line by line, without line ends."""
        for graph, described in self.graphs.items():
            end = f" {graph} ." if graph else " ."
            for subject, pairs in described.items():
                for predicate, value in pairs:
                    yield f"{subject} {predicate} {value}{end}"

    def union_lines(self) -> Iterator[str]:
        """N-Triples of the union, line by line, without line ends."""
        for subject, pairs in self.union.items():
            for predicate, value in pairs:
                yield f"{subject} {predicate} {value} ."


@dataclass
class DatasetBuilder:
    """Collects statements, each once a graph; makes the nodes of spans as they are asked for."""

    nodes: Nodes
    articles: Mapping[str, Article]
    _graphs: dict[str, dict[str, set[Pair]]] = field(default_factory=lambda: {DEFAULT_GRAPH: {}})
    _spans: dict[str, dict[str, tuple[Pair, ...]]] = field(default_factory=dict)

    def graph_of(self, article: str) -> str:
        """The name of an article's graph, which is the article's own."""
        return self.nodes.article(article)

    def say(self, graph: str, subject: str, predicate: str, value: str) -> None:
        self.say_all(graph, subject, ((predicate, value),))

    def say_all(self, graph: str, subject: str, pairs: Iterable[Pair]) -> None:
        described = self._graphs.get(graph)
        if described is None:
            described = self._graphs[graph] = {}
        known = described.get(subject)
        if known is None:
            described[subject] = set(pairs)
        else:
            known.update(pairs)

    def span(self, article: str, start: int, end: int) -> str:
        """The node of `text[start:end]`, described in the article's graph as a Web Annotation selector."""
        node, span = self.nodes.article(article), self.nodes.span(article, start, end)
        spans = self._spans.setdefault(node, {})
        if span not in spans:
            text = self.articles[article].text if article in self.articles else ""
            exact = literal(text[start:end])
            said = (*_SPAN_TYPES, _number(_START, start), _number(_END, end), (_EXACT, exact), (_IN_ARTICLE, node))
            spans[span] = tuple(sorted(said))
        return span

    def dataset(self) -> Dataset:
        """What was said, sorted; the builder is empty afterwards, for both would take twice the memory."""
        graphs: dict[str, Described] = {}
        for name in sorted({*self._graphs, *self._spans}):
            described = self._graphs.pop(name, {})
            said = self._spans.pop(name, {})
            for subject in list(described):
                pairs = described.pop(subject)
                said[subject] = tuple(sorted(pairs.union(said.get(subject, ()))))
            graphs[name] = {subject: said[subject] for subject in sorted(said)}
        return Dataset(self.nodes.base, graphs)


@lru_cache(maxsize=65536)
def _number(predicate: str, number: int) -> Pair:
    """An offset as an object: few numbers are said of many spans."""
    return predicate, f'"{number}"^^<{XSD.nonNegativeInteger}>'
