"""From files, folders and JSON Lines to Article records, one at a time, with a line for whatever cannot be read."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any

from newsgraph.articles.decode import BinaryFileError, decode
from newsgraph.articles.field_names import unknown_keys
from newsgraph.articles.files import open_regular, read_lines, read_text_bytes
from newsgraph.articles.folders import ENDINGS, KNOWN_FILE, Source, search_folder
from newsgraph.articles.known import KnownArticle, apply_known, front_matter_fields, read_known, row_article
from newsgraph.articles.layout import front_matter
from newsgraph.articles.metadata import complete
from newsgraph.articles.problems import Item, ReadProblem, guard, printable
from newsgraph.errors import InputError
from newsgraph.records import Article

__all__ = ["ReadProblem", "read_articles"]

Known = Mapping[str, KnownArticle]


class _Seen:
    """The ids read so far and where each came from; nothing else is kept of an article."""

    def __init__(self) -> None:
        self.origins: dict[str, str] = {}

    def refuse(self, article: Article) -> ReadProblem | None:
        earlier = self.origins.setdefault(article.id, article.origin)
        if earlier == article.origin:
            return None
        return ReadProblem(
            f"{article.origin}: a second article with the id {article.id!r} is refused; the first is {earlier}"
        )


def read_articles(inputs: Sequence[str | Path], stdin: IO[bytes] | None = None) -> Iterator[Item]:
    """Reads articles from files, folders and `-` (JSON Lines on standard input), whatever fails aside.

    Inputs are taken in sorted order, so that the result does not hang on how they were named. Lazy: one article is
    held at a time. Raises nothing for bad input; each problem is yielded where it is met.
    """
    seen = _Seen()
    done: set[str] = set()
    for name in sorted({str(name) for name in inputs}):
        for item in guard(_read_input(name, stdin, done), printable(name)):
            yield (seen.refuse(item) or item) if isinstance(item, Article) else item


def _read_input(name: str, stdin: IO[bytes] | None, done: set[str]) -> Iterator[Item]:
    path = Path(name)
    place = name if name == "-" else os.path.realpath(path)
    if place in done:
        return
    done.add(place)
    if name == "-":
        yield from _read_lines(stdin or sys.stdin.buffer, "<stdin>", {})
    elif path.is_dir():
        yield from _read_folder(path)
    elif not path.exists():
        yield ReadProblem(f"{printable(name)}: no such file or folder")
    elif path.suffix.lower() not in ENDINGS:
        yield ReadProblem(
            f"{printable(name)}: newsgraph reads {', '.join(ENDINGS)} and folders of them, not {path.suffix or 'this'}"
        )
    else:
        yield from _read_file(Source(path, path.stem), _read_known(path.parent))


def _read_folder(folder: Path) -> Iterator[Item]:
    known = _read_known(folder)
    found = search_folder(folder)
    yield from found.problems
    if found.skipped:
        total = found.skipped.total()
        counts = ", ".join(f"{count} {what}" for what, count in sorted(found.skipped.items()))
        yield ReadProblem(f"{folder}: {total} file{'s' * (total > 1)} skipped ({counts})", "note")
    if not found.sources:
        yield ReadProblem(f"{folder}: nothing to read here ({', '.join(ENDINGS)})")
    missing = set(known)
    for source in found.sources:
        for item in _read_file(source, known):
            if isinstance(item, Article):
                missing.discard(item.id)
            yield item
    for id_ in sorted(missing):
        yield ReadProblem(f"{folder / KNOWN_FILE}: there is no article with the id {id_!r}", "warning")


def _read_known(folder: Path) -> Known:
    """What a folder's articles.yaml says; it holds for a file given alone too, so that it reads the same with others."""
    path = folder / KNOWN_FILE
    return read_known(path, folder) if os.path.lexists(path) else {}


# --- files -------------------------------------------------------------------------------------------------------


def _read_file(source: Source, known: Known) -> Iterator[Item]:
    name = printable(str(source.path))
    if source.path.suffix.lower() == ".jsonl":
        yield from guard(_read_line_file(source, known), name)
    else:
        yield from guard(_read_text(source, known), name)


def _read_line_file(source: Source, known: Known) -> Iterator[Item]:
    with open_regular(source.path, source.inside) as lines:
        yield from _read_lines(lines, str(source.path), known)


def _read_text(source: Source, known: Known) -> Iterator[Item]:
    origin = printable(str(source.path))
    with open_regular(source.path, source.inside) as file:
        data = read_text_bytes(file, origin)
    text, problems = _decode(data, origin)
    yield from problems
    if text is None:
        return
    article = Article(id=source.id, text=text, origin=origin)
    problem = _unreadable(article)
    if problem:
        yield problem
        return
    warnings: list[str] = []
    matter = front_matter(article.text) if source.path.suffix.lower() == ".md" else None
    if matter:
        article = _with_front_matter(article, article.text[matter.start : matter.end], warnings)
    yield from _finish(article, known, warnings)


def _with_front_matter(article: Article, words: str, warnings: list[str]) -> Article:
    return apply_known(article, front_matter_fields(words, article.origin, warnings), warnings)


def _finish(article: Article, known: Known, warnings: list[str]) -> Iterator[Item]:
    """Adds what is known from outside, then what the text says; tells what was wrong with the first."""
    if article.id in known:
        article = apply_known(article, known[article.id], warnings)
    yield from (ReadProblem(warning, "warning") for warning in warnings)
    yield complete(article)


def _unreadable(article: Article) -> ReadProblem | None:
    """Why an article cannot go on to the next stages; None when it can."""
    if not article.text.strip("\ufeff\u200b \t\r\n\xa0"):
        return ReadProblem(f"{article.origin}: no text in it")
    for what, words in (("id", article.id), ("text", article.text)):
        at = words.find("\0")
        if at >= 0:
            return ReadProblem(f"{article.origin}: the {what} holds a NUL character at offset {at}")
        try:
            words.encode()
        except UnicodeEncodeError as error:
            return ReadProblem(
                f"{article.origin}: the {what} holds half a character (a lone surrogate) at offset {error.start}"
            )
    return None


# --- JSON Lines --------------------------------------------------------------------------------------------------


def _read_lines(lines: IO[bytes], name: str, known: Known) -> Iterator[Item]:
    name = printable(name)
    anything = False
    unused = _UnusedKeys(name)
    for number, line in read_lines(lines, name):
        origin = f"{name}:{number}"
        if isinstance(line, InputError):
            yield ReadProblem(str(line))
        elif line.strip(b" \t\r\n\xef\xbb\xbf"):
            yield from guard(_read_line(line, origin, known, unused), origin)
        else:
            continue
        anything = True
    yield from unused.tell()
    if not anything:
        yield ReadProblem(f"{name}: no article in it")


def _read_line(line: bytes, origin: str, known: Known, unused: _UnusedKeys) -> Iterator[Item]:
    text, problems = _decode(line, origin)
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
    unused.note(row)
    warnings: list[str] = []
    article = row_article(row, origin, warnings)
    problem = _unreadable(article)
    if problem:
        yield problem
        return
    yield from _finish(article, known, warnings)


class _UnusedKeys:
    """The keys of an input's lines that no field takes, in the order in which they are met, told once."""

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


def _decode(data: bytes, origin: str) -> tuple[str | None, list[ReadProblem]]:
    """The text of some bytes, None where they are no text, and what is wrong with them."""
    try:
        decoded = decode(data)
    except BinaryFileError as error:
        return None, [ReadProblem(f"{origin}: {error}")]
    warning = [ReadProblem(f"{origin}: {decoded.warning}", "warning")] if decoded.warning else []
    return decoded.text, warning
