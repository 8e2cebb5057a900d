"""Where the files that ship with newsgraph lie: in an installed wheel, or in a checkout."""

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
    """The folder of the generated name and place tables."""
    return PACKAGE / "data"
