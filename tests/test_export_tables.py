"""The tables: a row a thing, names beside ids, words to the character; what a spreadsheet would run is disarmed."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pytest

from newsgraph.export import TABLES, export_graph, old_files
from newsgraph.export.tables.listed import TABLES as SPECIFIED
from newsgraph.records import Article, Entity, KnowledgeGraph, Source
from newsgraph.schema import CLAIM_FIELDS
from sample_graph import sample_graph

Read = Mapping[str, list[dict[str, str]]]


def read(folder: Path, name: str) -> list[dict[str, str]]:
    with (folder / f"{name}.csv").open(encoding="utf8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Read:
    folder = tmp_path_factory.mktemp("csv")
    export_graph(sample_graph(), folder, ["csv"])
    return {name: read(folder, name) for name in TABLES}


def test_export_tables_have_a_row_a_thing(tables: Read) -> None:
    graph = sample_graph()
    assert {name: len(rows) for name, rows in tables.items()} == {
        "articles": len(graph.articles),
        "entities": len(graph.entities),
        "claims": len(graph.claims),
        "evidence": sum(len(claim.evidence) for claim in graph.claims),
        "mentions": sum(len(entity.mentions) for entity in graph.entities),
    }


def test_export_tables_words_are_the_articles_words(tables: Read) -> None:
    texts = {article.id: article.text for article in sample_graph().articles}
    for row in (*tables["evidence"], *tables["mentions"]):
        assert texts[row["article"]][int(row["start_char"]) : int(row["end_char"])] == row["words"]


def test_export_tables_have_names_beside_ids(tables: Read) -> None:
    names = {entity.id: entity.name for entity in sample_graph().entities}
    ends = ("subject", "object", "organisation", "country", "principal", "source")
    shown = {(row[end], row[f"{end}_name"]) for row in tables["claims"] for end in ends if row[end]}
    assert {end for end, _ in shown} > {"person/ilva-torrin", "group/norland-team-2022", "topic/harbor-truce"}
    assert all(names[end] == name for end, name in shown)


def test_export_tables_name_the_file_that_a_text_was_made_of(tmp_path: Path) -> None:
    made = Article("a", "One.", source=Source("crawl.warc!/a.html", "html", "0" * 64))
    export_graph(KnowledgeGraph((made, Article("b", "Two."))), tmp_path, ["csv"])
    assert [row["file"] for row in read(tmp_path, "articles")] == ["crawl.warc!/a.html", ""]


@pytest.mark.parametrize(
    ("label", "since"),
    [
        ("Ilva Torrin, head of Norland's negotiating team, 2022", "2022"),
        ("Edda Quill, mayor (former)", ""),
        ("Edda Quill: the strait was open (denied)", ""),
    ],
)
def test_export_tables_tell_a_claim_in_a_few_words(tables: Read, label: str, since: str) -> None:
    assert [row["since"] for row in tables["claims"] if row["label"] == label] == [since]


def test_export_tables_every_column_says_what_it_holds() -> None:
    for table in SPECIFIED:
        assert table.comment
        assert [column.name for column in table.columns if not column.comment.endswith(".")] == []
        assert len({column.name for column in table.columns}) == len(table.columns)


def test_export_tables_hold_every_field_of_the_schema(monkeypatch: pytest.MonkeyPatch) -> None:
    """A field that claims gain is a column by itself."""
    columns = {column.name for column in SPECIFIED[2].columns}
    for kind in CLAIM_FIELDS.values():
        others = {*kind.entities} - {kind.subject} - ({*kind.object} if len(kind.object) == 1 else set())
        assert {*others, *kind.values} <= columns


@pytest.mark.parametrize("name", ["=1+1", "@sum", "-cmd", "+x", "\tx", "\rx"])
def test_export_tables_disarm_what_a_spreadsheet_would_run(name: str, tmp_path: Path) -> None:
    export_graph(KnowledgeGraph(entities=(Entity("topic/x", "topic", name),)), tmp_path, ["csv"])
    assert read(tmp_path, "entities")[0]["name"] == f"'{name}"


def test_export_tables_are_the_same_bytes_each_time(tmp_path: Path) -> None:
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        export_graph(sample_graph(), tmp_path / folder, ["csv"])
    one, two = ({path.name: path.read_bytes() for path in (tmp_path / name).iterdir()} for name in ("one", "two"))
    assert one == two
    assert {*one} == {*(f"{name}.csv" for name in TABLES), "graph.sha256"}


def test_export_tables_of_others_stay_when_a_new_graph_comes(tmp_path: Path) -> None:
    """A table of that name that newsgraph has not written is somebody's own."""
    (tmp_path / "claims.csv").write_text("mine", "utf8")
    export_graph(KnowledgeGraph((Article("x", ""),)), tmp_path, ["nt"])
    assert old_files(tmp_path, ["nt"]) == []
    export_graph(KnowledgeGraph((Article("x", ""),)), tmp_path, ["csv"])
    assert old_files(tmp_path, ["nt"]) == [f"{name}.csv" for name in TABLES]
