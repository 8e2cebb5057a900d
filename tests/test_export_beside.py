"""Files that a process beside makes are those that it would make here, and its faults are told here."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from newsgraph import export
from newsgraph.errors import InputError, SetupError
from newsgraph.export import export_graph
from newsgraph.export.beside import Beside
from newsgraph.folder import Content
from newsgraph.graph.folder_source import FolderSource
from newsgraph.graph.sources import ReadRecords
from newsgraph.jsonl import write_graph
from sample_graph import sample_graph

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")


def nothing() -> None:
    """What a process tells that has nothing to tell."""


def read_all(beside: Beside[None]) -> dict[str, bytes]:
    with beside:
        return {name: b"".join(pieces) for name, pieces in beside.files()}


def test_export_beside_gives_each_file_whole() -> None:
    long = ("a long line\n" * 1_000 for _ in range(100))
    contents: dict[str, Content] = {"one": "text", "two": b"", "three": long}
    assert read_all(Beside(contents.items, nothing)) == {
        "one": b"text",
        "two": b"",
        "three": b"a long line\n" * 100_000,
    }


def test_export_beside_gives_no_file() -> None:
    assert read_all(Beside(lambda: (), nothing)) == {}


def test_export_beside_works_in_another_process() -> None:
    assert read_all(Beside(lambda: [("process", str(os.getpid()))], nothing)) != {"process": str(os.getpid()).encode()}


def test_export_beside_tells_what_is_known_there_when_all_is_made() -> None:
    made: list[str] = []

    def make() -> Iterator[tuple[str, Content]]:
        made.append("one")
        yield "one", "text"

    with Beside(make, lambda: len(made)) as beside:
        with pytest.raises(TypeError, match="before all files were read"):
            beside.to_keep()
        assert [(name, b"".join(pieces)) for name, pieces in beside.files()] == [("one", b"text")]
        assert beside.to_keep() == 1
    assert made == []


def test_export_beside_raises_what_was_raised_there() -> None:
    def make() -> Iterator[tuple[str, Content]]:
        yield "one", "text"
        raise InputError("line 3: no claim")

    with pytest.raises(InputError, match="line 3: no claim"):
        read_all(Beside(make, nothing))


def test_export_beside_tells_of_a_process_that_was_ended() -> None:
    with pytest.raises(SetupError, match="was ended"):
        read_all(Beside(lambda: os.kill(os.getpid(), signal.SIGKILL) or (), nothing))


def test_export_beside_ends_with_its_block_and_leaves_nothing(tmp_path: Path) -> None:
    endless = ("text" for _ in iter(int, 1))
    with Beside(lambda: [("one", endless)], nothing, tmp_path) as beside:
        assert beside._process.is_alive()
    assert beside._process.exitcode == -signal.SIGKILL
    assert not [*tmp_path.iterdir()]


@pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="no table of processes to look into")
def test_export_beside_ends_when_nobody_is_there_any_more(tmp_path: Path) -> None:
    """A process that another one began, which was ended: what it wanted to give finds no reader."""
    told = tmp_path / "process"

    def make() -> Iterator[tuple[str, Content]]:
        told.write_text(str(os.getpid()))
        yield "one", b"much" * 1_000_000

    def go_between() -> Iterator[tuple[str, Content]]:
        with Beside(make, nothing) as other:
            while True:
                time.sleep(0.01)
            yield from other.files()

    with Beside(go_between, nothing):
        while not (told.exists() and told.read_text()):
            time.sleep(0.01)
    until = time.monotonic() + 60
    while is_running(int(told.read_text())):
        assert time.monotonic() < until
        time.sleep(0.01)


def is_running(process: int) -> bool:
    """Whether it is there and has not ended; one that nobody has asked about yet has."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_export_beside_writes_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    graph, formats = sample_graph(), ["ttl", "graphml", "gexf", "csv"]
    here, there = tmp_path / "here", tmp_path / "there"
    for folder in (here, there):
        folder.mkdir()
        write_graph(graph, folder)
    export_graph(graph, here, formats)
    begun: list[Beside[Any]] = []

    class Noted(Beside[Any]):
        def __enter__(self) -> Beside[Any]:
            begun.append(self)
            return super().__enter__()

    monkeypatch.setattr(export, "HELD", 0)
    monkeypatch.setattr(export, "Beside", Noted)
    monkeypatch.setattr(export, "can_work_beside", lambda: True)
    export_graph(FolderSource(there), there, formats)
    assert len(begun) == 1
    for file in here.iterdir():
        assert (there / file.name).read_bytes() == file.read_bytes(), file.name


def test_export_beside_reads_files_at_places_of_its_own(tmp_path: Path) -> None:
    write_graph(sample_graph(), tmp_path)
    records = ReadRecords(FolderSource(tmp_path))

    def make() -> Iterator[tuple[str, Content]]:
        records.source.reopen()
        yield from ((entity.id, entity.name) for entity in records.entities)

    expected = {entity.id: entity.name.encode() for entity in sample_graph().entities}
    entities = iter(records.entities)
    next(entities)  # what is half read here goes on where it was
    assert read_all(Beside(make, nothing)) == expected
    assert len([*entities]) == len(expected) - 1
