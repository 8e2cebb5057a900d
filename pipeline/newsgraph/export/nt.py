"""N-Triples: the union of all articles' graphs, a statement a line."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.graph.dataset import Dataset


def to_nt(dataset: Dataset) -> Iterator[str]:
    return (f"{line}\n" for line in dataset.union_lines())
