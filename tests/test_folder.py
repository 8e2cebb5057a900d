"""An output folder: its files change as one or not at all, whatever stops a writer, and nobody reads half of a set."""

from __future__ import annotations

import hashlib
import os
import stat
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from newsgraph.cli import main
from newsgraph.errors import SetupError
from newsgraph.export import export_graph
from newsgraph.folder import MANIFEST, FileSet, drafts, finish, hold_folder, read_set, replace_file
from newsgraph.jsonl import FILES, read_graph, write_graph
from sample_graph import sample_graph

OLD, NEW = {"a": "old a", "b": "old b", "c": "old c"}, {"a": "new a", "b": "new b", "c": "new c"}


class Stop(BaseException):
    """A process that ends here and now: nothing of ours runs any more."""


def write(folder: Path, files: dict[str, str], *dropped: str) -> None:
    with FileSet(folder) as new:
        for name, content in files.items():
            new.add(name, content)
        for name in dropped:
            new.drop(name)
        new.commit()


def content(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in folder.iterdir() if path.name != MANIFEST}


def kill_at(monkeypatch: pytest.MonkeyPatch, what: str, number: int) -> None:
    """Stops the process at the call of that number of `os.fsync` or `Path.replace`, and lets it clean up nothing."""
    owner = os if what == "fsync" else Path
    real, calls = getattr(owner, what), [0]

    def stopping(*args: object) -> object:
        calls[0] += 1
        if calls[0] == number:
            raise Stop
        return real(*args)

    monkeypatch.setattr(owner, what, stopping)
    monkeypatch.setattr(Path, "unlink", lambda *_args, **_options: None)


# --- as one ------------------------------------------------------------------------------------------------------


def test_folder_set_writes_files_side_by_side(tmp_path: Path) -> None:
    """A piece of each in turn, and where one fails there is none of them."""
    told: list[str] = []

    def pieces(*wanted: str) -> Iterator[str]:
        for piece in wanted:
            told.append(piece)
            yield piece
        if wanted[-1] == "":
            raise ValueError

    with FileSet(tmp_path) as new:
        new.add_all({"a": pieces("1", "2", "3"), "b": pieces("x")})
        with pytest.raises(ValueError):
            new.add_all({"c": pieces("1", "2"), "d": pieces("3", "")})
        new.commit()
    assert told == ["1", "x", "2", "3", "1", "3", "2", ""]
    assert content(tmp_path) == {"a": "123", "b": "x"}


def test_folder_set_knows_the_hashes_of_what_stands_there(tmp_path: Path) -> None:
    write(tmp_path, {"a": "old a", "b": "old b"})
    with FileSet(tmp_path) as new:
        new.look_at(["a", "none"])
        expected = {"a": "old a", "b": "old b", "none": None}
        for name, text in expected.items():
            assert new.hash_there(name) == (text and hashlib.sha256(text.encode()).hexdigest())
        new.look_at(["b"])
        new.finish_hashing()
        assert "hashing" not in {thread.name for thread in threading.enumerate()}


def test_folder_set_takes_its_place_with_a_manifest(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    write(tmp_path, {"b": "new b"}, "c")
    assert content(tmp_path) == {"a": "old a", "b": "new b"}
    names = [line.split("  ")[1] for line in (tmp_path / MANIFEST).read_text().splitlines()]
    assert names == ["a", "b"]
    assert read_set(tmp_path, "ab") == {"a": b"old a", "b": b"new b"}


@pytest.mark.parametrize("number", range(1, 7))
@pytest.mark.parametrize("what", ["fsync", "replace"])
def test_folder_set_is_old_or_new_wherever_its_writer_was_killed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, what: str, number: int
) -> None:
    write(tmp_path, OLD)
    with monkeypatch.context() as killed:
        kill_at(killed, what, number)
        try:
            write(tmp_path, NEW)
        except Stop:
            pass
        else:
            assert (what, number) in {("replace", 5), ("replace", 6)}  # four files are moved
    try:
        seen = {name: text.decode() for name, text in read_set(tmp_path, "abc").items()}
    except SetupError:
        seen = NEW  # told, and to be finished
    assert seen in (OLD, NEW)
    with hold_folder(tmp_path):
        pass
    assert content(tmp_path) == (NEW if seen == NEW else OLD)
    assert {name: text.decode() for name, text in read_set(tmp_path, "abc").items()} == content(tmp_path)


def test_folder_draft_is_on_the_disk_before_it_is_moved(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    done: list[str] = []
    sync, move = os.fsync, Path.replace

    def kind(handle: int) -> str:
        return "folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file"

    monkeypatch.setattr(os, "fsync", lambda handle: (done.append(kind(handle)), sync(handle)))
    monkeypatch.setattr(Path, "replace", lambda path, to: (done.append(to.name), move(path, to)))
    write(tmp_path, {"a": "1", "b": "2"})
    assert done == ["file", "file", "file", "folder", MANIFEST, "a", "b", "folder"]
    done.clear()
    replace_file(tmp_path / "c", "3")
    assert done == ["file", "c", "folder"]


# --- a full disk -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("room", [0, 1, 2, 3])
def test_folder_stays_as_it_was_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, room: int
) -> None:
    write(tmp_path, OLD)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    left = [room]

    def fail(_handle: int) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(SetupError, match=r"cannot be written \(No space left on device\).*make room"):
        write(tmp_path, NEW)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_folder_export_on_a_full_disk_is_exit_code_2(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    write_graph(sample_graph(), tmp_path)

    def fail(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", fail)
    assert main(["export", "--in", str(tmp_path)]) == 2
    assert "make room" in capsys.readouterr().err
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*FILES, MANIFEST])


# --- readers -----------------------------------------------------------------------------------------------------


@pytest.fixture
def graph_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("newsgraph.folder.file_set._PAUSE", 0.001)
    write_graph(sample_graph(), tmp_path)
    return tmp_path


def spoil_claims(folder: Path) -> None:
    with (folder / "claims.jsonl").open("a") as file:
        file.write("\n")


def spoil_manifest(folder: Path) -> None:
    (folder / MANIFEST).write_bytes(b"\xff")


def empty_manifest(folder: Path) -> None:
    (folder / MANIFEST).write_bytes(b"")


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (spoil_claims, "claims.jsonl: not the file that was written with the others"),
        (spoil_manifest, f"{MANIFEST}: damaged"),
        (empty_manifest, f"{MANIFEST}: damaged"),
    ],
)
@pytest.mark.parametrize("command", ["show x", "query members", "sparql ASK{}", "explain x", "validate", "export"])
def test_folder_readers_refuse_files_that_do_not_belong_together(
    graph_folder: Path, capsys: pytest.CaptureFixture[str], spoil: Callable[[Path], None], told: str, command: str
) -> None:
    spoil(graph_folder)
    assert main([*command.split(), "--in", str(graph_folder)]) == 2
    error = capsys.readouterr().err
    assert told in error
    assert error.count("\n") == 1


def test_folder_readers_take_the_three_files_of_another_hand(graph_folder: Path) -> None:
    (graph_folder / MANIFEST).unlink()
    spoilt = (graph_folder / "claims.jsonl").read_text().splitlines(keepends=True)
    (graph_folder / "claims.jsonl").write_text("".join(spoilt[:-1]))
    assert len(read_graph(graph_folder).claims) == len(spoilt) - 1


def test_folder_reader_waits_for_a_writer_that_moves_its_files(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    with FileSet(tmp_path) as new:
        for name, text in NEW.items():
            new.add(name, text)
        new.commit()
    (tmp_path / "c").write_text("old c")  # not moved yet
    timer = threading.Timer(0.1, lambda: replace_file(tmp_path / "c", "new c"))
    timer.start()
    assert read_set(tmp_path, "abc")["c"] == b"new c"
    timer.join()


# --- drafts and links --------------------------------------------------------------------------------------------


def test_folder_follows_no_links(tmp_path: Path) -> None:
    victim, folder = tmp_path / "victim", tmp_path / "out"
    victim.write_text("mine")
    folder.mkdir()
    for name in (".a.part", "a", MANIFEST):
        (folder / name).symlink_to(victim)
    (folder / MANIFEST).unlink()
    write(folder, {"a": "1"})
    replace_file(folder / "b", "2")
    assert victim.read_text() == "mine"
    assert not any(path.is_symlink() for path in folder.iterdir())
    (folder / ".newsgraph.lock").symlink_to(victim)
    with pytest.raises(SetupError, match="a link, where newsgraph keeps its lock"), hold_folder(folder):
        pass
    assert victim.read_text() == "mine"


def test_folder_draft_is_never_written_over_what_is_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secrets.token_hex", lambda _bytes: "0" * 16)
    (tmp_path / f".a.{'0' * 16}.part").symlink_to(tmp_path / "victim")
    with pytest.raises(SetupError, match="File exists"):
        replace_file(tmp_path / "a", "1")
    assert not (tmp_path / "victim").exists()


def test_folder_files_have_the_mode_of_the_umask(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        replace_file(tmp_path / "a", "1")
    finally:
        os.umask(before)
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o640


def test_folder_next_writer_removes_the_drafts_of_a_killed_one_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, OLD)
    drafts.write_draft(tmp_path / "a", "half")
    for name in ("notes.part", ".hidden.part", ".a.txt"):
        (tmp_path / name).write_text("mine")
    finish(tmp_path)
    assert set(content(tmp_path)) == {"a", "b", "c", "notes.part", ".hidden.part", ".a.txt"}


# --- one writer at a time ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["export", "link {list}", "review --export {folder}/doubts.yaml", "review --undo"])
def test_folder_every_command_that_writes_needs_it(
    graph_folder: Path, capsys: pytest.CaptureFixture[str], command: str
) -> None:
    (graph_folder / "list.csv").write_text("id,name\nQ1,Ada Moor\n")
    (graph_folder / "newsgraph.db").touch()
    (graph_folder / "decisions.yaml").write_text("decisions: []\n")
    before = {path.name: path.read_bytes() for path in graph_folder.iterdir()}
    words = command.format(list=graph_folder / "list.csv", folder=graph_folder).split()
    with hold_folder(graph_folder):
        assert main([*words, "--in", str(graph_folder)]) == 2
    assert "another newsgraph run is writing here" in capsys.readouterr().err
    assert {path.name: path.read_bytes() for path in graph_folder.iterdir()} == before


def test_folder_export_elsewhere_keeps_the_graph_that_stands_there(graph_folder: Path) -> None:
    export_graph(sample_graph(), graph_folder, ["nt"])
    export_graph(sample_graph(), graph_folder, ["ttl"])
    assert read_graph(graph_folder).claims
    names = {line.split("  ")[1] for line in (graph_folder / MANIFEST).read_text().splitlines()}
    assert names == {*FILES, "graph.nt", "graph.ttl"}
