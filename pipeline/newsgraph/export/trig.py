"""TriG: the same triples as the union, each article's claims, evidence and mentions in the article's graph."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from newsgraph.export.abbreviation import Abbreviation
from newsgraph.export.blocks import write_blocks, write_prefixes
from newsgraph.graph.dataset import DEFAULT_GRAPH, Dataset


def to_trig(dataset: Dataset) -> Iterator[str]:
    short = Abbreviation(dataset.base)
    yield write_prefixes(short)
    for graph, parts in groupby(dataset.parts(), key=attrgetter("graph")):
        indent = "" if graph == DEFAULT_GRAPH else "    "
        if graph != DEFAULT_GRAPH:
            yield f"\n{short[graph]} {{"
        for part in parts:
            for block in write_blocks(part.described, short, indent):
                yield f"\n{block}"
        if graph != DEFAULT_GRAPH:
            yield "}\n"
