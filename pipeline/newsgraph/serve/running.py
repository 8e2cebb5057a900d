"""Runs the application with uvicorn on a socket of one's own."""

from __future__ import annotations

import socket

import uvicorn
from starlette.types import ASGIApp

_MOST_AT_ONCE = 200
"""Connections; who comes then is told to try again."""
_LONGEST_HEAD = 64 * 1024


def listen(host: str, port: int) -> socket.socket:
    """A socket that listens there. Raises OSError."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    try:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listening.bind((host, port))
        listening.listen(128)
    except OSError:
        listening.close()
        raise
    return listening


def server_of(app: ASGIApp) -> uvicorn.Server:
    """A server that says nothing of each request, and not by what it is made."""
    return uvicorn.Server(
        uvicorn.Config(
            app,
            http="h11",
            ws="none",
            loop="asyncio",
            log_level="warning",
            access_log=False,
            server_header=False,
            proxy_headers=False,
            limit_concurrency=_MOST_AT_ONCE,
            timeout_keep_alive=10,
            timeout_graceful_shutdown=3,
            h11_max_incomplete_event_size=_LONGEST_HEAD,
        )
    )


def run(app: ASGIApp, listening: socket.socket) -> None:
    """Serves until Ctrl-C."""
    server_of(app).run([listening])
