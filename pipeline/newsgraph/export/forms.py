"""How a form of RDF is written, unit by unit: each by itself, so that one that stands in the file of an earlier run is taken over from there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from newsgraph.export.earlier import Earlier
from newsgraph.graph.dataset import Dataset, Described


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
    """The file, a piece a unit, so that files of one dataset that are written side by side ask for one unit together."""
    before: str | None = None
    earlier = earlier or Earlier()
    yield earlier.add(form.head())
    for graph, made_from, describe in dataset.units(union=form.union):
        place = earlier.find(made_from)
        if place is not None:
            there = earlier.lengths[place] > 0
            yield from earlier.take(place, made_from, form.between(before, graph) if there else "")
        else:
            described = describe()
            there = bool(described) or (described is not None and not form.union)  # a graph of nothing is one
            yield from earlier.rest()
            between, body = (form.between(before, graph), form.body(graph, described or {})) if there else ("", "")
            yield earlier.add(between, body, made_from)
        before = graph if there else before
    yield from earlier.rest()
    yield earlier.add(form.between(before, None))
