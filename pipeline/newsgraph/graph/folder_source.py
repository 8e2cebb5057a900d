"""The records of a folder, read from its JSON Lines files line by line: in memory is where the lines begin, not what they say."""

from __future__ import annotations

import hashlib
import json
import os
from array import array
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path
from typing import Any, BinaryIO, TypeVar

from newsgraph.errors import InputError, SetupError
from newsgraph.folder.file_set import read_manifest
from newsgraph.graph.skimmed import ARTICLES, CLAIMS, ENTITIES, AnyArticle, AnyClaim, AnyEntity, Skimmer
from newsgraph.graph.skims import Skims
from newsgraph.graph.sources import NOWHERE
from newsgraph.jsonl import FILES, make_article, make_claim, make_entity
from newsgraph.records import Article, Claim, Entity

_ARTICLES, _ENTITIES, _CLAIMS = FILES
Record = TypeVar("Record")
Skimmed = TypeVar("Skimmed")
SomeArticle = TypeVar("SomeArticle", bound=AnyArticle)
SomeClaim = TypeVar("SomeClaim", bound=AnyClaim)


_WIDE = 50
"""Articles of a claim that is held: a thousand articles that say who is president would read it a thousand times a thousand."""


class FolderSource:
    """Reads articles, entities and claims as they are asked for; the files stay open, so a later writer does not disturb.

    Two passes: one that sees every claim and remembers which articles it stands in, and one that jumps from article to
    article. Raises InputError naming file and line, SetupError where a file is not of the writing that the manifest tells of.
    """

    def __init__(self, folder: Path, places: Mapping[str, Path] | None = None, skims: Skims | None = None) -> None:
        """`places`: where the files lie that are not in their places yet, by name; these are read as they are. `skims`: what has been skimmed of them."""
        self._skims = skims
        manifest = {} if places else read_manifest(folder)
        paths = places or {name: folder / name for name in FILES}
        self._articles, self._entities, self._claims = (_Lines(paths[name], manifest.get(name)) for name in FILES)
        self._article_lines: dict[str, int] = {}
        self._starts: tuple[array[int], array[int]] = (array("q"), array("q"))
        self._claims_of: dict[str, array[int]] = {}
        self._wide: dict[int, Claim] = {}  # those that so many articles tell that each would read them anew

    @property
    def size(self) -> int:
        """Bytes of the three files."""
        return sum(lines.size for lines in (self._articles, self._entities, self._claims))

    def reopen(self) -> None:
        """For a process that was forked: the same files with a place of its own in them, even where others stand under their names by now."""
        for lines in (self._articles, self._entities, self._claims):
            lines.reopen()

    def articles(self) -> Iterator[Article]:
        return self._noting_articles(self._articles.read(make_article))

    def skim_articles(self, *, known: bool = False) -> Iterator[AnyArticle]:
        found = self._skim(self._articles, ARTICLES, _ARTICLES, known=known)
        return self._noting_articles(found)

    def _noting_articles(self, found: Iterable[tuple[int, SomeArticle]]) -> Iterator[SomeArticle]:
        starts = self._starts[0]
        del starts[:]
        for start, article in found:
            self._article_lines[article.id] = start
            starts.append(start)
            yield article

    def entities(self) -> Iterator[Entity]:
        return (entity for _, entity in self._entities.read(make_entity))

    def claims(self) -> Iterator[Claim]:
        return (claim for _, claim in self._claims.read(make_claim))

    def skim_entities(self, *, known: bool = False) -> Iterator[AnyEntity]:
        starts = self._starts[1]
        del starts[:]
        for start, entity in self._skim(self._entities, ENTITIES, _ENTITIES, known=known):
            starts.append(start)
            yield entity

    def skim_claims(self, *, known: bool = False, placed: bool = True) -> Iterator[AnyClaim]:
        found = self._skim(self._claims, CLAIMS, _CLAIMS, known=known)
        return self._placing(found) if placed else (claim for _, claim in found)

    def _placing(self, found: Iterable[tuple[int, SomeClaim]]) -> Iterator[SomeClaim]:
        claims_of = self._claims_of
        claims_of.clear()
        self._wide.clear()
        for start, claim in found:
            articles = claim.articles or (NOWHERE,)
            for article in articles:
                if article not in claims_of:
                    claims_of[article] = array("q")
                claims_of[article].append(start)
            if len(articles) > _WIDE:
                self._wide[start] = self._claims.at(start, make_claim)
            yield claim

    def _skim(
        self, lines: _Lines, skimmer: Skimmer[Record, Skimmed], name: str, *, known: bool
    ) -> Iterator[tuple[int, Record | Skimmed]]:
        """Where each line begins, and what is skimmed of it: what is kept, if there is such."""
        if self._skims is None:
            yield from lines.read(skimmer.make) if not known else lines.skim(skimmer)
            return
        start = 0
        for skim in self._skims.rows(name):
            length, record = skimmer.read(skim)
            yield start, record
            start += length

    def article(self, number: int) -> Article:
        return self._articles.at(self._starts[0][number], make_article)

    def entity(self, number: int) -> Entity:
        return self._entities.at(self._starts[1][number], make_entity)

    def text(self, article: str) -> str:
        start = self._article_lines.get(article)
        return "" if start is None else self._articles.at(start, make_article).text

    def claims_of(self, article: str) -> Iterator[Claim]:
        starts = self._claims_of.get(article, ())
        return (self._wide.get(start) or self._claims.at(start, make_claim) for start in starts)


class _Lines:
    """The lines of one file, whose content is checked against its hash before anything of it is believed."""

    def __init__(self, path: Path, sha256: str | None) -> None:
        self._path = path
        self._at = -1  # where the file is read next; -1 where that is not known
        self._file: BinaryIO = path.open("rb")
        if sha256 is not None and hashlib.file_digest(self._file, "sha256").hexdigest() != sha256:
            self._file.close()
            raise SetupError(
                f"{path}: not the file that was written with the others; run `newsgraph extract` again, "
                f"or delete the manifest to read the files as they are"
            )

    def reopen(self) -> None:
        self._at = -1
        self._file = os.fdopen(os.open(f"/proc/self/fd/{self._file.fileno()}", os.O_RDONLY), "rb")

    @property
    def size(self) -> int:
        return os.fstat(self._file.fileno()).st_size

    def read(self, make: Callable[[Any], Record]) -> Iterator[tuple[int, Record]]:
        """Each line's start and its record, in the order of the file."""
        return ((start, self._make(line, make, number)) for start, line, number in self._lines())

    def skim(self, skimmer: Skimmer[Any, Skimmed]) -> Iterator[tuple[int, Skimmed]]:
        """Each line's start and what is skimmed of it."""
        for start, line, number in self._lines():
            yield start, self._make(line, partial(skimmer.of_row, line), number)

    def _lines(self) -> Iterator[tuple[int, bytes, int]]:
        """Each line's start, the line, and its number."""
        start = number = 0
        while True:
            if self._at != start:  # others read there, too; to seek before each line would cost as much as to read it
                self._file.seek(start)
            line = self._file.readline()
            if not line:
                self._at = -1
                return
            self._at = start + len(line)
            number += 1
            yield start, line, number
            start += len(line)

    def at(self, start: int, make: Callable[[Any], Record]) -> Record:
        self._file.seek(start)
        self._at = -1
        return self._make(self._file.readline(), make, None)

    def _make(self, line: bytes, make: Callable[[Any], Record], number: int | None) -> Record:
        try:
            return make(json.loads(line.decode("utf-8", "surrogatepass")))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            where = f"{self._path}:{number}" if number else str(self._path)
            raise InputError(f"{where}: not a line that newsgraph wrote ({type(error).__name__}: {error})") from error

    def __del__(self) -> None:
        if file := getattr(self, "_file", None):
            file.close()
