"""The application: addresses to answers. Everything that can fail becomes a page that names no path."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import quote

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from newsgraph.serve.asked import routes as asked_routes
from newsgraph.serve.guard import Guard
from newsgraph.serve.linked import ENDINGS, Thing, find_thing, is_known, question_about
from newsgraph.serve.negotiation import prefers_page
from newsgraph.serve.protocol import METHODS, describe_service, read_question
from newsgraph.serve.reviewing import routes as reviewing_routes
from newsgraph.serve.searching import find_names
from newsgraph.serve.served import Served, served_of, show
from newsgraph.serve.settings import Settings
from newsgraph.serve.site import Asked, Site, address
from newsgraph.view.pages import Page
from newsgraph.view.rendering import STATIC, in_script

_LOG = logging.getLogger(__name__)
_DRAWING = "drawing.js"


def make_app(folder: Path, settings: Settings) -> Starlette:
    """The application for the graph of a folder. Raises what `open_index` raises."""
    app = Starlette(
        routes=[
            Route(f"/static/{_DRAWING}", _drawing),
            Mount("/static", StaticFiles(directory=STATIC)),
            Route("/favicon.ico", lambda _request: Response(status_code=204)),
            Route("/search", _search),
            Route("/search.json", _names),
            Route("/sparql", _sparql, methods=METHODS),
            *asked_routes,
            *reviewing_routes,
            Route("/{path:path}", _page),
        ],
        middleware=[Middleware(Guard, settings=settings)],
        lifespan=_closing,
        exception_handlers={HTTPException: _refused, Exception: _failed},
    )
    app.state.served = Served(folder, settings)
    app.state.retired = []
    return app


@asynccontextmanager
async def _closing(app: Starlette) -> AsyncIterator[None]:
    yield
    for served in (app.state.served, *app.state.retired):
        served.close()


def _site(request: Request) -> Site:
    return served_of(request).site


async def _page(request: Request) -> Response:
    site = _site(request)
    path = await run_in_threadpool(site.path_of, request.path_params["path"])
    thing = await run_in_threadpool(find_thing, site.archive, path, request.headers.get("accept", ""))
    if thing.media_type:
        return await _data(request, thing)
    return await run_in_threadpool(_show, request, thing.path)


def _show(request: Request, path: str) -> Response:
    site, asked = _site(request), _asked(request)
    page = site.page(path, asked)
    if page is None:
        raise HTTPException(404, "There is no such page")
    extra = (f"{_DRAWING}?around={quote(asked.lit, safe='')}",) if page.template == "graph.html" else ()
    known = is_known(site.archive, path)
    alternates = {media_type: f"{address(path)}{ending}" for ending, media_type in ENDINGS.items()} if known else {}
    html = show(site, page, extra, alternates)
    html.headers["Vary"] = "Accept"
    return html


async def _data(request: Request, thing: Thing) -> Response:
    served = served_of(request)
    return await served.asking.answer(question_about(served.site.archive, thing, served.site.base))


async def _sparql(request: Request) -> Response:
    question = await read_question(request)
    if question is None:
        return describe_service(request)
    return await served_of(request).asking.answer(question)


def _asked(request: Request) -> Asked:
    query = request.query_params
    part = query.get("part")
    return Asked(query.get("lit", ""), _number(query.get("from", "0")), None if part is None else _number(part))


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 10):
        raise HTTPException(400, "Not a number")
    return int(text)


def _search(request: Request) -> Response:
    site = _site(request)
    return show(site, site.search(request.query_params.get("q", "")))


def _names(request: Request) -> Response:
    kinds = tuple(request.query_params.getlist("kind"))[:10]
    return JSONResponse(find_names(_site(request).index, request.query_params.get("q", ""), kinds=kinds))


def _drawing(request: Request) -> Response:
    given = _site(request).drawing(request.query_params.get("around", ""))
    script = f"Object.assign(newsgraph.given, {in_script(given)});\n"
    return Response(script.encode("utf8", "replace"), media_type="text/javascript")


def _refused(request: Request, error: Exception) -> Response:
    """A page for somebody at a browser, a line for a program."""
    assert isinstance(error, HTTPException)
    if prefers_page(request.headers.get("accept", "")):
        page = Page(request.url.path.lstrip("/"), error.detail, "refused.html", lambda: {"why": error.detail})
        return show(_site(request), page, status=error.status_code)
    return PlainTextResponse(f"{error.detail}\n", error.status_code, error.headers)


def _failed(_request: Request, error: Exception) -> Response:
    _LOG.error("a page failed", exc_info=error)
    return PlainTextResponse("the server could not answer; its log says why\n", 500)
