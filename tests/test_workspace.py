"""The workspace: what goes in comes out, and a file that is not ours is named in one line."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from newsgraph.errors import SetupError
from newsgraph.records import (
    Article,
    ArticleClaim,
    ArticleEntity,
    Extraction,
    Mention,
    Span,
    TimeExpression,
)
from newsgraph.workspace import FILE, cache_key, follow_id, open_workspace, pack
from newsgraph.workspace.known_ids import Mentioned

TEXT = "On Monday Ada Moor, minister of tides,\r\ntold “Harbour” \x00 that 海 was calm."
MONDAY = TimeExpression(3, 9, "Monday", "weekday", "monday", 0)
ARTICLE = Article(
    id='coast/it\'s "one" #1 ../é',
    text=TEXT,
    title="Tides",
    url="https://example.org/1",
    publisher="Harbour",
    authors=("B. Reed", "A. Reed"),
    published="2031-02-03",
    published_basis="text",
    published_clues=(Span(3, 9),),
)
FULL = Extraction(
    article=ARTICLE,
    entities=(
        ArticleEntity("person", "Ada Moor", aliases=("Moor", "Ada"), gender="f"),
        ArticleEntity("country", "Norland", code="NL"),
        ArticleEntity("group", "delegation", country=1, sender=1, place=1, occasion="talks", time=MONDAY),
    ),
    mentions=(Mention(0, 10, 18, "Ada Moor"), Mention(1, 57, 58, "海", "nominal", metonym=True)),
    claims=(
        ArticleClaim(
            kind="statement",
            rule="plain",
            evidence=Span(3, 30),
            entities={"speaker": 0},
            values={"cue": "told", "style": "indirect"},
            times={"start": MONDAY},
            spans={"content_span": (Span(20, 25), Span(30, 34)), "cue_span": (Span(3, 9),)},
            support=(Span(1, 2), Span(0, 1)),
            modality="reported",
            source=1,
            hedges=("apparently",),
        ),
        ArticleClaim(kind="stance", rule="other", evidence=Span(0, 2), statement=0),
    ),
    times=(MONDAY, TimeExpression(0, 2, "On", "relative", amount=-3, unit="year")),
)


def entity(identity: str, *places: tuple[str, int]) -> Mentioned:
    return identity, [(article, start, start + 4) for article, start in places]


@pytest.mark.parametrize("extraction", [FULL, Extraction(Article("empty", ""))], ids=["full", "empty"])
def test_workspace_gives_back_an_extraction_exactly(tmp_path: Path, extraction: Extraction) -> None:
    with open_workspace(tmp_path) as workspace:
        workspace.store(extraction, "key")
    with open_workspace(tmp_path) as workspace:
        assert list(workspace.extractions()) == [extraction]
        assert workspace.told(extraction.article.id) == replace(extraction, entities=(), mentions=(), times=())
        assert workspace.keys() == {extraction.article.id: "key"}


def test_workspace_replaces_and_removes_whole_articles(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        workspace.store(FULL, "first")
        workspace.store(Extraction(replace(ARTICLE, text="")), "second")
        assert workspace.keys() == {ARTICLE.id: "second"}
        assert workspace.extraction(ARTICLE.id).claims == ()
        workspace.remove([ARTICLE.id])
        assert list(workspace.extractions()) == []


def test_workspace_is_one_file_and_its_seal_when_closed(tmp_path: Path) -> None:
    with open_workspace(tmp_path / "new" / "folder") as workspace:
        workspace.store(FULL, "key")
    assert {path.name for path in (tmp_path / "new" / "folder").iterdir()} == {FILE, f"{FILE}.sha256"}


def test_workspace_opens_in_plain_sqlite_with_words_in_its_rows(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        workspace.store(FULL, "key")
    database = sqlite3.connect(tmp_path / FILE)
    assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    assert database.execute("SELECT text FROM spans WHERE field = 'cue_span'").fetchall() == [("Monday",)]
    database.close()


def test_workspace_undoes_a_failed_store(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        workspace.store(FULL, "first")
        broken = replace(FULL, mentions=(Mention(0, 0, 1, object()),))  # type: ignore[arg-type]
        with pytest.raises(sqlite3.Error):
            workspace.store(broken, "second")
        assert workspace.keys() == {ARTICLE.id: "first"}
        assert workspace.extraction(ARTICLE.id) == FULL


def test_workspace_in_memory_leaves_nothing() -> None:
    with open_workspace(None) as workspace:
        workspace.store(FULL, "key")
        assert workspace.extraction(ARTICLE.id) == FULL


# --- files that are not ours -------------------------------------------------------------------------------------


def foreign_text(path: Path) -> None:
    path.write_text("no database at all, but long enough to be looked at " * 40)


def foreign_database(path: Path) -> None:
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE birds (name)")
    database.commit()
    database.close()


def other_format(path: Path) -> None:
    with open_workspace(path.parent):
        pass
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 99")
    database.close()


@pytest.mark.parametrize(
    ("make", "message"),
    [
        (foreign_text, "not a newsgraph workspace (file is not a database); move it away or choose another --out"),
        (foreign_database, "a database, but not a newsgraph workspace; move it away or choose another --out"),
        (
            other_format,
            "a workspace of a later newsgraph (format 99, this one is 7); it is a cache: update, or delete it and run again",
        ),
    ],
)
def test_workspace_refuses_a_file_that_is_not_its_own(tmp_path: Path, make: object, message: str) -> None:
    make(tmp_path / FILE)  # type: ignore[operator]
    before = (tmp_path / FILE).read_bytes()
    with pytest.raises(SetupError) as caught, open_workspace(tmp_path):
        pass
    assert str(caught.value) == f"{tmp_path / FILE}: {message}"
    assert (tmp_path / FILE).read_bytes() == before


def test_workspace_names_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with (
        pytest.raises(SetupError, match=r"file/out: cannot be written \(Not a directory\)"),
        open_workspace(tmp_path / "file" / "out"),
    ):
        pass
    with pytest.raises(SetupError, match=r"file: cannot be written \(File exists\)"), open_workspace(tmp_path / "file"):
        pass


# --- one run at a time -------------------------------------------------------------------------------------------

HOLD = """
import sys, time
from pathlib import Path
from newsgraph.workspace import open_workspace
with open_workspace(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_workspace_lock_stops_a_second_run_and_dies_with_its_process(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", HOLD, str(tmp_path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(SetupError, match="another newsgraph run is writing here"), open_workspace(tmp_path):
            pass
        holder.kill()
        holder.wait()
    with open_workspace(tmp_path) as workspace:
        assert workspace.keys() == {}


# --- cache keys and ids ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "changed",
    [
        replace(ARTICLE, text=TEXT + " "),
        replace(ARTICLE, title=None),
        replace(ARTICLE, authors=("B. Reed A. Reed",)),
        replace(ARTICLE, published=None),
        replace(ARTICLE, published_clues=()),
    ],
)
def test_workspace_cache_key_changes_with_text_and_metadata(changed: Article) -> None:
    assert cache_key(changed, "model-1") != cache_key(ARTICLE, "model-1")


def test_workspace_cache_key_is_of_content_not_of_origin() -> None:
    assert cache_key(replace(ARTICLE, origin="elsewhere.txt"), "model-1") == cache_key(ARTICLE, "model-1")
    assert cache_key(ARTICLE, "model-2") != cache_key(ARTICLE, "model-1")


def test_workspace_follows_ids_that_merged_and_were_renamed(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        workspace.remember_ids([entity("person/moor", ("a", 5)), entity("person/a-moor", ("a", 90), ("b", 1))])
        workspace.remember_ids([entity("person/ada-moor", ("a", 5), ("a", 90), ("b", 1))])
        workspace.remember_ids([entity("person/ada-b-moor", ("a", 5), ("a", 90))])
        now = "person/ada-b-moor"
        olds = ["person/moor", "person/a-moor", "person/ada-moor", now, "person/nobody"]
        assert [workspace.follow_id(old) for old in olds] == [now, now, now, now, "person/nobody"]
    assert follow_id(tmp_path, "person/moor") == now
    assert follow_id(tmp_path / "no graph", "person/moor") == "person/moor"


def test_workspace_keeps_what_an_id_became_when_its_articles_leave(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        workspace.remember_ids([entity("person/moor", ("a", 5))])
        workspace.remember_ids([entity("person/ada-moor", ("a", 5))])
        workspace.remember_ids([])
        assert workspace.follow_id("person/moor") == "person/ada-moor"
        workspace.remember_ids([entity("person/moor", ("a", 5))])
        assert workspace.follow_id("person/moor") == "person/moor"


# --- outlines ----------------------------------------------------------------------------------------------------


def test_workspace_keeps_an_outline_for_what_it_was_made_of_and_by(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        workspace.store_packed(pack(FULL, "key", "[1]", "this code"))
        assert workspace.outline(ARTICLE.id, "this code") == "[1]"
        assert workspace.outline(ARTICLE.id, "other code") is None
        workspace.keep_outline(ARTICLE.id, "[2]", "other code")
        assert workspace.outline(ARTICLE.id, "other code") == "[2]"
        workspace.store(FULL, "key")
        assert workspace.outline(ARTICLE.id, "other code") is None


@pytest.mark.parametrize("change", ["outline = x'5b'", "digest = ''", "digest = CAST(x'ff' AS TEXT)"])
def test_workspace_does_not_believe_a_damaged_outline(tmp_path: Path, change: str) -> None:
    with open_workspace(tmp_path) as workspace:
        workspace.store_packed(pack(FULL, "key", "[1]", "this code"))
    database = sqlite3.connect(tmp_path / FILE)
    database.execute(f"UPDATE outlines SET {change}")
    database.commit()
    database.close()
    with open_workspace(tmp_path) as workspace:
        assert workspace.drop_damaged() == ()
        assert workspace.outline(ARTICLE.id, "this code") is None
        assert list(workspace.extractions()) == [FULL]
