"""Parquet: the tables of CSV with the types of their columns, by pyarrow or DuckDB, whichever is installed."""

from __future__ import annotations

import importlib.util
import tempfile
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Any

from newsgraph.errors import SetupError
from newsgraph.export.tables.columns import Table
from newsgraph.export.tables.listed import TABLES
from newsgraph.export.tables.rows import Rows
from newsgraph.graph.sources import Records

_GROUP = 50_000
"""Rows that stand in memory."""
_TYPES = {"text": "VARCHAR", "whole": "BIGINT", "real": "DOUBLE", "flag": "BOOLEAN"}


def to_parquet(graph: Records) -> Iterator[bytes]:
    """Raises SetupError where neither is installed."""
    writers = {"pyarrow": _by_pyarrow, "duckdb": _by_duckdb}
    write = next((writers[package] for package in writers if importlib.util.find_spec(package)), None)
    if write is None:
        raise SetupError("parquet needs pyarrow or duckdb: pip install 'newsgraph[parquet]'")
    rows = Rows(graph)
    with tempfile.TemporaryDirectory() as folder:
        for table in TABLES:
            path = Path(folder) / table.name
            write(rows, table, path)
            yield path.read_bytes()


def _by_pyarrow(rows: Rows, table: Table, path: Path) -> None:
    import pyarrow as pa  # noqa: PLC0415  (an extra)
    from pyarrow import parquet  # noqa: PLC0415

    types = {"text": pa.string(), "whole": pa.int64(), "real": pa.float64(), "flag": pa.bool_()}
    columns = table.chosen(database=False)
    told = [
        pa.field(c.name, types[c.type], not c.needed, metadata={"comment": c.comment}) for c in columns
    ]  # readers show it
    schema = pa.schema(told, metadata={"comment": table.comment})
    every = rows.of(table, database=False)
    with parquet.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(every, _GROUP)):
            arrays = [
                pa.array(cells, field.type) for cells, field in zip(zip(*group, strict=True), schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _by_duckdb(rows: Rows, table: Table, path: Path) -> None:
    import duckdb  # noqa: PLC0415  (an extra)

    columns = table.chosen(database=False)
    with duckdb.connect(config={"threads": 1}) as connection:
        made = ", ".join(f'"{column.name}" {_TYPES[column.type]}' for column in columns)
        connection.execute(f"CREATE TABLE t ({made})")
        every: Iterator[list[Any]] = rows.of(table, database=False)
        slots = ", ".join("?" * len(columns))
        while group := list(islice(every, _GROUP)):
            connection.executemany(f"INSERT INTO t VALUES ({slots})", group)  # noqa: S608  (our names)
        place = str(path).replace("'", "''")
        connection.execute(f"COPY t TO '{place}' (FORMAT parquet, COMPRESSION zstd)")
