"""GraphML reads back as what was drawn, with keys that Gephi does not take for something else."""

from __future__ import annotations

from io import BytesIO
from xml.etree import ElementTree as ET

import networkx as nx

from newsgraph.export.graphml import to_graphml
from newsgraph.graph.property_graph import build_property_graph
from newsgraph.records import Entity, KnowledgeGraph
from sample_graph import sample_graph

SPACE = "{http://graphml.graphdrawing.org/xmlns}"


def test_export_graphml_reads_back_with_the_same_nodes_and_edges() -> None:
    drawn = build_property_graph(sample_graph())
    read = nx.read_graphml(BytesIO(to_graphml(sample_graph())), force_multigraph=True)
    assert dict(read.nodes(data=True)) == dict(drawn.nodes(data=True))
    assert list(read.edges(keys=True, data=True)) == list(drawn.edges(keys=True, data=True))


def test_export_graphml_is_the_same_bytes_each_time() -> None:
    assert to_graphml(sample_graph()) == to_graphml(sample_graph())


def test_export_graphml_keys_are_one_a_name_and_none_is_taken_for_a_label() -> None:
    # Gephi reads a node's `d3` and an edge's `d7`, NetworkX's own choice of key, as yEd's labels.
    keys = list(ET.fromstring(to_graphml(sample_graph())).iter(f"{SPACE}key"))
    names = [(key.get("for"), key.get("attr.name")) for key in keys]
    assert len(names) == len(set(names))
    assert all(key.get("id") == f"{scope}-{name}" for key, (scope, name) in zip(keys, names, strict=True))


def test_export_graphml_of_an_empty_graph_reads_back() -> None:
    assert len(nx.read_graphml(BytesIO(to_graphml(KnowledgeGraph())))) == 0


def test_export_graphml_keeps_letters_and_markup_of_names() -> None:
    name = 'Zoë "Zed" <Ünal> & 王'
    graph = KnowledgeGraph(entities=(Entity("person/zoe", "person", name),))
    assert nx.read_graphml(BytesIO(to_graphml(graph))).nodes["person/zoe"]["label"] == name
