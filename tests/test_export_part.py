"""A part of a graph is a graph: its claims whole, and all that they name there."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from newsgraph.cli import main
from newsgraph.export import export_graph
from newsgraph.export.part import Part, take_part
from newsgraph.jsonl import write_graph
from newsgraph.records import KnowledgeGraph
from newsgraph.schema import CLAIM_FIELDS, ENTITY_REFERENCES
from sample_graph import FIRST, SECOND, THIRD, sample_graph


def assert_closed(graph: KnowledgeGraph) -> None:
    """Nothing names what is not there."""
    entities, articles = {e.id for e in graph.entities}, {a.id for a in graph.articles}
    claims = {claim.id for claim in graph.claims}
    for claim in graph.claims:
        ends = {claim.source, *(claim.fields.get(name) for name in CLAIM_FIELDS[claim.kind].entities)} - {None}
        assert ends <= entities
        assert {item.article for item in claim.evidence} <= articles
        assert claim.fields.get("statement") in {None, *claims}
    for entity in graph.entities:
        assert {mention.article for mention in entity.mentions} <= articles
        assert {entity.properties.get(name) for name in ENTITY_REFERENCES} - {None} <= entities


@pytest.mark.parametrize(
    "part",
    [
        Part(modalities=["asserted"]),
        Part(modalities=["denied", "reported"]),
        Part("2025-05-07"),
        Part("2025-06"),
        Part("2020"),
    ],
    ids=str,
)
def test_export_part_is_closed_and_every_writer_takes_it(part: Part, tmp_path: Path) -> None:
    taken = take_part(sample_graph(), part)
    assert_closed(taken)
    export_graph(taken, tmp_path, ["csv", "sqlite", "neo4j", "ftm", "gexf", "nt"])


@pytest.mark.parametrize("modality", ["asserted", "reported", "denied"])
def test_export_part_has_the_claims_of_a_modality(modality: str) -> None:
    taken = take_part(sample_graph(), Part(modalities=[modality]))
    assert [c.id for c in taken.claims] == [c.id for c in sample_graph().claims if c.modality == modality]


def test_export_part_since_a_day_keeps_claims_with_all_their_evidence() -> None:
    """The first article is of 6 May, the second of May (perhaps later), the third of no date."""
    graph = sample_graph()
    taken = take_part(graph, Part("2025-05-07"))
    wanted = [claim for claim in graph.claims if any(item.article == SECOND for item in claim.evidence)]
    assert list(taken.claims) == wanted
    assert {item.article for claim in wanted for item in claim.evidence} > {SECOND}
    assert {article.id for article in take_part(graph, Part("2025")).articles} >= {FIRST, SECOND}
    assert THIRD not in {article.id for article in take_part(graph, Part("2025-06")).articles}


def test_export_part_of_all_is_the_graph_itself() -> None:
    graph = sample_graph()
    assert take_part(graph, Part()) is graph


def test_export_part_lets_a_stance_go_without_its_statement() -> None:
    graph = sample_graph()
    statement = next(claim for claim in graph.claims if claim.kind == "statement" and claim.modality == "denied")
    claims = tuple(
        replace(claim, fields={**claim.fields, "statement": statement.id}) if claim.kind == "stance" else claim
        for claim in graph.claims
    )
    assert_closed(take_part(replace(graph, claims=claims), Part(modalities=["asserted"])))


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["--since", "yesterday", "--out", "part"], "--since is a date like"),
        (["--since", "2025-13", "--out", "part"], "--since is a date like"),
        (["--modality", "sure", "--out", "part"], "'sure' is none of asserted, reported, denied"),
        (["--modality", "asserted"], "give it a folder of its own with --out"),
        (["--since", "2025", "--out", "graph/../graph"], "give it a folder of its own with --out"),
    ],
)
def test_cli_export_of_a_part_that_cannot_be_says_why(
    args: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("graph").mkdir()
    write_graph(sample_graph(), Path("graph"))
    assert main(["export", "--in", "graph", "--format", "csv", *args]) == 2
    assert message in capsys.readouterr().err


def test_cli_export_writes_a_part(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_graph(sample_graph(), tmp_path)
    args = [
        "--since",
        "2025-05-07",
        "--modality",
        "asserted,reported",
        "--format",
        "csv",
        "--out",
        str(tmp_path / "new"),
    ]
    assert main(["export", "--in", str(tmp_path), *args]) == 0
    assert "claims.csv" in capsys.readouterr().out
    assert "denied" not in (tmp_path / "new" / "claims.csv").read_text("utf8")
