"""GEXF of a drawn graph, for Gephi: with places, sizes and colours, and a timeline."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import partial
from itertools import chain
from typing import Any

from newsgraph.export.drawing.attributes import LOOKS
from newsgraph.export.drawing.times import Days, merge
from newsgraph.export.drawing.xml_text import DECLARATION, element, nested
from newsgraph.export.earlier import Earlier
from newsgraph.export.elements import Element, digests_of, write_elements

Graph = Any  # networkx ships without types
Attributes = Mapping[str, Any]

_SPACE = "http://www.gexf.net/1.2draft"
_VIZ = {"xmlns:viz": f"{_SPACE}/viz"}
_ROOT = {
    "xmlns": _SPACE,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{_SPACE} {_SPACE}/gexf.xsd",
    "version": "1.2",
}
_TYPES = {str: "string", int: "long", float: "double"}
_OF_LINES = ("label", "weight", "start", "end")
"""What a line has as GEXF's own attributes, in its order; a node has `label`. The rest, but for looks, are columns."""


def to_gexf(drawn: Graph, earlier: Earlier | None = None) -> Iterator[bytes]:
    """A drawn graph (see `newsgraph.export.drawing`) as GEXF 1.2, an element at a time; the same for the same graph."""
    dated = any("start" in line or "end" in line for *_, line in drawn.edges(data=True))
    edgetype = "directed" if drawn.is_directed() else "undirected"
    values = {"defaultedgetype": edgetype, "mode": "dynamic" if dated else "static", "name": ""}
    columns = chain(
        _columns("edge", (line for *_, line in drawn.edges(data=True)), _OF_LINES),
        _columns("node", (data for _, data in drawn.nodes(data=True)), ("label",)),
    )
    digests = digests_of(drawn)
    each = (
        Element(digests.node(node), partial(_node, drawn, node), partial(_looks, data))
        for node, data in drawn.nodes(data=True)
    )
    nodes = nested(2, "nodes", {}, each)
    each = (Element(digests.line(*line[:3]), partial(_line, *line)) for line in drawn.edges(keys=True, data=True))
    lines = nested(2, "edges", {}, each)
    graph = nested(1, "graph", values | ({"timeformat": "date"} if dated else {}), chain(columns, nodes, lines))
    meta = nested(1, "meta", {}, [element(2, "creator", {}, "newsgraph")])
    root = nested(0, "gexf", (_VIZ if len(drawn) else {}) | _ROOT, chain(meta, graph))
    yield from write_elements(chain([DECLARATION], root), earlier)


def _columns(of: str, rows: Iterable[Attributes], own: tuple[str, ...]) -> Iterator[str]:
    types = {
        name: _TYPES[type(value)]
        for data in rows
        for name, value in data.items()
        if name not in LOOKS and name not in own
    }
    if types:
        columns = (element(3, "attribute", {"id": name, "title": name, "type": types[name]}) for name in types)
        yield from nested(2, "attributes", {"mode": "static", "class": of}, columns)


def _node(drawn: Graph, node: str) -> str:
    data = drawn.nodes[node]
    spells = [element(5, "spell", _there(days)) for days in _spells(drawn, node)]
    inside = chain(nested(4, "spells", {}, spells) if spells else (), [_looks(data)], _values(data, ("label",)))
    return "".join(nested(3, "node", {"id": node, "label": data["label"]}, inside))


def _line(source: str, target: str, key: str, data: Attributes) -> str:
    own = {name: data[name] for name in _OF_LINES if name in data}
    ends = {"source": source, "target": target, "id": key}
    return "".join(nested(3, "edge", ends | own, chain([_looks(data)], _values(data, _OF_LINES))))


def _looks(data: Attributes) -> str:
    """What the plain columns of a drawn graph say of looks, in GEXF's own terms."""
    colour = element(4, "viz:color", {**{name: data[name] for name in "rgb"}, "a": 1.0})
    if "size" not in data:
        return colour
    place = element(4, "viz:position", {"x": data["x"], "y": data["y"], "z": 0.0})
    return colour + element(4, "viz:size", {"value": data["size"]}) + place


def _values(data: Attributes, own: tuple[str, ...]) -> Iterator[str]:
    rest = ((name, value) for name, value in data.items() if name not in LOOKS and name not in own)
    return nested(4, "attvalues", {}, (element(5, "attvalue", {"for": name, "value": value}) for name, value in rest))


def _spells(drawn: Graph, node: str) -> list[Days]:
    """When a node is there: as long as a line that touches it; always (none given) where one of these has no date."""
    lines = [line for *_, line in drawn.edges(node, data=True)]
    if drawn.is_directed():
        lines += [line for *_, line in drawn.in_edges(node, data=True)]
    if not all("start" in line or "end" in line for line in lines):
        return []
    return list(merge(Days(_day(line.get("start")), _day(line.get("end"))) for line in lines))


def _there(days: Days) -> dict[str, str]:
    return {name: day.isoformat() for name, day in (("start", days.first), ("end", days.last)) if day}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
