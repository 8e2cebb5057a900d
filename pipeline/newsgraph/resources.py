"""The files that ship with newsgraph: where they lie, in an installed wheel or in a checkout, and how small tables are read."""

from __future__ import annotations

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


@cache
def ontology_folder() -> Path:
    """The folder of newsgraph.ttl, shapes.ttl and queries/: the wheel's copy, else the checkout's."""
    packaged = PACKAGE / "ontology"
    return packaged if packaged.is_dir() else PACKAGE.parents[1] / "ontology"


def rules_folder() -> Path:
    """The folder of the rule files and word lists (YAML)."""
    return PACKAGE / "rules"


def data_folder() -> Path:
    """The folder of the tables of names, places and words."""
    return PACKAGE / "data"


def read_rows(table: str, columns: int) -> list[tuple[str, ...]]:
    """The rows of a small table of the data folder, comments left out, short rows filled up with empty columns."""
    lines = (data_folder() / table).read_text(encoding="utf8").splitlines()
    rows = (line.split("\t") for line in lines if line and not line.startswith("#"))
    return [tuple(row + [""] * (columns - len(row))) for row in rows]
