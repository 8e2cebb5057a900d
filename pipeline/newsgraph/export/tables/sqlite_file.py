"""SQLite: the tables with foreign keys, views by question, full-text search and comments, in one file for any program.

The same graph gives the same bytes with the same version of SQLite: rows come in the graph's order in one transaction, and
what SQLite writes of itself into the file's head is levelled.
"""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from newsgraph.errors import InputError
from newsgraph.export.tables.datasette import write_metadata
from newsgraph.export.tables.listed import DATABASE_TABLES
from newsgraph.export.tables.rows import Rows
from newsgraph.export.tables.sql import (
    SEARCHES,
    create_indexes,
    create_search,
    create_table,
    documentation,
    views,
)
from newsgraph.graph.sources import Records

FORMAT = 1
"""Goes up when a table or column is renamed or goes; `PRAGMA user_version`."""
_APPLICATION = 0x6E677268
_WRITTEN_BY = slice(96, 100)
"""Where a database file names the SQLite that wrote it."""
_PIECE = 1 << 20


def to_sqlite(graph: Records) -> Iterator[Iterator[bytes] | str]:
    """The database, and what Datasette shows beside it. Raises InputError where a claim names what the graph has not."""
    yield _database(graph)
    yield write_metadata()


def _database(graph: Records) -> Iterator[bytes]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "graph.sqlite"
        with closing(sqlite3.connect(path, isolation_level=None)) as connection:
            _fill(connection, graph)
        with path.open("rb") as file:
            head = bytearray(file.read(_PIECE))
            head[_WRITTEN_BY] = bytes(4)
            yield bytes(head)
            while piece := file.read(_PIECE):
                yield piece


def _fill(connection: sqlite3.Connection, graph: Records) -> None:
    for setting in (
        "page_size = 4096",
        "journal_mode = OFF",
        "synchronous = OFF",
        f"application_id = {_APPLICATION}",
        f"user_version = {FORMAT}",
    ):
        connection.execute(f"PRAGMA {setting}")
    connection.execute("BEGIN")
    rows = Rows(graph)
    for table in DATABASE_TABLES:
        connection.execute(create_table(table))
        slots = ", ".join("?" * len(table.names(database=True)))
        connection.executemany(f"INSERT INTO {table.name} VALUES ({slots})", rows.of(table, database=True))  # noqa: S608  (our names)
    _expect_whole(connection)
    for table in DATABASE_TABLES:
        for statement in create_indexes(table):
            connection.execute(statement)
    for view in views():
        connection.execute(view.sql)
    for search in SEARCHES:
        for statement in create_search(search):
            connection.execute(statement)
    _document(connection)
    connection.execute("COMMIT")


def _document(connection: sqlite3.Connection) -> None:
    connection.execute(
        "CREATE TABLE documentation ( -- What tables, views and columns hold.\n"
        "  table_name TEXT NOT NULL, -- The table or view.\n"
        "  column_name TEXT, -- The column; null where the table itself is told.\n"
        "  comment TEXT NOT NULL -- What it holds.\n)"
    )
    connection.executemany("INSERT INTO documentation VALUES (?, ?, ?)", documentation())
    connection.execute("ANALYZE")


def _expect_whole(connection: sqlite3.Connection) -> None:
    """Raises InputError where a row names what is in no row."""
    broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    if broken:
        table, row, refers, number = broken
        columns = [key[3] for key in connection.execute(f"PRAGMA foreign_key_list({table})") if key[0] == number]
        found = connection.execute(f"SELECT {columns[0]}, * FROM {table} WHERE rowid = ?", (row,)).fetchone()  # noqa: S608
        raise InputError(f"{found[1]}: names {found[0]}, which is none of the graph's {refers}")
