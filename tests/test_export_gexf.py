"""GEXF reads back as what was drawn, with a timeline, and without day or version."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from nasty_graph import nasty_graph
from newsgraph.export import gexf
from newsgraph.export.drawing import draw
from newsgraph.export.drawing.attributes import LOOKS, NOT_XML
from newsgraph.export.graphml import to_graphml
from newsgraph.records import Claim, Entity, Evidence, KnowledgeGraph
from sample_graph import sample_graph

SPACE = "{http://www.gexf.net/1.2draft}"
PAIR = (Entity("person/ada", "person", "Ada"), Entity("group/team", "group", "team"))


def to_gexf(drawn: Any) -> bytes:
    return b"".join(gexf.to_gexf(drawn))


def canonical(data: bytes) -> str:
    return ET.canonicalize(data, strip_text=True, rewrite_prefixes=True)


def read(data: bytes) -> Any:
    return nx.read_gexf(BytesIO(data), version="1.2draft")


def plain(data: dict[str, Any]) -> dict[str, Any]:
    """A node's columns as they are drawn, from GEXF's terms."""
    viz = data["viz"]
    looks = {name: viz["color"][name] for name in "rgb"} | {name: viz["position"][name] for name in "xy"}
    others = {name: value for name, value in data.items() if name not in {"viz", "spells"}}
    return others | looks | {"size": viz["size"]}


def membership(number: int, as_of: str | None = None, **fields: str) -> Claim:
    fields = {"member": "person/ada", "group": "group/team", **fields}
    evidence = (Evidence("a", 0, 1, "A", "r", as_of),)
    return Claim(f"membership/{number}", "membership", "asserted", 1, "r", evidence, None, fields)


def write(*claims: Claim) -> bytes:
    return to_gexf(draw(KnowledgeGraph((), PAIR, claims)))


def test_export_gexf_reads_back_with_the_same_nodes_and_edges() -> None:
    drawn = draw(sample_graph())
    back = read(to_gexf(drawn))
    assert {node: plain(data) for node, data in back.nodes(data=True)} == dict(drawn.nodes(data=True))
    edges = {data.pop("id"): (source, target, data) for source, target, data in back.edges(data=True)}
    assert edges == {
        key: (source, target, {name: value for name, value in data.items() if name not in "rgb"})
        for source, target, key, data in drawn.edges(keys=True, data=True)
    }


def test_export_gexf_colours_lines() -> None:  # which NetworkX does not read
    drawn = draw(sample_graph())
    colours = {}
    for edge in ET.fromstring(to_gexf(drawn)).iter(f"{SPACE}edge"):
        colour = edge.find("{http://www.gexf.net/1.2draft/viz}color")
        assert colour is not None
        colours[edge.get("id")] = tuple(int(colour.get(part, "")) for part in "rgb")
    assert colours == {key: (line["r"], line["g"], line["b"]) for *_, key, line in drawn.edges(keys=True, data=True)}


def test_export_gexf_changes_nothing_of_what_is_drawn() -> None:
    drawn = draw(sample_graph())
    to_gexf(drawn)
    assert list(drawn.nodes(data=True)) == list(draw(sample_graph()).nodes(data=True))
    assert list(drawn.edges(data=True)) == list(draw(sample_graph()).edges(data=True))
    assert all(data.keys() >= LOOKS.keys() for _, data in drawn.nodes(data=True))


def test_export_gexf_draws_what_graphml_draws() -> None:
    drawn = draw(sample_graph())
    other = nx.read_graphml(BytesIO(b"".join(to_graphml(drawn))), force_multigraph=True)
    back = read(to_gexf(drawn))
    assert set(back) == set(other)
    assert {data["id"] for _, _, data in back.edges(data=True)} == {key for _, _, key in other.edges(keys=True)}


def test_export_gexf_keeps_parallel_edges_apart_by_claim_id() -> None:
    data = write(membership(1, capacity="head"), membership(2, capacity="expert"))
    assert {(key, data["label"]) for *_, key, data in read(data).edges(keys=True, data=True)} == {
        ("membership/1", "head"),
        ("membership/2", "expert"),
    }


@pytest.mark.parametrize(
    ("since", "start", "end"),
    [
        ("2022", "2022-01-01", None),
        ("2022-02", "2022-02-01", None),
        ("2025~", "2025-01-01", None),
        ("2020/2022", "2020-01-01", "2022-12-31"),
    ],
)
def test_export_gexf_has_days_for_the_timeline_and_edtf_beside_them(since: str, start: str, end: str | None) -> None:
    data = write(membership(1, start=since))
    graph = ET.fromstring(data).find(f"{SPACE}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    ((*_, line),) = read(data).edges(data=True)
    assert (line["since"], line["start"], line.get("end"), line["time_basis"]) == (since, start, end, "stated")


def test_export_gexf_without_any_date_has_no_timeline() -> None:
    data = write(membership(1))
    graph = ET.fromstring(data).find(f"{SPACE}graph")
    assert graph is not None
    assert graph.get("mode") == "static"
    assert not {"start", "end", "spells"} & {name for element in graph.iter() for name in element.attrib}


@pytest.mark.parametrize(
    ("lines", "spells"),
    [
        ((membership(1, "2024-03-05"),), [("2024-03-05", "2024-03-05")]),
        (
            (membership(1, "2024-03-05"), membership(2, "2025-03-05")),
            [("2024-03-05", "2024-03-05"), ("2025-03-05", "2025-03-05")],
        ),
        ((membership(1, "2024-03-05"), membership(2)), None),  # one line has no date: always there
    ],
)
def test_export_gexf_nodes_are_there_as_long_as_their_lines(lines: tuple[Claim, ...], spells: Any) -> None:
    for _, data in read(write(*lines)).nodes(data=True):
        assert data.get("spells") == spells


def test_export_gexf_carries_no_day_and_no_version_of_networkx() -> None:
    data = to_gexf(draw(sample_graph()))
    assert b"lastmodifieddate" not in data
    assert b"NetworkX" not in data
    assert b"networkx_key" not in data
    assert data == to_gexf(draw(sample_graph()))


def test_export_gexf_of_a_control_character_reads_back() -> None:
    graph = KnowledgeGraph(entities=(Entity("person/ada", "person", "Ada\x0b\x1bM"),))
    assert read(to_gexf(draw(graph, isolates=True))).nodes["person/ada"]["label"] == "Ada \ufffdM"


@pytest.mark.parametrize("view", ["all", "people", "groups", "stances"])
def test_export_gexf_of_an_empty_graph_reads_back(view: str) -> None:
    assert len(read(to_gexf(draw(KnowledgeGraph(), view)))) == 0


def test_export_gexf_is_as_networkx_writes_it() -> None:
    """NetworkX builds the whole file as a tree first: ten times the memory of the graph that is drawn."""
    drawn = draw(nasty_graph())
    written = drawn.copy()
    for node, data in written.nodes(data=True):
        days = gexf._spells(drawn, node)
        looks = {name: data.pop(name) for name in LOOKS}
        data["viz"] = {"color": {name: looks[name] for name in "rgb"} | {"a": 1.0}, "size": looks["size"]}
        data["viz"]["position"] = {"x": looks["x"], "y": looks["y"], "z": 0.0}
        data["spells"] = [tuple(day and day.isoformat() for day in (spell.first, spell.last)) for spell in days]
    for *_, key, data in written.edges(keys=True, data=True):
        data["viz"] = {"color": {name: data.pop(name) for name in "rgb"} | {"a": 1.0}}
        data["id"] = key
    theirs = ET.fromstring(NOT_XML.sub("\ufffd", "".join(nx.generate_gexf(written, version="1.2draft"))))
    columns = {(each.get("id")): each.get("title") for each in theirs.iter(f"{SPACE}attribute")}
    for each in [*theirs.iter(f"{SPACE}attribute"), *theirs.iter(f"{SPACE}attvalue")]:
        key = "id" if each.tag.endswith("attribute") else "for"
        each.set(key, columns[each.get(key)] or "")
    for parent in [*theirs.iter(f"{SPACE}attributes"), *theirs.iter(f"{SPACE}attvalues")]:
        for each in [each for each in parent if "networkx_key" in each.attrib.values()]:
            parent.remove(each)
    meta = theirs.find(f"{SPACE}meta")
    assert meta is not None
    meta.attrib.clear()
    meta[0].text = "newsgraph"
    assert canonical(ET.tostring(theirs)) == canonical(to_gexf(drawn))


def test_export_gexf_of_people_has_no_directions() -> None:
    assert not read(to_gexf(draw(sample_graph(), "people"))).is_directed()
