"""Worker processes on one machine: each holds one batch at a time and sends each article's result through a pipe of its own."""

from __future__ import annotations

import gc
import multiprocessing
import os
import signal
import sys
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic
from types import TracebackType
from typing import Generic, Self

from newsgraph.engine.limits import Limits, limit_memory
from newsgraph.engine.task import Failure, Read, Reader, extract_batch, use_one_thread
from newsgraph.records import Article

_OUT_OF_MEMORY = 86
"""The exit code of a worker that may not have more memory: what it holds is best given back whole."""


@dataclass(frozen=True, slots=True)
class Stopped:
    """A worker ended without results for the articles `left`; `how` completes "a worker process ...".

    `alone` says that it was given one article only, and `limit` which limit that one went beyond.
    """

    left: list[Article]
    alone: bool
    how: str
    limit: str = ""


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    pipe: Connection
    left: deque[Article] = field(default_factory=deque)
    alone: bool = False
    # When it began with the first of the articles left; None while it still loads.
    since: float | None = None


class Workers(Generic[Read]):
    """A fixed number of worker processes; one that dies or goes beyond a limit is replaced, its articles handed back.

    A pipe for each worker and no shared queue: a worker killed at any moment holds no lock that others wait for.
    """

    def __init__(self, load: Callable[[], Reader[Read]], count: int, limits: Limits) -> None:
        self._load = load
        self._count = count
        self._limits = limits
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
            worker.process.kill()  # it holds nothing, and compiled code may hear no other signal
        for worker in self._workers:
            worker.process.join()
        gc.unfreeze()

    @property
    def idle(self) -> bool:
        return any(not worker.left for worker in self._workers)

    @property
    def busy(self) -> bool:
        return any(worker.left for worker in self._workers)

    def give(self, batch: list[Article]) -> None:
        """Hands a batch to an idle worker."""
        worker = next(worker for worker in self._workers if not worker.left)
        worker.left.extend(batch)
        worker.alone = len(batch) == 1
        if worker.since is not None:
            worker.since = monotonic()
        try:
            worker.pipe.send(batch)
        except OSError:
            return  # it is gone; `wait` will find out

    def wait(self) -> list[Read | Failure | Stopped]:
        """Waits until workers have answered, died or gone beyond their time; gives what they sent, and who stopped."""
        busy = [worker for worker in self._workers if worker.left]
        ready = wait([worker.pipe for worker in busy], self._patience(busy))
        found: list[Read | Failure | Stopped] = []
        for worker in busy:
            if worker.pipe in ready:
                found += self._receive(worker)
            elif self._is_late(worker):
                found.append(self._end(worker, "took too long", f"takes longer than {self._limits.seconds:g} seconds"))
        return found

    def _patience(self, busy: list[_Worker]) -> float | None:
        """Seconds until the first worker is late; None for ever."""
        begun = [worker.since for worker in busy if worker.since is not None]
        return max(min(begun) + self._limits.seconds - monotonic(), 0) if self._limits.seconds and begun else None

    def _is_late(self, worker: _Worker) -> bool:
        limit = self._limits.seconds
        return bool(limit) and worker.since is not None and monotonic() - worker.since >= limit

    def _receive(self, worker: _Worker) -> Iterator[Read | Failure | Stopped]:
        """All that a worker has sent; the clock of its next article begins."""
        try:
            while worker.pipe.poll():
                result: Read | Failure | None = worker.pipe.recv()
                worker.since = monotonic()
                if result is not None:  # else it has only loaded
                    worker.left.popleft()
                    yield result
        except (EOFError, OSError):
            yield self._bury(worker)

    def _bury(self, worker: _Worker) -> Stopped:
        """Replaces a worker that has closed its pipe."""
        worker.process.join(timeout=5)
        code = worker.process.exitcode or 0
        if code == _OUT_OF_MEMORY:
            limit = f"takes more than {self._limits.memory:,} MB of memory" if self._limits.memory else ""
            return self._end(worker, "ran out of memory", limit)
        return self._end(worker, f"was killed by signal {-code}" if code < 0 else f"ended with exit code {code}")

    def _end(self, worker: _Worker, how: str, limit: str = "") -> Stopped:
        worker.pipe.close()
        worker.process.kill()
        worker.process.join()
        self._workers.remove(worker)
        self._start()
        return Stopped(list(worker.left), worker.alone, how, limit)

    def _start(self) -> None:
        ours, theirs = self._context.Pipe()
        forked = self._context.get_start_method() == "fork"
        # A forked child must not keep the parent's ends open: then no worker would see that the parent has died.
        inherited = [ours, *(worker.pipe for worker in self._workers)] if forked else []
        given = (self._load, theirs, inherited, self._limits.memory)
        process = self._context.Process(target=_work, args=given, daemon=True)  # type: ignore[attr-defined]
        process.start()
        theirs.close()
        self._workers.append(_Worker(process, ours))


def _work(load: Callable[[], Reader[Read]], pipe: Connection, inherited: list[Connection], memory: int) -> None:
    """Is the life of a worker: reads batches and sends results until the parent closes the pipe or dies."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches the whole group; the parent decides
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    for connection in inherited:
        connection.close()
    use_one_thread()
    extract = load()
    limit_memory(memory)
    try:
        pipe.send(None)
        while True:
            for result in extract_batch(extract, pipe.recv(), fatal=(MemoryError,)):
                pipe.send(result)
    except MemoryError:
        os._exit(_OUT_OF_MEMORY)
    except (EOFError, OSError):
        return  # the parent is done, or gone
