"""From files, folders and JSON Lines to Article records, one at a time, with a line for whatever cannot be read."""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, Literal

from newsgraph.articles.decode import BinaryFileError, decode
from newsgraph.articles.known import KnownArticle, apply_known, front_matter_fields, read_known, row_article
from newsgraph.articles.layout import front_matter
from newsgraph.articles.metadata import complete
from newsgraph.errors import InputError
from newsgraph.records import Article

TEXT_ENDINGS = (".txt", ".md")
ENDINGS = (*TEXT_ENDINGS, ".jsonl")
KNOWN_FILE = "articles.yaml"

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """One line for a person about an input. An `error` lost an article (exit code 1); a `warning` did not.

    A `note` only counts what was skipped.
    """

    message: str
    severity: Severity = "error"


Item = Article | ReadProblem


@dataclass(frozen=True, slots=True)
class _Source:
    """A file to read, the id that its place gives it, and how messages name it."""

    path: Path
    id: str


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
        place = name if name == "-" else os.path.realpath(name)
        if place in done:
            continue
        done.add(place)
        for item in _read_input(name, stdin):
            yield (seen.refuse(item) or item) if isinstance(item, Article) else item


def _read_input(name: str, stdin: IO[bytes] | None) -> Iterator[Item]:
    if name == "-":
        yield from _read_lines(stdin or sys.stdin.buffer, "<stdin>", {})
        return
    path = Path(name)
    try:
        if path.is_dir():
            yield from _read_folder(path)
        elif not path.exists():
            yield ReadProblem(f"{name}: no such file or folder")
        elif path.suffix.lower() not in ENDINGS:
            yield ReadProblem(
                f"{name}: newsgraph reads {', '.join(ENDINGS)} and folders of them, not {path.suffix or 'this'}"
            )
        else:
            yield from _read_file(_Source(path, path.stem), _known_beside(path))
    except InputError as error:
        yield ReadProblem(str(error))
    except OSError as error:
        yield ReadProblem(f"{name}: {error.strerror or error}")


def _known_beside(path: Path) -> dict[str, KnownArticle]:
    """What is known of a single file: the articles.yaml of its folder, so that it reads the same alone and with others."""
    beside = path.parent / KNOWN_FILE
    return read_known(beside) if beside.is_file() else {}


# --- folders -----------------------------------------------------------------------------------------------------


def _read_folder(folder: Path) -> Iterator[Item]:
    known_file = folder / KNOWN_FILE
    known = read_known(known_file) if known_file.is_file() else {}
    skipped: Counter[str] = Counter()
    sources = _find_sources(folder, skipped)
    if skipped:
        total = skipped.total()
        counts = ", ".join(f"{count} {what}" for what, count in sorted(skipped.items()))
        yield ReadProblem(f"{folder}: {total} file{'s' * (total > 1)} skipped ({counts})", "note")
    if not sources:
        yield ReadProblem(f"{folder}: nothing to read here ({', '.join(ENDINGS)})")
    missing = set(known)
    for source in sources:
        for item in _read_file(source, known):
            if isinstance(item, Article):
                missing.discard(item.id)
            yield item
    for id_ in sorted(missing):
        yield ReadProblem(f"{known_file}: there is no article with the id {id_!r}", "warning")


def _find_sources(folder: Path, skipped: Counter[str]) -> list[_Source]:
    sources: list[_Source] = []
    for root, folders, files in os.walk(folder):
        skipped["hidden"] += sum(name.startswith(".") for name in files)
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in files:
            path = Path(root, name)
            if name.startswith(".") or (name == KNOWN_FILE and path.parent == folder):
                continue
            if name.upper().startswith("README."):
                skipped["README"] += 1
            elif path.suffix.lower() not in ENDINGS or not path.is_file():
                skipped[path.suffix.lower() or "without ending"] += 1
            else:
                sources.append(_Source(path, path.relative_to(folder).with_suffix("").as_posix()))
    for key in [key for key, count in skipped.items() if not count]:
        del skipped[key]
    return sorted(sources, key=lambda source: (source.id, source.path.suffix))


# --- files -------------------------------------------------------------------------------------------------------


def _read_file(source: _Source, known: dict[str, KnownArticle]) -> Iterator[Item]:
    try:
        if source.path.suffix.lower() == ".jsonl":
            with source.path.open("rb") as lines:
                yield from _read_lines(lines, str(source.path), known)
            return
        data = source.path.read_bytes()
    except OSError as error:
        yield ReadProblem(f"{source.path}: {error.strerror or error}")
        return
    yield from _read_text(source, data, known)


def _read_text(source: _Source, data: bytes, known: dict[str, KnownArticle]) -> Iterator[Item]:
    origin = printable(str(source.path))
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


def _finish(article: Article, known: dict[str, KnownArticle], warnings: list[str]) -> Iterator[Item]:
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


def _read_lines(lines: IO[bytes], name: str, known: dict[str, KnownArticle]) -> Iterator[Item]:
    anything = False
    for number, line in enumerate(lines, 1):
        if not line.strip(b" \t\r\n\xef\xbb\xbf"):
            continue
        anything = True
        yield from _read_line(line, f"{printable(name)}:{number}", known)
    if not anything:
        yield ReadProblem(f"{printable(name)}: no article in it")


def _read_line(line: bytes, origin: str, known: dict[str, KnownArticle]) -> Iterator[Item]:
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
    warnings: list[str] = []
    try:
        article = row_article(row, origin, warnings)
    except InputError as error:
        yield ReadProblem(str(error))
        return
    problem = _unreadable(article)
    if problem:
        yield problem
        return
    yield from _finish(article, known, warnings)


def _decode(data: bytes, origin: str) -> tuple[str | None, list[ReadProblem]]:
    """The text of some bytes, None where they are no text, and what is wrong with them."""
    try:
        decoded = decode(data)
    except BinaryFileError as error:
        return None, [ReadProblem(f"{origin}: {error}")]
    warning = [ReadProblem(f"{origin}: {decoded.warning}", "warning")] if decoded.warning else []
    return decoded.text, warning


def printable(name: str) -> str:
    """A file's name with undecodable bytes and control characters escaped, fit for one line of a message."""
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name)
