"""Spreads batches of articles over worker processes, a bounded number at a time, and survives what they do."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

from newsgraph.engine.task import Extractor, Failure, extract_batch
from newsgraph.engine.workers import Workers, WorkerStopped
from newsgraph.records import Article, Extraction

BATCH_ARTICLES = 16
BATCH_CHARACTERS = 80_000
"""A batch is closed at whichever comes first; 80,000 characters take a second or two, which an interrupted worker loses."""

Batch = list[Article]


def extract_articles(
    articles: Iterable[Article], load: Callable[[], Extractor], workers: int = 1
) -> Generator[Extraction | Failure]:
    """Gives an extraction or a failure for each article: in their order with one worker, as they come with several.

    `load` makes the extractor; it is called once, and where processes can be forked they share what it loaded.
    Raises what `load` raises. Closing the iterator ends the workers.
    """
    batches = make_batches(articles)
    if workers == 1:
        extract = load()
        for batch in batches:
            yield from extract_batch(extract, batch)
    else:
        yield from _extract_in_workers(batches, load, workers)


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
    batches: Iterator[Batch], load: Callable[[], Extractor], count: int
) -> Iterator[Extraction | Failure]:
    again: deque[Batch] = deque()  # articles of batches that a worker took with it when it died
    with Workers(load, count) as workers:
        while True:
            _keep_busy(workers, again, batches)
            if not workers.busy:
                return
            answers = workers.wait()
            _keep_busy(workers, again, batches)  # before the answers are dealt with, which takes the caller its time
            for batch, answer in answers:
                if not isinstance(answer, WorkerStopped):
                    yield from answer
                elif len(batch) == 1:
                    yield _lost(batch, answer)
                else:
                    again.extend([article] for article in batch)


def _keep_busy(workers: Workers, again: deque[Batch], batches: Iterator[Batch]) -> None:
    while workers.idle and (batch := again.popleft() if again else next(batches, None)):
        workers.give(batch)


def _lost(batch: Sequence[Article], stopped: WorkerStopped) -> Failure:
    article = batch[0]
    return Failure(article.id, f"{article.origin or article.id}: cannot be read: its worker process {stopped.how}")
