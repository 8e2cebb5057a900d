"""Asks workers of a keeper: some questions at once, each within its limits, whatever a question does to its worker."""

from __future__ import annotations

import contextlib
import json
import os
import select
import socket
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsgraph.errors import QueryError, SetupError
from newsgraph.query.formats import Answer, NotAcceptableError, Question, as_line
from newsgraph.query.limits import Limits, check_text
from newsgraph.query.sandbox import why_ended

_IDLE = 4
"""Workers that wait for the next question."""


_READING = 20
"""Seconds that a question waits for the graph to be read, at least."""


class LimitReachedError(QueryError):
    """A question needs more time or memory than it may have."""


@dataclass(slots=True)
class _Worker:
    number: int
    channel: socket.socket


class Pool:
    """A keeper with its workers. Used by many threads; each `ask` has a worker of its own meanwhile."""

    def __init__(self, folder: Path, base: str) -> None:
        """Starts the keeper, which reads the graph meanwhile. Raises SetupError where there is no such process."""
        if sys.platform == "win32":
            raise SetupError("the SPARQL endpoint needs a system that forks processes, which Windows does not")
        ours, theirs = socket.socketpair()
        command = [sys.executable, "-P", "-m", "newsgraph.query.keeper", str(theirs.fileno()), str(folder), base]
        paths = os.pathsep.join(path or os.curdir for path in sys.path)
        self._process = subprocess.Popen(  # noqa: S603  (our own module)
            command,
            pass_fds=[theirs.fileno()],
            stdin=subprocess.DEVNULL,
            env={**os.environ, "PYTHONPATH": paths},
        )
        theirs.close()
        self._orders, self._reading = ours, ours.makefile("r")
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._is_ready = False

    def ask(self, question: Question, limits: Limits) -> Answer:
        """Answer within the limits. Raises QueryError, LimitReachedError, NotAcceptableError, and SetupError where the graph cannot be read."""
        check_text(question.text, limits)
        worker = self._take(limits.seconds)
        try:
            content = _exchange(worker.channel, as_line(question, limits), limits.seconds)
        except BaseException as error:
            worker.channel.close()
            code = self._reap(worker)
            if isinstance(error, TimeoutError | EOFError | OSError):
                raise LimitReachedError(why_ended(None if isinstance(error, TimeoutError) else code, limits)) from None
            raise
        head, _, body = content.partition(b"\n")
        told: dict[str, Any] = json.loads(head)
        self._give_back(worker, last=told["last"])
        if "error" in told:
            raise (QueryError if told["acceptable"] else NotAcceptableError)(told["error"])
        return Answer(told["type"], body, told["cut"])

    def close(self) -> None:
        """Ends the keeper and its workers."""
        with self._lock:
            self._orders.close()
            self._reading.close()
            for worker in self._idle:
                worker.channel.close()
            self._idle.clear()
            self._process.terminate()
            self._process.wait()

    def _take(self, seconds: float) -> _Worker:
        with self._lock:
            if self._idle:
                return self._idle.pop()
            self._expect_ready(seconds)
            self._orders.sendall(b"fork\n")
            line, handles, *_ = socket.recv_fds(self._orders, 64, 1)
            if not handles:
                raise SetupError("the process that holds the graph has ended")
            return _Worker(int(line), socket.socket(fileno=handles[0]))

    def _expect_ready(self, seconds: float) -> None:
        if self._is_ready:
            return
        if not select.select([self._orders], [], [], max(seconds, _READING))[0]:
            raise LimitReachedError("the graph is still being read; ask again in a while")
        told = b""
        while not told.endswith(b"\n") and (letter := self._orders.recv(1)):
            told += letter
        if told != b"ready\n":
            raise SetupError(told.decode().strip() or "the process that holds the graph has ended")
        self._is_ready = True

    def _give_back(self, worker: _Worker, *, last: bool) -> None:
        with self._lock:
            if not last and len(self._idle) < _IDLE:
                self._idle.append(worker)
                return
        worker.channel.close()
        self._reap(worker)

    def _reap(self, worker: _Worker) -> int:
        with self._lock, contextlib.suppress(OSError, ValueError):
            self._orders.sendall(f"reap {worker.number}\n".encode())
            return int(self._reading.readline())
        return 0


def _exchange(channel: socket.socket, question: bytes, seconds: float) -> bytes:
    """Sends a question and receives the answer. Raises TimeoutError, EOFError where the worker ends, OSError."""
    end = time.monotonic() + seconds
    channel.settimeout(seconds)
    channel.sendall(question)
    length = int.from_bytes(_receive(channel, 8, end))
    return _receive(channel, length, end)


def _receive(channel: socket.socket, length: int, end: float) -> bytes:
    content = bytearray()
    while len(content) < length:
        channel.settimeout(max(end - time.monotonic(), 0.001))
        part = channel.recv(min(length - len(content), 1 << 20))
        if not part:
            raise EOFError
        content += part
    return bytes(content)
