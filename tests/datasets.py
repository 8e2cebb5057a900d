"""Datasets made from others, to see what notices the difference."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.graph.dataset import Dataset, Described, Part


class AlsoSaying(Dataset):
    """A dataset and more statements, in a graph of their own."""

    def __init__(self, dataset: Dataset, more: Described) -> None:
        self.base, self._dataset, self._more = dataset.base, dataset, more

    def parts(self) -> Iterator[Part]:
        yield from self._dataset.parts()
        yield Part("<urn:other>", self._more)

    def union_parts(self) -> Iterator[Described]:
        yield from self._dataset.union_parts()
        yield self._more
