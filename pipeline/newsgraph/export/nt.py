"""N-Triples: the union of all articles' graphs, a statement a line."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.export.earlier import Earlier
from newsgraph.export.forms import Bare, write_units
from newsgraph.graph.dataset import Dataset, Described, lines_of


def to_nt(dataset: Dataset, earlier: Earlier | None = None) -> Iterator[bytes]:
    return write_units(_Lines(), dataset, earlier)


class _Lines(Bare):
    @staticmethod
    def body(_graph: str, described: Described) -> str:
        return "".join([f"{line}\n" for line in lines_of(described)])
