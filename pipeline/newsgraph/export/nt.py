"""N-Triples: the union of all articles' graphs, a statement a line."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.graph.dataset import Dataset


def to_nt(dataset: Dataset) -> Iterator[str]:
    for described in dataset.union_parts():
        pieces = [
            f"{subject} {predicate} {value} .\n" for subject, pairs in described.items() for predicate, value in pairs
        ]
        yield "".join(pieces)
