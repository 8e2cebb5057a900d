"""The desk at which shards are handed to Dask's workers and taken back, and none is believed that is not whole."""

from __future__ import annotations

import json
import logging
import time
from collections.abc import Collection, Generator, Iterator, Sequence
from concurrent.futures import CancelledError  # Dask raises this one
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from newsgraph.cluster.connection import count_threads, wait_for_scheduler
from newsgraph.cluster.reader import ReaderDiedError
from newsgraph.cluster.shards import TornError, name_shard, pack, unpack
from newsgraph.cluster.store import Store
from newsgraph.cluster.task import Failures, Order, articles_file, read_shard, result_file
from newsgraph.engine import Failure, Limits, Work
from newsgraph.engine.task import failure
from newsgraph.errors import NewsgraphError, SetupError
from newsgraph.plain import from_list, to_list
from newsgraph.records import Article, Extraction
from newsgraph.workspace.rows import make_extraction

if TYPE_CHECKING:
    from distributed import Client, Future

_RETRIES = 3
"""How often Dask has a shard read again that raised something. How many lost workers it forgives is its own setting (allowed-failures)."""

_TORN = 3
"""How often a shard may be torn that was just written: a store that always tears them would be written to for ever."""

_GONE = ("cancelled", "lost")
"""What becomes of futures whose scheduler is gone."""

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Part:
    """A shard that workers have: its name, the articles that it is to give, how often it was torn."""

    name: str
    ids: frozenset[str]
    torn: int = 0


@dataclass(slots=True)
class Desk:
    """What has been given out and has not come back, a bounded number of shards."""

    client: Client
    store: Store
    work: Work
    load: bytes
    limits: Limits
    given: dict[Future, Part] = field(default_factory=dict)
    there: set[str] = field(init=False)

    def __post_init__(self) -> None:
        self.there = self.store.names()

    def is_full(self) -> bool:
        """Whether each thread of the cluster has a shard and another one waiting."""
        return len(self.given) >= 2 * max(1, count_threads(self.client))

    def bring(self, shard: Sequence[Article]) -> Iterator[Extraction]:
        """Gives what stands of a shard already, and hands the rest of it out."""
        missing = [article for article in shard if article.id in self.work.todo]
        # The others stand in the workspace: the missing ones may have been read with them, or by themselves.
        for articles in (shard, missing) if len(missing) < len(shard) else (shard,):
            if missing:
                missing = yield from self._find(articles, missing)
        if missing:
            self._give(missing)

    def take(self) -> Iterator[Extraction | Failure]:
        """Waits until workers are done with a shard, and gives what they read."""
        for future in self._wait():
            part = self.given.pop(future)
            if future.status == "error":
                yield from self._part(part, future.exception())
            elif (failures := _fetch(future)) is None:
                wait_for_scheduler(self.client)
                self._submit(part)
            else:
                yield from self._receive(part, failures)

    def _wait(self) -> Collection[Future]:
        from distributed import wait  # noqa: PLC0415  (an extra)

        try:
            with self.client.as_current():
                done: Collection[Future] = wait(list(self.given), return_when="FIRST_COMPLETED").done
                return done
        except CancelledError:
            return [future for future in self.given if future.status in _GONE]

    # --- what stands there ---

    def _name(self, articles: Sequence[Article]) -> str:
        return name_shard(self.work.keys[article.id] for article in articles)

    def _find(self, shard: Sequence[Article], wanted: Sequence[Article]) -> Generator[Extraction, None, list[Article]]:
        """Gives those of the wanted articles that the shard's file holds, if there is one; returns the others."""
        name = self._name(shard)
        if result_file(name) not in self.there:
            return list(wanted)
        missing = {article.id: article for article in wanted}
        try:
            lines = self._read(name)
        except TornError as error:
            self._tell_torn(name, error)
            return list(wanted)
        if articles_file(name) in self.there:  # of a run that ended between the two
            self.store.remove(articles_file(name))
        for line in lines:
            extraction = make_extraction(json.loads(line))
            if missing.pop(extraction.article.id, None):
                yield extraction
        return list(missing.values())

    def _read(self, name: str) -> list[str]:
        content = self.store.read(result_file(name))
        if content is None:
            raise TornError("it is not there")
        return unpack(name, content)

    def _tell_torn(self, name: str, error: TornError) -> None:
        _LOG.warning("%s/%s: %s; its articles are read again", self.store.where, result_file(name), error)
        self.store.remove(result_file(name))

    # --- what is handed out, and comes back ---

    def _give(self, articles: Sequence[Article]) -> None:
        part = Part(self._name(articles), frozenset(article.id for article in articles))
        self.store.write(articles_file(part.name), pack(part.name, (json.dumps(to_list(each)) for each in articles)))
        self._submit(part)

    def _submit(self, part: Part) -> None:
        order = Order(part.name, self.store.where, self.load, self.work.reader, self.limits)
        # A name of its own each time: a scheduler remembers what it was asked, and what came of it.
        key = f"newsgraph-{part.name}-{time.time_ns()}"
        self.given[self.client.submit(read_shard, order, key=key, retries=_RETRIES)] = part

    def _receive(self, part: Part, failures: Failures) -> Iterator[Extraction | Failure]:
        try:
            lines = self._read(part.name)
            if len(lines) + len(failures) != len(part.ids):
                raise TornError("articles are missing in it")  # noqa: TRY301
        except TornError as error:
            self._tell_torn(part.name, error)
            if part.torn == _TORN:
                raise SetupError(f"{self.store.where}: does not keep what is written there") from error
            self._submit(replace(part, torn=part.torn + 1))
            return
        for line in lines:
            yield make_extraction(json.loads(line))
        for article, message in failures:
            yield Failure(article, message)
        self.store.remove(articles_file(part.name))

    def _part(self, part: Part, error: BaseException) -> Iterator[Failure]:
        """Tries the halves of a shard that ended its workers; the article that does so alone is a failure."""
        from distributed.scheduler import KilledWorker  # noqa: PLC0415

        if isinstance(error, NewsgraphError):
            raise error
        if not isinstance(error, ReaderDiedError | KilledWorker):
            raise SetupError(f"a worker cannot read articles: {type(error).__name__}: {error}") from error
        articles = [from_list(Article, json.loads(line)) for line in self._read_articles(part.name)]
        if len(articles) == 1:
            yield failure(articles[0], "its worker process ended")
        else:
            half = len(articles) // 2
            _LOG.warning("a shard of %d articles ended its workers; its halves are tried", len(articles))
            self._give(articles[:half])
            self._give(articles[half:])
        self.store.remove(articles_file(part.name))

    def _read_articles(self, name: str) -> list[str]:
        content = self.store.read(articles_file(name))
        if content is None:
            raise SetupError(f"{self.store.where}: {articles_file(name)} is gone while it was asked for")
        return unpack(name, content)


def _fetch(future: Future) -> Failures | None:
    """What a shard that was read came to; None where the scheduler is gone, or goes while it is asked."""
    if future.status in _GONE:
        return None
    try:
        failures: Failures = future.result()
    except (CancelledError, OSError):  # OSError: the connection broke before the client had seen that it is gone
        return None
    return failures
