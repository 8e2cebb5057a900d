"""GraphML reads back as what was drawn, with keys that Gephi does not take for something else."""

from __future__ import annotations

import inspect
import json
from io import BytesIO
from typing import Any
from xml.etree import ElementTree as ET

import networkx as nx
import pytest

from nasty_graph import nasty_graph
from newsgraph.export import graphml
from newsgraph.export.drawing import draw
from newsgraph.export.drawing.attributes import NOT_XML
from newsgraph.records import Entity, KnowledgeGraph
from sample_graph import sample_graph

SPACE = "{http://graphml.graphdrawing.org/xmlns}"
# NetworkX before 3.4 called it `link`.
LINKS = {"edges" if "edges" in inspect.signature(nx.node_link_data).parameters else "link": "links"}


def to_graphml(drawn: Any) -> bytes:
    return b"".join(graphml.to_graphml(drawn))


def canonical(data: bytes) -> str:
    return ET.canonicalize(data, strip_text=True, rewrite_prefixes=True)


def read(data: bytes) -> Any:
    return nx.read_graphml(BytesIO(data), force_multigraph=True)


@pytest.mark.parametrize("view", ["all", "people", "groups", "stances"])
def test_export_graphml_reads_back_with_the_same_nodes_and_edges(view: str) -> None:
    drawn = draw(sample_graph(), view)
    back = read(to_graphml(drawn))
    assert dict(back.nodes(data=True)) == dict(drawn.nodes(data=True))
    assert list(back.edges(keys=True, data=True)) == list(drawn.edges(keys=True, data=True))


def test_export_graphml_is_the_same_bytes_each_time() -> None:
    assert to_graphml(draw(sample_graph())) == to_graphml(draw(sample_graph()))


def test_export_graphml_is_as_networkx_writes_it() -> None:
    """NetworkX builds the whole file as a tree first: ten times the memory of the graph that is drawn."""
    drawn = draw(nasty_graph())
    theirs = ET.fromstring(NOT_XML.sub("\ufffd", "".join(nx.generate_graphml(drawn))))
    of_nodes = {each.get("attr.name") for each in theirs if each.get("for") == "node"}
    names = {}
    for key in [each for each in theirs if each.tag.endswith("key")]:
        name = key.get("attr.name") or ""
        names[key.get("id")] = f"edge_{name}" if key.get("for") == "edge" and name in of_nodes else name
        key.set("id", names[key.get("id")])
    for data in theirs.iter(f"{SPACE}data"):
        data.set("key", names[data.get("key")])
    keys = sorted(theirs[:-1], key=lambda key: (key.get("for") != "node", key.get("id") or ""))
    theirs[:-1] = keys
    assert canonical(ET.tostring(theirs)) == canonical(to_graphml(drawn))


def test_export_graphml_keys_are_the_plain_names_and_stand_once() -> None:
    # Gephi reads a node's `d3` and an edge's `d7`, NetworkX's own choice of key, as yEd's labels.
    keys = list(ET.fromstring(to_graphml(draw(sample_graph()))).iter(f"{SPACE}key"))
    nodes = {key.get("id"): key.get("attr.name") for key in keys if key.get("for") == "node"}
    edges = {key.get("id"): key.get("attr.name") for key in keys if key.get("for") == "edge"}
    assert all(key == name for key, name in nodes.items())
    assert all(key == (f"edge_{name}" if name in nodes else name) for key, name in edges.items())
    assert {"kind", "label", "x", "y", "size", "r", "g", "b"} <= nodes.keys()
    assert {"edge_kind", "weight", "start", "time_basis"} <= edges.keys()
    assert len(keys) == len(nodes | edges)


def test_export_graphml_of_an_empty_graph_reads_back() -> None:
    assert len(read(to_graphml(draw(KnowledgeGraph())))) == 0


def test_export_graphml_keeps_letters_and_markup_of_names() -> None:
    name = 'Zoë "Zed" <Ünal> & 王'
    graph = KnowledgeGraph(entities=(Entity("person/zoe", "person", name),))
    assert read(to_graphml(draw(graph, isolates=True))).nodes["person/zoe"]["label"] == name


def test_export_graphml_goes_through_networkxs_json_and_back() -> None:
    back = read(to_graphml(draw(sample_graph())))
    text = json.dumps(nx.node_link_data(back, **LINKS))
    again = nx.node_link_graph(json.loads(text), **LINKS)
    assert list(again.edges(keys=True, data=True)) == list(back.edges(keys=True, data=True))
    assert dict(again.nodes(data=True)) == dict(back.nodes(data=True))


def test_export_graphml_becomes_a_table_of_edges() -> None:
    pytest.importorskip("pandas", reason="no pandas here")
    back = read(to_graphml(draw(sample_graph())))
    table = nx.to_pandas_edgelist(back)
    assert list(zip(table["source"], table["target"], strict=True)) == list(back.edges())
