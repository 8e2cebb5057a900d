"""Turtle: the union of all articles' graphs, a block a subject."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.export.abbreviation import Abbreviation
from newsgraph.export.blocks import write_blocks, write_prefixes
from newsgraph.graph.dataset import Dataset


def to_ttl(dataset: Dataset) -> Iterator[str]:
    short = Abbreviation(dataset.base)
    yield write_prefixes(short)
    for described in dataset.union_parts():
        for block in write_blocks(described, short):
            yield f"\n{block}"
