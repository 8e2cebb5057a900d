"""CSV and TSV: an article a row, its text to the character, columns by their usual names or as the user says."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from typing import IO, Any

from newsgraph.articles.decode import decode
from newsgraph.articles.field_names import candidates
from newsgraph.articles.files import MOST_BYTES
from newsgraph.articles.formats.given import Given
from newsgraph.articles.formats.json_lines import UnusedKeys, read_row
from newsgraph.articles.problems import Item, ReadProblem, guard, printable
from newsgraph.errors import InputError

_SAMPLE = 2**16
_MARKS = ",;\t|"


def read(given: Given) -> Iterator[Item]:
    """The articles of a table, one row held at a time."""
    csv.field_size_limit(MOST_BYTES)
    encoding = _encoding(given)
    if encoding != "utf-8-sig":
        yield ReadProblem(f"{given.name}: no utf-8; {encoding} assumed", "warning")
    lines = _lines(given.file, encoding, given.name)
    first = next(lines, "")
    mark = "\t" if ".tsv" in given.place.lower() else max(_MARKS, key=first.count)
    rows = csv.reader(_again(first, lines), delimiter=mark)
    try:
        names = [name.strip() for name in next(rows, [])]
        yield from _read_rows(given, names, rows)
    except csv.Error as error:
        raise InputError(f"{given.name}:{rows.line_num}: {error}; nothing after it is read") from error


def _read_rows(given: Given, names: Sequence[str], rows: Iterator[list[str]]) -> Iterator[Item]:
    if why := no_text_column(names, given):
        yield given.no_article(why)
        return
    unused, number = UnusedKeys(given.name), 0
    for cells in rows:
        if not any(cells):
            continue
        number += 1
        origin = f"{given.name}:{rows.line_num}"  # type: ignore[attr-defined]
        if len(cells) > len(names):
            yield ReadProblem(f"{origin}: {len(cells)} cells under {len(names)} names; the rest is left out", "warning")
        row = dict(zip(names, cells))  # noqa: B905  (rows may be shorter)
        yield from guard(read_row(row, origin, given.settings.columns, unused, f"{given.id}/{number}"), origin)
    yield from unused.tell()
    if not number:
        yield given.no_article("no row in it")


def no_text_column(names: Sequence[str], given: Given) -> str | None:
    """Why a table with such columns holds no articles; None where it does."""
    columns = given.settings.columns
    shown = ", ".join(printable(name[:40]) for name in names[:12]) or "none"
    missing = next((column for column in columns.values() if column not in names), None)
    if missing is not None:
        return f"no column {missing!r}; there are {shown}"
    if "text" not in columns and next(candidates(dict.fromkeys(names, "x"), "text"), None) is None:
        return f"no column that is called like a text; there are {shown}: name it with --text-column"
    return None


def _encoding(given: Given) -> str:
    """UTF-8 where the first lines are, else what `decode` makes of them."""
    head = given.head()
    cut = head[: head.rfind(b"\n") + 1] or head
    decoded = decode(cut)
    if decoded.warning and "windows-1252" in decoded.warning:
        return "cp1252"
    return "utf-16" if decoded.warning and "utf-16" in decoded.warning else "utf-8-sig"


def _lines(file: IO[bytes], encoding: str, name: str) -> Iterator[str]:
    text = io.TextIOWrapper(io.BufferedReader(_Held(file)), encoding=encoding, errors="replace", newline="")
    while line := text.readline(MOST_BYTES + 1):
        if len(line) > MOST_BYTES:
            raise InputError(f"{name}: a line longer than {MOST_BYTES // 2**20} MB; nothing after it is read")
        yield line


def _again(first: str, lines: Iterator[str]) -> Iterator[str]:
    if first:
        yield first
    yield from lines


class _Held(io.RawIOBase):
    """A file that a text wrapper does not close: it is somebody else's."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__()
        self._file = file

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        data = self._file.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)
