"""An RDF dataset in its light form: N-Triples text, by graph and subject, in parts of an article's size.

Every statement passes through here for each export, so it is kept in the shape that all writers need: nothing is
parsed, and each part is sorted once. A writer takes one part after the other; the whole is never in memory, unless
somebody asks for `graphs` or `union`.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial
from typing import NamedTuple, TypeVar

from newsgraph.graph.nodes import Nodes, iri, literal
from newsgraph.terms import OA, RDF, XSD

T = TypeVar("T")

Pair = tuple[str, str]
"""Predicate and object as N-Triples writes them."""

Described = Mapping[str, tuple[Pair, ...]]
"""Subjects, sorted, each with what is said of it, sorted."""

DEFAULT_GRAPH = ""

TYPE = iri(RDF.type)
_SPAN_TYPE = (TYPE, iri(OA.TextPositionSelector))
_START, _END, _EXACT = iri(OA.start), iri(OA.end), iri(OA.exact)


class Part(NamedTuple):
    """Some of what one graph says."""

    graph: str
    described: Described


class Units(NamedTuple):
    """Parts of graphs, one after the other, by their numbers, that need not be made where they have been written before.

    `made_from` holds a digest of all that each is made from, one behind the other; it is empty where that is not known. `describe` makes
    one, or gives None where its graph says nothing there.
    """

    graph_of: Callable[[int], str]
    made_from: bytes
    describe: Callable[[int], Described | None]
    number: int = 1


class Dataset(ABC):
    """What is said of each subject, by the IRI of the graph that says it (the default graph's is empty)."""

    base: str

    @abstractmethod
    def parts(self) -> Iterator[Part]:
        """All graphs, in the order of the files. What two graphs say comes twice."""

    @abstractmethod
    def union_parts(self) -> Iterator[Described]:
        """All graphs as one: each statement once. A subject may come in several parts."""

    def units(self, *, union: bool) -> Iterator[Units]:
        """The parts, of the union all of one graph, each to be made when it is wanted."""
        parts = (Part(DEFAULT_GRAPH, each) for each in self.union_parts()) if union else self.parts()
        for graph, described in parts:
            yield Units(always(graph), b"", always(described))

    def lines(self) -> Iterator[str]:
        """N-Quads, line by line, without line ends."""
        for graph, described in self.parts():
            yield from lines_of(described, graph)

    def union_lines(self) -> Iterator[str]:
        """N-Triples of the union, line by line, without line ends."""
        for described in self.union_parts():
            yield from lines_of(described)

    @cached_property
    def graphs(self) -> Mapping[str, Described]:
        """All of it at once."""
        found: dict[str, Said] = {}
        for graph, described in self.parts():
            found.setdefault(graph, Said()).say_also(described)
        return {graph: found[graph].described() for graph in sorted(found)}

    @cached_property
    def union(self) -> Described:
        """All graphs as one, at once."""
        said = Said()
        for described in self.union_parts():
            said.say_also(described)
        return said.described()


def always(it: T) -> Callable[[int], T]:
    """The same for each number."""
    return partial(_same, it)


def _same(it: T, _number: int) -> T:
    return it


def lines_of(described: Described, graph: str = DEFAULT_GRAPH) -> Iterator[str]:
    """N-Quads of what a graph says; N-Triples of the default graph."""
    end = f" {graph} ." if graph else " ."
    for subject, pairs in described.items():
        for predicate, value in pairs:
            yield f"{subject} {predicate} {value}{end}"


class Said:
    """Collects statements by subject, each once."""

    def __init__(self) -> None:
        self._pairs: dict[str, set[Pair]] = {}

    def say(self, subject: str, predicate: str, value: str) -> None:
        self.say_all(subject, ((predicate, value),))

    def say_all(self, subject: str, pairs: Iterable[Pair]) -> None:
        known = self._pairs.get(subject)
        if known is None:
            self._pairs[subject] = set(pairs)
        else:
            known.update(pairs)

    def say_also(self, described: Described) -> None:
        for subject, pairs in described.items():
            self.say_all(subject, pairs)

    def __contains__(self, subject: str) -> bool:
        return subject in self._pairs

    def described(self) -> Described:
        """What was said, sorted."""
        return {subject: tuple(sorted(self._pairs[subject])) for subject in sorted(self._pairs)}


@dataclass
class Section(Said):
    """Collects what one graph says; an article's own makes the nodes of its spans as they are asked for."""

    nodes: Nodes
    article: str | None = None
    text: str = ""
    _spans: dict[str, tuple[Pair, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        super().__init__()
        self.graph = DEFAULT_GRAPH if self.article is None else self.nodes.article(self.article)

    def span(self, start: int, end: int) -> str:
        """The node of `text[start:end]`, described as a Web Annotation selector; its IRI says in which article."""
        assert self.article is not None
        span = self.nodes.span(self.article, start, end)
        if span not in self._spans:
            exact = literal(self.text[start:end])
            said = (_SPAN_TYPE, _number(_START, start), _number(_END, end), (_EXACT, exact))
            self._spans[span] = tuple(sorted(said))
        return span

    def part(self) -> Part:
        self.say_also(self._spans)
        return Part(self.graph, self.described())


@lru_cache(maxsize=65536)
def _number(predicate: str, number: int) -> Pair:
    """An offset as an object: few numbers are said of many spans."""
    return predicate, f'"{number}"^^<{XSD.nonNegativeInteger}>'
