"""Any SPARQL 1.1 question, answered as a table, with nothing changed and nothing fetched."""

from __future__ import annotations

import re
from dataclasses import dataclass

import pyoxigraph

from newsgraph.errors import QueryError
from newsgraph.terms import PREFIXES, XSD

Cell = str | int | float | bool | None


@dataclass(frozen=True, slots=True)
class Table:
    """The answer to a question: named columns and rows of cells in the order of the answer."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


# What stands in strings, IRIs and comments is no keyword; what follows ? $ : or stands before : is a name.
_NO_KEYWORD = re.compile(
    r'"""(?:[^"\\]|\\.|"(?!""))*"""|\'\'\'(?:[^\'\\]|\\.|\'(?!\'\'))*\'\'\'|"(?:[^"\\\n]|\\.)*"|\'(?:[^\'\\\n]|\\.)*\'|<[^<>"{}|^`\\\s]*>|#[^\n]*',
    re.DOTALL,
)
_SERVICE = re.compile(r"(?<![\w?$:.-])SERVICE(?![\w:-])", re.IGNORECASE)
_UPDATE = re.compile(r"(?<![\w?$:.-])(INSERT|DELETE|LOAD|CLEAR|CREATE|DROP|COPY|MOVE|ADD)(?![\w:-])", re.IGNORECASE)
_QUESTION = re.compile(r"(?<![\w?$:.-])(SELECT|ASK|CONSTRUCT|DESCRIBE)(?![\w:-])", re.IGNORECASE)
_WHOLE, _REAL = (XSD.integer, XSD.nonNegativeInteger), (XSD.decimal, XSD.decimal.replace("decimal", "double"))


def run_sparql(store: pyoxigraph.Store, text: str) -> Table:
    """Answer a SELECT, ASK, CONSTRUCT or DESCRIBE; the ontology's prefixes need no declaration.

    Raises QueryError for a syntax error, an update or SERVICE.
    """
    _refuse(text)
    try:
        answer = store.query(text, prefixes=PREFIXES)
        if isinstance(answer, pyoxigraph.QueryBoolean):
            return Table(("answer",), ((bool(answer),),))
        if isinstance(answer, pyoxigraph.QueryTriples):
            triples = sorted(answer, key=str)
            return Table(("subject", "predicate", "object"), tuple(tuple(map(_cell, triple)) for triple in triples))
        variables = answer.variables
        rows = tuple(tuple(_cell(row[variable]) for variable in variables) for row in answer)
    except (SyntaxError, ValueError, OSError) as error:
        raise QueryError(f"the query is not SPARQL 1.1: {_one_line(error)}") from error
    return Table(tuple(variable.value for variable in variables), rows)


def _refuse(text: str) -> None:
    words = _NO_KEYWORD.sub(" ", text)
    if not words.strip():
        raise QueryError("the query is empty")
    if _SERVICE.search(words):
        raise QueryError("SERVICE asks another server; newsgraph answers from its own graph only")
    update, question = _UPDATE.search(words), _QUESTION.search(words)
    if update and not question:
        raise QueryError(
            f"{update.group().upper()} would change the graph; ask with SELECT, ASK, CONSTRUCT or DESCRIBE"
        )


def _cell(term: object) -> Cell:
    if term is None:
        return None
    if not isinstance(term, pyoxigraph.Literal):
        return term.value if isinstance(term, pyoxigraph.NamedNode) else str(term)
    datatype = term.datatype.value
    if datatype in _WHOLE:
        return int(term.value)
    if datatype in _REAL:
        return float(term.value)
    if datatype == XSD.boolean:
        return term.value in {"true", "1"}
    return term.value


def _one_line(error: Exception) -> str:
    """The parser's message, cut before the list of all it would have taken."""
    message = " ".join(str(error).split())
    return message if len(message) <= 160 else message[:160].rsplit(",", 1)[0] + ", …"
