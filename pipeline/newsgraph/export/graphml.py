"""GraphML of a drawn graph, for Gephi, yEd, Cytoscape and NetworkX: places, sizes and colours are columns."""

from __future__ import annotations

from typing import Any

from networkx.readwrite.graphml import GraphMLWriter

from newsgraph.export.drawing.xml_text import write_xml

Graph = Any  # networkx ships without types


def to_graphml(drawn: Graph) -> bytes:
    """A drawn graph (see `newsgraph.export.drawing`) as GraphML, the same bytes for the same graph."""
    writer = GraphMLWriter(drawn, encoding="utf-8", prettyprint=False)
    _name_keys(writer.xml)
    return write_xml(writer.xml)


def _name_keys(root: Any) -> None:
    """Names the keys after their attributes, in their order: Gephi shows the key as the column's id.

    A key's id stands once in a document, so what nodes have too (`kind`) is `edge_kind` for lines. Gephi takes
    NetworkX's own `d3` and `d7` for yEd's labels.
    """
    keys = root.findall("key")
    of_nodes = {key.get("attr.name") for key in keys if key.get("for") == "node"}
    names = {}
    for key in keys:
        name = key.get("attr.name")
        names[key.get("id")] = f"edge_{name}" if key.get("for") == "edge" and name in of_nodes else name
        root.remove(key)
        key.set("id", names[key.get("id")])
    for data in root.iter("data"):
        data.set("key", names[data.get("key")])
    root[:] = sorted(keys, key=lambda key: (key.get("for") != "node", str(key.get("id")))) + list(root)
