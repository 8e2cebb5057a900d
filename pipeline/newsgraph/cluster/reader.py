"""A process that reads articles for a Dask worker: it keeps the model, and one that dies takes no worker along.

A worker's threads may not be forked and must answer the scheduler, while reading takes the interpreter for seconds. So
each of them has a process beside it, in which `extract_articles` runs as it does on one machine, with its limits.
It is spoken to in lines: the number of articles and these, and for each an answer. It ends with the worker, whatever ends that.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from threading import Lock
from typing import Any

from newsgraph.engine import Extractor, Failure, Limits, extract_articles, use_one_thread
from newsgraph.errors import SetupError
from newsgraph.plain import from_list, to_list
from newsgraph.records import Article
from newsgraph.workspace.rows import make_rows

_idle: list[Reader] = []
_lock = Lock()


class ReaderDiedError(Exception):
    """The process ended before all articles were read."""


class Reader:
    """The process as its worker has it. `load` is a pickled one of `newsgraph.engine`'s."""

    def __init__(self, load: bytes, limits: Limits) -> None:
        self.given = (load, limits)
        command = [sys.executable, "-c", f"from {__name__} import main; main()"]
        # In a session of its own Ctrl-C does not reach it: it goes when who reads its answers does.
        self._process = subprocess.Popen(  # noqa: S603  (our own)
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, start_new_session=True
        )
        self._greeting = pickle.dumps(self.given)

    @property
    def _in(self) -> Any:
        return self._process.stdin

    @property
    def _out(self) -> Any:
        return self._process.stdout

    def read(self, articles: Sequence[tuple[str, Article]]) -> Iterator[dict[str, Any]]:
        """For each article with its cache key its rows by table, or `{"failure": [id, message]}`; in any order.

        Raises SetupError where the model cannot be loaded, ReaderDiedError.
        """
        try:
            self._in.write(self._greeting)
            self._greeting = b""
            self._in.write(f"{len(articles)}\n".encode())
            for key, article in articles:
                self._in.write(json.dumps([key, to_list(article)]).encode() + b"\n")
            self._in.flush()
        except OSError as error:
            raise ReaderDiedError from error
        for _ in articles:
            line = self._out.readline()
            if not line.endswith(b"\n"):
                raise ReaderDiedError
            answer = json.loads(line)
            if "error" in answer:
                raise SetupError(answer["error"])
            yield answer

    def end(self) -> None:
        self._process.kill()
        self._process.wait()
        with suppress(OSError):
            self._in.close()
        self._out.close()


@contextmanager
def reader(load: bytes, limits: Limits) -> Iterator[Reader]:
    """Lends a reader that is idle, or a new one. One that did not come to an end is not lent again; nor is one of another run."""
    with _lock:
        others = [each for each in _idle if each.given != (load, limits)]
        fitting = [each for each in _idle if each.given == (load, limits)]
        lent = fitting.pop() if fitting else None
        _idle[:] = fitting
    for other in others:
        other.end()
    lent = lent or Reader(load, limits)
    try:
        yield lent
    except BaseException:
        lent.end()
        raise
    with _lock:
        _idle.append(lent)


def end_readers() -> None:
    """Ends those that are idle."""
    with _lock:
        ending = _idle[:]
        _idle.clear()
    for each in ending:
        each.end()


# --- the process itself ------------------------------------------------------------------------------------------


def main() -> None:
    """Reads articles until its worker is gone."""
    use_one_thread()
    lines, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what somebody prints is no answer
    load, limits = pickle.load(lines)  # noqa: S301  (from the process that started this one)
    with suppress(BrokenPipeError):
        _answer(lines, answers, _loading_once(pickle.loads(load)), limits)  # noqa: S301


def _answer(lines: Any, answers: Any, load: Callable[[], Extractor], limits: Limits) -> None:
    while head := lines.readline():
        pairs = [json.loads(lines.readline()) for _ in range(int(head))]
        keys = {article[0]: key for key, article in pairs}
        try:
            for result in extract_articles((from_list(Article, each) for _, each in pairs), load, 1, limits):
                if isinstance(result, Failure):
                    answer: dict[str, Any] = {"failure": [result.article, result.message]}
                else:
                    answer = make_rows(result, keys[result.article.id])
                answers.write(json.dumps(answer).encode() + b"\n")
                answers.flush()
        except SetupError as error:
            answers.write(json.dumps({"error": str(error)}).encode() + b"\n")
            answers.flush()


def _loading_once(load: Callable[[], Extractor]) -> Callable[[], Extractor]:
    loaded: list[Extractor] = []

    def loading() -> Extractor:
        if not loaded:
            loaded.append(load())
        return loaded[0]

    return loading
