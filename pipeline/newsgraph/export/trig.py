"""TriG: the same triples as the union, each article's claims, evidence and mentions in the article's graph."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.export.abbreviation import Abbreviation
from newsgraph.export.blocks import write_blocks, write_prefixes
from newsgraph.export.earlier import Earlier
from newsgraph.export.forms import write_units
from newsgraph.graph.dataset import DEFAULT_GRAPH, Dataset, Described


def to_trig(dataset: Dataset, earlier: Earlier | None = None) -> Iterator[bytes]:
    return write_units(_Trig(dataset.base), dataset, earlier)


class _Trig:
    union = False

    def __init__(self, base: str) -> None:
        self._short = Abbreviation(base)

    def head(self) -> str:
        return write_prefixes(self._short)

    def body(self, graph: str, described: Described) -> str:
        indent = "" if graph == DEFAULT_GRAPH else "    "
        return "".join(f"\n{block}" for block in write_blocks(described, self._short, indent))

    def between(self, before: str | None, after: str | None) -> str:
        """The end of one graph and the beginning of another."""
        if before == after:
            return ""
        end, begin = "}\n" if before else "", f"\n{self._short[after]} {{" if after else ""
        return end + begin
