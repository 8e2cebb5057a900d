"""One file that opens from disk and holds all pages of a graph."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from newsgraph.graph.find import fold_name
from newsgraph.records import KnowledgeGraph
from newsgraph.view.archive import Archive
from newsgraph.view.drawing import drawing_of
from newsgraph.view.pages import pages
from newsgraph.view.rendering import STATIC, Renderer, address_in_file, source_of

STYLES = ("style.css",)
SCRIPTS = ("vendor/cytoscape.min.js", "app.js", "search.js", "marks.js", "graph.js", "router.js")
"""In the order in which they run."""


def write_report(graph: KnowledgeGraph, file: Path, title: str = "newsgraph") -> int:
    """Writes the report; gives its size in bytes. The same graph gives the same bytes."""
    content = make_report(graph, title).encode("utf8", "replace")
    file.write_bytes(content)
    return len(content)


def make_report(graph: KnowledgeGraph, title: str = "newsgraph") -> str:
    archive = Archive(graph)
    renderer = Renderer(archive, address_in_file)
    styles, scripts = ([(STATIC / name).read_text("utf8") for name in names] for names in (STYLES, SCRIPTS))
    return renderer.render(
        "report.html",
        title=title,
        styles=styles,
        scripts=scripts,
        style_sources=" ".join(map(source_of, (*styles, ""))),
        script_sources=" ".join(map(source_of, scripts)),
        pages=[(page.path, page.title, renderer.page(page)) for page in pages(archive)],
        names=names_of(archive),
        drawing=drawing_of(graph),
    )


def names_of(archive: Archive) -> list[dict[str, Any]]:
    """What the search box looks through: path, name, kind, and the other names, folded."""
    found = [
        {
            "path": entity.id,
            "name": entity.name,
            "kind": entity.kind,
            "words": " | ".join(dict.fromkeys(map(fold_name, (entity.name, *entity.aliases)))),
            "count": len(entity.mentions),
        }
        for entity in archive.graph.entities
        if entity.kind not in ("unnamed", "topic") or archive.about(entity.id)
    ]
    found += [
        {
            "path": f"article/{article.id}",
            "name": article.title or article.id,
            "kind": "article",
            "words": fold_name(article.title or article.id),
            "count": 0,
        }
        for article in archive.graph.articles
    ]
    return found
