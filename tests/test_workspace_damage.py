"""A damaged workspace is never believed: the same bytes come out, or exit code 2 with advice."""

from __future__ import annotations

import random
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from newsgraph import revise
from newsgraph.errors import SetupError
from newsgraph.workspace import FILE, follow_id, open_workspace
from newsgraph.workspace.rows import digest
from test_run import Reader, extract, write_texts

TEXTS = {f"day-{n}": f"Ada Moor said tide {n} was late. Ben Reed said {'very ' * n}little." for n in range(12)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with articles in `in` and their graph in `out`."""
    folder = tmp_path_factory.mktemp("whole")
    extract(write_texts(folder / "in", TEXTS), folder / "out", formats=("nt",))
    return folder


@pytest.fixture
def folder(whole: Path, tmp_path: Path) -> Path:
    shutil.copytree(whole, tmp_path, dirs_exist_ok=True)
    return tmp_path


def written(folder: Path) -> dict[str, bytes]:
    return {p.name: p.read_bytes() for p in (folder / "out").iterdir() if not p.name.startswith(FILE)}


def change(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(folder / "out" / FILE)) as database:
        database.execute(statement)
        database.commit()


def flips() -> Iterator[tuple[float, int]]:
    draw = random.Random(20)
    for _ in range(40):
        yield draw.random(), 1 << draw.randrange(8)


@pytest.mark.parametrize(("place", "bit"), list(flips()))
def test_workspace_damage_never_shows_in_what_is_written(folder: Path, whole: Path, place: float, bit: int) -> None:
    path = folder / "out" / FILE
    content = bytearray(path.read_bytes())
    content[int(place * len(content))] ^= bit
    path.write_bytes(content)
    try:
        extract(folder / "in", folder / "out", formats=("nt",))
    except SetupError as error:
        assert "run again" in str(error) or "choose another --out" in str(error)  # noqa: PT017
    assert written(folder) == written(whole)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE articles SET text = replace(text, 'late', 'lost') WHERE id = 'day-3'",
        "UPDATE articles SET title = 'x' WHERE id = 'day-3'",
        "UPDATE claims SET modality = 'denied' WHERE article = 'day-3'",
        "UPDATE mentions SET start = start + 1 WHERE article = 'day-3'",
        "DELETE FROM spans WHERE article = 'day-3'",
        "UPDATE entities SET name = CAST(x'41ff' AS TEXT) WHERE article = 'day-3'",
    ],
)
def test_workspace_damage_has_that_article_read_again(
    folder: Path, whole: Path, caplog: pytest.LogCaptureFixture, statement: str
) -> None:
    change(folder, statement)
    with pytest.raises(SetupError, match=r"day-3 is damaged; run `newsgraph extract` again"):
        revise.refresh(folder / "out")
    reader = Reader()
    extract(folder / "in", folder / "out", reader, formats=("nt",))
    assert reader.read == ["day-3"]
    assert caplog.messages == [f"{FILE}: damaged; what was read from 1 articles is read again (day-3)"]
    assert written(folder) == written(whole)


def break_pages(folder: Path) -> None:
    """Overwrites the page that holds the first article's words."""
    path = folder / "out" / FILE
    content = path.read_bytes()
    start = content.index(b"Ada Moor said tide 3 was late") // 4096 * 4096
    path.write_bytes(content[:start] + b"\xff" * 64 + content[start + 64 :])


@pytest.mark.parametrize("add", [False, True])
def test_workspace_beyond_repair_is_set_aside_and_said(
    folder: Path, whole: Path, caplog: pytest.LogCaptureFixture, add: bool
) -> None:
    break_pages(folder)
    inputs = folder / "in" / "day-5.txt" if add else folder / "in"
    extract(inputs, folder / "out", formats=("nt",), add=add)
    assert written(folder) == written(whole)
    assert (folder / "out" / f"{FILE}.damaged").is_file()
    assert len(caplog.messages) == 1
    assert f"{FILE}: damaged, and set aside as {FILE}.damaged; of " in caplog.messages[0]


@pytest.mark.parametrize("add", [False, True])
def test_workspace_of_an_older_newsgraph_is_set_aside_and_said(
    folder: Path, whole: Path, caplog: pytest.LogCaptureFixture, add: bool
) -> None:
    change(folder, "ALTER TABLE entities DROP COLUMN round")  # as in format 4
    change(folder, "PRAGMA user_version = 4")
    reader = Reader()
    extract(folder / "in" / "day-5.txt" if add else folder / "in", folder / "out", reader, formats=("nt",), add=add)
    assert sorted(reader.read) == sorted(TEXTS)
    assert written(folder) == written(whole)
    assert (folder / "out" / f"{FILE}.format-4").is_file()
    assert len(caplog.messages) == 1
    assert f"{FILE}: of an older newsgraph, and set aside as {FILE}.format-4; of 0 articles" in caplog.messages[0]
    assert follow_id(folder / "out", "person/ada-moor") == "person/ada-moor"


def test_workspace_damage_leaves_ids_known(folder: Path) -> None:
    break_pages(folder)
    with open_workspace(folder / "out") as workspace:
        workspace.remember_ids([])
        assert workspace.follow_id("person/ada-moor") == "person/ada-moor"
    with closing(sqlite3.connect(folder / "out" / FILE)) as database:
        assert ("person/ada-moor",) in database.execute("SELECT id FROM ids").fetchall()


def test_workspace_damaged_id_is_not_followed(folder: Path) -> None:
    change(folder, "UPDATE ids SET became = 'person/ben-reed' WHERE id = 'person/ada-moor'")
    assert follow_id(folder / "out", "person/ada-moor") == "person/ada-moor"


def test_workspace_kept_article_is_taken_from_the_graph_when_damaged(folder: Path, whole: Path) -> None:
    change(folder, "UPDATE claims SET modality = 'denied' WHERE article = 'day-3'")
    extract(folder / "in" / "day-5.txt", folder / "out", formats=("nt",), add=True)
    assert written(folder) == written(whole)


def test_workspace_is_no_link(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / FILE).symlink_to(tmp_path / "victim")
    with (
        pytest.raises(SetupError, match="a link, where newsgraph keeps its workspace"),
        open_workspace(tmp_path / "out"),
    ):
        pass
    assert not (tmp_path / "victim").exists()


def test_workspace_ids_are_on_the_disk_and_all_before_them(tmp_path: Path) -> None:
    with open_workspace(tmp_path) as workspace:
        levels = [workspace._database.execute("PRAGMA synchronous").fetchone()[0]]
        workspace.remember_ids([])
        levels.append(workspace._database.execute("PRAGMA synchronous").fetchone()[0])
        assert workspace._database.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert levels == [1, 2]  # NORMAL, FULL


def test_workspace_with_a_key_that_is_no_text_is_set_aside(folder: Path, whole: Path) -> None:
    change(folder, "UPDATE articles SET id = CAST(x'41ff' AS TEXT) WHERE id = 'day-3'")
    reader = Reader()
    extract(folder / "in", folder / "out", reader, formats=("nt",))
    assert reader.read == ["day-3"]
    assert written(folder) == written(whole)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE mentions SET article = 'day-x' WHERE article = 'day-3' AND number = 0",
        """INSERT INTO entities SELECT 'day-x', number, kind, name, aliases, code, country, sender, place, occasion, round, time,
            gender, counts FROM entities WHERE article = 'day-3'""",
    ],
)
def test_workspace_with_rows_of_no_article_is_set_aside(folder: Path, whole: Path, statement: str) -> None:
    change(folder, statement)
    extract(folder / "in", folder / "out", formats=("nt",))
    assert written(folder) == written(whole)
    assert (folder / "out" / f"{FILE}.damaged").is_file()


def test_workspace_digest_takes_values_of_any_type() -> None:
    assert digest([("a", b"b")]) != digest([("a", "b")])  # a flip in a row's header makes bytes of text
