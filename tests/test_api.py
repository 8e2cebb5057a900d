"""The library: three lines from articles to an answer, and an import that costs nothing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

import newsgraph
from newsgraph.errors import InputError, QueryError, SetupError
from newsgraph.jsonl import FILES
from newsgraph.records import Article, Extraction, KnowledgeGraph
from sample_graph import sample_graph

HEAVY = ("spacy", "rdflib", "networkx", "pyoxigraph", "pydantic", "yaml", "click", "numpy", "sqlite3")

ARTICLE = "Ada Moor, a former minister of Peru, leads the delegation. “We are ready,” Moor said.\n"


def nothing(articles: Any) -> Any:
    """An extractor that finds nothing, in no time."""
    return (Extraction(article) for article in articles)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "one.txt"
    path.write_text(ARTICLE, encoding="utf8")
    return path


def test_api_import_is_light() -> None:
    code = f"import sys, newsgraph; print(*[name for name in {HEAVY!r} if name in sys.modules])"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.split() == []


def test_api_has_what_it_promises() -> None:
    assert sorted(newsgraph.__all__) == ["Graph", "answer", "extract", "read_graph"]
    assert all(getattr(newsgraph, name).__doc__ for name in newsgraph.__all__)


@pytest.mark.model
def test_api_answers_in_three_lines(file: Path) -> None:
    graph = newsgraph.extract([file])
    answer = newsgraph.answer(graph, "roles", person="Ada Moor")
    assert [ARTICLE[e.start : e.end] for c in graph.claims for e in c.evidence] == [
        e.text for c in graph.claims for e in c.evidence
    ]
    assert [(row["title"], row["role_status"]) for row in answer] == [("minister", "former")]


def test_api_extract_writes_nothing_without_a_folder(file: Path) -> None:
    graph = newsgraph.extract([str(file)], load=lambda: nothing)
    assert graph == KnowledgeGraph((Article("one", ARTICLE),))
    assert list(file.parent.iterdir()) == [file]


def test_api_extract_writes_the_graph_that_it_gives(file: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    graph = newsgraph.extract([file], out=out, load=lambda: nothing, formats=("nt",))
    assert newsgraph.read_graph(out) == newsgraph.read_graph(str(out)) == graph
    assert {path.name for path in out.iterdir()} >= {*FILES, "graph.nt"}
    assert not (out / "graph.ttl").exists()


def test_api_answer_gives_rows_by_column() -> None:
    rows = newsgraph.answer(sample_graph(), "stances")
    assert rows
    assert all(set(row) == set(rows[0]) for row in rows)


@pytest.mark.parametrize(
    ("question", "parameters", "error"),
    [
        ("no such question", {}, QueryError),
        ("both", {"first": 2022}, QueryError),
        ("both", {"first": 2022, "second": 2025, "third": 2028}, QueryError),
        ("both", {"first": "last year", "second": 2025}, QueryError),
    ],
    ids=["unknown question", "parameter missing", "parameter unknown", "no year"],
)
def test_api_answer_says_what_does_not_fit(
    question: str, parameters: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        newsgraph.answer(sample_graph(), question, **parameters)


def test_api_extract_says_what_cannot_start(tmp_path: Path, file: Path) -> None:
    with pytest.raises(SetupError):
        newsgraph.extract([tmp_path / "absent"])
    with pytest.raises(SetupError, match="no_such_model"):
        newsgraph.extract([file], model="no_such_model")
    with pytest.raises(InputError):
        newsgraph.read_graph(tmp_path)
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError):
        newsgraph.extract([tmp_path / "empty"], load=lambda: nothing)
