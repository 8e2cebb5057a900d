"""Makes a process one that can only compute: it opens nothing, ends in time, and takes no more memory than it may.

The limits are the kernel's and are never raised again. With no file descriptor to be had there is no socket, so nothing
that runs in the process reaches the network, whatever text it was made to run.
"""

from __future__ import annotations

import contextlib
import faulthandler
import gc
import math
import os
import signal
import sys
import threading
import time
from pathlib import Path

from newsgraph.query.limits import Limits

if sys.platform != "win32":
    import fcntl
    import resource

_MEGABYTE = 1_000_000
_GRACE = 1.0  # seconds in which whoever asked may end us first, and say why


def leave_parent(pipe: int, parent: int, seconds: float) -> int:
    """Keep nothing of the process that we came from but the pipe, whose new number is returned.

    Ctrl-C is the parent's affair; when it dies, or time is long up, so do we.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    faulthandler.disable()
    gc.disable()  # what we inherited is not ours to look through, and what we make has no cycles
    if sys.platform != "win32":
        pipe = fcntl.fcntl(pipe, fcntl.F_DUPFD, 3)  # the numbers below may have been free
        _close_all_but(pipe)
    threading.Thread(target=_watch, args=(parent, time.monotonic() + seconds + _GRACE), daemon=True).start()
    return pipe


def bar(limits: Limits) -> None:
    """From here on: no file, no socket, no more memory and time than allowed. Windows has only the time (`leave_parent`)."""
    if sys.platform != "win32":
        _lower(resource.RLIMIT_CORE, 0)
        _lower(resource.RLIMIT_CPU, math.ceil(limits.seconds + _GRACE) + 1)
        _lower(resource.RLIMIT_AS, _held() + limits.memory * _MEGABYTE)
        _lower(resource.RLIMIT_NOFILE, 0)


def _lower(which: int, value: int) -> None:
    """Set the limit for good, to the value or to what is already less."""
    hard = resource.getrlimit(which)[1]
    wanted = value if hard == resource.RLIM_INFINITY else min(value, hard)
    if which == resource.RLIMIT_NOFILE:
        resource.setrlimit(which, (wanted, wanted))  # without this one nothing may go on
        return
    with contextlib.suppress(OSError, ValueError):  # macOS knows no limit of addresses
        resource.setrlimit(which, (wanted, wanted))


def _held() -> int:
    """Bytes of address space that are in use."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError):
        return 0


def _close_all_but(pipe: int) -> None:
    nothing = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nothing, standard)
    for number in _open_numbers():
        if number > 2 and number != pipe:
            with contextlib.suppress(OSError):
                os.close(number)


def _open_numbers() -> list[int]:
    for folder in ("/proc/self/fd", "/dev/fd"):
        with contextlib.suppress(OSError):
            return [int(name) for name in os.listdir(folder)]  # noqa: PTH208  (numbers, not paths)
    return list(range(resource.getrlimit(resource.RLIMIT_NOFILE)[0]))


def _watch(parent: int, end: float) -> None:
    while os.getppid() == parent and time.monotonic() < end:
        time.sleep(0.1)
    os._exit(1)
