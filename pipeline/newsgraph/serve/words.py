"""Questions in plain English, read as `newsgraph ask` reads them; the language model is loaded for the first one."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from newsgraph.records import Entity
from newsgraph.serve.stored import StoredArchive

if TYPE_CHECKING:
    from newsgraph.ask import Asked, QuestionReader

_MOST_NAMES = 50_000
"""Names of the graph that the reader knows, those named most first."""


class Words:
    """A reader of questions about one graph, for one at a time."""

    def __init__(self, archive: StoredArchive, model: str) -> None:
        self._archive, self._model = archive, model
        self._lock = threading.Lock()
        self._reader: QuestionReader | None = None

    def read(self, question: str) -> Asked:
        """How the question is understood. Raises SetupError where there is no such model."""
        with self._lock:
            if self._reader is None:
                from newsgraph.ask import QuestionReader  # noqa: PLC0415  (a second that pages need not wait)

                self._reader = QuestionReader(self._entities(), self._model)
            return self._reader.read(question)

    def _entities(self) -> Iterator[Entity]:
        sql = "SELECT id FROM entities WHERE kind <> 'unnamed' ORDER BY mentions DESC, id LIMIT ?"
        return (self._archive.entities[id_] for (id_,) in self._archive.index.rows(sql, _MOST_NAMES))


def link_of(asked: Asked) -> str:
    """The address that asks the same."""
    return "/ask?" + urlencode({"name": asked.query or "", **asked.parameters})
