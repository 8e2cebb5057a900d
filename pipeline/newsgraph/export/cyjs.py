"""Cytoscape's JSON of a drawn graph (`.cyjs`): Cytoscape opens it with places and columns, cytoscape.js takes its `elements`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsgraph.export.drawing.json_text import write_json

Graph = Any  # networkx ships without types

_PLACE = ("x", "y")


def to_cyjs(drawn: Graph) -> Iterator[str]:
    """A drawn graph (see `newsgraph.export.drawing`); ids of nodes and lines share one space, and none is two's.

    Both programs take `id`, `source` and `target` for themselves; colours stand in `colour` ("#rrggbb") and sizes in `size`.
    """
    nodes = (_element({"id": node}, data) for node, data in drawn.nodes(data=True))
    lines = (
        _element({"id": key, "source": start, "target": end}, data)
        for start, end, key, data in drawn.edges(keys=True, data=True)
    )
    whole = {
        "format_version": "1.0",
        "generated_by": "newsgraph",
        "target_cytoscapejs_version": "~3",
        "data": {"name": "newsgraph", "shared_name": "newsgraph", "directed": drawn.is_directed()},
        "elements": {"nodes": nodes, "edges": lines},
    }
    return write_json(whole)


def _element(names: dict[str, str], data: dict[str, Any]) -> dict[str, Any]:
    colour = "#" + "".join(f"{data[part]:02x}" for part in "rgb")
    rest = {name: value for name, value in data.items() if name not in (*_PLACE, *"rgb")}
    # Down the page is up in Cytoscape.
    place = {"position": {"x": data["x"], "y": -data["y"]}} if "x" in data else {}
    return {"data": {**names, **rest, "colour": colour}, **place}
