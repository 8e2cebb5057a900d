"""JSON files: a list of articles, an answer of a news service that holds one, JSON Feed, a single article. Read as it comes."""

from __future__ import annotations

import codecs
import hashlib
import json
import re
from collections.abc import Iterator
from typing import IO, Any

from newsgraph.articles.feeds.json_feed import is_json_feed, read_json_feed
from newsgraph.articles.field_names import candidates
from newsgraph.articles.files import MOST_BYTES
from newsgraph.articles.formats.given import Given
from newsgraph.articles.formats.json_lines import UnusedKeys, read_row
from newsgraph.articles.problems import Item, guard
from newsgraph.errors import InputError

_CHUNK = 2**20
_BETWEEN = re.compile(r"[\s,]*")
_DECODER = json.JSONDecoder()


def read(given: Given) -> Iterator[Item]:
    """The articles of a file. A list is read object by object, however long it is."""
    unused = UnusedKeys(given.name)
    number = 0
    buffer = _Buffer(given.file, given.name)
    for value, alone in buffer.values():
        if is_json_feed(value):
            yield from read_json_feed(value, given, buffer.digest())
            number += 1
            continue
        rows = _rows_of(value)
        for row in rows:
            number += 1
            id_ = given.id if alone and row is value else f"{given.id}/{number}"
            if not (given.found and not _is_article(row)):
                yield from guard(
                    read_row(row, f"{given.name}:{number}", given.settings.columns, unused, id_), given.name
                )
            elif alone:
                yield given.no_article("no article in it")
    yield from unused.tell()
    if not number:
        yield given.no_article("no article in it")


def _is_article(row: Any) -> bool:
    return isinstance(row, dict) and next(candidates(row, "text"), None) is not None


def _rows_of(value: Any) -> list[Any]:
    """The articles of an object: itself, or the first list of objects with texts that it holds, as news services answer."""
    if isinstance(value, dict) and not _is_article(value):
        for inner in (value, *(item for item in value.values() if isinstance(item, dict))):
            for listed in inner.values():
                if isinstance(listed, list) and any(map(_is_article, listed)):
                    return listed
    return [value]


class _Buffer:
    """The characters of a file of which one value at a time is held."""

    def __init__(self, file: IO[bytes], name: str) -> None:
        self.file, self.name = file, name
        self.text, self.at, self.finished = "", 0, False
        self.hash = hashlib.sha256()
        self.decoder = codecs.getincrementaldecoder("utf-8-sig")(errors="replace")

    def values(self) -> Iterator[tuple[Any, bool]]:
        """(value, whether it stands alone): the elements of a list, else the values that stand one behind the other."""
        listed = self.skip("[")
        while not self.ended(listed):
            yield self.value(), not listed

    def digest(self) -> str:
        """The SHA-256 of the file, which is read to its end."""
        while not self.finished:
            self.more()
        return self.hash.hexdigest()

    def more(self) -> None:
        """Reads on; what has been read is let go."""
        data = self.file.read(_CHUNK)
        self.hash.update(data)
        self.finished = not data
        self.text, self.at = self.text[self.at :] + self.decoder.decode(data, final=self.finished), 0
        if len(self.text) > MOST_BYTES + _CHUNK:
            raise InputError(f"{self.name}: a value longer than {MOST_BYTES // 2**20} MB; nothing after it is read")

    def skip(self, mark: str) -> bool:
        """Whether a mark stands here, which is gone over."""
        self._blanks()
        if self.text.startswith(mark, self.at):
            self.at += len(mark)
            return True
        return False

    def ended(self, listed: bool) -> bool:
        self._blanks()
        if listed and self.at == len(self.text):
            raise InputError(f"{self.name}: the list has no end")
        return self.at == len(self.text) or (listed and self.text[self.at] == "]")

    def value(self) -> Any:
        """The next value. Raises InputError."""
        while True:
            try:
                value, end = _DECODER.raw_decode(self.text, self.at)
            except (ValueError, RecursionError) as error:
                if self.finished or isinstance(error, RecursionError):
                    what = "nested too deeply" if isinstance(error, RecursionError) else str(error)
                    raise InputError(f"{self.name}: no JSON ({what})") from error
                self.more()
                continue
            if end == len(self.text) and not self.finished:  # a figure may go on
                self.more()
                continue
            self.at = end
            return value

    def _blanks(self) -> None:
        while True:
            self.at = _BETWEEN.match(self.text, self.at).end()  # type: ignore[union-attr]
            if self.at < len(self.text) or self.finished:
                return
            self.more()
