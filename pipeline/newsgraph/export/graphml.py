"""GraphML of the drawn graph, for Gephi, yEd, Cytoscape and NetworkX."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET  # writes only

from networkx.readwrite.graphml import GraphMLWriter

from newsgraph.graph.property_graph import build_property_graph
from newsgraph.records import KnowledgeGraph


def to_graphml(graph: KnowledgeGraph) -> bytes:
    """The drawn graph (see `newsgraph.graph.property_graph`) as GraphML, the same bytes for the same graph."""
    writer = GraphMLWriter(build_property_graph(graph), encoding="utf-8", prettyprint=False)
    _name_keys(writer.xml)
    ET.indent(writer.xml)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(writer.xml, encoding="unicode")}\n'.encode()


def _name_keys(root: Any) -> None:
    """Names the keys after scope and attribute, sorted: Gephi takes NetworkX's own `d3` and `d7` for yEd's labels."""
    keys = root.findall("key")
    names = {key.get("id"): f"{key.get('for')}-{key.get('attr.name')}" for key in keys}
    for key in keys:
        root.remove(key)
        key.set("id", names[key.get("id")])
    for data in root.iter("data"):
        data.set("key", names[data.get("key")])
    root[:] = sorted(keys, key=lambda key: str(key.get("id"))) + list(root)
