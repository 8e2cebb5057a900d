"""What the application serves: the site, the store behind it and the reader of questions, of one state of the graph."""

from __future__ import annotations

import secrets
import threading
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse

from newsgraph import revise
from newsgraph.compare import Comparison, compare_folders
from newsgraph.records import Article
from newsgraph.resolve.sides import Doubt
from newsgraph.serve.asking import Asking
from newsgraph.serve.settings import Settings
from newsgraph.serve.site import NAV, Site
from newsgraph.serve.words import Words
from newsgraph.view.beside import CHANGES, REVIEW
from newsgraph.view.pages import Page
from newsgraph.workspace import FILE as WORKSPACE


class Served:
    """A folder's graph as it is served."""

    def __init__(self, folder: Path, settings: Settings) -> None:
        self.folder, self.settings = folder, settings
        self.can_review = (folder / WORKSPACE).is_file()
        self.token = secrets.token_urlsafe(24)
        """What a form of ours sends back, so that no other page can send it."""
        self.changing = threading.Lock()
        self.site = Site(folder, settings.title, [*NAV, *self._further()])
        self.asking = Asking(folder, self.site.base, settings.limits)
        self.words = Words(self.site.archive, settings.model)

    @cached_property
    def comparison(self) -> Comparison:
        """What changed since the older graph; made when it is first asked for."""
        assert self.settings.before is not None
        return compare_folders(self.settings.before, self.folder)

    @cached_property
    def doubts(self) -> tuple[tuple[Doubt, ...], dict[str, Article]]:
        """What waits for a decision, and the articles that it quotes."""
        return revise.doubts(self.folder)

    def close(self) -> None:
        self.asking.close()
        self.site.close()

    def _further(self) -> Iterator[tuple[str, str]]:
        if self.settings.before:
            yield CHANGES, "Changes"
        if self.can_review:
            yield REVIEW, "Review"


def change_served(request: Request) -> None:
    """Serves the graph as it stands in the folder now. What answers just now ends with the old one."""
    state = request.app.state
    old: Served = state.served
    state.served = Served(old.folder, old.settings)
    state.served.token = old.token
    state.served.changing = old.changing
    for retired in state.retired:
        retired.close()
    state.retired = [old]


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
