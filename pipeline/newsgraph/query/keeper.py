"""A process that holds a folder's graph as an Oxigraph store, and forks one that answers when it is asked to.

`python -m newsgraph.query.keeper SOCKET FOLDER BASE` has one thread and no other task, so that it may fork. On the socket
that it inherits it says "ready" or what is wrong, and then takes orders, one line each: `fork` gives a worker's number and, as a
file descriptor, the socket on which that worker takes questions; `reap N` gives how worker N ended.

A worker is behind the barrier from its first moment (`newsgraph.query.barrier`) and answers questions as long as they are
cheap: a fork costs as much as many of them. It takes a line of JSON, and gives eight bytes of length, a line of JSON and an answer.
"""

from __future__ import annotations

import contextlib
import json
import os
import resource
import signal
import socket
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any, NoReturn

import pyoxigraph

from newsgraph.errors import NewsgraphError, QueryError
from newsgraph.graph.folder_source import FolderSource
from newsgraph.graph.rdf import build_dataset
from newsgraph.query.barrier import bar, leave_parent
from newsgraph.query.formats import NotAcceptableError, Question, answer_as_asked
from newsgraph.query.limits import LONGEST, Limits
from newsgraph.query.refuse import one_line

_SHARE = 0.1
"""Of the time limit: what a worker may have taken for all its answers, and still take another question."""
_LINES = 20_000
_GRACE = 2


def load_store(folder: Path, base: str) -> pyoxigraph.Store:
    """The store of `open_store`, filled piece by piece: no more is in memory than it."""
    store, dataset = pyoxigraph.Store(), build_dataset(FolderSource(folder), base)
    for piece in _pieces(dataset.lines()):
        store.bulk_load(piece, format=pyoxigraph.RdfFormat.N_QUADS)
    for piece in _pieces(dataset.union_lines()):
        store.bulk_load(piece, format=pyoxigraph.RdfFormat.N_TRIPLES)
    return store


def _pieces(lines: Iterable[str]) -> Iterator[bytes]:
    rest = iter(lines)
    while piece := list(islice(rest, _LINES)):
        yield "\n".join(piece).encode("utf8", "replace")


def main() -> None:
    """Keep the store until whoever started us is gone."""
    orders = socket.socket(fileno=int(sys.argv[1]))
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        store = load_store(Path(sys.argv[2]), sys.argv[3])
    except (NewsgraphError, OSError) as error:
        orders.sendall(f"{one_line(error)}\n".encode("utf8", "replace"))
        return
    orders.sendall(b"ready\n")
    workers: set[int] = set()
    for line in orders.makefile("r"):
        order, *given = line.split()
        if order == "fork":
            _fork(store, orders, workers)
        else:
            orders.sendall(f"{_reap(workers, int(given[0]))}\n".encode())
    for worker in workers:
        with contextlib.suppress(ProcessLookupError):
            os.kill(worker, signal.SIGKILL)


def _fork(store: pyoxigraph.Store, orders: socket.socket, workers: set[int]) -> None:
    ours, theirs = socket.socketpair()
    parent = os.getpid()
    worker = os.fork()
    if worker == 0:
        _be_worker(store, theirs, parent)
    theirs.close()
    workers.add(worker)
    with ours:
        socket.send_fds(orders, [f"{worker}\n".encode()], [ours.fileno()])


def _reap(workers: set[int], worker: int) -> int:
    """How a worker ended, negative where by a signal; one that has not is ended."""
    workers.discard(worker)
    with contextlib.suppress(ProcessLookupError):
        os.kill(worker, signal.SIGKILL)  # which changes nothing for one that has ended
    try:
        return os.waitstatus_to_exitcode(os.waitpid(worker, 0)[1])
    except ChildProcessError:
        return 0


def _be_worker(store: pyoxigraph.Store, questions: socket.socket, parent: int) -> NoReturn:
    code = 1
    try:
        channel = socket.socket(fileno=leave_parent(questions.detach(), parent, LONGEST))
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        _answer_all(store, channel)
        code = 0
    finally:
        os._exit(code)


def _answer_all(store: pyoxigraph.Store, channel: socket.socket) -> None:
    barred = False
    for line in channel.makefile("rb"):
        asked = json.loads(line)
        limits = Limits(**asked["limits"])
        if not barred:
            bar(replace(limits, seconds=limits.seconds * (1 + _SHARE)))
            barred = True
        signal.alarm(int(limits.seconds) + _GRACE)
        head, content = _answer(store, _question(asked), limits)
        signal.alarm(0)
        spent = resource.getrusage(resource.RUSAGE_SELF)
        head["last"] = spent.ru_utime + spent.ru_stime > limits.seconds * _SHARE
        packed = json.dumps(head).encode() + b"\n" + content
        channel.sendall(len(packed).to_bytes(8) + packed)
        if head["last"]:
            return


def _question(asked: dict[str, Any]) -> Question:
    lists = (tuple(asked[name]) for name in ("accept", "default_graphs", "named_graphs"))
    return Question(asked["text"], *lists)


def _answer(store: pyoxigraph.Store, question: Question, limits: Limits) -> tuple[dict[str, Any], bytes]:
    try:
        answer = answer_as_asked(store, question, limits)
    except QueryError as error:
        return {"error": str(error), "acceptable": not isinstance(error, NotAcceptableError)}, b""
    except MemoryError:
        os.abort()  # as Oxigraph does
    except BaseException as error:  # noqa: BLE001  (a panic of Oxigraph is no Exception)
        return {"error": f"Oxigraph cannot answer: {one_line(error)}", "acceptable": True}, b""
    return {"type": answer.media_type, "cut": answer.cut}, answer.content


if __name__ == "__main__":
    main()
