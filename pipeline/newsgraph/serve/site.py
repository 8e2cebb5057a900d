"""A graph as a site: which page an address means, and what stands on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from newsgraph.explain.context import Piece, mark_context
from newsgraph.export.base import find_base
from newsgraph.graph.nodes import DEFAULT_BASE
from newsgraph.records import Evidence, Span
from newsgraph.serve.drawings import drawing_around
from newsgraph.serve.index import open_index
from newsgraph.serve.searching import find_names, find_texts
from newsgraph.serve.stored import MOST_LINES, Index, StoredArchive, StoredRosters
from newsgraph.view.files import file_of
from newsgraph.view.pages import (
    SECTIONS,
    Page,
    article_page,
    comparison_page,
    entity_page,
    overview,
    section_of,
)
from newsgraph.view.rendering import SHARED_SCRIPTS, Renderer
from newsgraph.view.telling import tell

_DRAWINGS = 50
"""That stay in memory."""
_ARTICLES = 100
"""On a page of the list."""
_SCRIPTS = ("app.js", "search.js", "server.js")
_NEEDED = {
    "graph.html": tuple(name for name in SHARED_SCRIPTS if name.startswith(("graph", "vendor/cytoscape"))),
    "article.html": ("marks.js",),
    "ask.html": ("asking.js",),
    "editor.html": ("vendor/yasqe.min.js", "editor.js"),
}
_STYLES = {"editor.html": ("vendor/yasqe.min.css",)}
"""What some pages need beside what all do, by template."""
NAV = (("", "Overview"), ("graph", "Graph"), ("ask", "Ask"), ("editor", "SPARQL"), ("articles", "Articles"))


def address(path: str, lit: str = "") -> str:
    """The address of a page on the site."""
    return f"/{file_of(path) if path else ''}" + (f"?lit={quote(lit, safe='')}" if lit else "")


@dataclass(frozen=True, slots=True)
class Asked:
    """What an address asks beside its path. `skip` is the line from which on, `part` which of an entity's sections."""

    lit: str = ""
    skip: int = 0
    part: int | None = None


class Site:
    """The pages of one state of a folder's graph."""

    def __init__(self, folder: Path, title: str, nav: Sequence[tuple[str, str]] = NAV) -> None:
        self.folder, self.title, self.nav = folder, title, nav
        self.base = find_base(folder) or DEFAULT_BASE
        self.index = Index(open_index(folder))
        self.archive = StoredArchive(self.index)
        self.rosters = StoredRosters(self.archive)
        self.drawing = lru_cache(_DRAWINGS)(partial(drawing_around, self.archive))
        """What is drawn around an entity; laid out once."""

    @cached_property
    def renderer(self) -> Renderer:
        renderer = Renderer(self.archive, address)
        renderer.share(title=self.title, nav=self.nav, search_at="/search", root="/", ending="", base=self.base)
        return renderer

    def path_of(self, file: str) -> str:
        """The path that an address stands for, with its ending: itself, unless the path can be no address."""
        if not file.startswith("page/"):
            return file
        stem, dot, ending = file.partition(".")
        found = self.index.value("SELECT path FROM odd WHERE file = ?", stem)
        return f"{found}{dot}{ending}" if found else file

    def page(self, path: str, asked: Asked) -> Page | None:
        """The page at a path; None where there is none."""
        if path in _SPECIAL:
            return _SPECIAL[path](self, asked)
        if path in self.archive.entities:
            return self._part(path, asked) if asked.part is not None else self._entity(path)
        if path in self.archive.claims:
            return self._claim(path)
        kind, _, rest = path.partition("/")
        if kind == "article" and rest in self.archive.articles:
            return article_page(self.archive, rest)
        if kind == "compare":
            return self._comparison(*rest.partition("/")[::2])
        return None

    def shell(self, page: Page, scripts: tuple[str, ...] = (), alternates: Mapping[str, str] | None = None) -> str:
        """The whole page, as HTML."""
        needed = _NEEDED.get(page.template, ())
        return self.renderer.render(
            "shell.html",
            page_path=page.path,
            page_title=page.title,
            alternates=alternates or {},
            more_styles=("server.css", *_STYLES.get(page.template, ())),
            scripts=(*_SCRIPTS, *scripts, *needed, "page.js"),
            body=self.renderer.page(page),
        )

    def search(self, typed: str) -> Page:
        def make() -> dict[str, Any]:
            return {
                "asked": typed,
                "names": find_names(self.index, typed, 30),
                "texts": find_texts(self.index, typed),
            }

        return Page("search", f"Search: {typed}" if typed else "Search", "found.html", make)

    def close(self) -> None:
        self.index.close()

    def _entity(self, id_: str) -> Page:
        return entity_page(self.archive, self.rosters, self.archive.entities[id_])

    def _part(self, id_: str, asked: Asked) -> Page | None:
        """One section of an entity's page, page by page."""
        entity, part = self.archive.entities[id_], asked.part
        if part is None or not 0 <= part < len(SECTIONS):
            return None

        def make() -> dict[str, Any]:
            section = section_of(self.archive, entity, part, asked.skip)
            here = f"{address(id_)}?part={part}&"
            return {"entity": entity, "section": section, **_pager(here, asked.skip, MOST_LINES, section.total)}

        return Page(id_, f"{entity.name}: {SECTIONS[part][0]}", "part.html", make)

    def _claim(self, id_: str) -> Page:
        claim = self.archive.claims[id_]
        line = tell(self.archive, claim)

        def make() -> dict[str, Any]:
            return {"line": line, "pieces": [(each, self._context(each)) for each in claim.evidence]}

        return Page(id_, "".join(word.text for word in line.words), "claim.html", make)

    def _context(self, evidence: Evidence) -> tuple[Piece, ...]:
        article = self.archive.articles.get(evidence.article)
        if article is None:
            return (Piece(evidence.text, "evidence"),)
        support = tuple(Span(each.start, each.end) for each in evidence.support)
        return mark_context(article.text, Span(evidence.start, evidence.end), support)

    def _comparison(self, first: str, second: str) -> Page | None:
        groups = [self.archive.entities.get(f"group/{name}") for name in (first, second)]
        if groups[0] and groups[1]:
            return comparison_page(self.rosters, groups[0], groups[1])
        return None

    def _overview(self, _asked: Asked) -> Page:
        return Page("", "Overview", "overview.html", lambda: overview(self.archive, self.rosters, _ARTICLES))

    def _graph(self, _asked: Asked) -> Page:
        return Page("graph", "Graph", "graph.html", dict)

    def _articles(self, asked: Asked) -> Page:
        def make() -> dict[str, Any]:
            articles = self.archive.newest(_ARTICLES, asked.skip)
            return {"articles": articles, **_pager("/articles?", asked.skip, _ARTICLES, len(self.archive.articles))}

        return Page("articles", "Articles", "articles.html", make)


_SPECIAL: dict[str, Callable[[Site, Asked], Page]] = {
    "": Site._overview,  # noqa: SLF001
    "graph": Site._graph,  # noqa: SLF001
    "articles": Site._articles,  # noqa: SLF001
}


def _pager(here: str, skip: int, step: int, total: int) -> dict[str, Any]:
    return {"here": here, "skip": skip, "step": step, "total": total}
