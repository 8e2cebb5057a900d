"""N-Quads: as TriG, a statement a line with the graph of the article that says so."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.graph.dataset import Dataset


def to_nq(dataset: Dataset) -> Iterator[str]:
    return (f"{line}\n" for line in dataset.lines())
