"""Answers a question in a process of its own, which can open nothing and be ended at any moment.

Where the program has one thread, on Linux, that process is forked and has the store at once. Elsewhere it is started
afresh and reads the store as N-Quads: a fork copies locks that other threads hold, and macOS forbids it to its own libraries.
"""

from __future__ import annotations

import contextlib
import json
import os
import select
import signal
import subprocess
import sys
import threading
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any, NoReturn

import pyoxigraph

from newsgraph.errors import QueryError
from newsgraph.query.barrier import leave_parent
from newsgraph.query.limits import Limits, check_text
from newsgraph.query.oxigraph import Table
from newsgraph.query.worker import answer

_MEMORY = "the query needs more than {memory:,} MB of memory; ask for less, or allow more by --memory"
_ENDED = {
    "SIGABRT": _MEMORY,  # what Rust does when there is none
    "SIGKILL": "the query was killed, as the system does where memory is short",
    "SIGSEGV": "the query is nested too deeply, or too long, for Oxigraph",
    "SIGXCPU": "the query was ended after {seconds:g} s; ask for less, or give it more time by --timeout",
}


class _TookTooLongError(Exception):
    pass


def ask_apart(store: pyoxigraph.Store, text: str, limits: Limits) -> Table:
    """Answer within the limits. Raises QueryError where they do not suffice, and all that `evaluate` raises.

    The store must be in memory, and not be written to meanwhile. KeyboardInterrupt ends the process that answers.
    """
    check_text(text, limits)
    ask = _ask_forked if _may_fork() else _ask_started
    try:
        content, code = ask(store, text, limits)
    except _TookTooLongError:
        raise QueryError(why_ended(None, limits)) from None
    return _read(content, code, limits)


def why_ended(code: int | None, limits: Limits) -> str:
    """Why a process has given no answer, by its exit code, negative where a signal ended it; None: it took too long."""
    if code is None:
        return _ENDED["SIGXCPU"].format(**asdict(limits))
    name = signal.Signals(-code).name if code < 0 else f"exit code {code}"
    return _ENDED.get(name, f"the query ended its process ({name})").format(**asdict(limits))


def _read(content: bytes, code: int, limits: Limits) -> Table:
    if code == 0:
        with contextlib.suppress(ValueError):
            return _table(json.loads(content))
    raise QueryError(why_ended(code, limits))


def _table(answer: dict[str, Any]) -> Table:
    if "error" in answer:
        raise QueryError(answer["error"])
    return Table(tuple(answer["columns"]), tuple(map(tuple, answer["rows"])), answer["cut"])


def _may_fork() -> bool:
    return sys.platform == "linux" and threading.active_count() == 1 and _threads() == 1


def _threads() -> int:
    """The threads of this process, those of libraries included, as Python itself counts them before it warns of a fork."""
    try:
        fields = Path("/proc/self/stat").read_text("utf8", errors="replace").rpartition(")")[2].split()
        return int(fields[17])
    except (OSError, ValueError, IndexError):
        return 2


def _ask_forked(store: pyoxigraph.Store, text: str, limits: Limits) -> tuple[bytes, int]:
    """What the child wrote, and its exit code, negative where a signal ended it."""
    parent, end = os.getpid(), time.monotonic() + limits.seconds
    kept = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})  # no handler of ours in the child
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        _be_child(store, text, limits, theirs, parent)
    os.close(theirs)
    ended = False
    try:
        signal.pthread_sigmask(signal.SIG_SETMASK, kept)
        content = _receive(ours, end)
        ended = True
    finally:
        os.close(ours)
        if not ended:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        code = _reap(child)
    return content, code


def _be_child(store: pyoxigraph.Store, text: str, limits: Limits, pipe: int, parent: int) -> NoReturn:
    code = 1
    try:
        pipe = leave_parent(pipe, parent, limits.seconds)
        signal.pthread_sigmask(signal.SIG_SETMASK, ())
        answer(store, text, limits, pipe)
        code = 0
    finally:
        os._exit(code)  # nothing of the parent's is flushed or closed twice


def _receive(pipe: int, end: float) -> bytes:
    """All that comes until the writer closes. Raises _TookTooLongError at the end of time."""
    poll = select.poll()
    poll.register(pipe, select.POLLIN)
    content = bytearray()
    while (left := end - time.monotonic()) > 0:
        if poll.poll(left * 1000):
            part = os.read(pipe, 1 << 20)
            if not part:
                return bytes(content)
            content += part
    raise _TookTooLongError


def _reap(child: int) -> int:
    try:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    except ChildProcessError:  # a program that ignores SIGCHLD never hears how a child ended
        return 0


def _ask_started(store: pyoxigraph.Store, text: str, limits: Limits) -> tuple[bytes, int]:
    """The same of a new Python, which gets the question and the graph on its stdin."""
    question = json.dumps({"text": text, "limits": asdict(limits)}).encode() + b"\n"
    quads = store.dump(format=pyoxigraph.RdfFormat.N_QUADS) or b""
    command = [sys.executable, "-P", "-m", "newsgraph.query.worker", str(os.getpid())]
    paths = os.pathsep.join(path or os.curdir for path in sys.path)
    with subprocess.Popen(  # noqa: S603  (our own module)
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "PYTHONPATH": paths},
    ) as process:
        try:
            content, _ = process.communicate(question + quads, limits.seconds)
        except subprocess.TimeoutExpired:
            raise _TookTooLongError from None
        finally:
            process.kill()  # which does nothing to one that has ended
    return content, process.returncode
