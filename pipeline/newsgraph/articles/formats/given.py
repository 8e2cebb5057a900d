"""What a reader gets and what it may be told: something opened to read, and the user's wishes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from gzip import GzipFile
from io import BufferedReader, BytesIO
from typing import IO
from zipfile import ZipExtFile

from newsgraph.articles.files import read_text_bytes
from newsgraph.articles.problems import Item, ReadProblem
from newsgraph.errors import InputError
from newsgraph.records import Passage, Source

HEAD = 4096
"""Bytes by which a format is told."""
MOST_HELD = 2**28
"""Bytes of a file that must be held because it stands in an archive or on standard input, and is read in no order."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What the user says of the inputs.

    `columns` says in which column of a table, or under which key of JSON, a field of ours stands; `languages` which
    articles are read (None: all); `seconds` how long reading may go on until the next article comes (0: for ever).
    """

    columns: Mapping[str, str] = field(default_factory=dict)
    languages: frozenset[str] | None = frozenset({"en"})
    seconds: float = 0


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

    def seekable(self) -> IO[bytes]:
        """The file as one that can be read in any order. Raises InputError where it had to be held and is too large."""
        if self.rewinds:
            self.file.seek(0)
            return self.file
        data = self.file.read(MOST_HELD + 1)
        if len(data) > MOST_HELD:
            raise InputError(f"{self.name}: longer than {MOST_HELD // 2**20} MB; unpack it first")
        return BytesIO(data)

    @property
    def rewinds(self) -> bool:
        """Whether the file can be read again from its beginning: it stands in no archive and is not standard input."""
        return self.depth == 0 and self.place != "-" and self.file.seekable()

    def head(self) -> bytes:
        """Its first bytes, which are read again."""
        if isinstance(self.file, BufferedReader | GzipFile | ZipExtFile):
            return self.file.peek(HEAD)[:HEAD]
        if not self.file.seekable():
            return b""
        head = self.file.read(HEAD)
        self.file.seek(0)
        return head

    def source(self, kind: str, data: bytes | str, passages: tuple[Passage, ...] = (), inside: str = "") -> Source:
        """What is kept of where a text comes from, its bytes or their SHA-256; `inside` names a part that is an article of its own."""
        place = f"{self.place}!/{inside}" if inside else self.place
        return Source(place, kind, data if isinstance(data, str) else hashlib.sha256(data).hexdigest(), passages)

    def no_article(self, why: str) -> ReadProblem:
        """That there is no article here: an error for a file that somebody named, for others only a warning."""
        return ReadProblem(f"{self.name}: {why}", "warning" if self.found else "error")


Reader = Callable[[Given], Iterator[Item]]
"""Yields articles as the file has them (what articles.yaml and the text itself say comes later) and problems."""
