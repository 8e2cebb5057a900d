"""What has been skimmed of articles, entities and claims, kept beside their lines: who goes through all of them reads two fifths, and makes none of it again.

A line a record, in the order of the three files. It counts only as it was left, and for the files that it was made of
(`newsgraph.resolve.kept` knows its hash).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import Any, NamedTuple, Self

from newsgraph.folder import hash_file
from newsgraph.folder.drafts import Draft, OpenDraft, unwritable
from newsgraph.graph.skimmed import ARTICLES, CLAIMS, ENTITIES, Skimmer
from newsgraph.jsonl import FILES

_AT_ONCE = 200
_SKIMMERS: dict[str, Skimmer[Any, Any]] = dict(zip(FILES, (ARTICLES, ENTITIES, CLAIMS), strict=True))


class Skims(NamedTuple):
    """A file of skims: where it lies, and of each file of records where they begin in it and how many there are."""

    path: Path
    starts: dict[str, int]
    numbers: dict[str, int]

    def rows(self, name: str) -> Iterator[list[Any]]:
        """Those of a file of records; some hundred at a time are read as one, which takes a third less."""
        with self.path.open("rb") as file:
            file.seek(self.starts[name])
            lines = islice(file, self.numbers[name])
            while some := b",".join(islice(lines, _AT_ONCE)):
                yield from json.loads(f"[{some.decode('utf8', 'surrogatepass')}]")


class SkimsWriter:
    """Writes the skims of the lines that it is told of, in a `with` block; those that stand in an earlier file it takes from there.

    `sha256` is what the file has to have that lies there. `move` puts the new one in its place, else it is gone at the end.
    Raises SetupError, saying what to do, where the file cannot be written.
    """

    def __init__(self, path: Path, sha256: str | None) -> None:
        self._path = path
        is_good = sha256 is not None and hash_file(path) == sha256
        self._earlier = path.open("rb") if is_good else None
        self._starts: dict[str, int] = {}
        self._numbers = dict.fromkeys(_SKIMMERS, 0)
        self._at = 0
        with self._telling():
            self._opened = OpenDraft(path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _type: type[BaseException] | None, _value: object, _traceback: TracebackType | None) -> None:
        self._opened.discard()
        if self._earlier:
            self._earlier.close()

    def stay(self, name: str, lines: bytes) -> None:
        """Takes the next lines of a file of records, whose skims stand in the earlier file, if there is one. Raises OSError where they cannot be written."""
        if self._earlier is None:
            for line in lines.splitlines(keepends=True):
                self.come(name, line)
        else:
            number = lines.count(b"\n")
            self._write(name, b"".join(islice(self._earlier, number)), number)

    def go(self, _name: str, _line: bytes) -> None:
        """Passes over the next line of the earlier file of records."""
        if self._earlier:
            next(self._earlier)

    def come(self, name: str, line: bytes) -> None:
        """Takes a line that is new. Raises OSError where its skim cannot be written."""
        self._write(name, _SKIMMERS[name].write(line), 1)

    def _write(self, name: str, skims: bytes, number: int) -> None:
        self._starts.setdefault(name, self._at)
        self._opened.write(skims)
        self._at += len(skims)
        self._numbers[name] += number

    @cached_property
    def skims(self) -> Skims:
        """What was written, to be read; nothing more is added."""
        return Skims(self._draft.path, {name: self._starts.get(name, self._at) for name in _SKIMMERS}, self._numbers)

    @property
    def sha256(self) -> str:
        return self._draft.sha256

    def move(self) -> None:
        with self._telling():
            self._draft.move()

    @cached_property
    def _draft(self) -> Draft:
        with self._telling():
            return self._opened.close(sync=False)  # what a power cut tears is seen by its hash

    @contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise unwritable(self._path, error) from error
