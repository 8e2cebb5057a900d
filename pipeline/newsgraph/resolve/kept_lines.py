"""The lines of the three files of records: those that stay as they are, taken over as bytes, with those that changed in their places."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from newsgraph.folder import FileSet
from newsgraph.jsonl import FILES, LINES

_HEAD = '{"id": '
_QUOTED = len(_HEAD) + 1
_DECODER = json.JSONDecoder()


def add_changes(
    files: FileSet,
    folder: Path | None,
    changes: Iterable[Iterable[tuple[str, Any]]],
    seen: Callable[[str, bytes], None],
) -> None:
    """Adds the three files as those in a folder, if any, but for the records that changed: pairs sorted by id, None for what is gone.

    `seen` is told the name of the file and the line of each record, unchanged ones as well.
    """
    for name, make, changed in zip(FILES, LINES, changes, strict=True):
        rows = ((id_, record and make(record).encode()) for id_, record in changed)
        files.add(name, _tell(name, _put_in(folder and folder / name, rows), seen))


def _tell(name: str, lines: Iterable[bytes], seen: Callable[[str, bytes], None]) -> Iterator[bytes]:
    for line in lines:
        seen(name, line)
        yield line


def _put_in(path: Path | None, changed: Iterable[tuple[str, bytes | None]]) -> Iterator[bytes]:
    """The lines of a file, if there is one, with those that changed in their places."""
    with path.open("rb") if path else BytesIO() as lines:
        rest = iter(lines)
        line = next(rest, None)
        for id_, new in changed:
            while line is not None and (own := id_of(line)) <= id_:
                if own != id_:
                    yield line
                line = next(rest, None)
            if new is not None:
                yield new
        if line is not None:
            yield line
            yield from rest


def id_of(line: bytes) -> str:
    """The id of the record of a line that was written here, where it comes first; the line of a country has a megabyte, and is not looked at."""
    end = line.index(b'"', _QUOTED)
    if b"\\" not in line[_QUOTED:end]:
        return line[_QUOTED:end].decode()
    id_: str = _DECODER.raw_decode(line.decode(), len(_HEAD))[0]
    return id_
