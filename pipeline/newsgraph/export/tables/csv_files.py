"""CSV: a file a table, with names beside ids, for spreadsheets, pandas and DuckDB."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.export.tables.cells import safe_cell, write_line
from newsgraph.export.tables.columns import Table
from newsgraph.export.tables.listed import TABLES
from newsgraph.export.tables.rows import Rows
from newsgraph.graph.sources import Records


def to_csv(graph: Records) -> Iterator[Iterator[str]]:
    rows = Rows(graph)
    return (_lines(rows, table) for table in TABLES)


def _lines(rows: Rows, table: Table) -> Iterator[str]:
    yield write_line(table.names(database=False))
    for row in rows.of(table, database=False):
        yield write_line([safe_cell(cell) for cell in row])
