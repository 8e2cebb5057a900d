"""The lines of the three files of records: those that stay as they are, taken over as bytes, with those that changed in their places."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO, Protocol

from newsgraph.folder import FileSet
from newsgraph.jsonl import FILES, LINES

_HEAD = '{"id": '
_QUOTED = len(_HEAD) + 1
_DECODER = json.JSONDecoder()
_CHUNK = 1 << 20
_NEAR = 1 << 12
"""Bytes that are read line by line sooner than jumped over."""
_WIDER = 4


class Follower(Protocol):
    """Is told what becomes of each line of a file, by the file's name and in the order of the lines."""

    def stay(self, name: str, lines: bytes) -> None:
        """Some lines of the earlier file."""

    def go(self, name: str, line: bytes) -> None:
        """One of the earlier file that is gone, or that another follows in its place."""

    def come(self, name: str, line: bytes) -> None:
        """A new one."""


def add_changes(
    files: FileSet, folder: Path | None, changes: Iterable[Iterable[tuple[str, Any]]], followers: Sequence[Follower]
) -> None:
    """Adds the three files as those in a folder, if any, but for the records that changed: pairs sorted by id, None for what is gone."""
    for name, make, changed in zip(FILES, LINES, changes, strict=True):
        rows = ((id_, record and make(record).encode()) for id_, record in changed)
        files.add(name, _put_in(folder and folder / name, rows, name, followers))


def _put_in(
    path: Path | None, changed: Iterable[tuple[str, bytes | None]], name: str, followers: Sequence[Follower]
) -> Iterator[bytes]:
    """The lines of a file, if there is one, with those that changed in their places."""
    with path.open("rb") if path else BytesIO() as file:
        lines, at = SortedLines(file), 0
        for id_, new in changed:
            start, line = lines.find(id_, at)
            for run in lines.between(at, start):
                for follower in followers:
                    follower.stay(name, run)
                yield run
            at = start
            if line and id_of(line) == id_:
                at += len(line)
                for follower in followers:
                    follower.go(name, line)
            if new is not None:
                for follower in followers:
                    follower.come(name, new)
                yield new
        for run in lines.between(at, lines.size):
            for follower in followers:
                follower.stay(name, run)
            yield run


class SortedLines:
    """The lines of a file that are sorted by their ids, found without reading those between; places are those of bytes, where lines begin."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self.size = file.seek(0, 2)

    def find(self, id_: str, at: int) -> tuple[int, bytes]:
        """Place and line of the first whose id is not smaller, from the line at a place on; the end and nothing where there is none.

        Looks farther and farther ahead, then halves: who looks for each line in turn reads each but a few times.
        """
        low, step = at, _NEAR
        while (high := low + step) < self.size:
            start, line = self._first(high)
            if not line or id_of(line) >= id_:
                break
            low, step = start, step * _WIDER
        high = min(high, self.size)
        while high - low > _NEAR:
            middle = (low + high) // 2
            start, line = self._first(middle)
            if line and start < high and id_of(line) < id_:
                low = start
            else:
                high = middle
        self._file.seek(low)
        while (line := self._file.readline()) and id_of(line) < id_:
            low += len(line)
        return low, line

    def between(self, start: int, end: int) -> Iterator[bytes]:
        """The lines from one place to another, some at a time."""
        while start < end:
            self._file.seek(start)
            some = self._file.read(min(_CHUNK, end - start))
            if not some.endswith(b"\n"):
                some += self._file.readline()
            start += len(some)
            yield some

    def _first(self, place: int) -> tuple[int, bytes]:
        """The first line that begins behind a place."""
        self._file.seek(place)
        start = place + len(self._file.readline())
        return start, self._file.readline()


def id_of(line: bytes) -> str:
    """The id of the record of a line that was written here, where it comes first; the line of a country has a megabyte, and is not looked at."""
    end = line.index(b'"', _QUOTED)
    if b"\\" not in line[_QUOTED:end]:
        return line[_QUOTED:end].decode()
    id_: str = _DECODER.raw_decode(line.decode(), len(_HEAD))[0]
    return id_
