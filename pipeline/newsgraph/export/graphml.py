"""GraphML of a drawn graph, for Gephi, yEd, Cytoscape and NetworkX: places, sizes and colours are columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from itertools import chain
from typing import Any

from newsgraph.export.drawing.attributes import LOOKS
from newsgraph.export.drawing.xml_text import DECLARATION, element, nested
from newsgraph.export.earlier import Earlier
from newsgraph.export.elements import Element, digests_of, write_elements

Graph = Any  # networkx ships without types
Attributes = Mapping[str, Any]

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_ROOT = {
    "xmlns": _SPACE,
    "xmlns:xsi": "http://www.w3.org/2001/XMLSchema-instance",
    "xsi:schemaLocation": f"{_SPACE} {_SPACE}/1.0/graphml.xsd",
}
_TYPES = {str: "string", int: "long", float: "double"}


def to_graphml(drawn: Graph, earlier: Earlier | None = None) -> Iterator[bytes]:
    """A drawn graph (see `newsgraph.export.drawing`) as GraphML, an element at a time; the same for the same graph.

    Keys are named after their attributes: Gephi shows the key as the column's id, and takes NetworkX's own `d3` and `d7`
    for yEd's labels. A key stands once in a document, so what nodes have too (`kind`) is `edge_kind` for lines.
    """
    of_nodes = _types(data for _, data in drawn.nodes(data=True))
    of_lines = _types(data for *_, data in drawn.edges(data=True))
    keys = {name: f"edge_{name}" if name in of_nodes else name for name in of_lines}
    digests = digests_of(drawn)
    nodes = (
        Element(digests.node(node), partial(_node, node, data), partial(_looks, data))
        for node, data in drawn.nodes(data=True)
    )
    lines = (
        Element(digests.line(*line[:3]), partial(_line, keys, *line)) for line in drawn.edges(keys=True, data=True)
    )
    edgedefault = "directed" if drawn.is_directed() else "undirected"
    graph = nested(1, "graph", {"edgedefault": edgedefault}, chain(nodes, lines))
    root = nested(0, "graphml", _ROOT, chain(_keys("node", of_nodes, {}), _keys("edge", of_lines, keys), graph))
    yield from write_elements(chain([DECLARATION], root), earlier)


def _node(node: str, data: Attributes) -> str:
    told = {name: value for name, value in data.items() if name not in LOOKS}
    return "".join(nested(2, "node", {"id": node}, chain(_data(told, {}), [_looks(data)])))


def _looks(data: Attributes) -> str:
    """As `_data` has them: numbers, of which there are six a node."""
    return "".join([f'      <data key="{name}">{data[name]}</data>\n' for name in LOOKS])


def _line(keys: Mapping[str, str], source: str, target: str, key: str, data: Attributes) -> str:
    return "".join(nested(2, "edge", {"source": source, "target": target, "id": key}, _data(data, keys)))


def _types(rows: Iterable[Attributes]) -> dict[str, str]:
    """The columns of some rows, with GraphML's name of their type."""
    return {name: _TYPES[type(value)] for data in rows for name, value in data.items()}


def _keys(of: str, types: Mapping[str, str], keys: Mapping[str, str]) -> Iterator[str]:
    for key, name in sorted((keys.get(name, name), name) for name in types):
        yield element(1, "key", {"id": key, "for": of, "attr.name": name, "attr.type": types[name]})


def _data(data: Attributes, keys: Mapping[str, str]) -> Iterator[str]:
    for name, value in data.items():
        yield element(3, "data", {"key": keys.get(name, name)}, value)
