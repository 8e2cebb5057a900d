"""An RDF dataset in its light form: triples of N-Triples text, by graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from newsgraph.graph.nodes import Nodes, iri, literal
from newsgraph.records import Article
from newsgraph.terms import NG, OA, RDF, XSD

Triple = tuple[str, str, str]
"""Subject, predicate and object as N-Triples writes them."""

DEFAULT_GRAPH = ""

TYPE = iri(RDF.type)
_SPAN_TYPES = (iri(OA.TextPositionSelector), iri(OA.TextQuoteSelector))
_IN_ARTICLE, _START, _END, _EXACT = iri(NG.inArticle), iri(OA.start), iri(OA.end), iri(OA.exact)


@dataclass(frozen=True)
class Dataset:
    """Triples by the IRI of their graph (the default graph's is empty), all sorted by their N-Quads text."""

    base: str
    graphs: Mapping[str, tuple[Triple, ...]]

    def union(self) -> list[Triple]:
        """The triples of all graphs, each once, sorted."""
        return sorted({triple for triples in self.graphs.values() for triple in triples})

    def lines(self) -> Iterator[str]:
        """N-Quads, line by line, without line ends."""
        for graph, triples in self.graphs.items():
            end = f" {graph} ." if graph else " ."
            for subject, predicate, value in triples:
                yield f"{subject} {predicate} {value}{end}"


@dataclass
class DatasetBuilder:
    """Collects triples, each once a graph; makes the nodes of spans as they are asked for."""

    nodes: Nodes
    articles: Mapping[str, Article]
    _graphs: dict[str, set[Triple]] = field(default_factory=lambda: {DEFAULT_GRAPH: set()})

    def graph_of(self, article: str) -> str:
        """The name of an article's graph, which is the article's own."""
        return self.nodes.article(article)

    def say(self, graph: str, subject: str, predicate: str, value: str) -> None:
        self._graphs.setdefault(graph, set()).add((subject, predicate, value))

    def say_all(self, graph: str, triples: Iterable[Triple]) -> None:
        self._graphs.setdefault(graph, set()).update(triples)

    def span(self, article: str, start: int, end: int) -> str:
        """The node of `text[start:end]`, described in the article's graph as a Web Annotation selector."""
        span = self.nodes.span(article, start, end)
        triples = self._graphs.setdefault(self.graph_of(article), set())
        known = (span, _IN_ARTICLE, self.nodes.article(article))
        if known not in triples:
            text = self.articles[article].text if article in self.articles else ""
            triples.add(known)
            triples.add((span, TYPE, _SPAN_TYPES[0]))
            triples.add((span, TYPE, _SPAN_TYPES[1]))
            triples.add((span, _START, f'"{start}"^^<{XSD.nonNegativeInteger}>'))
            triples.add((span, _END, f'"{end}"^^<{XSD.nonNegativeInteger}>'))
            triples.add((span, _EXACT, literal(text[start:end])))
        return span

    def dataset(self) -> Dataset:
        return Dataset(self.nodes.base, {name: tuple(sorted(self._graphs[name])) for name in sorted(self._graphs)})
