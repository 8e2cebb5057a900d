"""Worker processes on one machine: each holds one batch at a time and answers through a pipe of its own."""

from __future__ import annotations

import gc
import logging
import multiprocessing
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from types import TracebackType
from typing import Self

from newsgraph.engine.task import Extractor, Failure, extract_batch, use_one_thread
from newsgraph.records import Article, Extraction

Answer = list[Extraction | Failure]

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class WorkerStopped:
    """A worker ended without an answer; `how` completes "the worker ..."."""

    how: str


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    batch: list[Article] | None = None


class Workers:
    """A fixed number of worker processes; one that dies is replaced, and its batch handed back.

    A pipe for each worker and no shared queue: a worker killed at any moment holds no lock that others wait for.
    """

    def __init__(self, load: Callable[[], Extractor], count: int) -> None:
        self._load = load
        self._count = count
        self._workers: list[_Worker] = []
        # On macOS a forked child may not use the system's libraries; Windows cannot fork.
        forks = sys.platform == "linux"
        self._context = multiprocessing.get_context("fork" if forks else "spawn")
        if forks:
            loaded = load()
            self._load = lambda: loaded

    def __enter__(self) -> Self:
        gc.collect()
        gc.freeze()  # the collector leaves what was loaded alone, so that the workers' memory stays shared
        for _ in range(self._count):
            self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for worker in self._workers:
            worker.pipe.close()
            worker.process.terminate()
        for worker in self._workers:
            worker.process.join()
        gc.unfreeze()

    @property
    def idle(self) -> bool:
        return any(worker.batch is None for worker in self._workers)

    @property
    def busy(self) -> bool:
        return any(worker.batch is not None for worker in self._workers)

    def give(self, batch: list[Article]) -> None:
        """Hands a batch to an idle worker."""
        worker = next(worker for worker in self._workers if worker.batch is None)
        worker.batch = batch
        try:
            worker.pipe.send(batch)
        except OSError:
            _LOG.debug("worker %s is gone; `wait` will find out", worker.process.pid)

    def wait(self) -> list[tuple[list[Article], Answer | WorkerStopped]]:
        """Waits until workers have answered or died; gives each one's batch and answer."""
        ready = wait([worker.pipe for worker in self._workers if worker.batch is not None])
        answered = [worker for worker in self._workers if worker.pipe in ready]
        return [(worker.batch or [], self._receive(worker)) for worker in answered]

    def _receive(self, worker: _Worker) -> Answer | WorkerStopped:
        worker.batch = None
        try:
            answer: Answer = worker.pipe.recv()
        except (EOFError, OSError):
            return self._replace(worker)
        return answer

    def _replace(self, worker: _Worker) -> WorkerStopped:
        worker.pipe.close()
        worker.process.join(timeout=5)
        worker.process.kill()  # only if it still stands there, with its pipe closed
        worker.process.join()
        self._workers.remove(worker)
        self._start()
        code = worker.process.exitcode or 0
        how = f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}"
        _LOG.warning("a worker process %s; its articles are tried again one by one", how)
        return WorkerStopped(how)

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        forked = self._context.get_start_method() == "fork"
        # A forked child must not keep the parent's ends open: then no worker would see that the parent has died.
        inherited = [ours, *(worker.pipe for worker in self._workers)] if forked else []
        process = self._context.Process(target=_work, args=(self._load, theirs, inherited), daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))


def _work(load: Callable[[], Extractor], pipe: Connection, inherited: list[Connection]) -> None:
    """Is the life of a worker: reads batches and answers until the parent closes the pipe or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for connection in inherited:
        connection.close()
    use_one_thread()
    extract = load()
    try:
        while True:
            batch = pipe.recv()
            pipe.send(list(extract_batch(extract, batch)))
    except (EOFError, OSError):
        return  # the parent is done, or gone
