"""A graph as pandas DataFrames: the tables of CSV, with the articles' texts."""

from __future__ import annotations

from typing import Any

from newsgraph.errors import SetupError
from newsgraph.export.tables.listed import TABLES
from newsgraph.export.tables.rows import Rows
from newsgraph.records import KnowledgeGraph


def make_frames(graph: KnowledgeGraph) -> dict[str, Any]:
    """The tables by name. Raises SetupError where there is no pandas."""
    try:
        import pandas as pd  # noqa: PLC0415
    except ImportError as error:
        raise SetupError("to_pandas needs pandas: pip install pandas") from error
    rows = Rows(graph)
    frames: dict[str, Any] = {
        table.name: pd.DataFrame(list(rows.of(table, database=False)), columns=list(table.names(database=False)))
        for table in TABLES
    }
    frames["articles"]["text"] = [article.text for article in graph.articles]
    return frames
