"""What a reader gets and what it may be told: something opened to read, and the user's wishes."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import IO, Any

from newsgraph.articles.files import read_text_bytes
from newsgraph.articles.problems import Item, ReadProblem
from newsgraph.records import Passage, Source


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user says of the inputs.

    `columns` says in which column of a table, or under which key of JSON, a field of ours stands; `languages` which
    articles are read (None: all).
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    languages: frozenset[str] | None = frozenset({"en"})


NO_WISHES = Settings()


@dataclass(frozen=True, slots=True)
class Given:
    """Something opened to be read. `name` is what messages call it, `place` its path below the INPUT, `id` what that gives.

    `file` can be wound back unless it is standard input. `found` says that nobody named it: it lay in a folder or an
    archive. `depth` counts the archives around it.
    """

    name: str
    place: str
    id: str
    file: IO[bytes]
    settings: Settings = NO_WISHES
    found: bool = False
    depth: int = 0

    def read_all(self) -> bytes:
        """All its bytes. Raises InputError where they are more than an article may have."""
        return read_text_bytes(self.file, self.name)

    def source(self, kind: str, data: bytes, passages: tuple[Passage, ...] = (), inside: str = "") -> Source:
        """What is kept of where a text comes from; `inside` names a part of the file that is an article of its own."""
        place = f"{self.place}!/{inside}" if inside else self.place
        return Source(place, kind, hashlib.sha256(data).hexdigest(), passages)

    def no_article(self, why: str) -> ReadProblem:
        """That there is no article here: an error for a file that somebody named, for others only a warning."""
        return ReadProblem(f"{self.name}: {why}", "warning" if self.found else "error")


Reader = Callable[[Given], Iterator[Item]]
"""Yields articles as the file has them (what articles.yaml and the text itself say comes later) and problems."""


def size_of(file: IO[bytes]) -> int:
    """The bytes of something that can be wound back; it stands at its beginning afterwards."""
    end = file.seek(0, os.SEEK_END)
    file.seek(0)
    return end


def plain_text(value: Any) -> str | None:
    """A value of a table or a document's properties as text, None for none and for blanks."""
    line = "" if value is None else str(value).strip()
    return line or None
