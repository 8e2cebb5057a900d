"""JSON Lines: an article a line, its text to the character."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from newsgraph.articles.decode import decode_or_tell
from newsgraph.articles.field_names import candidates, unknown_keys
from newsgraph.articles.files import read_lines
from newsgraph.articles.formats.given import Given
from newsgraph.articles.known import row_article
from newsgraph.articles.problems import Item, ReadProblem, guard, printable
from newsgraph.errors import InputError


def read(given: Given) -> Iterator[Item]:
    """The articles of a file, one line held at a time."""
    anything = False
    unused = UnusedKeys(given.name)
    for number, line in read_lines(given.file, given.name):
        origin = f"{given.name}:{number}"
        if isinstance(line, InputError):
            yield ReadProblem(str(line))
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield from guard(_read_line(line, origin, given.settings.columns, unused), origin)
        else:
            continue
        anything = True
    yield from unused.tell()
    if not anything:
        yield ReadProblem(f"{given.name}: no article in it")


def _read_line(line: bytes, origin: str, columns: Mapping[str, str], unused: UnusedKeys) -> Iterator[Item]:
    text, problems = decode_or_tell(line, origin)
    yield from problems
    if text is None:
        return
    try:
        row: Any = json.loads(text)
    except ValueError as error:
        yield ReadProblem(f"{origin}: no JSON ({error})")
        return
    except RecursionError:
        yield ReadProblem(f"{origin}: JSON nested too deeply")
        return
    yield from read_row(row, origin, columns, unused)


def read_row(row: Any, origin: str, columns: Mapping[str, str], unused: UnusedKeys, id_: str = "") -> Iterator[Item]:
    """The article of a mapping from names to values, and what is wrong with its values; `id_` is for one that has none."""
    if isinstance(row, dict) and columns:
        row = with_columns(row, columns, origin)
    unused.note(row)
    if id_ and isinstance(row, dict) and not any(True for name in ("id", "url") for _ in candidates(row, name)):
        row = {**row, "id": id_}
    warnings: list[str] = []
    article = row_article(row, origin, warnings)
    yield from (ReadProblem(warning, "warning") for warning in warnings)
    yield article


def with_columns(row: dict[str, Any], columns: Mapping[str, str], origin: str) -> dict[str, Any]:
    """A row with the fields that the user named under our names. Raises InputError where there is no such column."""
    missing = next((column for column in columns.values() if column not in row), None)
    if missing is not None:
        raise InputError(f"{origin}: no column {missing!r}; there are {', '.join(map(str, list(row)[:12]))}")
    taken = {*columns.values(), *columns}
    return {
        **{key: value for key, value in row.items() if key not in taken},
        **{ours: row[key] for ours, key in columns.items()},
    }


class UnusedKeys:
    """The keys of an input's rows that no field takes, in the order in which they are met, told once."""

    SHOWN, KEPT = 12, 1000

    def __init__(self, name: str) -> None:
        self.name = name
        self.keys: dict[str, None] = {}

    def note(self, row: Any) -> None:
        if isinstance(row, dict) and len(self.keys) < self.KEPT:
            self.keys |= dict.fromkeys(unknown_keys(row))

    def tell(self) -> Iterator[ReadProblem]:
        if self.keys:
            shown = [printable(key[:40]) for key in list(self.keys)[: self.SHOWN]]
            more = f" and {len(self.keys) - self.SHOWN} more" if len(self.keys) > self.SHOWN else ""
            yield ReadProblem(f"{self.name}: not used: {', '.join(shown)}{more}", "warning")
