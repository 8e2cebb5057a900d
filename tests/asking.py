"""Asks named queries in tests: rows by name, and every combination of a query's parameters."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import product
from typing import Any

import pyoxigraph

from newsgraph.query import NamedQuery, run_named

_FEW = 5
"""Parameters of which every combination is tried."""


def ask(store: pyoxigraph.Store, name: str, **parameters: object) -> list[dict[str, Any]]:
    table = run_named(store, name, parameters)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]


def combinations(query: NamedQuery, values: Mapping[str, object]) -> list[dict[str, object]]:
    """The required parameters with each choice of the others; of many others with none, each alone, all but each, and all."""
    given = [parameter.name for parameter in query.parameters if not parameter.required]
    if len(given) > _FEW:
        always = {parameter.name: values[parameter.name] for parameter in query.parameters if parameter.required}
        taken = [[], given, *([name] for name in given), *([n for n in given if n != name] for name in given)]
        return [always | {name: values[name] for name in names} for names in taken]
    choices = [[True] if parameter.required else [False, True] for parameter in query.parameters]
    return [
        {
            parameter.name: values[parameter.name]
            for parameter, taken in zip(query.parameters, chosen, strict=True)
            if taken
        }
        for chosen in product(*choices)
    ]
