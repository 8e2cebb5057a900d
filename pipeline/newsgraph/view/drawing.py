"""What the drawing needs: nodes with fixed places, and lines with the words that prove them."""

from __future__ import annotations

from typing import Any

from newsgraph.export.drawing import draw
from newsgraph.records import KnowledgeGraph

_NODE = ("kind", "label", "name", "size")
_LINE = ("kind", "label", "modality", "polarity", "status", "start", "end", "text", "article")


def drawing_of(graph: KnowledgeGraph) -> dict[str, list[dict[str, Any]]]:
    """Nodes and lines as JSON; the same places from run to run."""
    drawn = draw(graph)
    nodes = [
        {"id": id_, "x": round(data["x"], 1), "y": round(-data["y"], 1), **_given(data, _NODE)}
        for id_, data in drawn.nodes(data=True)
    ]
    lines = [
        {"id": key, "from": first, "to": second, **_given(data, _LINE)}
        for first, second, key, data in drawn.edges(keys=True, data=True)
    ]
    return {"nodes": nodes, "lines": lines}


def _given(data: dict[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: data[name] for name in names if data.get(name) not in (None, "")}
