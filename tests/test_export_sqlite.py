"""The database: whole, documented, searchable, and what is denied in no view but its own."""

from __future__ import annotations

import sqlite3
import stat
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from nasty_graph import ARTICLE, TEXT, WORDS, nasty_graph
from newsgraph.errors import InputError
from newsgraph.export import export_graph
from newsgraph.export.tables.datasette import questions
from newsgraph.export.tables.listed import DATABASE_TABLES
from newsgraph.export.tables.spellings import search_words, spellings
from newsgraph.export.tables.sql import SEARCHES, views
from newsgraph.records import Entity, KnowledgeGraph
from sample_graph import sample_graph


def open_database(folder: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(f"file:{folder / 'graph.sqlite'}?mode=ro&immutable=1", uri=True)
    connection.create_function("escape_fts", 1, lambda text: " ".join(f'"{word}"' for word in text.split()))
    return connection


def write(graph: KnowledgeGraph, folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    export_graph(graph, folder, ["sqlite"])


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    folder = tmp_path_factory.mktemp("sqlite")
    write(sample_graph(), folder)
    with closing(open_database(folder)) as connection:
        yield connection


def column(database: sqlite3.Connection, sql: str, *values: object) -> list[object]:
    return [row[0] for row in database.execute(sql, values)]


def test_export_sqlite_is_whole(database: sqlite3.Connection) -> None:
    assert column(database, "PRAGMA integrity_check") == ["ok"]
    assert column(database, "PRAGMA foreign_key_check") == []


def test_export_sqlite_has_a_row_a_thing(database: sqlite3.Connection) -> None:
    graph = sample_graph()
    counts = {table.name: column(database, f"SELECT count(*) FROM {table.name}")[0] for table in DATABASE_TABLES}
    assert counts == {
        "articles": len(graph.articles),
        "entities": len(graph.entities),
        "claims": len(graph.claims),
        "evidence": sum(len(claim.evidence) for claim in graph.claims),
        "mentions": sum(len(entity.mentions) for entity in graph.entities),
        "support": sum(len(item.support) for claim in graph.claims for item in claim.evidence),
        "spans": sum(len(places) for claim in graph.claims for places in claim.spans.values()),
        "counts": sum(len(entity.counts) for entity in graph.entities),
        "names": sum(len({entity.name, *entity.aliases}) for entity in graph.entities),
    }


@pytest.mark.parametrize("view", ["roles", "memberships", "who_sat_where", "stances", "statements"])
def test_export_sqlite_views_leave_out_what_is_denied(view: str, database: sqlite3.Connection) -> None:
    shown = set(column(database, f"SELECT id FROM {view}"))
    modalities = {claim.id: claim.modality for claim in sample_graph().claims}
    assert shown
    assert {modalities[str(claim)] for claim in shown} <= {"asserted", "reported"}
    denied = {claim for claim, modality in modalities.items() if modality == "denied"}
    assert set(column(database, "SELECT id FROM denied")) == denied != set()


@pytest.mark.parametrize(
    ("view", "row"),
    [
        ("people", {"name": "Ilva Torrin", "bodies": "Norland delegation 2025; Norland's negotiating team 2022"}),
        ("roles", {"holder_name": "Cato Verne", "title": "director", "organisation_name": "Harbor Bureau"}),
        ("memberships", {"member_name": "Norland Traders", "body_name": "League of Ports", "body_kind": "group"}),
        ("who_sat_where", {"person_name": "Ilva Torrin", "capacity": "head", "sender_name": "Norland", "year": "2022"}),
        ("stances", {"holder_name": "Norland", "polarity": "for", "target_name": "harbor truce", "modality": "asserted"}),
        ("statements", {"speaker_name": "Ilva Torrin", "content": "We came … to talk about the “harbor” truce."}),
    ],
)  # fmt: skip
def test_export_sqlite_views_answer_by_name(view: str, row: dict[str, str], database: sqlite3.Connection) -> None:
    where = " AND ".join(f"{name} = ?" for name in row)
    assert column(database, f"SELECT count(*) FROM {view} WHERE {where}", *row.values()) == [1]


def test_export_sqlite_every_table_view_and_column_is_documented(database: sqlite3.Connection) -> None:
    told = {(row[0], row[1]) for row in database.execute("SELECT table_name, column_name FROM documentation")}
    for table in DATABASE_TABLES:
        there = column(database, "SELECT name FROM pragma_table_info(?)", table.name)
        assert {(table.name, None), *((table.name, name) for name in there)} <= told
        (sql,) = column(database, "SELECT sql FROM sqlite_master WHERE name = ?", table.name)
        assert str(sql).count("--") == len(there) + 1
    assert {(view.name, None) for view in views()} | {(search.name, None) for search in SEARCHES} <= told
    assert len(views()) == column(database, "SELECT count(*) FROM sqlite_master WHERE type = 'view'")[0]


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("Volodymyr Zelenskyy", ["Zelensky", "zelenskiy", "ZELENSKIJ", "Volodymyr Zelenskyi", "zel*"]),
        ("Volodymyr Zelensky", ["Zelenskyy", "zelenski"]),
        ("Recep Tayyip Erdoğan", ["Erdogan", "erdoğan"]),
        ("Søren Łund", ["soren lund", "Søren"]),
        ("Олег Рыбак", ["Oleg", "Олег", "rybak"]),
        ("O'Neill-Berg", ["berg", "oneill"]),
    ],
)
def test_export_sqlite_finds_names_in_other_spellings(name: str, asked: list[str], tmp_path: Path) -> None:
    write(
        KnowledgeGraph(entities=(Entity("person/x", "person", name), Entity("person/y", "person", "Ann Onym"))),
        tmp_path,
    )
    with closing(open_database(tmp_path)) as database:
        search = "SELECT e.name FROM search_names s JOIN entities e ON e.rowid = s.rowid WHERE search_names MATCH ?"
        assert [column(database, search, text) for text in asked] == [[name]] * len(asked)


@pytest.mark.parametrize(("one", "other"), [("Aleksei", "Alexey"), ("Yelena", "Elena"), ("Зеленський", "Zelenskyy")])
def test_export_sqlite_key_of_a_spelling_is_among_those_of_another(one: str, other: str) -> None:
    """For programs that have newsgraph beside the database."""
    (words,) = search_words(one)
    assert set(words.split()) & set(spellings([other]))


def test_export_sqlite_finds_words_of_articles_and_evidence(database: sqlite3.Connection) -> None:
    assert column(database, "SELECT a.id FROM search_articles s JOIN articles a ON a.rowid = s.rowid WHERE search_articles MATCH 'backing truces'") == ["новости/третий"]  # fmt: skip
    found = (
        "SELECT v.words FROM search_evidence s JOIN evidence v ON v.rowid = s.rowid WHERE search_evidence MATCH 'photo'"
    )
    assert column(database, found) == ["can be seen in photos from the 2022 talks"]


def test_export_sqlite_marks_an_article_by_indexes_alone() -> None:
    """SQLite would scan tables as small as the sample's all the same."""
    marked = [table for table in DATABASE_TABLES if {"article", "start_char"} <= set(table.names(database=True))]
    assert len(marked) == 5
    assert [table.name for table in marked if ("article", "start_char") not in table.indexes] == []
    (view,) = (view for view in views() if view.name == "marked_spans")
    assert [table.name for table in marked if f"FROM {table.name}" not in view.sql] == []


QUESTIONS = {
    "find": ({"name": "torrin"}, "person/ilva-torrin"),
    "everything_about": ({"entity": "person/bram-oskel"}, None),
    "who_sat_with": ({"person": "person/ilva-torrin"}, "person/bram-oskel"),
    "groups_side_by_side": ({"sender": "Norland", "first": "2022", "second": "2025"}, "Bram Oskel"),
    "for_and_against": ({"target": "truce"}, "harbor truce"),
    "said_about": ({"words": "strait"}, None),
    "article_marked": ({"article": "новости/третий"}, None),
}


def test_export_sqlite_each_question_of_datasette_is_asked_here() -> None:
    assert QUESTIONS.keys() == questions().keys()


@pytest.mark.parametrize("name", QUESTIONS)
def test_export_sqlite_questions_are_answered(name: str, database: sqlite3.Connection) -> None:
    parameters, first = QUESTIONS[name]
    rows = database.execute(questions()[name]["sql"], parameters).fetchall()
    assert rows or name == "said_about"
    if first:
        assert rows[0][0] == first


def test_export_sqlite_article_marked_shows_the_words_at_their_places(database: sqlite3.Connection) -> None:
    rows = database.execute(questions()["article_marked"]["sql"], {"article": "новости/третий"}).fetchall()
    text = next(article.text for article in sample_graph().articles if article.id == "новости/третий")
    assert rows
    assert all(text[start:end] == words for start, end, words, *_ in rows)


def test_export_sqlite_metadata_names_what_there_is(tmp_path: Path) -> None:
    write(sample_graph(), tmp_path)
    shown = yaml.safe_load((tmp_path / "metadata.yaml").read_text("utf8"))["databases"]["graph"]
    assert {*shown["tables"]} == {table.name for table in DATABASE_TABLES} | {view.name for view in views()}
    with closing(open_database(tmp_path)) as database:
        for name, table in shown["tables"].items():
            there = set(column(database, "SELECT name FROM pragma_table_info(?)", name))
            named = {*table.get("columns", ()), *table.get("facets", ()), *filter(None, [table.get("label_column")])}
            assert named <= there, name


def test_export_sqlite_is_the_same_bytes_each_time_and_stays_whole_when_vacuumed(tmp_path: Path) -> None:
    for name in ("one", "two"):
        write(sample_graph(), tmp_path / name)
    one, two = ((tmp_path / name / "graph.sqlite").read_bytes() for name in ("one", "two"))
    assert one == two
    with closing(open_database(tmp_path / "one")) as database:
        database.execute("VACUUM INTO ?", (str(tmp_path / "three.sqlite"),))
    with closing(sqlite3.connect(tmp_path / "three.sqlite")) as database:
        found = column(
            database,
            "SELECT e.id FROM search_names s JOIN entities e ON e.rowid = s.rowid WHERE search_names MATCH 'torrin'",
        )
        assert found == ["person/ilva-torrin"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows replaces no file that is read-only")
def test_export_sqlite_is_read_only_and_replaced_all_the_same(tmp_path: Path) -> None:
    for _ in range(2):
        write(sample_graph(), tmp_path)
        assert stat.S_IMODE((tmp_path / "graph.sqlite").stat().st_mode) & 0o222 == 0


def test_export_sqlite_keeps_what_is_nasty(tmp_path: Path) -> None:
    write(nasty_graph(), tmp_path)
    with closing(open_database(tmp_path)) as database:
        assert column(database, "SELECT text FROM articles WHERE id = ?", ARTICLE) == [TEXT]
        assert sorted(column(database, "SELECT name FROM entities WHERE kind = 'person'"), key=str) == sorted(WORDS)
        for name, start, end in database.execute("SELECT words, start_char, end_char FROM evidence"):
            assert TEXT[start:end] == name


def test_export_sqlite_refuses_a_claim_that_names_nobody(tmp_path: Path) -> None:
    graph = sample_graph()
    with pytest.raises(InputError, match="names person/ilva-torrin, which is none of the graph's entities"):
        write(replace(graph, entities=tuple(e for e in graph.entities if e.id != "person/ilva-torrin")), tmp_path)
    assert not (tmp_path / "graph.sqlite").exists()
