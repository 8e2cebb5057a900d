"""GEXF of a drawn graph, for Gephi: with places, sizes and colours, and a timeline."""

from __future__ import annotations

from datetime import date
from typing import Any

from networkx.readwrite.gexf import GEXFWriter

from newsgraph.export.drawing.attributes import LOOKS
from newsgraph.export.drawing.times import Days, merge
from newsgraph.export.drawing.xml_text import write_xml

Graph = Any  # networkx ships without types


def to_gexf(drawn: Graph) -> bytes:
    """A drawn graph (see `newsgraph.export.drawing`) as GEXF 1.2, the same bytes for the same graph."""
    written = drawn.copy()
    for node, data in written.nodes(data=True):
        _move_looks(data)
        if spells := _spells(drawn, node):
            data["spells"] = spells
    for *_, key, line in written.edges(keys=True, data=True):
        _move_looks(line)
        line["id"] = key
    writer = GEXFWriter(written, encoding="utf-8", version="1.2draft")
    _drop_stamps(writer.xml)
    return write_xml(writer.xml)


def _move_looks(data: dict[str, Any]) -> None:
    """What the plain columns of a drawn graph say of looks, in GEXF's own terms."""
    looks = {name: data.pop(name) for name in LOOKS if name in data}
    data["viz"] = {"color": {**{name: looks[name] for name in "rgb"}, "a": 1.0}}
    if "size" in looks:
        data["viz"] |= {"size": looks["size"], "position": {"x": looks["x"], "y": looks["y"], "z": 0.0}}


def _spells(drawn: Graph, node: str) -> list[tuple[str | None, str | None]]:
    """When a node is there: as long as a line that touches it; always (none given) where one of these has no date."""
    lines = [line for *_, line in drawn.edges(node, data=True)]
    if drawn.is_directed():
        lines += [line for *_, line in drawn.in_edges(node, data=True)]
    if not all("start" in line or "end" in line for line in lines):
        return []
    days = [Days(_day(line.get("start")), _day(line.get("end"))) for line in lines]
    return [(_text(there.first), _text(there.last)) for there in merge(days)]


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _text(day: date | None) -> str | None:
    return day.isoformat() if day else None


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
