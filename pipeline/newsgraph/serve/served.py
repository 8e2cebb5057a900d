"""What the application serves: the site, the store behind it and the reader of questions, of one state of the graph."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse

from newsgraph.serve.asking import Asking
from newsgraph.serve.settings import Settings
from newsgraph.serve.site import Site
from newsgraph.serve.words import Words
from newsgraph.view.pages import Page


class Served:
    """A folder's graph as it is served."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder, self.settings = folder, settings
        self.site = Site(folder, settings.title)
        self.asking = Asking(folder, self.site.base, settings.limits)
        self.words = Words(self.site.archive, settings.model)

    def close(self) -> None:
        self.asking.close()
        self.site.close()


def served_of(request: Request) -> Served:
    served: Served = request.app.state.served
    return served


def show(
    site: Site,
    page: Page,
    scripts: tuple[str, ...] = (),
    alternates: Mapping[str, str] | None = None,
    status: int = 200,
) -> HTMLResponse:
    """A page as a response."""
    return HTMLResponse(site.shell(page, scripts, alternates).encode("utf8", "replace"), status)
