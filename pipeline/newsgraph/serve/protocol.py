"""`/sparql`: the SPARQL 1.1 Protocol for queries, https://www.w3.org/TR/sparql11-protocol/. Updates are refused."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import parse_qsl

import pyoxigraph
from pyoxigraph import BlankNode, Literal, NamedNode, Triple
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from newsgraph.errors import QueryError, SetupError
from newsgraph.query.formats import GRAPHS, RESULTS, Answer, NotAcceptableError, Question
from newsgraph.query.pool import LimitReachedError
from newsgraph.serve.negotiation import media_types, prefers_page

FORM, DIRECT, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"
_CUT = "X-Newsgraph-Cut"
"""A header that says that the answer has not all rows."""
_SHORT = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
    "ttl": "text/turtle",
    "nt": "application/n-triples",
    "jsonld": "application/ld+json",
}
"""What `format=` may be, for links, which send no Accept header of their own."""
METHODS = ["GET", "HEAD", "POST", "PUT", "DELETE", "PATCH"]
"""All, so that those that ask nothing are told what does."""
_SD = "http://www.w3.org/ns/sparql-service-description#"
_FORMATS = "http://www.w3.org/ns/formats/"
_RDF_TYPE = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


async def read_question(request: Request) -> Question | None:
    """The question of a request; None where it asks nothing. Raises HTTPException for what is no question."""
    if request.method not in ("GET", "HEAD", "POST"):
        raise HTTPException(405, "Ask by GET or POST", {"Allow": "GET, HEAD, POST"})
    in_address = _parse(request.url.query)
    if request.method != "POST":
        return _question(in_address, request)
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    charset = parameters.lower().partition("charset=")[2].strip(' "') or "utf-8"
    if kind.strip().lower() not in (FORM, DIRECT):
        raise HTTPException(
            403 if kind.strip().lower() == UPDATE else 415, f"POST takes {FORM} or {DIRECT}; nothing is updated"
        )
    if charset not in ("utf-8", "utf8"):
        raise HTTPException(415, "A query is in UTF-8")
    body = _decode(await request.body())
    if kind.strip().lower() == FORM:
        return _question([*_parse(body), *((name, value) for name, value in in_address if name != "query")], request)
    if any(name == "query" for name, _ in in_address):
        raise HTTPException(400, "There is one query, in the body or in the address")
    return _question([*in_address, ("query", body)], request)


def _question(given: list[tuple[str, str]], request: Request) -> Question | None:
    queries = [value for name, value in given if name == "query"]
    if any(name == "update" for name, _ in given):
        raise HTTPException(403, "Nothing is updated here")
    if len(queries) > 1:
        raise HTTPException(400, "There is one query")
    if not queries:
        if given or request.method == "POST":
            raise HTTPException(400, "There is no query")
        return None
    default, named = (
        [value for name, value in given if name == wanted] for wanted in ("default-graph-uri", "named-graph-uri")
    )
    chosen = [_SHORT[value] for name, value in given if name == "format" and value in _SHORT]
    accept = media_types(request.headers.get("accept", ""))
    return Question(queries[0], (*chosen, *accept), tuple(map(_iri, default)), tuple(map(_iri, named)))


def _iri(text: str) -> str:
    try:
        return NamedNode(text).value
    except ValueError as error:
        raise HTTPException(400, "The name of a graph is no IRI") from error


def _parse(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=100)
    except ValueError as error:  # UnicodeDecodeError is one
        raise HTTPException(400, "The parameters cannot be read as UTF-8") from error


def _decode(body: bytes) -> str:
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        raise HTTPException(400, "A query is in UTF-8") from error


def send(answer: Answer) -> Response:
    headers = {"Vary": "Accept", **({_CUT: "more rows than the limits allow"} if answer.cut else {})}
    return Response(answer.content, media_type=answer.media_type, headers=headers)


def refusal_of(error: QueryError | SetupError) -> HTTPException:
    """The status and the words for a question that is not answered."""
    if isinstance(error, NotAcceptableError):
        return HTTPException(406, str(error))
    if isinstance(error, LimitReachedError):
        return HTTPException(503, str(error), {"Retry-After": "5"})
    if isinstance(error, SetupError):  # which may name a file
        return HTTPException(503, "The graph cannot be asked; the server's log says why")
    return HTTPException(400, str(error))


def describe_service(request: Request) -> Response:
    """The service description, or the page with the editor for somebody at a browser."""
    accept = request.headers.get("accept", "")
    if prefers_page(accept):
        return RedirectResponse("/ask", 303)
    wanted = [name for name in media_types(accept) if name in GRAPHS]
    media_type = wanted[0] if wanted else "text/turtle"
    endpoint = str(request.url.replace(query="", fragment=""))
    content = pyoxigraph.serialize(
        _described(endpoint), format=GRAPHS[media_type], prefixes={"sd": _SD, "formats": _FORMATS}
    )
    return Response(content, media_type=media_type, headers={"Vary": "Accept"})


def _described(endpoint: str) -> Iterable[Triple]:
    service, dataset, graph = NamedNode(endpoint), BlankNode("dataset"), BlankNode("graph")

    def sd(name: str) -> NamedNode:
        return NamedNode(_SD + name)

    yield Triple(service, _RDF_TYPE, sd("Service"))
    yield Triple(service, sd("endpoint"), service)
    yield Triple(service, sd("supportedLanguage"), sd("SPARQL11Query"))
    yield Triple(service, sd("feature"), sd("UnionDefaultGraph"))
    for iri in (*(form.iri for form in RESULTS.values()), *(form.iri for form in GRAPHS.values())):
        yield Triple(service, sd("resultFormat"), NamedNode(iri))
    yield Triple(service, sd("defaultDataset"), dataset)
    yield Triple(dataset, _RDF_TYPE, sd("Dataset"))
    yield Triple(dataset, sd("defaultGraph"), graph)
    yield Triple(graph, _RDF_TYPE, sd("Graph"))
    comment = "All articles' statements; what one article says is the graph of its name. Queries only."
    yield Triple(service, NamedNode("http://www.w3.org/2000/01/rdf-schema#comment"), Literal(comment, language="en"))
