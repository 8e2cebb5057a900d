"""What one article may take, so that one that never ends, or eats the machine, is lost alone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

_MEBIBYTE = 1024 * 1024
_DATA_SIZE = re.compile(r"^VmData:\s+(\d+) kB$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Limits:
    """Seconds of time and mebibytes of memory an article, beside what the model takes; 0 is no limit."""

    seconds: float = 0
    memory: int = 0

    def __bool__(self) -> bool:
        return bool(self.seconds or self.memory)


def limit_memory(mebibytes: int) -> None:
    """Lets this process take so much more memory than it has now; then Python raises MemoryError.

    Only where the system can say and hold it (Linux); elsewhere nothing happens.
    """
    status = Path("/proc/self/status")
    if not mebibytes or not status.exists():
        return
    import resource  # noqa: PLC0415  (there is none on Windows)

    taken = _DATA_SIZE.search(status.read_text())
    if taken:
        most = int(taken[1]) * 1024 + mebibytes * _MEBIBYTE
        _, hard = resource.getrlimit(resource.RLIMIT_DATA)
        if hard in (resource.RLIM_INFINITY, -1) or most < hard:
            resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
