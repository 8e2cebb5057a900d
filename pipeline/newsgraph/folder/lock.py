"""One writer at a time in a folder: a lock that dies with the process that holds it."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from newsgraph.errors import SetupError
from newsgraph.folder.file_set import finish

_FILE = ".newsgraph.lock"
_HELD: set[Path] = set()
"""Folders that this process holds: the system's lock is the whole process's, and would let a second thread in."""


@contextmanager
def hold_folder(folder: Path) -> Iterator[None]:
    """Holds a folder for who writes there, making it where it is missing; what a killed writer left is finished first.

    Raises SetupError at once when another run holds it, or when it cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        lock = FolderLock(folder)
    except OSError as error:
        raise SetupError(f"{folder}: cannot be written ({error.strerror}); choose another --out") from error
    try:
        finish(folder)
        yield
    finally:
        lock.release()


class FolderLock:
    """Holds a folder until it is released or the process ends, however it ends.

    The lock is of the kind that forked children do not inherit, so that workers that outlive a killed run for a
    moment do not keep the folder.
    """

    def __init__(self, folder: Path) -> None:
        """Takes the lock. Raises SetupError at once when another holds it."""
        self._path = folder / _FILE
        self._folder = folder.resolve()
        if self._folder in _HELD:
            raise _held(folder)
        self._handle = _open(self._path)
        while not self._is_in_place():  # removed by its last holder while we waited to open it
            os.close(self._handle)
            self._handle = _open(self._path)
        _HELD.add(self._folder)

    def release(self) -> None:
        _HELD.discard(self._folder)
        if sys.platform != "win32":  # Windows does not remove an open file; the empty file may stay
            self._path.unlink(missing_ok=True)
        os.close(self._handle)

    def _is_in_place(self) -> bool:
        try:
            there = self._path.stat(follow_symlinks=False)
        except FileNotFoundError:
            return False
        return os.path.samestat(there, os.fstat(self._handle))


def _open(path: Path) -> int:
    try:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o644)
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise SetupError(f"{path}: a link, where newsgraph keeps its lock; remove it") from error
        raise
    try:
        _lock(handle)
    except OSError as error:
        os.close(handle)
        raise _held(path.parent) from error
    return handle


def _held(folder: Path) -> SetupError:
    return SetupError(f"{folder}: another newsgraph run is writing here; wait for it or choose another --out")


if sys.platform == "win32":
    import msvcrt

    def _lock(handle: int) -> None:
        msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(handle: int) -> None:
        fcntl.lockf(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
