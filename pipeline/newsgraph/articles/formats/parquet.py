"""Parquet files: an article a row, as in CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsgraph.articles.formats.given import Given
from newsgraph.articles.formats.json_lines import UnusedKeys, read_row
from newsgraph.articles.formats.tables import no_text_column
from newsgraph.articles.problems import Item, guard, printable
from newsgraph.errors import InputError

_ROWS = 64
"""Rows that are held at a time."""


def read(given: Given) -> Iterator[Item]:
    """The articles of a file, some rows held at a time."""
    import pyarrow as pa  # noqa: PLC0415  (an extra, and 170 MB)
    from pyarrow.parquet import ParquetFile  # noqa: PLC0415

    try:
        yield from _read(given, ParquetFile(given.seekable()))
    except (pa.ArrowException, OSError, ValueError, OverflowError) as error:
        why = printable(" ".join(str(error).split()))[:80]
        raise InputError(f"{given.name}: no Parquet file that can be read ({why})") from error


def _read(given: Given, table: Any) -> Iterator[Item]:
    if why := no_text_column(table.schema_arrow.names, given):
        yield given.no_article(why)
        return
    unused, number = UnusedKeys(given.name), 0
    for batch in table.iter_batches(batch_size=_ROWS):
        for row in batch.to_pylist():
            number += 1
            plain = {name: _plain(value) for name, value in row.items()}
            origin = f"{given.name}:{number}"
            yield from guard(read_row(plain, origin, given.settings.columns, unused, f"{given.id}/{number}"), origin)
    yield from unused.tell()


def _plain(value: object) -> object:
    """A cell as JSON would have it: days and times as text."""
    return value.isoformat() if hasattr(value, "isoformat") else value
