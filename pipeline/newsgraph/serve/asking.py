"""Questions to the graph's store: a few at once, the others wait in line, and a long line is turned away."""

from __future__ import annotations

import logging
import os
import threading
from pathlib import Path

import anyio
from anyio.to_thread import run_sync
from starlette.exceptions import HTTPException
from starlette.responses import Response

from newsgraph.errors import QueryError, SetupError
from newsgraph.query import Limits
from newsgraph.query.formats import Answer, Question
from newsgraph.query.pool import Pool
from newsgraph.serve.protocol import refusal_of, send

_LOG = logging.getLogger(__name__)
_LONGEST_LINE = 100
"""Questions that wait."""


class Asking:
    """The store of a folder's graph, which is read when somebody is about to ask: pages do without it."""

    def __init__(self, folder: Path, base: str, limits: Limits) -> None:
        self._folder, self._base, self._limits = folder, base, limits
        self._pool: Pool | None = None
        self._starting = threading.Lock()
        self._at_once = anyio.CapacityLimiter(max(2, min(os.cpu_count() or 2, 8)))

    async def answer(self, question: Question) -> Response:
        """The answer as a response. Raises HTTPException where there is none."""
        try:
            return send(await self.wait(question))
        except (QueryError, SetupError) as error:
            if isinstance(error, SetupError):
                _LOG.error("%s", error)
            raise refusal_of(error) from error

    async def wait(self, question: Question) -> Answer:
        """The answer, once it is this question's turn. Raises QueryError, SetupError, and HTTPException where the line is long."""
        if self._at_once.statistics().tasks_waiting >= _LONGEST_LINE:
            raise HTTPException(503, "Too many questions wait already", {"Retry-After": "5"})
        return await run_sync(self.ask, question, limiter=self._at_once)

    def ask(self, question: Question) -> Answer:
        """The answer, for who has a thread. Raises QueryError, SetupError."""
        return self.begin().ask(question, self._limits)

    def begin(self) -> Pool:
        """Has the graph read, if nobody has asked for it yet; does not wait."""
        with self._starting:
            if self._pool is None:
                self._pool = Pool(self._folder, self._base)
            return self._pool

    def close(self) -> None:
        with self._starting:
            if self._pool:
                self._pool.close()
            self._pool = None
