"""One run at a time in a folder: a lock that dies with the process that holds it."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from newsgraph.errors import SetupError

_FILE = ".newsgraph.lock"


class FolderLock:
    """Holds a folder until it is released or the process ends, however it ends.

    The lock is of the kind that forked children do not inherit, so that workers that outlive a killed run for a
    moment do not keep the folder.
    """

    def __init__(self, folder: Path) -> None:
        """Takes the lock. Raises SetupError at once when another process holds it."""
        self._path = folder / _FILE
        self._handle = _open(self._path)
        while not self._is_in_place():  # removed by its last holder while we waited to open it
            os.close(self._handle)
            self._handle = _open(self._path)

    def release(self) -> None:
        if sys.platform != "win32":  # Windows does not remove an open file; the empty file may stay
            self._path.unlink(missing_ok=True)
        os.close(self._handle)

    def _is_in_place(self) -> bool:
        try:
            there = self._path.stat()
        except FileNotFoundError:
            return False
        return os.path.samestat(there, os.fstat(self._handle))


def _open(path: Path) -> int:
    handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        _lock(handle)
    except OSError as error:
        os.close(handle)
        raise SetupError(
            f"{path.parent}: another newsgraph run is writing here; wait for it or choose another --out"
        ) from error
    return handle


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
