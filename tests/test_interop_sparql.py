"""The named queries give the same rows in the same order in Apache Jena and Eclipse RDF4J as in Oxigraph.

Needs a JDK (17 or later) and Maven, with the engines of java/pom.xml in its repository:

    mvn -f tests/java/pom.xml dependency:build-classpath

fetches them. The tests themselves ask Maven offline.
"""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from decimal import Decimal
from functools import partial
from pathlib import Path

import pyoxigraph
import pytest

from asking import combinations
from jars import JAVA, class_path_of
from many_articles import many_articles
from newsgraph.export import export_graph
from newsgraph.query import NamedQuery, list_queries, open_store
from newsgraph.query.named import bind_query
from newsgraph.query.names import find_nodes
from newsgraph.terms import XSD

SEEDS = Path(__file__).parents[1] / "exports" / "graph.nt"
QUERIES = list_queries()
WHOLE, REAL = (XSD.integer, XSD.nonNegativeInteger), (XSD.decimal,)

# Of each graph a value for each parameter. Those of "hundred" change the answer.
YEARS = {"first": 2022, "second": 2025}
MET = {"date": "2025", "round": 1, "place": "Istanbul"}
MET_100 = {"date": "2022", "round": 1, "place": "Porthaven"}
BOTH = {**YEARS, "first_round": 1, "second_round": 2, "first_place": "Istanbul", "second_place": "Istanbul", **MET}
BOTH_100 = {
    **YEARS,
    "first_round": 1,
    "second_round": 2,
    "first_place": "Porthaven",
    "second_place": "Norland",
    **MET_100,
}
VALUES: dict[str, dict[str, dict[str, object]]] = {
    "seeds": {
        "agreements": {"person": "Putin", "other": "Zelensky", "target": "talks", "kind": "disagree"},
        "colleagues": {"person": "Medinsky", "body": "Russian delegation"},
        "exclusive": {"publisher": "moscow", "person": "Putin", "kind": "stance"},
        "pair": {"person": "Putin", "other": "Zelensky", "denied": True},
        "quoted": {"about": "Putin", "least": 2},
        "quotes": {"by": "moscow", "speaker": "Putin", "least": 2},
        "shared": {"person": "Medinsky", "other": "Fomin"},
        "since": {"date": "2025-05-14", "person": "Medinsky", "kind": "role"},
        "single-source": {"person": "Medinsky", "kind": "role", "denied": True},
        "stance-history": {"target": "Ukraine", "holder": "Medinsky", "polarity": "against", "since": "2025", "denied": True},
        "successors": {"person": "Putin", "title": "minister", "organisation": "GRU", "country": "Russia"},
        "together": {"person": "Medinsky", "group": "Russian delegation", "least": 2, "bodies": True},
        "both": {**BOTH, "sender": "Russia", "denied": True},
        "contradictions": {"person": "Kostyukov"},
        "groups": {"group": "Russian delegation", "sender": "Russia", "year": 2025, **MET},
        "holders": {"title": "minister", "organisation": "GRU", "country": "Russia", "status": "current", "denied": True},
        "joined": {**BOTH, "sender": "Russia"},
        "left": {**BOTH, "sender": "Russia"},
        "members": {"group": "Russian delegation", "sender": "Russia", "year": 2025, **MET, "denied": True},
        "portrayals": {"target": "Putin", "polarity": "against", "own": True, "near": True},
        "publishers": {"person": "Medinsky", "least": 1},
        "roles-at": {"date": "2025", "person": "Medinsky", "organisation": "GRU", "country": "Russia", "known": True},
        "roles": {"person": "Medinsky", "status": "current", "denied": True},
        "stances": {"target": "Ukraine", "holder": "Putin", "polarity": "against", "denied": True},
        "stance-changes": {"holder": "Russia", "target": "Ukraine", "known": True},
        "statements": {"speaker": "Putin", "about": "Ukraine", "denied": True},
    },
    "hundred": {
        "agreements": {"person": "Ada Weld", "other": "Bo Quist", "target": "harbor truce", "kind": "disagree"},
        "colleagues": {"person": "Ada Weld", "body": "delegation"},
        "exclusive": {"publisher": "gazette", "person": "Cato Verne", "kind": "stance"},
        "pair": {"person": "Ada Weld", "other": "Bo Quist", "denied": True},
        "quoted": {"about": "波", "least": 2},
        "quotes": {"by": "HERALD", "speaker": "Ada Weld", "least": 2},
        "shared": {"person": "Ada Weld", "other": "Bo Quist"},
        "since": {"date": "2022", "person": "Cato Verne", "kind": "role"},
        "single-source": {"person": "Cato Verne", "kind": "role", "denied": True},
        "stance-history": {"target": "harbor truce", "holder": "Sudmark", "polarity": "against", "since": "2023", "denied": True},
        "successors": {"person": "Cato Verne", "title": '"UNIT', "organisation": "Harbor Bureau", "country": "Norland"},
        "together": {"person": "Ada Weld", "group": "delegation", "least": 6, "bodies": True},
        "both": {**BOTH_100, "sender": "Norland", "denied": True},
        "contradictions": {"person": "Cato Verne"},
        "groups": {"group": "delegation", "sender": "Norland", "year": 2022, **MET_100},
        "holders": {"title": "MINISTER", "organisation": "Harbor Bureau", "country": "Norland", "status": "current", "denied": True},
        "joined": {**BOTH_100, "second_place": "Lowmoor", "sender": "Sudmark"},
        "left": {**BOTH_100, "sender": "Norland"},
        "members": {"group": "delegation", "sender": "Norland", "year": 2022, **MET_100, "denied": True},
        "portrayals": {"target": "Bo Quist", "polarity": "against", "own": True, "near": True},
        "publishers": {"person": "Cato Verne", "least": 2},
        "roles-at": {"date": "2022-03", "person": "Cato Verne", "organisation": "Harbor Bureau", "country": "Norland", "known": True},
        "roles": {"person": "Cato Verne", "status": "current", "denied": True},
        "stances": {"target": "harbor truce", "holder": "Ada Weld", "polarity": "against", "denied": True},
        "stance-changes": {"holder": "Sudmark", "target": "harbor truce", "known": True},
        "statements": {"speaker": "Ada Weld", "about": "波", "denied": True},
    },
}  # fmt: skip

Answer = tuple[list[str], list[tuple[str | None, ...]]]  # names of columns, rows


@pytest.fixture(scope="module", params=VALUES)
def graph(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="module")
def folder(graph: str, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """graph.nt and a file for each question: NAME.0.rq as it is shipped, NAME.1.rq and on with values."""
    folder = tmp_path_factory.mktemp(graph)
    if graph == "seeds":
        shutil.copy(SEEDS, folder)
    else:
        export_graph(many_articles(), folder, ["nt"])
    store = open_store(folder / "graph.nt")
    for query in QUERIES:
        for number, text in enumerate(questions(store, query, VALUES[graph][query.name])):
            (folder / f"{query.name}.{number}.rq").write_text(text, "utf8")
    return folder


@pytest.fixture(scope="module")
def expected(folder: Path) -> dict[str, Answer]:
    """What Oxigraph answers, by the stem of the question's file."""
    store = open_store(folder / "graph.nt")
    return {path.stem: read(store.query(path.read_text("utf8"))) for path in sorted(folder.glob("*.rq"))}


@pytest.fixture(scope="module")
def class_path(tmp_path_factory: pytest.TempPathFactory) -> str:
    return class_path_of(JAVA / "pom.xml", tmp_path_factory.mktemp("maven"), "Jena and RDF4J")


@pytest.fixture(scope="module", params=["jena", "rdf4j"])
def answers(request: pytest.FixtureRequest, class_path: str, folder: Path) -> Path:
    """A folder of the engine's answers."""
    answers = folder / str(request.param)
    answers.mkdir()
    program = [JAVA / "SparqlEngines.java", request.param, folder / "graph.nt", folder, answers]
    done = subprocess.run(
        ["java", "-Xmx2g", "-cp", class_path, *program],
        capture_output=True, encoding="utf8", check=False, timeout=900,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-2000:]
    return answers


def questions(store: pyoxigraph.Store, query: NamedQuery, values: dict[str, object]) -> Iterator[str]:
    """The file as it stands, then the query with every combination of its parameters."""
    yield query.text
    for given in combinations(query, values):
        yield bind_query(partial(find_nodes, store), query, given)


def read(solutions: pyoxigraph.QuerySolutions) -> Answer:
    names = [variable.value for variable in solutions.variables]
    return names, [tuple(cell(row[name]) for name in names) for row in solutions]


def cell(term: object) -> str | None:
    """A term as text. Numbers by value: Oxigraph makes an integer of a nonNegativeInteger."""
    if isinstance(term, pyoxigraph.Literal) and term.datatype.value in (*WHOLE, *REAL):
        return str(Decimal(term.value).normalize())
    return None if term is None else str(term)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_interop_sparql_engines_answer_alike(answers: Path, expected: dict[str, Answer], query: NamedQuery) -> None:
    names = [name for name in expected if name.rpartition(".")[0] == query.name]
    assert len(names) == 1 + len(combinations(query, VALUES["hundred"][query.name]))
    for name in names:
        error = answers / f"{name}.error"
        assert not error.exists(), f"{name}: {error.read_text('utf8')}"
        found = (answers / f"{name}.tsv").read_bytes()
        assert read(pyoxigraph.parse_query_results(found, pyoxigraph.QueryResultsFormat.TSV)) == expected[name], name


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_interop_sparql_asks_what_each_parameter_changes(query: NamedQuery) -> None:
    store, values = open_store(many_articles()), VALUES["hundred"][query.name]
    rows = {
        frozenset(given): list(store.query(bind_query(partial(find_nodes, store), query, given)))
        for given in combinations(query, values)
    }
    for parameter in query.parameters:
        if not parameter.required:
            without = {given: given - {parameter.name} for given in rows if parameter.name in given}
            assert any(rows[given] != rows[less] for given, less in without.items() if less in rows), parameter.name
