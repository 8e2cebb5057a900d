"""How a form of RDF is written, unit by unit: each by itself, so that one that stands in the file of an earlier run is taken over from there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from newsgraph.export.earlier import Earlier
from newsgraph.graph.dataset import Dataset, Described
from newsgraph.graph.skimmed import SIZE


class Form(Protocol):
    """`union`: whether it takes all graphs as one."""

    union: bool

    def head(self) -> str: ...

    def body(self, graph: str, described: Described) -> str:
        """What one graph says in one unit, whatever stands around it."""
        ...

    def between(self, before: str | None, after: str | None) -> str:
        """What stands between two units of these graphs; None is none, at the beginning and at the end."""
        ...


class Bare:
    """The union, of which nothing stands around units."""

    union = True

    def __init__(self, head: str = "") -> None:
        self._head = head

    def head(self) -> str:
        return self._head

    @staticmethod
    def between(_before: str | None, _after: str | None) -> str:
        return ""


def write_units(form: Form, dataset: Dataset, earlier: Earlier | None = None) -> Iterator[bytes]:
    """The file, a piece a unit that is made, so that files of one dataset that are written side by side ask for one unit together."""
    before: str | None = None
    earlier = earlier or Earlier()
    yield earlier.add(form.head())
    for graph_of, made_from, describe, number in dataset.units(union=form.union):
        for first, count, place in earlier.runs(made_from, number):
            if place is not None:
                begin, end = earlier.filled(place, count)
                yield from earlier.take(place, form.between(before, graph_of(first + begin)) if end else "", count)
                before = graph_of(first + end - 1) if end else before
            else:
                graph, described = graph_of(first), describe(first)
                there = bool(described) or (described is not None and not form.union)  # a graph of nothing is one
                yield from earlier.rest()
                between, body = (form.between(before, graph), form.body(graph, described or {})) if there else ("", "")
                yield earlier.add(between, body, made_from[first * SIZE : (first + 1) * SIZE])
                before = graph if there else before
    yield from earlier.rest()
    yield earlier.add(form.between(before, None))
