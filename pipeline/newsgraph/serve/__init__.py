"""The graph as a site on this machine: pages, a SPARQL endpoint, linked data, search, review.

`make_app(folder, settings)` gives an ASGI application (Starlette); `newsgraph serve` runs it with uvicorn.
"""

from __future__ import annotations

from newsgraph.serve.app import make_app
from newsgraph.serve.settings import Settings

__all__ = ["Settings", "make_app"]
