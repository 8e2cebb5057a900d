"""What holds for every request: who may be called, who may ask, how much may come, and what a page may do in a browser."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from newsgraph.query.formats import GRAPHS, RESULTS
from newsgraph.serve.settings import Settings

LARGEST = 1_000_000
"""Bytes of a request's body."""
# Cytoscape adds one empty style element, whose hash this is; its one rule stands in the pages' style sheet.
_NOTHING = "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        f"style-src 'self' {_NOTHING}",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "form-action 'self'",
        "base-uri 'none'",
        "frame-ancestors 'none'",
    )
)
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "X-Frame-Options": "DENY",
}
_SHARED = "/sparql"
"""What other sites' pages may POST to, with `--cors`."""
_SHARED_TYPES = frozenset({*RESULTS, *GRAPHS, "text/plain"})
"""What they may read: data and why there is none, never a page."""
_PREFLIGHT = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD, POST",
    "Access-Control-Allow-Headers": "Accept, Content-Type",
    "Access-Control-Max-Age": "600",
}
_READING = ("GET", "HEAD")


class Guard:
    """Refuses what no page of ours asks; a name other than the server's own may be a page that pretends to be it."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        cors = self._settings.cors
        app: ASGIApp = self._app
        if refused := self._refuse(scope):
            code, why = refused
            app = PlainTextResponse(f"{why}\n", code)
        elif scope["method"] == "OPTIONS":
            app = Response(status_code=204, headers=_PREFLIGHT) if cors else PlainTextResponse("no OPTIONS here\n", 405)
        try:
            await app(scope, _at_most(receive), _with_headers(send, cors=cors))
        except TooLargeError:
            await _too_large(scope, receive, _with_headers(send, cors=cors))

    def _refuse(self, scope: Scope) -> tuple[int, str] | None:
        headers, cors, method = Headers(scope=scope), self._settings.cors, scope["method"]
        if host_of(headers.get("host", "")) not in self._settings.hosts:
            return 421, "this server does not answer under that name; --allow-host adds one"
        if _is_large(headers.get("content-length", "0")):
            return 413, f"a request has at most {LARGEST:,} bytes"
        shared = cors and (method in (*_READING, "OPTIONS") or scope["path"] == _SHARED)
        if not shared and _is_from_elsewhere(method, headers):
            return 403, "pages of other sites may not ask this server; --cors lets them ask for data"
        return None


def host_of(host: str) -> str:
    """The name of a Host header, without port and brackets."""
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_from_elsewhere(method: str, headers: Headers) -> bool:
    """Whether a page of another origin sends this: browsers say so, programs need not. Links that lead here are no such thing."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        leads = method == "GET" and headers.get("sec-fetch-mode") == "navigate"
        return site not in ("same-origin", "none") and not leads
    origin = headers.get("origin")
    return origin is not None and method not in _READING and urlsplit(origin).netloc != headers.get("host")


def _is_large(length: str) -> bool:
    return not length.isdecimal() or int(length[:12]) > LARGEST


class TooLargeError(Exception):
    """A body has more bytes than a request may have."""


def _at_most(receive: Receive) -> Receive:
    """The same messages, until their bodies are too large."""
    read = 0

    async def receive_some() -> Message:
        nonlocal read
        message = await receive()
        read += len(message.get("body", b""))
        if read > LARGEST:
            raise TooLargeError
        return message

    return receive_some


def _with_headers(send: Send, *, cors: bool) -> Send:
    async def send_with(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            if not cors:
                headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
            elif headers.get("content-type", "").partition(";")[0] in _SHARED_TYPES:
                headers.setdefault("Access-Control-Allow-Origin", "*")
        await send(message)

    return send_with


_too_large = PlainTextResponse(f"a request has at most {LARGEST:,} bytes\n", 413)
