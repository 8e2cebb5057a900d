"""GEXF reads back as what was drawn, without day, version or time line."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from newsgraph.export.gexf import NODE_COLOURS, to_gexf
from newsgraph.export.graphml import to_graphml
from newsgraph.graph.property_graph import build_property_graph
from newsgraph.records import Claim, Entity, Evidence, KnowledgeGraph
from sample_graph import sample_graph

SPACE = "{http://www.gexf.net/1.2draft}"
PAIR = (Entity("person/ada", "person", "Ada"), Entity("group/team", "group", "team"))


def read(data: bytes) -> Any:
    return nx.read_gexf(BytesIO(data), version="1.2draft")


def membership(number: int, **fields: str) -> Claim:
    fields = {"member": "person/ada", "group": "group/team", **fields}
    return Claim(
        f"membership/{number}", "membership", "asserted", 1, "r", (Evidence("a", 0, 1, "A", "r"),), None, fields
    )


def test_export_gexf_reads_back_with_the_same_nodes_and_edges() -> None:
    drawn = build_property_graph(sample_graph())
    back = read(to_gexf(sample_graph()))
    nodes = {node: {key: value for key, value in data.items() if key != "viz"} for node, data in back.nodes(data=True)}
    assert nodes == dict(drawn.nodes(data=True))
    renamed = {"since": "start", "until": "end"}
    edges = {data.pop("id"): (source, target, data) for source, target, data in back.edges(data=True)}
    assert edges.keys() == {key for _, _, key in drawn.edges(keys=True)}
    for source, target, key, data in drawn.edges(keys=True, data=True):
        written = {renamed.get(name, name): value for name, value in edges[key][2].items() if name != "viz"}
        assert (*edges[key][:2], written) == (source, target, data)


def test_export_gexf_draws_what_graphml_draws() -> None:
    other = nx.read_graphml(BytesIO(to_graphml(sample_graph())), force_multigraph=True)
    back = read(to_gexf(sample_graph()))
    assert set(back) == set(other)
    assert {data["id"] for _, _, data in back.edges(data=True)} == {key for _, _, key in other.edges(keys=True)}


def test_export_gexf_keeps_parallel_edges_apart_by_claim_id() -> None:
    graph = KnowledgeGraph((), PAIR, (membership(1, capacity="head"), membership(2, capacity="expert")))
    assert {(key, data["label"]) for *_, key, data in read(to_gexf(graph)).edges(keys=True, data=True)} == {
        ("membership/1", "head"),
        ("membership/2", "expert"),
    }


@pytest.mark.parametrize("time", ["2022", "2022-02", "2025~", "2022/.."])
def test_export_gexf_stays_static_whatever_the_times(time: str) -> None:
    data = to_gexf(KnowledgeGraph((), PAIR, (membership(1, start=time, end=time),)))
    assert ET.fromstring(data).find(f"{SPACE}graph").get("mode") == "static"
    assert next(iter(read(data).edges(data=True)))[2]["since"] == time


def test_export_gexf_carries_no_day_and_no_version_of_networkx() -> None:
    data = to_gexf(sample_graph())
    assert b"lastmodifieddate" not in data
    assert b"NetworkX" not in data
    assert b"networkx_key" not in data
    assert data == to_gexf(sample_graph())


def test_export_gexf_colours_nodes_by_kind() -> None:
    back = read(to_gexf(sample_graph()))
    for _, data in back.nodes(data=True):
        colour = data["viz"]["color"]
        assert (colour["r"], colour["g"], colour["b"]) == NODE_COLOURS[data["kind"]]


def test_export_gexf_of_a_control_character_reads_back() -> None:
    graph = KnowledgeGraph(entities=(Entity("person/ada", "person", "Ada\x0b\x1bM"),))
    assert read(to_gexf(graph)).nodes["person/ada"]["label"] == "Ada \ufffdM"


def test_export_gexf_of_an_empty_graph_reads_back() -> None:
    assert len(read(to_gexf(KnowledgeGraph()))) == 0
