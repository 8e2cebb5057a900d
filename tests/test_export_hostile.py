"""Whatever stands in names, words and ids goes through every writer and comes back the same.

The exceptions are told: XML cannot hold some control characters (U+FFFD), pictures write white space as one blank, and CSV
disarms formulas by an apostrophe.
"""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from collections.abc import Callable
from contextlib import closing
from io import BytesIO, StringIO
from typing import Any

import networkx as nx
import pyoxigraph
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nasty_graph import nasty_graph
from newsgraph.export import EXPORTERS
from newsgraph.export.drawing import draw
from newsgraph.export.tables.cells import safe_cell
from newsgraph.folder import Content
from newsgraph.graph.rdf import build_dataset
from newsgraph.records import Article, Claim, Entity, EntityMention, Evidence, KnowledgeGraph

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=40) | st.sampled_from(
    ["]]>", "<a & 'b' \"c\">", "\x00", "\x1b[0m", "\u202e\u200f", "👩‍👩‍👧", "a\r\nb\rc\n", "\u2028\x85", "=1+1", "'=x", ";--", "\\", "\\n", "$x", "a;b\tc"]
)  # fmt: skip
ids = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=20)


@st.composite
def graphs(draw_from: st.DrawFn) -> KnowledgeGraph:
    """A person in a group, with the office of a title, as one article tells it."""
    id_, text, name, title = draw_from(ids), draw_from(texts), draw_from(texts), draw_from(texts)
    person = Entity(
        f"person/{draw_from(ids)}", "person", name, (draw_from(texts),), (EntityMention(id_, 0, 1, text[:1]),)
    )
    group = Entity(f"group/{draw_from(ids)}", "group", draw_from(texts), properties={"date": "2025", "occasion": title})
    piece = (Evidence(id_, 0, len(text), text, "rule.x"),)
    claims = (
        Claim("membership/0", "membership", "asserted", 0.5, "rule.x", piece, None,
              {"member": person.id, "group": group.id, "capacity": title}),
        Claim("statement/0", "statement", "asserted", 0.5, "rule.x", piece, None, {"speaker": person.id, "content": text}),
    )  # fmt: skip
    return KnowledgeGraph((Article(id_, text, name, publisher=title),), (group, person), claims)


def written(graph: KnowledgeGraph, format_: str) -> dict[str, bytes]:
    exporter = EXPORTERS[format_]
    made: dict[str, Callable[[], Any]] = {
        "records": lambda: graph,
        "drawn": lambda: draw(graph),
        "dataset": lambda: build_dataset(graph),
    }
    return {name: whole(content) for name, content in exporter.write(made[exporter.reads]())}


def whole(content: Content) -> bytes:
    pieces = [content] if isinstance(content, str | bytes) else content
    return b"".join(piece.encode() if isinstance(piece, str) else piece for piece in pieces)


def drawn_text(text: str) -> str:
    return NOT_XML.sub("\ufffd", " ".join(text.split()))


# --- how each is read back ----------------------------------------------------------------------------------------


def check_csv(graph: KnowledgeGraph) -> None:
    files = written(graph, "csv")
    read = {name: list(csv.DictReader(StringIO(data.decode(), newline=""))) for name, data in files.items()}
    assert [row["name"] for row in read["entities.csv"]] == [safe_cell(entity.name) for entity in graph.entities]
    assert [row["id"] for row in read["entities.csv"]] == [entity.id for entity in graph.entities]
    assert [row["words"] for row in read["evidence.csv"]] == [
        safe_cell(item.text) for claim in graph.claims for item in claim.evidence
    ]


def check_sqlite(graph: KnowledgeGraph) -> None:
    with closing(sqlite3.connect(":memory:")) as database:
        database.deserialize(written(graph, "sqlite")["graph.sqlite"])
        assert database.execute("SELECT id, name FROM entities").fetchall() == [(e.id, e.name) for e in graph.entities]
        assert database.execute("SELECT id, text FROM articles").fetchall() == [(a.id, a.text) for a in graph.articles]
        assert database.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def check_nq(graph: KnowledgeGraph) -> None:
    quads = pyoxigraph.parse(written(graph, "nq")["graph.nq"], format=pyoxigraph.RdfFormat.N_QUADS)
    dataset = build_dataset(graph)
    assert sum(1 for _ in quads) == sum(1 for _ in dataset.lines())


def check_rdf(graph: KnowledgeGraph) -> None:
    quads = pyoxigraph.parse(written(graph, "rdf")["graph.rdf"], format=pyoxigraph.RdfFormat.RDF_XML)
    lines = "\n".join(build_dataset(graph).union_lines()).encode()
    said = {quad.triple for quad in pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_TRIPLES)}
    assert {quad.triple for quad in quads} == {pyoxigraph.Triple(s, p, _in_xml(o)) for s, p, o in said}


def _in_xml(term: Any) -> Any:
    if not isinstance(term, pyoxigraph.Literal):
        return term
    return pyoxigraph.Literal(NOT_XML.sub("\ufffd", term.value), datatype=term.datatype)


def check_cyjs(graph: KnowledgeGraph) -> None:
    elements = json.loads(written(graph, "cyjs")["graph.cyjs"])["elements"]
    names = {node["data"]["id"]: node["data"]["name"] for node in elements["nodes"] if "name" in node["data"]}
    drawn = draw(graph)
    assert names == {entity.id: drawn_text(entity.name) for entity in graph.entities if entity.id in drawn and drawn_text(entity.name)}  # fmt: skip
    assert {(line["data"]["source"], line["data"]["target"]) for line in elements["edges"]} == set(drawn.edges())
    every = [element["data"]["id"] for part in elements.values() for element in part]
    assert len(every) == len(set(every))


def check_nodelink(graph: KnowledgeGraph) -> None:
    data = json.loads(written(graph, "nodelink")["graph.nodelink.json"])
    again, drawn = nx.node_link_graph(data, edges="links"), draw(graph)
    assert list(again.edges(keys=True, data=True)) == list(drawn.edges(keys=True, data=True))
    assert dict(again.nodes(data=True)) == dict(drawn.nodes(data=True))


def check_neo4j(graph: KnowledgeGraph) -> None:
    files = written(graph, "neo4j")
    rows = list(csv.DictReader(StringIO(files["neo4j-entities.csv"].decode(), newline="")))
    assert [(row["id:ID(Entity)"], row["name"]) for row in rows] == [(e.id, e.name) for e in graph.entities]
    lines = files["load.cypher"].decode().split("\n")
    names = [
        found
        for line in lines
        if (found := re.search(r"^\{id: ('(?:[^'\\]|\\.)*'), kind: .*?, name: ('(?:[^'\\]|\\.)*'), label: ", line))
    ]
    read = [(_read_literal(found[1]), _read_literal(found[2])) for found in names]
    assert read == sorted(((e.id, e.name) for e in graph.entities), key=lambda pair: (pair[0].split("/")[0], pair[0]))


def _read_literal(text: str) -> str:
    plain = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
    return re.sub(r"\\(.)", lambda found: plain.get(found[1], found[1]), text[1:-1])


def check_ftm(graph: KnowledgeGraph) -> None:
    rows = [json.loads(line) for line in written(graph, "ftm")["graph.ftm.json"].decode().split("\n")[:-1]]
    for row in rows:
        assert row["schema"] in {"Article", "Person", "Organization", "Membership", "Occupancy", "Position", "Mention"}
        assert re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9-]*[A-Za-z0-9]", row["id"], re.ASCII)
        assert all(value for values in row["properties"].values() for value in values)


def check_gexf(graph: KnowledgeGraph) -> None:
    back = nx.read_gexf(BytesIO(written(graph, "gexf")["graph.gexf"]), version="1.2draft")
    assert set(back) == {NOT_XML.sub("\ufffd", node) for node in draw(graph)}


def check_graphml(graph: KnowledgeGraph) -> None:
    back = nx.read_graphml(BytesIO(written(graph, "graphml")["graph.graphml"]), force_multigraph=True)
    assert set(back) == {NOT_XML.sub("\ufffd", node) for node in draw(graph)}


def check_rdf_formats(graph: KnowledgeGraph) -> None:
    lines = "\n".join(build_dataset(graph).union_lines()).encode()
    said = {quad.triple for quad in pyoxigraph.parse(lines, format=pyoxigraph.RdfFormat.N_TRIPLES)}
    for name, kind in (("ttl", "TURTLE"), ("trig", "TRIG"), ("nt", "N_TRIPLES"), ("jsonld", "JSON_LD")):
        data = written(graph, name)[f"graph.{name}"]
        assert {quad.triple for quad in pyoxigraph.parse(data, format=getattr(pyoxigraph.RdfFormat, kind))} == said, (
            name
        )


CHECKS: dict[str, Callable[[KnowledgeGraph], None]] = {
    name.removeprefix("check_"): check for name, check in globals().items() if name.startswith("check_")
}


@pytest.mark.parametrize("format_", CHECKS)
def test_export_hostile_fixed_graph_comes_back(format_: str) -> None:
    CHECKS[format_](nasty_graph())


@pytest.mark.parametrize("format_", CHECKS)
def test_export_hostile_words_come_back(format_: str) -> None:
    @settings(max_examples=40, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), database=None)
    @given(graphs())
    def check(graph: KnowledgeGraph) -> None:
        CHECKS[format_](graph)

    check()


@pytest.mark.parametrize("format_", EXPORTERS)
def test_export_hostile_graph_gives_the_same_bytes_each_time(format_: str) -> None:
    if not EXPORTERS[format_].is_there:
        pytest.skip(f"{format_} needs {' or '.join(EXPORTERS[format_].needs)}")
    assert written(nasty_graph(), format_) == written(nasty_graph(), format_)
