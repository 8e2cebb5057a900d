"""GEXF of the drawn graph, for Gephi: nodes coloured by kind, edges by modality."""

from __future__ import annotations

from typing import Any
from xml.etree import ElementTree as ET  # writes only

from networkx.readwrite.gexf import GEXFWriter

from newsgraph.graph.property_graph import build_property_graph
from newsgraph.records import KnowledgeGraph

# Paul Tol's "bright" scheme: told apart by colour-blind readers too (https://personal.sron.nl/~pault/).
NODE_COLOURS: dict[str, tuple[int, int, int]] = {
    "person": (68, 119, 170),
    "organisation": (238, 102, 119),
    "group": (34, 136, 51),
    "country": (204, 187, 68),
    "place": (102, 204, 238),
    "event": (170, 51, 119),
    "topic": (187, 187, 187),
}
EDGE_COLOURS: dict[str, tuple[int, int, int]] = {"asserted": (90, 90, 90), "reported": (190, 190, 190)}

# GEXF reads an edge's `start` and `end` as the graph's time line, which EDTF ("2022-02", "2025?") would break.
_RENAMED = {"start": "since", "end": "until"}


def to_gexf(graph: KnowledgeGraph) -> bytes:
    """The drawn graph (see `newsgraph.graph.property_graph`) as GEXF 1.2, the same bytes for the same graph."""
    drawn = build_property_graph(graph)
    for _, node in drawn.nodes(data=True):
        node["viz"] = {"color": _colour(NODE_COLOURS[node["kind"]])}
    for _, _, key, edge in drawn.edges(keys=True, data=True):
        renamed = {_RENAMED.get(name, name): value for name, value in edge.items()}
        edge.clear()
        edge.update(renamed, id=key, viz={"color": _colour(EDGE_COLOURS[renamed["modality"]])})
    writer = GEXFWriter(drawn, encoding="utf-8", version="1.2draft")
    _drop_stamps(writer.xml)
    ET.indent(writer.xml)
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{ET.tostring(writer.xml, encoding="unicode")}\n'.encode()


def _colour(rgb: tuple[int, int, int]) -> dict[str, float]:
    return {**dict(zip("rgb", rgb, strict=True)), "a": 1.0}


def _drop_stamps(root: Any) -> None:
    """Removes what NetworkX adds of its own: the day, its version, the edge keys doubled; names the columns."""
    meta = root.find("meta")
    del meta.attrib["lastmodifieddate"]
    meta.find("creator").text = "newsgraph"
    graph = root.find("graph")
    for columns in graph.findall("attributes"):
        names = {column.get("id"): column.get("title") for column in columns}
        for column in [column for column in columns if column.get("title") == "networkx_key"]:
            columns.remove(column)
        for column in columns:
            column.set("id", column.get("title"))
        for values in graph.iterfind(f"{columns.get('class')}s/{columns.get('class')}/attvalues"):
            _name_values(values, names)


def _name_values(values: Any, names: dict[str, str]) -> None:
    for value in list(values):
        name = names[value.get("for")]
        value.set("for", name)
        if name == "networkx_key":
            values.remove(value)
