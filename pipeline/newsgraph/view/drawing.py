"""What the drawing needs: nodes with fixed places, and lines with the words that prove them."""

from __future__ import annotations

from typing import Any

from newsgraph.export.drawing import draw
from newsgraph.records import KnowledgeGraph

_NODE = ("kind", "label", "name", "size")
_LINE = ("kind", "label", "modality", "polarity", "status", "start", "end", "text", "article")


def drawing_of(graph: KnowledgeGraph) -> dict[str, list[Any]]:
    """Nodes, lines and publishers as JSON; the same places from run to run."""
    drawn = draw(graph)
    publishers = sorted({article.publisher for article in graph.articles if article.publisher})
    said_by = _said_by(graph, publishers)
    nodes = [
        {"id": id_, "x": round(data["x"], 1), "y": round(-data["y"], 1), **_given(data, _NODE)}
        for id_, data in drawn.nodes(data=True)
    ]
    lines = [
        {"id": key, "from": first, "to": second, "by": said_by.get(key, []), **_given(data, _LINE)}
        for first, second, key, data in drawn.edges(keys=True, data=True)
    ]
    return {"nodes": nodes, "lines": lines, "publishers": publishers}


def _said_by(graph: KnowledgeGraph, publishers: list[str]) -> dict[str, list[int]]:
    """The publishers of each claim, by their place in the list."""
    place = {name: number for number, name in enumerate(publishers)}
    by_article = {article.id: place[article.publisher] for article in graph.articles if article.publisher}
    return {
        claim.id: sorted({by_article[item.article] for item in claim.evidence if item.article in by_article})
        for claim in graph.claims
    }


def _given(data: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: data[name] for name in names if data.get(name) not in (None, "")}
