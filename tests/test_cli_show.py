"""`newsgraph show`, `explain` and `export`: what a person reads in the terminal."""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest

from newsgraph.cli import main
from newsgraph.export import USUAL
from newsgraph.jsonl import write_graph
from sample_graph import sample_graph

CLAIM = next(c for c in sample_graph().claims if c.fields.get("capacity") == "head" and len(c.evidence) == 2)
SUPPORTED = next(
    c for c in sample_graph().claims if c.evidence[0].support and c.evidence[0].article == "talks/first day"
)


@pytest.fixture
def folder(tmp_path: Path) -> str:
    write_graph(sample_graph(), tmp_path)
    return str(tmp_path)


# --- show --------------------------------------------------------------------------------------------------------


def test_cli_show_prints_a_dossier(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "Quill", "--in", folder]) == 0
    shown = re.sub(r"  \w+/[0-9a-f]{16}\n", "\n", capsys.readouterr().out)  # the claims' ids
    assert shown == (
        "Edda Quill  (person/edda-quill)\n"
        "3 mentions in 2 articles\n"
        "\n"
        "INCOMING ROLE\n"
        "- President, Norland [reported; as of 2025-05]\n"
        "    »is expected to become Norland's president«\n"
        '    ../odd "id" #2:282-323\n'
        "\n"
        "FORMER ROLE\n"
        "- mayor [../2020~]\n"
        "    »former mayor of Porthaven«\n"
        '    ../odd "id" #2:255-280\n'
        "\n"
        "PEOPLE IN ROLES\n"
        "- Delia Marsh, aide [as of 2025-05-06]\n"
        "    »an aide to Edda Quill«\n"
        "    talks/first day:426-447\n"
        "\n"
        "STATEMENT\n"
        "- »the strait was open« [denied; as of 2025-05]\n"
        '    ../odd "id" #2:325-365\n'
    )


def test_cli_show_says_so_where_no_claim_names_the_entity(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "Porthaven", "--in", folder]) == 0
    shown = capsys.readouterr()
    assert shown.out.startswith("Porthaven  (place/porthaven)\n")
    assert shown.err == "no answer: no claim names this entity\n"


@pytest.mark.parametrize(
    ("name", "candidate"),
    [
        ("delegation", "group/norland-delegation-2025 (Norland delegation)"),
        ("Torin", "person/ilva-torrin (Ilva Torrin)"),
    ],
)
def test_cli_show_names_candidates_and_ends_with_1(
    name: str, candidate: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["show", name, "--in", folder]) == 1
    shown = capsys.readouterr()
    assert shown.out == ""
    assert candidate in shown.err


def test_cli_show_gives_the_same_lines_as_json_and_csv(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["show", "Torrin", "--in", folder, "--format", "json"])
    rows = json.loads(capsys.readouterr().out)
    main(["show", "Torrin", "--in", folder, "--format", "csv"])
    assert [{k: str(v) for k, v in row.items()} for row in rows] == list(
        csv.DictReader(io.StringIO(capsys.readouterr().out))
    )
    assert [row["part"] for row in rows] == ["member of", "member of", "stance", "stance", "statement"]


# --- explain -----------------------------------------------------------------------------------------------------


def test_cli_explain_marks_the_proving_words_in_each_article(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", CLAIM.id, "--in", folder]) == 0
    shown = capsys.readouterr().out
    for item in CLAIM.evidence:
        assert f"{item.article}:{item.start}-{item.end}" in shown
        assert f"»{item.text}«" in shown
    assert "member      Ilva Torrin (person/ilva-torrin)" in shown


def test_cli_explain_marks_the_support(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", SUPPORTED.id, "--in", folder])
    shown = " ".join(capsys.readouterr().out.split())
    assert f"›{SUPPORTED.evidence[0].support[0].text}‹" in shown


def test_cli_explain_json_is_the_claim_with_its_context(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", CLAIM.id, "--in", folder, "--format", "json"])
    row = json.loads(capsys.readouterr().out)
    assert row["id"] == CLAIM.id
    marked = [[piece["text"] for piece in pieces if piece["mark"] == "evidence"] for pieces in row["context"]]
    assert marked == [[item.text] for item in CLAIM.evidence]


def test_cli_explain_csv_is_fields_and_evidence(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["explain", SUPPORTED.id, "--in", folder, "--format", "csv"])
    rows = list(csv.reader(io.StringIO(capsys.readouterr().out)))
    assert rows[0] == ["part", "name", "start", "end", "text"]
    assert [row[0] for row in rows[1:]] == sorted(
        (row[0] for row in rows[1:]), key=["field", "evidence", "support"].index
    )


@pytest.mark.parametrize("name", ["person/ilva-torrin", "Torrin"])
def test_cli_explain_entity_shows_what_it_is_known_by(
    name: str, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", name, "--in", folder]) == 0
    shown = capsys.readouterr().out
    for part in ("Ilva Torrin  (person/ilva-torrin)", "also     Torrin", "https://example.org/people/1", CLAIM.id):
        assert part in shown


def test_cli_explain_unknown_claim_ends_with_1(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "role/none", "--in", folder]) == 1
    assert capsys.readouterr().err == "newsgraph: role/none: no such claim in the graph\n"


# --- export ------------------------------------------------------------------------------------------------------


def test_cli_export_writes_beside_the_graph_and_names_the_files(
    folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--in", folder, "--format", "gexf,graphml"]) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert sorted(written) == [Path(folder, "graph.gexf"), Path(folder, "graph.graphml")]
    assert all(path.is_file() for path in written)


def test_cli_export_writes_the_usual_formats_into_a_new_folder(folder: str, tmp_path: Path) -> None:
    assert main(["export", "--in", folder, "--out", str(tmp_path / "new" / "one")]) == 0
    assert sorted(path.name for path in (tmp_path / "new" / "one").iterdir()) == sorted(
        f"graph.{name}" for name in (*USUAL, "sha256")
    )


@pytest.mark.parametrize(
    ("args", "names"),
    [
        (["--view", "people"], ["graph-people.graphml", "graph-people.gexf"]),
        (["--view", "groups", "--first", "2022", "--second", "2025"], ["graph-groups.graphml", "graph-groups.gexf"]),
        (["--view", "stances", "--format", "gexf"], ["graph-stances.gexf"]),
        (["--view", "all", "--isolates", "--format", "gexf"], ["graph.gexf"]),
    ],
)
def test_cli_export_writes_each_view_into_files_of_its_own(
    args: list[str], names: list[str], folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--in", folder, *args]) == 0
    assert [Path(line).name for line in capsys.readouterr().out.splitlines()] == names


def test_cli_export_of_a_view_without_a_line_says_so(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["export", "--in", folder, "--view", "groups", "--first", "1999"]) == 0
    assert "the view of groups has no line" in capsys.readouterr().err


def test_cli_export_draws_what_no_line_touches_only_when_asked(folder: str) -> None:
    counts = []
    for args in ([], ["--isolates"]):
        main(["export", "--in", folder, "--format", "gexf", *args])
        counts.append(Path(folder, "graph.gexf").read_text("utf8").count("<node "))
    drawable = sum(entity.kind != "unnamed" for entity in sample_graph().entities)
    assert counts[0] < counts[1] == drawable


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["--format", "xls"], 2),
        (["--out", "/proc/nowhere"], 2),
        (["--view", "people", "--format", "ttl"], 2),
        (["--view", "people", "--format", "gexf,nt"], 2),
        (["--view", "people", "--first", "2022"], 2),
        (["--view", "none"], 2),
    ],
)
def test_cli_export_that_cannot_start_ends_with_2(
    args: list[str], code: int, folder: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", "--in", folder, *args]) == code
    assert capsys.readouterr().err.startswith("newsgraph: ")


def test_cli_show_sets_those_named_against_those_said(folder: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["show", "group/norland-delegation-2025", "--in", folder])
    shown = capsys.readouterr().out
    assert "\n8 said, 7 named\n    »delegation of eight«  talks/first day:" in shown
