"""Turtle: the union of all articles' graphs, a block a subject."""

from __future__ import annotations

from newsgraph.export.abbreviation import Abbreviation, write_prefixes, write_turtle
from newsgraph.graph.dataset import Dataset


def to_ttl(dataset: Dataset) -> bytes:
    short = Abbreviation(dataset.base)
    blocks = "\n".join(write_turtle(dataset.union(), short))
    return f"{write_prefixes(short)}\n{blocks}".encode()
