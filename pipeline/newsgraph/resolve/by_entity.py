"""Something of each article entity, in an article's list: a tenth of the memory of a dictionary of keys."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

V = TypeVar("V")


class ByEntity(Mapping[tuple[str, int], V], Generic[V]):
    """A mapping whose keys are (article id, number in the article), filled an article at a time; None is nothing."""

    __slots__ = ("_rows",)

    def __init__(self, rows: Iterable[tuple[str, Iterable[V | None]]] = ()) -> None:
        self._rows: dict[str, list[V | None]] = {article: list(values) for article, values in rows}

    def __getitem__(self, key: tuple[str, int]) -> V:
        try:
            value = self._rows[key[0]][key[1]]
        except IndexError as error:
            raise KeyError(key) from error
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key: tuple[str, int], value: V) -> None:
        """Sets what stands under the key of an entity, of which there was nothing or something else."""
        self._rows[key[0]][key[1]] = value

    def __iter__(self) -> Iterator[tuple[str, int]]:
        for article, values in self._rows.items():
            yield from ((article, number) for number, value in enumerate(values) if value is not None)

    def __len__(self) -> int:
        return sum(value is not None for values in self._rows.values() for value in values)

    def row(self, article: str) -> list[V | None]:
        """What an article's entities have, by number; nothing where there is no such article."""
        return self._rows.get(article, [])
