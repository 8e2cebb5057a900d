"""Opening what is given to be read: regular files only, of a size that an article may have, and none outside of its folder.

A device such as /dev/zero never ends, a named pipe waits for a writer for ever, and a link in a folder that somebody
else made may lead anywhere. What a file is, is asked of the opened file, so that nothing can be exchanged in between.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from newsgraph.articles.problems import printable
from newsgraph.errors import InputError

MOST_BYTES = 16 * 2**20
"""Of a text or a JSON line. The Bible has 4 MB; what is longer is many articles, or none."""

_GIVE_UP = 2**30
"""Bytes after which a line that has not ended is taken for one that never will."""

_KINDS = (
    (stat.S_ISDIR, "a folder"),
    (stat.S_ISFIFO, "a named pipe"),
    (stat.S_ISSOCK, "a socket"),
    (stat.S_ISCHR, "a device"),
    (stat.S_ISBLK, "a device"),
)
# Not waiting for a pipe's writer, and not becoming the process of a terminal; Windows has neither.
_FLAGS = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)


def refuse(path: Path, inside: Path | None = None) -> str | None:
    """Why a file is not read, None for a regular one. With `inside`, links must not lead out of that folder."""
    if inside is not None and not _within(path, inside):
        return f"a link out of {printable(str(inside))}, to {printable(os.path.realpath(path))}"
    try:
        return _special(path.stat())
    except OSError as error:
        return "a link to nothing" if path.is_symlink() and isinstance(error, FileNotFoundError) else error.strerror


def open_regular(path: Path, inside: Path | None = None) -> IO[bytes]:
    """Opens a file that `refuse` does not refuse. Raises InputError, OSError."""
    name = printable(str(path))
    if reason := refuse(path, inside):  # before it is opened: for some devices that alone does something
        raise InputError(f"{name}: {reason}")
    # Resolved, a path within has no link left at its end: one that is there now has been put there since.
    real, flags = (path, _FLAGS) if inside is None else (os.path.realpath(path), _FLAGS | getattr(os, "O_NOFOLLOW", 0))
    file = os.fdopen(os.open(real, flags), "rb")
    if reason := _special(os.fstat(file.fileno())):
        file.close()
        raise InputError(f"{name}: {reason}")
    return file


def read_text_bytes(file: IO[bytes], name: str) -> bytes:
    """All bytes of a file. Raises InputError where it has more than an article may have."""
    data = file.read(MOST_BYTES + 1)
    if len(data) > MOST_BYTES:
        raise InputError(f"{name}: longer than {MOST_BYTES // 2**20} MB; cut it into articles")
    return data


def read_lines(lines: IO[bytes], name: str) -> Iterator[tuple[int, bytes | InputError]]:
    """(number from 1, line) of each line; an error in place of one that is longer than an article may be.

    Reads one line at a time, and stops in one that does not end.
    """
    number = 0
    while line := lines.readline(MOST_BYTES + 1):
        number += 1
        if len(line) <= MOST_BYTES:
            yield number, line
            continue
        ended = line.endswith(b"\n") or _skip_line(lines)
        yield (
            number,
            InputError(
                f"{name}:{number}: a line longer than {MOST_BYTES // 2**20} MB"
                + ("" if ended else ", and no end of it; nothing after it is read")
            ),
        )
        if not ended:
            return


def _skip_line(lines: IO[bytes]) -> bool:
    """Goes on to the end of a line; whether it has one."""
    skipped = 0
    while skipped < _GIVE_UP:
        part = lines.readline(MOST_BYTES)
        skipped += len(part)
        if not part or part.endswith(b"\n"):
            return True
    return False


def _within(path: Path, folder: Path) -> bool:
    return Path(os.path.realpath(path)).is_relative_to(os.path.realpath(folder))


def _special(status: os.stat_result) -> str | None:
    """What a file is that is no regular one; None for one that is."""
    if stat.S_ISREG(status.st_mode):
        return None
    return next((what for is_kind, what in _KINDS if is_kind(status.st_mode)), "something else") + ", no regular file"
