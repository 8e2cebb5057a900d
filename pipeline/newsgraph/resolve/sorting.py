"""Rows sorted on the disk: of more than memory should hold, in an unnamed file that is gone with the process."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

Row = tuple[Any, ...]

_CACHE_KILOBYTES = 32 * 1024


class Sorter:
    """Takes rows of so many columns and gives them back in the order of the first `key` of them, then as they came.

    Columns hold numbers, text and bytes; text is in code point order.
    """

    def __init__(self, columns: int, key: int) -> None:
        self._database = sqlite3.connect("", isolation_level=None)  # SQLite's own temporary file
        for pragma in (
            "journal_mode = OFF",
            "synchronous = OFF",
            "temp_store = FILE",
            f"cache_size = -{_CACHE_KILOBYTES}",
        ):
            self._database.execute(f"PRAGMA {pragma}")
        names = [f"c{number}" for number in range(columns)]
        self._order = ", ".join([*names[:key], "rowid"])
        self._insert = f"INSERT INTO kept VALUES ({', '.join('?' * columns)})"  # noqa: S608  (our own names)
        self._database.execute(f"CREATE TABLE kept ({', '.join(names)})")
        self._database.execute("BEGIN")

    def add(self, rows: Iterable[Row]) -> None:
        self._database.executemany(self._insert, rows)

    def rows(self, where: str = "1", values: Sequence[Any] = ()) -> Iterator[Row]:
        """The rows in order, those for which a condition on the columns (`c0`, `c1`, ...) holds."""
        yield from self._database.execute(f"SELECT * FROM kept WHERE {where} ORDER BY {self._order}", values)  # noqa: S608

    def close(self) -> None:
        self._database.close()
