"""CSV with the heads that `neo4j-admin database import` reads: ids of a space a label, types of numbers, labels, ends."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from io import StringIO
from typing import Any

from newsgraph.export.neo4j.sets import LinkSet, NodeSet, SetRows
from newsgraph.export.tables.columns import Column

_TYPES = {"text": "", "whole": ":long", "real": ":double", "flag": ":boolean"}
_BETWEEN = "\ufdd0"
"""Parts what is in a list: a character that no text is to have."""


def write_set(rows: SetRows, of: NodeSet | LinkSet) -> Iterator[str]:
    """One file: a head and a row a node or relationship. Texts are as they are; no program but Neo4j's is meant to read them."""
    if isinstance(of, NodeSet):
        heads = [_head(column, of) for column in of.columns]
        yield _line([*heads, ":LABEL"])
        for label, row in rows.nodes(of):
            labels = _BETWEEN.join(filter(None, (of.label, label)))
            yield _line([*(_cell(row.get(column.name)) for column in of.columns), labels])
    else:
        heads = [f"{column.name}{_TYPES[column.type]}" for column in of.columns]
        yield _line([f":START_ID({of.start})", f":END_ID({of.end})", ":TYPE", *heads])
        for link in rows.links(of):
            cells = (_cell(link.properties.get(column.name)) for column in of.columns)
            yield _line([link.start, link.end, link.type, *cells])


def _head(column: Column, of: NodeSet) -> str:
    if column.name == "id":
        return f"id:ID({of.label})"
    return f"{column.name}:string[]" if column.name in of.lists else f"{column.name}{_TYPES[column.type]}"


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return str(value).lower()
    return _BETWEEN.join(text.replace(_BETWEEN, " ") for text in value) if isinstance(value, list) else value


def _line(cells: list[Any]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)  # CR LF, so that the writer quotes either of them in a cell
    return out.getvalue().removesuffix("\r\n") + "\n"
