"""The articles that a run is given: read once, and kept on the disk until it is their turn."""

from __future__ import annotations

import json
import logging
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from newsgraph.articles.formats.given import NO_WISHES, Settings
from newsgraph.articles.inputs import may_exist
from newsgraph.articles.read import ReadProblem, read_articles
from newsgraph.errors import NOTE, InputError, SetupError
from newsgraph.plain import from_list, to_list
from newsgraph.records import Article

_LOG = logging.getLogger(__name__)
_LEVELS = {"error": logging.ERROR, "warning": logging.WARNING, "note": NOTE}


class Given:
    """Articles in the order in which they came; in memory are their ids, the texts in a file without a name.

    `failed` says what could not be read.
    """

    def __init__(self, file: IO[str]) -> None:
        self.ids: dict[str, None] = {}
        self.failed: list[str] = []
        self._file = file

    def add(self, article: Article) -> None:
        self.ids[article.id] = None
        self._file.write(json.dumps(to_list(article)) + "\n")

    def __iter__(self) -> Iterator[Article]:
        """Goes through all of them; one walk at a time."""
        self._file.seek(0)
        for line in self._file:
            yield from_list(Article, json.loads(line))

    def __len__(self) -> int:
        return len(self.ids)


@contextmanager
def read_given(inputs: Sequence[str | Path], reading: Settings = NO_WISHES) -> Iterator[Given]:
    """Reads all articles, as `reading` wishes; what is wrong with inputs is logged.

    Raises SetupError when no input exists, InputError when no article could be read.
    """
    with TemporaryFile("w+", encoding="ascii") as file:
        given = Given(file)
        _read(inputs, reading, given)
        yield given


def _read(inputs: Sequence[str | Path], reading: Settings, given: Given) -> None:
    problems: list[ReadProblem] = []
    for item in read_articles(inputs, settings=reading):
        if isinstance(item, Article):
            given.add(item)
        else:
            problems.append(item)
    if not any(map(may_exist, inputs)):
        raise SetupError("; ".join(problem.message for problem in problems))
    for problem in problems:
        _LOG.log(_LEVELS[problem.severity], "%s", problem.message)
    if not given:
        raise InputError("no article could be read; nothing was written")
    given.failed.extend(problem.message for problem in problems if problem.severity == "error")
