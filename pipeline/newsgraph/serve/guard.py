"""What holds for every request: who may be called, who may ask, how much may come, and what a page may do in a browser."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
SHARED = ("/sparql",)
"""Paths that other sites' pages may ask, with `--cors`; entities and claims as data are the others."""
_READING = ("GET", "HEAD", "OPTIONS")


class Guard:
    """Refuses what no page of ours asks; a name other than the server's own may be a page that pretends to be it."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app, self._settings = app, settings

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "lifespan":
                await self._app(scope, receive, send)
            return
        if refused := self._refuse(scope):
            code, why = refused
            await _with_headers(PlainTextResponse(why + "\n", code), self._settings.cors)(scope, receive, send)
            return
        await _with_headers(self._app, self._settings.cors)(scope, _at_most(receive), send)

    def _refuse(self, scope: Scope) -> tuple[int, str] | None:
        headers = Headers(scope=scope)
        if self._settings.hosts and host_of(headers.get("host", "")) not in self._settings.hosts:
            return 421, "this server does not answer under that name; name it by --host"
        if _is_large(headers.get("content-length", "0")):
            return 413, f"a request has at most {LARGEST:,} bytes"
        if not (self._settings.cors and scope["path"] in SHARED) and _is_from_elsewhere(scope["method"], headers):
            return 403, "pages of other sites may not ask this server; --cors allows them to"
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


def _with_headers(app: ASGIApp, cors: bool) -> ASGIApp:
    async def wrapped(scope: Scope, receive: Receive, send: Send) -> None:
        async def send_with(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _HEADERS.items():
                    headers.setdefault(name, value)
                if not cors:
                    headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
            await send(message)

        await app(scope, receive, send_with)

    return wrapped
