"""`newsgraph query` and `newsgraph sparql`: a query's parameters are options, answers come in three formats."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest

from newsgraph.cli import main
from newsgraph.jsonl import write_graph
from newsgraph.query import NamedQuery, Parameter
from sample_graph import sample_graph

PEOPLE = "SELECT ?name WHERE { ?person a foaf:Person ; rdfs:label ?name } ORDER BY ?name"
PARAMETERS = (
    Parameter(name="word", type="text", about="a word of the name", required=True),
    Parameter(name="country", type="entity", about="the country", kinds=("country",)),
    Parameter(name="order_by", type="choice", about="the order", choices=("name", "date")),
    Parameter(name="folder", type="flag", about="a name that the command uses too"),
)
TEXT = """SELECT ?name WHERE {
  VALUES ?word { UNDEF } VALUES ?country { UNDEF } VALUES ?order_by { UNDEF } VALUES ?folder { UNDEF }
  ?node rdfs:label ?name ; schema:name ?name FILTER(CONTAINS(?name, ?word))
} ORDER BY ?name"""


@pytest.fixture
def folder(tmp_path: Path) -> str:
    write_graph(sample_graph(), tmp_path)
    return str(tmp_path)


@pytest.fixture(autouse=True)
def _one_query(monkeypatch: pytest.MonkeyPatch) -> None:
    query = NamedQuery("named", "Who is called so?", "Finds what holds a word.", PARAMETERS, TEXT)
    monkeypatch.setattr("newsgraph.cli.query.list_queries", lambda: [query])


# --- named queries -----------------------------------------------------------------------------------------------


def test_cli_query_list_shows_each_query_with_its_parameters(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "--list", "--format", "csv"]) == 0
    assert capsys.readouterr().out == (
        "name,answers,parameters\n"
        "named,Who is called so?,'--word WORDS [--country NAME] [--order-by name|date] [--folder]\n"
    )


def test_cli_query_help_shows_the_options_and_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "named", "--help"]) == 0
    shown = capsys.readouterr().out
    assert "Finds what holds a word." in shown
    for part in (
        "--word WORDS",
        "--order-by [name|date]",
        "the country",
        "newsgraph query named --word WORDS",
        "--quiet",
    ):
        assert part in shown


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("csv", "name\nSudmark\nSudmark delegation\nSudmark delegation\nSudmark officials\n"),
        ("table", "name\n------------------\nSudmark\nSudmark delegation\nSudmark delegation\nSudmark officials\n"),
    ],
)
def test_cli_query_answers_in_the_format_asked_for(
    style: str, text: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["query", "named", "--word", "Sudmark", "--in", folder, "--format", style]) == 0
    assert capsys.readouterr() == (text, "")


def test_cli_query_takes_folder_and_format_before_the_name_too(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "--in", folder, "--format", "json", "named", "--word", "Ilva"]) == 0
    assert json.loads(capsys.readouterr().out) == [{"name": "Ilva Torrin"}]


def test_cli_query_without_a_row_says_so_and_ends_with_0(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "named", "--word", "Xyzzy", "--in", folder]) == 0
    assert capsys.readouterr() == ("", "no answer\n")


@pytest.mark.parametrize(
    ("args", "code", "message"),
    [
        (["query"], 2, "Usage: newsgraph query"),
        (["query", "none"], 2, "No such command 'none'"),
        (["query", "named"], 2, "Missing option '--word'"),
        (["query", "named", "--word", "x", "--order-by", "age"], 2, "'age' is not one of 'name', 'date'"),
        (["query", "named", "--word", "x", "--country", "Nowhere"], 1, "'Nowhere'"),
    ],
)
def test_cli_query_wrong_use_ends_with_a_line(
    args: list[str], code: int, message: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*args, "--in", folder]) == code
    assert message in capsys.readouterr().err


@pytest.mark.parametrize("value", ['" } #', "\\", "'''", "} } DROP ALL #", "?name", "UNDEF"])
def test_cli_query_values_stay_values(value: str, folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["query", "named", "--word", value, "--in", folder]) == 0
    assert capsys.readouterr() == ("", "no answer\n")


# --- sparql ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("given", ["words", "file", "input"])
def test_cli_sparql_takes_words_a_file_or_standard_input(
    given: str, folder: str, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "question.rq"
    file.write_text(PEOPLE)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(PEOPLE.encode())))
    assert (
        main(["sparql", {"words": PEOPLE, "file": str(file), "input": "-"}[given], "--in", folder, "--format", "json"])
        == 0
    )
    people = [entity.name for entity in sample_graph().entities if entity.kind == "person"]
    assert [row["name"] for row in json.loads(capsys.readouterr().out)] == sorted(people)


@pytest.mark.parametrize(
    ("given", "base"),
    [([], "https://example.org/news/"), (["--base", "https://example.com/x/"], "https://example.com/x/")],
)
def test_cli_sparql_has_the_iris_of_the_exports(
    given: list[str], base: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--in", folder, "--format", "ttl", "--base", "https://example.org/news/"]) == 0
    capsys.readouterr()
    person = next(entity for entity in sample_graph().entities if entity.kind == "person")
    question = f"SELECT ?name WHERE {{ <{base}{person.id}> rdfs:label ?name }}"
    assert main(["sparql", question, "--in", folder, "--format", "csv", *given]) == 0
    assert capsys.readouterr().out == f"name\n{person.name}\n"


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("ASK { ?x a foaf:Person }", "answer\ntrue\n"),
        ("SELECT (COUNT(*) AS ?n) WHERE { ?x a foaf:Person }", "n\n12\n"),
    ],
)
def test_cli_sparql_prints_numbers_and_truth(
    question: str, text: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sparql", question, "--in", folder, "--format", "csv"]) == 0
    assert capsys.readouterr().out == text


@pytest.mark.parametrize(
    ("question", "message"),
    [
        ("SELECT ?x WHERE {", "not SPARQL"),
        ("DELETE WHERE { ?x ?y ?z }", "DELETE"),
        ("SELECT * { SERVICE <http://example.org/> { ?x ?y ?z } }", "SERVICE"),
        ("none.rq", "none.rq: No such file or directory"),
        ("", "empty"),
        ("x" * 5000, "not SPARQL"),
    ],
)
def test_cli_sparql_wrong_question_is_one_line(
    question: str, message: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sparql", question, "--in", folder]) == 1
    shown = capsys.readouterr().err
    assert message in shown
    assert shown.count("\n") == 1


def test_cli_sparql_file_that_is_no_text_is_named(
    tmp_path: Path, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "odd.rq"
    file.write_bytes(b"SELECT \xff")
    assert main(["sparql", str(file), "--in", folder]) == 1
    assert f"{file}: not UTF-8 (byte 7)" in capsys.readouterr().err


# --- limits ------------------------------------------------------------------------------------------------------

PRODUCT = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.mark.parametrize(
    ("command", "lines", "message"),
    [
        (["sparql", PEOPLE, "--limit", "3"], 4, "newsgraph: cut after 3 rows; --limit takes more, and --limit 0 all\n"),
        (["sparql", PEOPLE, "--limit", "1"], 2, "newsgraph: cut after 1 row; --limit takes more, and --limit 0 all\n"),
        (["sparql", PEOPLE, "--limit", "12"], 13, ""),
        (["sparql", PEOPLE, "--limit", "0"], 13, ""),
        (["sparql", PEOPLE], 13, ""),
        (["sparql", PEOPLE, "-q", "--limit", "3"], 4, ""),
        (["query", "named", "--word", "a", "--limit", "2"], 3, "newsgraph: cut after 2 rows; "),
        (["query", "--limit", "2", "named", "--word", "a"], 3, "newsgraph: cut after 2 rows; "),
        (["query", "--limit", "2", "named", "--word", "a", "--limit", "1"], 2, "newsgraph: cut after 1 row; "),
    ],
)
def test_cli_limit_cuts_rows_and_says_so(
    command: list[str], lines: int, message: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*command, "--in", folder, "--format", "csv"]) == 0
    shown = capsys.readouterr()
    assert shown.out.count("\n") == lines
    assert shown.err.startswith(message)
    assert bool(shown.err) == bool(message)


@pytest.mark.parametrize(
    ("options", "code", "message"),
    [
        (["--timeout", "0.2"], 1, "the query was ended after 0.2 s; ask for less, or give it more time by --timeout"),
        (["--timeout", "0"], 2, "Invalid value for '--timeout'"),
        (["--timeout", "nan"], 1, "a time limit is above 0 and at most 604,800 seconds, not nan"),
        (["--limit", "-1"], 2, "Invalid value for '--limit'"),
        (["--memory", "0"], 2, "Invalid value for '--memory'"),
    ],
)
def test_cli_limits_that_are_reached_or_wrong_are_one_line(
    options: list[str], code: int, message: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["sparql", PRODUCT, "--in", folder, *options]) == code
    shown = capsys.readouterr()
    assert shown.out == ""
    assert message in shown.err
    assert shown.err.count("\n") == 1


def test_cli_query_gives_up_in_time(
    folder: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    endless = NamedQuery("endless", "How many?", "Counts for ever.", (), PRODUCT)
    monkeypatch.setattr("newsgraph.cli.query.list_queries", lambda: [endless])
    assert main(["query", "--timeout", "0.2", "endless", "--in", folder]) == 1
    assert "ended after 0.2 s" in capsys.readouterr().err
