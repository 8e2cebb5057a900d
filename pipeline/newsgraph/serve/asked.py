"""The pages to ask on: questions in words, named questions as forms, and the SPARQL editor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from newsgraph.errors import QueryError
from newsgraph.query import NamedQuery, find_query, list_queries
from newsgraph.query.formats import Question
from newsgraph.serve.questions import Answered, bind, fields_of, read_answer
from newsgraph.serve.served import Served, served_of, show
from newsgraph.serve.words import link_of
from newsgraph.terms import PREFIXES
from newsgraph.view.pages import Page

if TYPE_CHECKING:
    from newsgraph.ask import Asked

_LONGEST = 1000
_FIRST = "".join(f"PREFIX {name}: <{PREFIXES[name]}>\n" for name in ("foaf", "ng", "rdfs")) + (
    "\nSELECT ?person ?name WHERE {\n  ?person a foaf:Person ; rdfs:label ?name .\n} ORDER BY ?name LIMIT 50\n"
)
"""What the editor begins with."""


@dataclass(slots=True)
class _Shown:
    """What stands on the page beside the list of questions."""

    words: str = ""
    told: str = ""
    readings: tuple[tuple[str, str], ...] = ()
    query: NamedQuery | None = None
    given: Mapping[str, str] | None = None
    answer: Answered | None = None
    error: str = ""
    sparql: str = ""


async def _ask(request: Request) -> Response:
    served, query = served_of(request), request.query_params
    if words := query.get("q", "").strip()[:_LONGEST]:
        asked = await run_in_threadpool(served.words.read, words)
        if asked.query and asked.sure:
            return RedirectResponse(f"{link_of(asked)}&{urlencode({'in-words': words})}", 303)
        return await _show(served, _unsure(words, asked))
    if not (name := query.get("name", "")):
        await run_in_threadpool(served.asking.begin)
        return await _show(served, _Shown())
    shown = _Shown(query.get("in-words", ""), query=_find(name))
    assert shown.query
    shown.given = {each.name: query.get(each.name, "").strip()[:_LONGEST] for each in shown.query.parameters}
    if shown.words:
        shown.told = f"Understood as: {name} {_options(shown.given)}"
    if "in-words" in query or _is_asked(shown.query, shown.given, query):
        await _answer(served, shown)
    return await _show(served, shown)


def _is_asked(query: NamedQuery, given: Mapping[str, str], asked: Mapping[str, str]) -> bool:
    """Whether the form was sent, or nothing has to be filled in."""
    return any(each.name in asked for each in query.parameters) or not any(
        each.required and not given[each.name] for each in query.parameters
    )


async def _answer(served: Served, shown: _Shown) -> None:
    assert shown.query
    assert shown.given is not None
    site = served.site
    try:
        shown.sparql = await run_in_threadpool(bind, site.archive, site.base, shown.query, shown.given)
        found = await served.asking.wait(Question(shown.sparql, ("application/sparql-results+json",)))
        shown.answer = read_answer(found.content, cut=found.cut)
    except QueryError as error:
        shown.error = str(error)


def _unsure(words: str, asked: Asked) -> _Shown:
    if asked.query is None:
        return _Shown(words, "I do not understand the question. Below is what can be asked.")
    why = f"the words {', '.join(map(repr, asked.left))} are left over" if asked.left else "it can be read in more ways"
    readings = tuple((link_of(each), each.command) for each in (asked, *asked.others))
    return _Shown(words, f"I am not sure that I understand: {why}. Did you mean", readings)


async def _show(served: Served, shown: _Shown) -> Response:
    def make() -> dict[str, Any]:
        links = {
            "csv": f"/sparql?{urlencode({'query': shown.sparql, 'format': 'csv'})}",
            "editor": f"/editor?{urlencode({'name': shown.query.name if shown.query else '', **(shown.given or {})})}",
        }
        fields = fields_of(shown.query, shown.given or {}) if shown.query else []
        told = {name: getattr(shown, name) for name in ("words", "told", "readings", "query", "answer", "error")}
        return {**told, **links, "fields": fields, "queries": list_queries()}

    title = f"Ask: {shown.query.title}" if shown.query else "Ask"
    return await run_in_threadpool(show, served.site, Page("ask", title, "ask.html", make))


def _options(given: Mapping[str, str]) -> str:
    return ", ".join(f"{name} {value}" for name, value in given.items() if value)


def _find(name: str) -> NamedQuery:
    try:
        return find_query(name)
    except QueryError as error:
        raise HTTPException(404, "There is no such question") from error


def _editor(request: Request) -> Response:
    """The editor, with a named question in it where the address names one."""
    served = served_of(request)
    site, given = served.site, request.query_params
    served.asking.begin()
    text = given.get("query", _FIRST)
    if name := given.get("name"):
        query = _find(name)
        values = {each.name: given.get(each.name, "") for each in query.parameters}
        try:
            text = bind(site.archive, site.base, query, values)
        except QueryError:
            text = query.text
    shown = {"text": text, "queries": list_queries(), "prefixes": PREFIXES}
    return show(site, Page("editor", "SPARQL", "editor.html", lambda: shown))


def _example(request: Request) -> Response:
    return PlainTextResponse(_find(request.path_params["name"]).text, media_type="application/sparql-query")


routes = [Route("/ask", _ask), Route("/editor", _editor), Route("/editor/{name}.rq", _example)]
