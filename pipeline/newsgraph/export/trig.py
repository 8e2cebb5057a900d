"""TriG: the same triples as the union, each article's claims, evidence and mentions in the article's graph."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.export.abbreviation import Abbreviation
from newsgraph.export.blocks import write_blocks, write_prefixes
from newsgraph.graph.dataset import DEFAULT_GRAPH, Dataset


def to_trig(dataset: Dataset) -> Iterator[str]:
    short = Abbreviation(dataset.base)
    parts = []
    for graph, described in dataset.graphs.items():
        if graph == DEFAULT_GRAPH:
            parts.append("\n".join(write_blocks(described, short)))
        else:
            blocks = "\n".join(write_blocks(described, short, indent="    "))
            parts.append(f"{short[graph]} {{\n{blocks}}}\n")
    yield write_prefixes(short)
    yield from (f"\n{part}" for part in parts)
