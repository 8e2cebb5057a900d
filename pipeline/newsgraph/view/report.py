"""One file that opens from disk and holds all pages of a graph."""

from __future__ import annotations

from pathlib import Path

from newsgraph.records import KnowledgeGraph
from newsgraph.view.archive import Archive
from newsgraph.view.beside import Beside
from newsgraph.view.drawing import drawing_of
from newsgraph.view.names import names_of
from newsgraph.view.pages import pages
from newsgraph.view.rendering import SHARED_SCRIPTS, STATIC, STYLES, Renderer, address_in_file, source_of

_SCRIPTS = (*SHARED_SCRIPTS, "router.js")


def write_report(graph: KnowledgeGraph, file: Path, title: str = "newsgraph", beside: Beside | None = None) -> int:
    """Writes the report; gives its size in bytes. The same graph gives the same bytes."""
    content = make_report(graph, title, beside).encode("utf8", "replace")
    file.write_bytes(content)
    return len(content)


def make_report(graph: KnowledgeGraph, title: str = "newsgraph", beside: Beside | None = None) -> str:
    archive = Archive(graph)
    beside = beside or Beside()
    renderer = Renderer(archive, address_in_file)
    renderer.share(nav=beside.nav(), told_beside=beside.told())
    styles, scripts = ([(STATIC / name).read_text("utf8") for name in names] for names in (STYLES, _SCRIPTS))
    return renderer.render(
        "report.html",
        title=title,
        styles=styles,
        scripts=scripts,
        style_sources=" ".join(map(source_of, (*styles, ""))),
        script_sources=" ".join(map(source_of, scripts)),
        pages=[(page.path, page.title, renderer.page(page)) for page in (*pages(archive), *beside.pages())],
        names=names_of(archive),
        drawing=drawing_of(graph),
    )
