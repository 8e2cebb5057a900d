"""How long reading may go on until the next article comes: one that never does is given up, and what stands beside it is read.

The time is the processor's own, so that a slow disk, or a pipe that waits for its writer, costs nothing. A reader is
stopped between two steps of Python's; what a library of another language does in one step (parsing a page, of at most
16 MB) is waited for.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from newsgraph.articles.problems import Item

_AGAIN = 1.0
"""Seconds after which it rings again: a library may have taken the first for a fault of its own input."""


class TooLongError(OSError):
    """Reading took longer than it may. An OSError, so that whoever reads tells it as one of the file."""


def each_within(items: Iterator[Item], seconds: float) -> Iterator[Item]:
    """The items, each of which may take so many seconds of processor time (0: any); TooLongError is raised where one stands.

    Only where the system has such a clock (not on Windows), and in a program's main thread; elsewhere there is no limit.
    """
    if not seconds or not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield from items
        return
    while True:
        with _clock(seconds):
            item = next(items, None)
        if item is None:
            return
        yield item


@contextmanager
def _clock(seconds: float) -> Iterator[None]:
    def ring(_number: int, _frame: FrameType | None) -> None:
        raise TooLongError(f"no article in {seconds:g} seconds; given up")

    before = signal.signal(signal.SIGPROF, ring)
    signal.setitimer(signal.ITIMER_PROF, seconds, _AGAIN)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)
