"""Spreads batches of articles over worker processes, a bounded number at a time, and survives what they do."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from newsgraph.collector import leaving_what_is_there
from newsgraph.engine.limits import Limits
from newsgraph.engine.task import Extractor, Failure, Read, Reader, extract_batch, failure
from newsgraph.engine.workers import Stopped, Workers
from newsgraph.records import Article, Extraction

BATCH_ARTICLES = 16
BATCH_CHARACTERS = 20_000
"""A batch is closed at whichever comes first. 80,000 characters take the same time and 170 MB more (docs/performance.md)."""

Batch = list[Article]

_LOG = logging.getLogger(__name__)
_NO_LIMITS = Limits()


class Work(Protocol):
    """What an engine is given: the articles to be read, and all those that they stand among, in one order.

    `keys` tells by article id what its extraction depends on, `reader` names what reads it.
    """

    @property
    def reader(self) -> str: ...
    @property
    def todo(self) -> frozenset[str]: ...
    @property
    def keys(self) -> Mapping[str, str]: ...
    @property
    def known(self) -> Callable[[], Iterator[Article]]: ...
    def articles(self) -> Iterator[Article]: ...


class Engine(Protocol):
    """Where articles are read: on this machine (`Local`) or on many (`newsgraph.cluster`)."""

    def extract(self, work: Work, load: Callable[[], Extractor]) -> Generator[Extraction | Failure]:
        """Gives an extraction or a failure for each article that is to be read, in any order. Raises SetupError where nothing can start."""


@dataclass(frozen=True, slots=True)
class Local:
    """Reads in this process, or in processes of this machine."""

    workers: int = 1
    limits: Limits = _NO_LIMITS

    def extract(self, work: Work, load: Callable[[], Reader[Read]]) -> Generator[Read | Failure]:
        return extract_articles(work.articles(), load, self.workers, self.limits)


def extract_articles(
    articles: Iterable[Article], load: Callable[[], Reader[Read]], workers: int = 1, limits: Limits = _NO_LIMITS
) -> Generator[Read | Failure]:
    """Gives an extraction (or what else is made of each) or a failure for each article: in their order from this process, as they come from workers.

    One worker is this process, unless there are limits: only a process that can be ended keeps them. An article that
    goes beyond them among others is tried once alone before it is given up.

    `load` makes the extractor; it is called once, and where processes can be forked they share what it loaded.
    Raises what `load` raises. Closing the iterator ends the workers.
    """
    batches = make_batches(articles)
    if workers == 1 and not limits:
        extract = load()
        with leaving_what_is_there():
            for batch in batches:
                yield from extract_batch(extract, batch)
    else:
        yield from _extract_in_workers(batches, load, workers, limits)


def make_batches(articles: Iterable[Article]) -> Iterator[Batch]:
    """Cuts articles into batches, each read from the iterable only when it is asked for."""
    batch: Batch = []
    characters = 0
    for article in articles:
        if batch and (len(batch) >= BATCH_ARTICLES or characters + len(article.text) > BATCH_CHARACTERS):
            yield batch
            batch, characters = [], 0
        batch.append(article)
        characters += len(article.text)
    if batch:
        yield batch


def _extract_in_workers(
    batches: Iterator[Batch], load: Callable[[], Reader[Read]], count: int, limits: Limits
) -> Iterator[Read | Failure]:
    again: deque[Batch] = deque()  # articles that a worker took with it when it stopped: each is tried once alone
    with Workers(load, count, limits) as workers:
        while True:
            _keep_busy(workers, again, batches)
            if not workers.busy:
                return
            results = workers.wait()
            _keep_busy(workers, again, batches)  # before the results are dealt with, which takes the caller its time
            for result in results:
                if not isinstance(result, Stopped):
                    yield result
                elif result.alone:
                    yield _lost(result)
                else:
                    _LOG.warning("a worker process %s; its articles are tried again one by one", result.how)
                    again.extend([article] for article in result.left)


def _keep_busy(workers: Workers[Read], again: deque[Batch], batches: Iterator[Batch]) -> None:
    while workers.idle and (batch := again.popleft() if again else next(batches, None)):
        workers.give(batch)


def _lost(stopped: Stopped) -> Failure:
    return failure(stopped.left[0], stopped.limit or f"its worker process {stopped.how}")
