"""Answers as the SPARQL 1.1 Protocol sends them: results as JSON, XML, CSV or TSV, graphs as Turtle and the like."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from heapq import nsmallest
from itertools import islice
from typing import Any

import pyoxigraph
from pyoxigraph import QueryResultsFormat, RdfFormat

from newsgraph.errors import QueryError
from newsgraph.query.limits import Limits, check_text
from newsgraph.query.oxigraph import asking
from newsgraph.query.refuse import refuse_service
from newsgraph.terms import PREFIXES, XSD

RESULTS: dict[str, QueryResultsFormat] = {
    "application/sparql-results+json": QueryResultsFormat.JSON,
    "application/sparql-results+xml": QueryResultsFormat.XML,
    "text/csv": QueryResultsFormat.CSV,
    "text/tab-separated-values": QueryResultsFormat.TSV,
}
"""Media types of SELECT and ASK, the preferred one first."""
GRAPHS: dict[str, RdfFormat] = {
    "text/turtle": RdfFormat.TURTLE,
    "application/n-triples": RdfFormat.N_TRIPLES,
    "application/ld+json": RdfFormat.JSON_LD,
    "application/rdf+xml": RdfFormat.RDF_XML,
}
"""Media types of CONSTRUCT and DESCRIBE."""
ALSO_CALLED: dict[str, tuple[str, ...]] = {
    "application/json": ("application/sparql-results+json", "application/ld+json"),
    "application/xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "text/xml": ("application/sparql-results+xml", "application/rdf+xml"),
    "application/x-turtle": ("text/turtle",),
    "text/n3": ("text/turtle",),
    "text/plain": ("application/n-triples", "text/csv"),
}
"""What clients ask for instead."""


@dataclass(frozen=True, slots=True)
class Question:
    """A query with the graphs that it asks; none: as the store has them. `accept` are media types, the best first."""

    text: str
    accept: tuple[str, ...] = ()
    default_graphs: tuple[str, ...] = ()
    named_graphs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """A serialized answer; `cut` where there is more than the limits allow."""

    media_type: str
    content: bytes
    cut: bool = False


class NotAcceptableError(QueryError):
    """None of the media types that are asked for is one of the answer's."""


def as_line(question: Question, limits: Limits) -> bytes:
    """A question as a worker takes it."""
    return json.dumps({**asdict(question), "limits": asdict(limits)}).encode() + b"\n"


def answer_as_asked(store: pyoxigraph.Store, question: Question, limits: Limits) -> Answer:
    """Answer in this process, see `newsgraph.query.oxigraph.evaluate`; raises as that does, and NotAcceptableError."""
    check_text(question.text, limits)
    refuse_service(question.text)
    with asking(question.text):
        answer = store.query(question.text, prefixes=PREFIXES, **_dataset(question))
        if isinstance(answer, pyoxigraph.QueryTriples):
            return _graph(answer, question.accept, limits)
        return _results(answer, question.accept, limits)


def _dataset(question: Question) -> dict[str, Any]:
    if not question.default_graphs and not question.named_graphs:
        return {}
    default, named = (
        [*map(pyoxigraph.NamedNode, graphs)] for graphs in (question.default_graphs, question.named_graphs)
    )
    return {"default_graph": default, "named_graphs": named}


def _graph(triples: Iterable[pyoxigraph.Triple], accept: Sequence[str], limits: Limits) -> Answer:
    media_type = _choose(accept, GRAPHS)
    # Oxigraph gives triples in no order, so all are looked at for the first ones to be the same each time.
    kept = sorted(triples, key=str) if limits.rows is None else nsmallest(limits.rows + 1, triples, key=str)
    cut = limits.rows is not None and len(kept) > limits.rows
    content = pyoxigraph.serialize(kept[: limits.rows], format=GRAPHS[media_type], prefixes=PREFIXES)
    return Answer(media_type, content or b"", cut)


def _results(
    answer: pyoxigraph.QuerySolutions | pyoxigraph.QueryBoolean, accept: Sequence[str], limits: Limits
) -> Answer:
    media_type = _choose(accept, RESULTS)
    if isinstance(answer, pyoxigraph.QueryBoolean):
        if media_type in {"text/csv", "text/tab-separated-values"}:  # which know no truth values
            return Answer(media_type, f"answer\n{str(bool(answer)).lower()}\n".encode())
        return Answer(media_type, answer.serialize(format=RESULTS[media_type]) or b"")
    kept = list(islice(answer, limits.rows))
    cut = limits.rows is not None and next(iter(answer), None) is not None
    names = [variable.value for variable in answer.variables]
    rows, size = [], 0
    for solution in kept:
        row = {name: _term(term) for name, term in zip(names, solution, strict=True) if term is not None}
        size += sum(len(cell["value"]) for cell in row.values())
        if size > limits.size:
            cut = True
            break
        rows.append(row)
    written = json.dumps({"head": {"vars": names}, "results": {"bindings": rows}}, ensure_ascii=False).encode()
    if media_type == "application/sparql-results+json":
        return Answer(media_type, written, cut)
    read = pyoxigraph.parse_query_results(written, format=QueryResultsFormat.JSON)
    return Answer(media_type, read.serialize(format=RESULTS[media_type]) or b"", cut)


def _term(term: Any) -> dict[str, str]:
    if isinstance(term, pyoxigraph.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, pyoxigraph.BlankNode):
        return {"type": "bnode", "value": term.value}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value == XSD.string:
        return {"type": "literal", "value": term.value}
    return {"type": "literal", "value": term.value, "datatype": term.datatype.value}


def _choose(accept: Sequence[str], offered: dict[str, Any]) -> str:
    """The first media type asked for that is offered; nothing asked for takes the first. Raises NotAcceptableError."""
    for wanted in accept or ("*/*",):
        kind, _, subtype = wanted.partition("/")
        for name in offered:
            if (
                wanted in (name, "*/*")
                or name in ALSO_CALLED.get(wanted, ())
                or (subtype == "*" and name.startswith(f"{kind}/"))
            ):
                return name
    raise NotAcceptableError(f"the answer can be had as {', '.join(offered)}")
