"""The lines of the three files of records: those that stay as they are, taken over as bytes, with those that changed in their places."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from itertools import chain, repeat
from pathlib import Path
from typing import Any

from newsgraph.folder import FileSet
from newsgraph.jsonl import FILES, LINES

_HEAD = '{"id": '
_QUOTED = len(_HEAD) + 1
_END: tuple[None, None] = (None, None)
Line = tuple[bytes, bytes | None]
"""A line, and what is known of it."""
_DECODER = json.JSONDecoder()


def add_changes(
    files: FileSet,
    folder: Path | None,
    changes: Iterable[Iterable[tuple[str, Any]]],
    seen: Callable[[str, bytes, bytes | None], None],
    beside: Callable[[str], Iterator[bytes | None]],
) -> None:
    """Adds the three files as those in a folder, if any, but for the records that changed: pairs sorted by id, None for what is gone.

    `beside` gives what is known of each line of a file of that folder, in their order. `seen` is told the name of the file and the line of each
    record, unchanged ones as well, and of these what is known.
    """
    for name, make, changed in zip(FILES, LINES, changes, strict=True):
        rows = ((id_, record and make(record).encode()) for id_, record in changed)
        files.add(name, _tell(name, _put_in(folder and folder / name, rows, beside(name)), seen))


def _tell(name: str, lines: Iterable[Line], seen: Callable[[str, bytes, bytes | None], None]) -> Iterator[bytes]:
    for line, known in lines:
        seen(name, line, known)
        yield line


def _put_in(
    path: Path | None, changed: Iterable[tuple[str, bytes | None]], known: Iterator[bytes | None]
) -> Iterator[Line]:
    """The lines of a file, if there is one, with those that changed in their places."""
    with path.open("rb") if path else BytesIO() as lines:
        rest = zip(lines, chain(known, repeat(None)))  # noqa: B905  (what is known may be of more files than this one)
        line, beside = next(rest, _END)
        for id_, new in changed:
            while line is not None and (own := id_of(line)) <= id_:
                if own != id_:
                    yield line, beside
                line, beside = next(rest, _END)
            if new is not None:
                yield new, None
        if line is not None:
            yield line, beside
            yield from rest


def id_of(line: bytes) -> str:
    """The id of the record of a line that was written here, where it comes first; the line of a country has a megabyte, and is not looked at."""
    end = line.index(b'"', _QUOTED)
    if b"\\" not in line[_QUOTED:end]:
        return line[_QUOTED:end].decode()
    id_: str = _DECODER.raw_decode(line.decode(), len(_HEAD))[0]
    return id_
