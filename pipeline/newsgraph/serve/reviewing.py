"""What changed since an older graph, and what waits for a decision; with `--edit` a click decides, and the graph is made anew."""

from __future__ import annotations

import getpass
import hashlib
import hmac
import logging
from datetime import date
from typing import Any
from urllib.parse import parse_qsl

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from newsgraph import revise
from newsgraph.errors import InputError, NewsgraphError
from newsgraph.resolve import decision_file
from newsgraph.resolve.decisions import Decision
from newsgraph.resolve.sides import Doubt
from newsgraph.serve.protocol import FORM
from newsgraph.serve.served import Served, change_served, served_of, show
from newsgraph.view.beside import CHANGES, REVIEW, Beside
from newsgraph.view.pages import Page

_LOG = logging.getLogger(__name__)
_MOST = 50
"""Doubts on the page; those that touch most come first."""
_JUDGEMENTS = ("same", "different", "unsure")


def _changes(request: Request) -> Response:
    served = served_of(request)
    if served.settings.before is None:
        raise HTTPException(404, "Start the server with --before OLD to see what changed")
    pages = Beside(served.comparison).pages()
    return show(served.site, next(page for page in pages if page.path == CHANGES))


def _review(request: Request) -> Response:
    served = served_of(request)
    if not served.can_review:
        raise HTTPException(404, "The folder has no workspace, so nothing can be decided")
    doubts, articles = served.doubts
    beside = Beside(None, doubts[:_MOST], articles)
    page = next((page for page in beside.pages() if page.path == REVIEW), None)

    def make() -> dict[str, Any]:
        deciding = {"token": served.token, "key_of": key_of} if served.settings.edit else {}
        return {**(page.make() if page else {"doubts": []}), **deciding}

    return show(served.site, Page(REVIEW, "Waiting for review", "review.html", make))


async def _decide(request: Request) -> Response:
    """Takes a decision. Raises HTTPException for whom it is not open to."""
    served = served_of(request)
    if not served.settings.edit:
        raise HTTPException(403, "Nothing is changed here without --edit")
    if request.headers.get("content-type", "").partition(";")[0].strip() != FORM:
        raise HTTPException(415, f"A decision comes as {FORM}")
    given = dict(parse_qsl((await request.body()).decode("utf8", "replace"), max_num_fields=10))
    if not _is_ours(request) or not hmac.compare_digest(given.get("token", "").encode(), served.token.encode()):
        raise HTTPException(403, "A decision is taken on the review page")
    if given.get("judgement") not in _JUDGEMENTS:
        raise HTTPException(400, "A judgement is same, different or unsure")
    await run_in_threadpool(_keep, request, served, given)
    return RedirectResponse(f"/{REVIEW}", 303)


def _is_ours(request: Request) -> bool:
    """Whether the browser says that a page of this server sends it; the guard has refused all that say otherwise."""
    return "origin" in request.headers or request.headers.get("sec-fetch-site") == "same-origin"


def _keep(request: Request, served: Served, given: dict[str, str]) -> None:
    with served.changing:
        doubt = next((each for each in served.doubts[0] if key_of(each) == given.get("doubt")), None)
        if doubt is None:
            raise HTTPException(409, "That is in doubt no more")
        try:
            revise.keep_decision(served.folder / decision_file.FILE, _decision(doubt, given["judgement"]))
            revise.refresh(served.folder)
            change_served(request)
        except InputError as error:
            raise HTTPException(409, "That contradicts an earlier decision") from error
        except (NewsgraphError, OSError) as error:
            _LOG.exception("a decision could not be carried out")
            raise HTTPException(503, "The decision could not be carried out; the server's log says why") from error


def _decision(doubt: Doubt, judgement: str) -> Decision:
    today = date.today().isoformat()  # noqa: DTZ011  (the day of the person who decides)
    return Decision(judgement, doubt.one.reference, doubt.other.reference, _user(), today)  # type: ignore[arg-type]


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no such user where containers run under a bare number
        return "unknown"


def key_of(doubt: Doubt) -> str:
    """What a form calls a doubt: a hash of the mentions that it is about."""
    told = repr((doubt.one.reference, doubt.other.reference)).encode("utf8", "replace")
    return hashlib.sha256(told).hexdigest()[:24]


routes = [
    Route("/changes", _changes),
    Route("/review", _review, methods=["GET", "HEAD"]),
    Route("/review", _decide, methods=["POST"]),
]
