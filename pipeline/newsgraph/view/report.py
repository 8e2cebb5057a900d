"""One file that opens from disk and holds all pages of a graph."""

from __future__ import annotations

from pathlib import Path

from newsgraph.records import KnowledgeGraph
from newsgraph.view.archive import Archive
from newsgraph.view.beside import Beside
from newsgraph.view.drawing import drawing_of
from newsgraph.view.names import names_of
from newsgraph.view.packing import pack
from newsgraph.view.pages import pages
from newsgraph.view.rendering import SHARED_SCRIPTS, STATIC, STYLES, Renderer, address_in_file, source_of

_SCRIPTS = (*SHARED_SCRIPTS, "packed.js", "router.js")
_MOST_PLAIN = 4_000_000
"""Letters of pages that stand in the file as they are, so that others can read them there too; more are packed."""


def write_report(graph: KnowledgeGraph, file: Path, title: str = "newsgraph", beside: Beside | None = None) -> int:
    """Writes the report; gives its size in bytes. The same graph gives the same bytes (of large ones: with the same zlib)."""
    content = make_report(graph, title, beside).encode("utf8", "replace")
    file.write_bytes(content)
    return len(content)


def make_report(graph: KnowledgeGraph, title: str = "newsgraph", beside: Beside | None = None) -> str:
    archive = Archive(graph)
    beside = beside or Beside()
    renderer = Renderer(archive, address_in_file)
    renderer.share(nav=beside.nav(), told_beside=beside.told())
    shown = [(page.path, page.title, renderer.page(page)) for page in (*pages(archive), *beside.pages())]
    plain = sum(len(body) for _, _, body in shown) <= _MOST_PLAIN
    styles, scripts = ([(STATIC / name).read_text("utf8") for name in names] for names in (STYLES, _SCRIPTS))
    return renderer.render(
        "report.html",
        title=title,
        styles=styles,
        scripts=scripts,
        style_sources=" ".join(map(source_of, (*styles, ""))),
        script_sources=" ".join(map(source_of, scripts)),
        pages=shown if plain else (),
        packed=pack(() if plain else shown),
        names=names_of(archive),
        drawing=drawing_of(graph),
    )
