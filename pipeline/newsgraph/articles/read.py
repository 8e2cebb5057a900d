"""From what is named as INPUT to Article records, one at a time, with a line for whatever cannot be read."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import IO

from newsgraph.articles.clock import each_within
from newsgraph.articles.files import open_regular
from newsgraph.articles.folders import Source, search_folder
from newsgraph.articles.formats import READS, read_given, read_stream
from newsgraph.articles.formats.given import NO_WISHES, Given, Settings
from newsgraph.articles.inputs import expand
from newsgraph.articles.known import KNOWN_FILE, KnownArticle, apply_known, read_known
from newsgraph.articles.languages import find_language
from newsgraph.articles.metadata import complete
from newsgraph.articles.problems import Item, ReadProblem, guard, printable, tell_skipped, unreadable
from newsgraph.articles.repairs import find_garbled
from newsgraph.records import Article

__all__ = ["ReadProblem", "Settings", "read_articles"]

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


def read_articles(
    inputs: Sequence[str | Path], stdin: IO[bytes] | None = None, settings: Settings = NO_WISHES
) -> Iterator[Item]:
    """Reads articles from files, folders, patterns, lists of files (`@list.txt`) and `-` (standard input), whatever fails aside.

    Inputs are taken in sorted order, so that the result does not hang on how they were named. Lazy: one article is
    held at a time. Raises nothing for bad input; each problem is yielded where it is met.
    """
    seen = _Seen()
    done: set[str] = set()
    for name in sorted({str(name) for name in inputs}):
        for item in guard(_read_input(name, stdin, done, settings), printable(name)):
            yield (seen.refuse(item) or item) if isinstance(item, Article) else item


def _read_input(name: str, stdin: IO[bytes] | None, done: set[str], settings: Settings) -> Iterator[Item]:
    if name == "-":
        if name not in done:
            done.add(name)
            given = Given("<stdin>", "-", "stdin", stdin or sys.stdin.buffer, settings)
            yield from guard(_finish_all(read_stream(given), {}, given.name, settings), given.name)
        return
    for found in expand(name):
        if isinstance(found, ReadProblem):
            yield found
            continue
        place = os.path.realpath(found.path)
        if place in done:
            continue
        done.add(place)
        if found.path.is_dir():
            yield from _read_folder(found.path, settings)
        else:
            yield from _read_file(found, _read_known(found.path.parent), settings)


def _read_folder(folder: Path, settings: Settings) -> Iterator[Item]:
    known = _read_known(folder)
    found = search_folder(folder)
    yield from found.problems
    yield from tell_skipped(str(folder), found.skipped)
    if not found.sources:
        yield ReadProblem(f"{folder}: nothing to read here ({READS})")
    missing = set(known)
    for source in found.sources:
        for item in _read_file(source, known, settings):
            if isinstance(item, Article):
                missing.discard(item.id)
            yield item
    for id_ in sorted(missing):
        yield ReadProblem(f"{folder / KNOWN_FILE}: there is no article with the id {id_!r}", "warning")


def _read_known(folder: Path) -> Known:
    """What a folder's articles.yaml says; it holds for a file given alone too, so that it reads the same with others."""
    path = folder / KNOWN_FILE
    return read_known(path, folder) if os.path.lexists(path) else {}


def _read_file(source: Source, known: Known, settings: Settings) -> Iterator[Item]:
    name = printable(str(source.path))
    yield from guard(_finish_all(_open_and_read(source, name, settings), known, name, settings), name)


def _open_and_read(source: Source, name: str, settings: Settings) -> Iterator[Item]:
    with open_regular(source.path, source.inside) as file:
        yield from read_given(Given(name, source.place, source.id, file, settings, source.inside is not None))


def _finish_all(items: Iterator[Item], known: Known, name: str, settings: Settings) -> Iterator[Item]:
    """The articles of a file, finished; one line each for what is wrong with many of them."""
    foreign: Counter[str] = Counter()
    garbled = 0
    for item in each_within(items, settings.seconds):
        if not isinstance(item, Article):
            yield item
            continue
        language = find_language(item.text) or item.language
        if settings.languages is not None and language not in settings.languages:
            foreign[language] += 1
            continue
        garbled += bool(find_garbled(item.text))
        yield from guard(_finish(replace(item, language=language), known), item.origin)
    if total := foreign.total():
        counts = ", ".join(f"{count} {language}" for language, count in sorted(foreign.items()))
        yield ReadProblem(
            f"{name}: {total} article{'s are' if total > 1 else ' is'} not in {_tell_languages(settings)} and "
            f"{'are' if total > 1 else 'is'} skipped ({counts}); --language reads others too",
            "warning",
        )
    if garbled:
        yield ReadProblem(
            f"{name}: {garbled} article{'s hold' if garbled > 1 else ' holds'} characters that were decoded wrongly "
            "(“â€™” for “’”); they are read as they were meant",
            "warning",
        )


def _tell_languages(settings: Settings) -> str:
    languages = sorted(settings.languages or ())
    return "English" if languages == ["en"] else " or ".join(languages)


def _finish(article: Article, known: Known) -> Iterator[Item]:
    """Adds what is known from outside, then what the text says; tells what was wrong with the first."""
    if problem := unreadable(article):
        yield problem
        return
    warnings: list[str] = []
    if article.id in known:
        article = apply_known(article, known[article.id], warnings)
    yield from (ReadProblem(warning, "warning") for warning in warnings)
    yield complete(article)
