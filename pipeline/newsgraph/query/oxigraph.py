"""Answers a question in this process: Oxigraph's answer as a table of plain cells."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from heapq import nsmallest

import pyoxigraph

from newsgraph.errors import QueryError
from newsgraph.query.limits import Limits, check_text
from newsgraph.query.refuse import explain, one_line, refuse_service
from newsgraph.terms import PREFIXES, XSD

Cell = str | int | float | bool | None
Row = tuple[Cell, ...]

_WHOLE, _REAL = (XSD.integer, XSD.nonNegativeInteger), (XSD.decimal, XSD.decimal.replace("decimal", "double"))


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a question: named columns and rows of cells in the order of the answer."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    cut: bool = False
    """Whether there were more rows than the limit allows."""


def evaluate(store: pyoxigraph.Store, text: str, limits: Limits | None = None) -> Table:
    """Answer a question in this process: of the limits, only those of rows, size, length and depth are held.

    For texts of one's own. A text of somebody else's goes to `run_sparql`, for Oxigraph takes what time, memory and stack
    it wants, and a process whose stack ends dies. Raises QueryError for a syntax error, an update or SERVICE.
    """
    allowed = limits or Limits(rows=None)
    check_text(text, allowed)
    refuse_service(text)
    with asking(text):
        return _ask(store, text, allowed)


@contextmanager
def asking(text: str) -> Iterator[None]:
    """What Oxigraph raises as it is asked, as a QueryError of one line."""
    try:
        yield
    except SyntaxError as error:
        raise QueryError(explain(text, error)) from error
    except (ValueError, RuntimeError) as error:
        raise QueryError(f"the query cannot be answered: {one_line(error)}") from error
    except OSError as error:  # the graph is in memory, and a sandbox opens nothing
        raise QueryError(f"the query asks for what is not in the graph: {one_line(error)}") from error


def _ask(store: pyoxigraph.Store, text: str, limits: Limits) -> Table:
    answer = store.query(text, prefixes=PREFIXES)
    if isinstance(answer, pyoxigraph.QueryBoolean):
        return Table(("answer",), ((bool(answer),),))
    if isinstance(answer, pyoxigraph.QueryTriples):
        # Oxigraph gives triples in no order, so all are looked at for the first ones to be the same each time.
        triples = sorted(answer, key=str) if limits.rows is None else nsmallest(limits.rows + 1, answer, key=str)
        return _cut(("subject", "predicate", "object"), (tuple(map(cell_of, triple)) for triple in triples), limits)
    variables = answer.variables
    rows = (tuple(cell_of(row[variable]) for variable in variables) for row in answer)
    return _cut(tuple(variable.value for variable in variables), rows, limits)


def _cut(columns: tuple[str, ...], rows: Iterable[Row], limits: Limits) -> Table:
    kept: list[Row] = []
    size = 0
    for row in rows:
        size += sum(len(cell) for cell in row if isinstance(cell, str))
        if len(kept) == limits.rows or size > limits.size:
            return Table(columns, tuple(kept), cut=True)
        kept.append(row)
    return Table(columns, tuple(kept))


def cell_of(term: object) -> Cell:
    """A term as a plain value: its text, number or truth value."""
    if term is None:
        return None
    if not isinstance(term, pyoxigraph.Literal):
        return term.value if isinstance(term, pyoxigraph.NamedNode) else str(term)
    datatype = term.datatype.value
    try:
        if datatype in _WHOLE:
            return int(term.value)
        if datatype in _REAL:
            return float(term.value)
    except ValueError:  # no number, or one of more digits than Python reads
        return term.value
    return term.value in {"true", "1"} if datatype == XSD.boolean else term.value
