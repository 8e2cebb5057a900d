"""Programs that read tables and pictures open ours, count the same, and answer: each where it is installed.

pip install --group programs
"""

from __future__ import annotations

import asyncio
import json
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nasty_graph import ARTICLE, TEXT, WORDS, both_graphs
from newsgraph.export import TABLES, export_graph
from newsgraph.export.drawing import draw
from newsgraph.export.tables.cells import safe_cell
from newsgraph.export.tables.datasette import questions
from newsgraph.records import KnowledgeGraph
from sample_graph import sample_graph


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Files of the sample and the nasty graph in one."""
    folder = tmp_path_factory.mktemp("tables")
    export_graph(
        both_graphs(), folder, ["csv", "sqlite", "graphml", "gexf", "cyjs", "nodelink", "nq", "nt", "ttl", "rdf"]
    )
    return folder


@pytest.fixture(scope="module")
def sizes() -> dict[str, int]:
    graph = both_graphs()
    return {
        "articles": len(graph.articles),
        "entities": len(graph.entities),
        "claims": len(graph.claims),
        "evidence": sum(len(claim.evidence) for claim in graph.claims),
        "mentions": sum(len(entity.mentions) for entity in graph.entities),
    }


def people_of(graph: KnowledgeGraph) -> list[str]:
    return sorted(entity.name for entity in graph.entities if entity.kind == "person")


# --- pandas -------------------------------------------------------------------------------------------------------


def test_interop_pandas_reads_the_tables(folder: Path, sizes: dict[str, int]) -> None:
    pd = pytest.importorskip("pandas", reason="no pandas here")
    tables = {name: pd.read_csv(folder / f"{name}.csv", keep_default_na=False) for name in TABLES}
    assert {name: len(table) for name, table in tables.items()} == sizes
    entities, claims = tables["entities"], tables["claims"]
    assert sorted(entities[entities.kind == "person"].name) == sorted(map(safe_cell, people_of(both_graphs())), key=str)
    seats = claims[(claims.kind == "membership") & (claims.modality == "asserted")]
    assert set(seats[seats.object == "group/norland-team-2022"].subject_name) >= {"Ilva Torrin", "Bram Oskel"}
    assert pd.to_datetime(claims.first_day).min().year == 2022


def test_interop_pandas_reads_the_json_lines(tmp_path: Path, sizes: dict[str, int]) -> None:
    pd = pytest.importorskip("pandas", reason="no pandas here")
    from newsgraph.jsonl import write_graph

    write_graph(both_graphs(), tmp_path)
    assert {n: len(pd.read_json(tmp_path / f"{n}.jsonl", lines=True)) for n in ("articles", "entities", "claims")} == {
        name: sizes[name] for name in ("articles", "entities", "claims")
    }


# --- DuckDB and Parquet ---------------------------------------------------------------------------------------------


@pytest.fixture
def duck() -> Iterator[Any]:
    duckdb = pytest.importorskip("duckdb", reason="no duckdb here")
    with duckdb.connect() as connection:
        yield connection


def test_interop_duckdb_reads_the_tables(folder: Path, sizes: dict[str, int], duck: Any) -> None:
    read = {name: f"read_csv('{folder}/{name}.csv', all_varchar = true)" for name in TABLES}
    assert {name: duck.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for name, table in read.items()} == sizes
    names = duck.execute(f"SELECT name FROM {read['entities']} WHERE kind = 'person'").fetchall()
    assert sorted(name for (name,) in names) == sorted(map(safe_cell, people_of(both_graphs())), key=str)


@pytest.mark.parametrize("by", ["pyarrow", "duckdb"])
def test_interop_duckdb_and_pandas_read_parquet(
    by: str, sizes: dict[str, int], tmp_path: Path, duck: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip(by, reason=f"no {by} here")
    if by == "duckdb":
        monkeypatch.setattr("importlib.util.find_spec", lambda name: name == "duckdb")
    export_graph(both_graphs(), tmp_path, ["parquet"])
    first = {name: (tmp_path / f"{name}.parquet").read_bytes() for name in TABLES}
    export_graph(both_graphs(), tmp_path, ["parquet"])
    assert {name: (tmp_path / f"{name}.parquet").read_bytes() for name in TABLES} == first
    monkeypatch.undo()
    counts = {name: duck.execute(f"SELECT count(*) FROM '{tmp_path}/{name}.parquet'").fetchone()[0] for name in TABLES}
    assert counts == sizes
    names = duck.execute(f"SELECT name FROM '{tmp_path}/entities.parquet' WHERE kind = 'person'").fetchall()
    assert sorted(name for (name,) in names) == people_of(both_graphs())
    if by == "pyarrow":
        pd = pytest.importorskip("pandas", reason="no pandas here")
        assert sorted(pd.read_parquet(tmp_path / "evidence.parquet").words) == sorted(
            item.text for claim in both_graphs().claims for item in claim.evidence
        )


# --- Datasette ------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def site(folder: Path) -> Any:
    """Asks Datasette's JSON API: `site(path, **parameters)`."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        app = pytest.importorskip("datasette.app", reason="no datasette here")
    import yaml

    metadata = yaml.safe_load((folder / "metadata.yaml").read_text("utf8"))

    def ask(path: str, **parameters: str) -> Any:
        async def answer() -> Any:
            datasette = app.Datasette([], immutables=[str(folder / "graph.sqlite")], metadata=metadata)
            await datasette.invoke_startup()
            found = await datasette.client.get(path, params=parameters)
            assert found.status_code == 200, (path, found.status_code, found.text[:500])
            return found.json() if ".json" in path else found.text

        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return asyncio.run(answer())

    return ask


def test_interop_datasette_shows_tables_views_and_questions(site: Any, sizes: dict[str, int]) -> None:
    shown = site("/graph.json")
    counts = {table["name"]: table["count"] for table in shown["tables"] if table["name"] in TABLES}
    assert counts == sizes
    assert {"people", "roles", "memberships", "who_sat_where", "stances", "statements"} <= {
        v["name"] for v in shown["views"]
    }
    assert {query["name"] for query in shown["queries"]} == set(questions())


def test_interop_datasette_searches_and_answers(site: Any) -> None:
    rows = site("/graph/articles.json", _search="bureau director", _shape="array")
    assert [row["id"] for row in rows] == ["talks/first day"]
    rows = site("/graph/who_sat_where.json", _shape="array", year="2022", sender_name="Norland")
    assert "Ilva Torrin" in {row["person_name"] for row in rows}
    found = site("/graph/find.json", name="Torrin", _shape="array")
    assert found[0]["id"] == "person/ilva-torrin"
    sat = site("/graph/who_sat_with.json", person="person/ilva-torrin", _shape="array")
    assert sat[0]["shared"] == 2
    assert "ilva-torrin" in site("/graph/everything_about", entity="person/ilva-torrin")


def test_interop_datasette_labels_ids_by_names_and_columns_by_comments(site: Any) -> None:
    page = site("/graph/evidence")
    assert "Ilva Torrin, head of Norland" in page
    assert "Where the words begin in the article" in page
    assert "<script>alert(1)" not in page


def test_interop_datasette_keeps_what_is_nasty(site: Any) -> None:
    rows = site("/graph/entities.json", kind="person", _shape="array", _size="max")
    assert [word for word in WORDS if word not in {row["name"] for row in rows}] == []
    (article,) = site("/graph/articles.json", id=ARTICLE, _shape="array")
    assert article["text"] == TEXT


# --- pictures -------------------------------------------------------------------------------------------------------


def test_interop_igraph_opens_graphml(folder: Path) -> None:
    igraph = pytest.importorskip("igraph", reason="no igraph here")
    graph = igraph.Graph.Read_GraphML(str(folder / "graph.graphml"))
    drawn = draw(both_graphs())
    assert (graph.vcount(), graph.ecount()) == (len(drawn), drawn.size())
    assert sorted(graph.vs["name"]) == sorted(data["name"] for _, data in drawn.nodes(data=True))
    assert graph.is_directed()


def test_interop_pyvis_draws_the_picture(folder: Path, tmp_path: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        network = pytest.importorskip("pyvis.network", reason="no pyvis here").Network(directed=True)
    import networkx as nx

    data = json.loads((folder / "graph.nodelink.json").read_text("utf8"))
    drawn = draw(both_graphs())
    network.from_nx(nx.node_link_graph(data, edges="links"))
    assert (len(network.nodes), len(network.edges)) == (len(drawn), drawn.size())
    page = tmp_path / "page.html"
    page.write_text(network.generate_html(), "utf8")
    assert "Ilva Torrin" in page.read_text("utf8")


# --- RDF at the command line ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("name", "form"), [("nt", "ntriples"), ("ttl", "turtle"), ("rdf", "rdfxml"), ("nq", "nquads")])
def test_interop_rapper_counts_the_triples(name: str, form: str, folder: Path) -> None:
    if not shutil.which("rapper"):
        pytest.skip("no rapper here (Debian: raptor2-utils)")
    lines = set((folder / ("graph.nq" if name == "nq" else "graph.nt")).read_text("utf8").split("\n")[:-1])
    done = subprocess.run(
        ["rapper", "-q", "-i", form, "-o", "nquads", folder / f"graph.{name}"],
        capture_output=True,
        encoding="utf8",
        check=True,
    )
    assert done.stdout.count("\n") == len(lines)


@pytest.mark.parametrize("name", ["nt", "ttl", "rdf", "nq"])
def test_interop_oxigraph_loads_and_answers(name: str, folder: Path, tmp_path: Path) -> None:
    program = Path(sys.executable).parent / "oxigraph"
    found = str(program) if program.is_file() else shutil.which("oxigraph")
    if not found:
        pytest.skip("no oxigraph here (pip install oxigraph)")
    store = ["--location", str(tmp_path / "db")]
    subprocess.run([found, "load", *store, "--file", folder / f"graph.{name}"], check=True, capture_output=True)
    question = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    union = ["--union-default-graph"] if name == "nq" else []
    done = subprocess.run(
        [found, "query", *store, *union, "--query", question, "--results-format", "csv"],
        capture_output=True, encoding="utf8", check=True,
    )  # fmt: skip
    lines = (folder / f"graph.{'nq' if name == 'nq' else 'nt'}").read_text("utf8").split("\n")[:-1]
    assert int(done.stdout.split()[1]) == len(set(lines))


def test_interop_the_sample_is_among_what_is_tried() -> None:
    assert {claim.id for claim in sample_graph().claims} < {claim.id for claim in both_graphs().claims}
