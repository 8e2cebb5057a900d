"""`metadata.yaml`: what Datasette shows of the database: titles, labels, comments of columns, questions with their parameters.

datasette graph.sqlite --immutable --metadata metadata.yaml
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

from newsgraph.export.tables.columns import Table
from newsgraph.export.tables.listed import DATABASE_TABLES
from newsgraph.export.tables.sql import SEARCHES, views
from newsgraph.plain_yaml import load_plain_yaml

_LABELS = {"articles": "title", "entities": "name", "claims": "label"}
_FACETS = {
    "articles": ["publisher", "published_basis"],
    "entities": ["kind"],
    "claims": ["kind", "modality", "status"],
    "mentions": ["type"],
    "who_sat_where": ["sender_name", "year", "modality"],
    "roles": ["status", "modality"],
    "memberships": ["body_kind", "modality"],
    "stances": ["polarity", "modality"],
    "denied": ["kind"],
}


@cache
def questions() -> dict[str, dict[str, str]]:
    """The questions of queries.yaml: title, description and SQL by name."""
    found: dict[str, dict[str, str]] = load_plain_yaml(
        files(__package__).joinpath("queries.yaml").read_text(encoding="utf8")
    )
    return found


def write_metadata() -> str:
    tables = {table.name: _table(table) for table in DATABASE_TABLES}
    shown = {view.name: {"description": view.comment, **_facets(view.name)} for view in views()}
    metadata = {
        "title": "newsgraph",
        "description": "Who is who, who sits where, who stands where, and who says so, with the words that prove it.",
        "databases": {"graph": {"tables": {**tables, **shown}, "queries": questions()}},
    }
    return yaml.safe_dump(metadata, sort_keys=False, allow_unicode=True, width=120)


def _table(table: Table) -> dict[str, Any]:
    label = {"label_column": _LABELS[table.name]} if table.name in _LABELS else {}
    columns = {column.name: column.comment for column in table.chosen(database=True)}
    index = next((search.name for search in SEARCHES if search.table == table.name), None)
    search = {"fts_table": index} if index else {}
    return {"description": table.comment, **label, **search, **_facets(table.name), "columns": columns}


def _facets(name: str) -> dict[str, list[str]]:
    return {"facets": _FACETS[name]} if name in _FACETS else {}
