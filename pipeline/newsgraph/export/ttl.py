"""Turtle: the union of all articles' graphs, a block a subject."""

from __future__ import annotations

from newsgraph.export.abbreviation import Abbreviation
from newsgraph.export.blocks import write_blocks, write_prefixes
from newsgraph.graph.dataset import Dataset


def to_ttl(dataset: Dataset) -> bytes:
    short = Abbreviation(dataset.base)
    blocks = "\n".join(write_blocks(dataset.union, short))
    return f"{write_prefixes(short)}\n{blocks}".encode()
