"""Turtle: the union of all articles' graphs, a block a subject."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.export.abbreviation import Abbreviation
from newsgraph.export.blocks import write_blocks, write_prefixes
from newsgraph.export.earlier import Earlier
from newsgraph.export.forms import Bare, write_units
from newsgraph.graph.dataset import Dataset, Described


def to_ttl(dataset: Dataset, earlier: Earlier | None = None) -> Iterator[bytes]:
    return write_units(_Turtle(dataset.base), dataset, earlier)


class _Turtle(Bare):
    def __init__(self, base: str) -> None:
        self._short = Abbreviation(base)
        super().__init__(write_prefixes(self._short))

    def body(self, _graph: str, described: Described) -> str:
        return "".join(f"\n{block}" for block in write_blocks(described, self._short))
