"""What an article says cannot run in a spreadsheet or on a terminal: formulas, escape sequences, turned directions."""

from __future__ import annotations

import csv
import io
import json
import logging
import re
from dataclasses import replace
from pathlib import Path

import pytest

from newsgraph.cli import main, output
from newsgraph.cli.table import Cell, safe
from newsgraph.jsonl import write_graph
from newsgraph.records import KnowledgeGraph
from sample_graph import sample_graph

HOSTILE = "\x1b[31m\u202eaD\u2066\x9bm\x07"
SEEN = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
CLAIM = next(claim for claim in sample_graph().claims if claim.kind == "stance" and claim.fields["holder"])


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("=1+1", "'=1+1"),
        ("+1+1", "'+1+1"),
        ("-1+1", "'-1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ('=HYPERLINK("x"),"y"', '\'=HYPERLINK("x"),"y"'),
        ("- and so on", "'- and so on"),
        ("-5", "-5"),
        ("+5.25", "+5.25"),
        ("-1e3", "-1e3"),
        (-5, "-5"),
        (-0.5, "-0.5"),
        ("1-1", "1-1"),
        ("", ""),
        (None, ""),
        (True, "true"),
        ("'=1", "'=1"),
    ],
)
def test_cli_output_csv_holds_no_formula(capsys: pytest.CaptureFixture[str], cell: Cell, written: str) -> None:
    output.write_csv(["name", "other"], [[cell, "x"]])
    assert list(csv.reader(io.StringIO(capsys.readouterr().out, newline=""))) == [["name", "other"], [written, "x"]]


def test_cli_output_csv_is_to_the_character_in_a_file_and_safe_on_a_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    output.write_csv(["name"], [[HOSTILE]])
    assert HOSTILE in capsys.readouterr().out
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    output.write_csv(["name"], [[HOSTILE]])
    assert not SEEN.search(capsys.readouterr().out)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    """The sample graph with hostile names, words, titles and ids of articles."""
    graph = sample_graph()
    entities = tuple(replace(each, name=each.name + HOSTILE, aliases=(HOSTILE,)) for each in graph.entities)
    claims = tuple(
        replace(claim, evidence=tuple(replace(item, text=item.text + HOSTILE) for item in claim.evidence))
        for claim in graph.claims
    )
    articles = tuple(replace(each, title=HOSTILE, publisher=HOSTILE) for each in graph.articles)
    write_graph(KnowledgeGraph(articles, entities, claims), tmp_path)
    return str(tmp_path)


@pytest.mark.parametrize(
    "command",
    [
        ["show", "person/ilva-torrin"],
        ["show", "group/norland-delegation-2025"],
        ["show", "Torrin"],
        ["show", HOSTILE],
        ["explain", CLAIM.id],
        ["explain", "person/ilva-torrin"],
        ["query", "stances"],
        ["query", "members"],
        ["query", "stances", "--holder", "Nobody" + HOSTILE],
        ["sparql", "SELECT ?name WHERE { ?who rdfs:label ?name }"],
        ["sparql", HOSTILE],
    ],
)
@pytest.mark.parametrize("style", ["table", "json"])
def test_cli_output_lets_no_control_reach_the_terminal(
    folder: str, capsys: pytest.CaptureFixture[str], command: list[str], style: str
) -> None:
    main([*command, "--in", folder, "--format", style])
    printed = capsys.readouterr()
    assert not SEEN.search(printed.out)
    assert not SEEN.search(printed.err)


def test_cli_output_json_keeps_the_characters(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["show", "person/ilva-torrin", "--in", folder, "--format", "json"])
    rows = json.loads(capsys.readouterr().out)
    assert all(HOSTILE in row["text"] for row in rows)


def test_cli_output_messages_are_safe(capsys: pytest.CaptureFixture[str]) -> None:
    output.set_verbosity(0)
    logging.getLogger("newsgraph.articles").warning("x %s", HOSTILE)
    told = capsys.readouterr().err
    assert told.startswith("newsgraph: x ")
    assert not SEEN.search(told)


@pytest.mark.parametrize("text", ["מרים אמרה", "قالت مريم", "a\u200fb\u200ec", "e\u0301 💥 \u200d"])
def test_cli_output_leaves_other_scripts_alone(text: str) -> None:
    assert safe(text) == text
