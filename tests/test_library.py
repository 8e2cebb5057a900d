"""The graph from Python: it is the records, it answers, and other libraries take it."""

from __future__ import annotations

import logging
import sys
from dataclasses import FrozenInstanceError, replace
from pathlib import Path
from typing import Any

import pytest

import newsgraph
from newsgraph.errors import QueryError, SetupError
from newsgraph.jsonl import write_graph
from newsgraph.library import Graph, as_graph
from newsgraph.network import Choice
from newsgraph.query import Limits
from newsgraph.records import KnowledgeGraph
from sample_graph import sample_graph


@pytest.fixture(scope="module")
def graph() -> Graph:
    return as_graph(sample_graph())


# --- it is a graph ---------------------------------------------------------------------------------------------------


def test_library_graph_is_the_records(graph: Graph) -> None:
    assert isinstance(graph, KnowledgeGraph)
    assert graph == sample_graph()
    assert sample_graph() == graph
    assert graph != KnowledgeGraph()
    assert graph != "graph"
    assert isinstance(replace(graph, claims=()), Graph)
    assert as_graph(graph) is graph
    assert repr(graph) == f"Graph(3 articles, {len(graph.entities)} entities, {len(graph.claims)} claims)"
    with pytest.raises(FrozenInstanceError):
        graph.claims = ()  # type: ignore[misc]


def test_library_reads_and_writes_a_folder(graph: Graph, tmp_path: Path) -> None:
    written = graph.write(tmp_path / "new", ["nt"])
    assert [path.name for path in written] == ["articles.jsonl", "entities.jsonl", "claims.jsonl", "graph.nt"]
    again = newsgraph.read_graph(tmp_path / "new")
    assert isinstance(again, newsgraph.Graph)
    assert [claim.id for claim in again.claims] == [claim.id for claim in graph.claims]
    assert again == newsgraph.read_graph(str(tmp_path / "new"))


def test_library_names_what_the_package_has_not() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        newsgraph.nothing  # noqa: B018


# --- asking ----------------------------------------------------------------------------------------------------------


def test_library_answers_named_questions(graph: Graph) -> None:
    assert graph.answer("both", first=2022, second=2025) == newsgraph.answer(
        sample_graph(), "both", first=2022, second=2025
    )
    assert [row["person"] for row in graph.answer("both", first=2022, second=2025)] == [
        "Bram Oskel",
        "Delia Marsh",
        "Ilva Torrin",
    ]
    with pytest.raises(QueryError, match="no named query"):
        graph.answer("nothing")


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("SELECT ?name WHERE { ?p a foaf:Person ; rdfs:label ?name } ORDER BY ?name LIMIT 1", [{"name": "Bram Oskel"}]),
        ("ASK { ?p rdfs:label 'Bram Oskel' }", [{"answer": True}]),
        ("SELECT (1.5 AS ?x) (?no AS ?y) WHERE {}", [{"x": 1.5, "y": None}]),
    ],
)
def test_library_answers_sparql(graph: Graph, text: str, rows: list[dict[str, Any]]) -> None:
    assert graph.sparql(text) == rows


def test_library_says_where_an_answer_is_cut(graph: Graph, caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("newsgraph").propagate = True
    with caplog.at_level(logging.WARNING, "newsgraph.library"):
        assert len(graph.sparql("SELECT ?s WHERE { ?s ?p ?o }", Limits(rows=3))) == 3
    assert caplog.messages == ["the answer is cut after 3 rows; see newsgraph.query.Limits"]


def test_library_refuses_what_would_change_the_graph(graph: Graph) -> None:
    with pytest.raises(QueryError, match="DROP would change the graph"):
        graph.sparql("DROP ALL")


def test_library_finds_shows_and_explains(graph: Graph) -> None:
    oskel = graph.find("oskel")
    assert oskel.id == "person/bram-oskel"
    assert graph.find("Porthaven", "place").kind == "place"
    dossier = graph.show("oskel")
    assert dossier.entity == oskel
    assert graph.explain(dossier.lines[0].claim).claim.id == dossier.lines[0].claim
    with pytest.raises(QueryError, match="not in the graph"):
        graph.find("Nobody")


def test_library_knows_the_network(graph: Graph) -> None:
    assert [step.end for step in graph.paths("Oskel", "Lorn")[0].steps] == [
        "group/norland-delegation-2025",
        "person/lars-lorn",
    ]
    assert graph.paths("Oskel", "Lorn", Choice(modality="reported")) == []
    assert graph.neighbours("Runa Rook")[0].entity.name == "Norland's negotiating team"
    assert graph.brokers().brokers[0].name == "Bram Oskel"
    assert sum(len(one.people) for one in graph.communities()) == len(graph.brokers().brokers)


def test_library_compares(graph: Graph) -> None:
    assert graph.changes_since(sample_graph()).changes == ()
    (change,) = [
        c for c in graph.changes_since(replace(graph, claims=graph.claims[1:])).changes if c.section != "contradictions"
    ]
    assert (change.change, change.claim) == ("added", graph.claims[0].id)


# --- other libraries -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("view", "kinds", "directed"),
    [
        ("all", {"membership", "role", "stance"}, True),
        ("people", {"shared"}, False),
        ("groups", {"membership"}, True),
        ("stances", {"stance"}, True),
    ],
)
def test_library_gives_networkx_its_graphs(graph: Graph, view: str, kinds: set[str], directed: bool) -> None:
    net = graph.to_networkx(view)
    assert net.is_directed() is directed
    assert {kind for *_, kind in net.edges(data="kind")} == kinds
    assert all("label" in data and "x" not in data for _, data in net.nodes(data=True))
    assert len(graph.to_networkx(view, isolates=False)) < len(net)


def test_library_says_which_views_there_are(graph: Graph) -> None:
    with pytest.raises(QueryError, match="'towns' is no view; there are all, people, stances, groups"):
        graph.to_networkx("towns")


def test_library_gives_rdflib_every_statement(graph: Graph) -> None:
    (count,) = graph.sparql("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
    rdf = graph.to_rdflib()
    assert len(rdf) == count["n"]
    (row,) = rdf.query("SELECT ?n WHERE { ?p a foaf:Person ; rdfs:label ?n } ORDER BY ?n LIMIT 1")
    assert str(row.n) == "Bram Oskel"


def test_library_gives_pandas_its_tables(graph: Graph) -> None:
    pytest.importorskip("pandas", reason="pandas is not installed")
    frames = graph.to_pandas()
    assert list(frames) == ["articles", "entities", "claims", "evidence", "mentions"]
    assert [len(frame) for frame in frames.values()] == [
        len(graph.articles),
        len(graph.entities),
        len(graph.claims),
        sum(len(claim.evidence) for claim in graph.claims),
        sum(len(entity.mentions) for entity in graph.entities),
    ]
    claims = frames["claims"].set_index("id")
    seat = next(claim for claim in graph.claims if claim.fields.get("member") == "person/bram-oskel")
    assert claims.loc[seat.id, ["subject_name", "words"]].tolist() == ["Bram Oskel", seat.evidence[0].text]
    joined = frames["evidence"].merge(frames["articles"], left_on="article", right_on="id")
    assert all(row.text[row.start_char : row.end_char] == row.words for row in joined.itertuples())
    assert {name: list(frame) for name, frame in as_graph(KnowledgeGraph()).to_pandas().items()} == {
        name: list(frame) for name, frame in frames.items()
    }


def test_library_says_that_pandas_is_missing(graph: Graph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(SetupError, match="pip install pandas"):
        graph.to_pandas()


def test_library_does_not_write_what_it_reads(tmp_path: Path) -> None:
    write_graph(sample_graph(), tmp_path)
    before = sorted(path.name for path in tmp_path.iterdir())
    newsgraph.read_graph(tmp_path).sparql("ASK {}")
    assert sorted(path.name for path in tmp_path.iterdir()) == before
