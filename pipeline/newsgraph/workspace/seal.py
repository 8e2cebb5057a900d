"""Seals: the hashes of the workspace's files as they were closed, so that the next run need not look at every row of them.

A file that is as it was sealed is as one process of ours left it. One that is not (killed, damaged, changed by another hand) is
looked at row by row, as one that was never sealed.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from newsgraph.folder import hash_file, replace_file

ENDING = ".sha256"
"""A seal is `sha256sum`'s file beside the first of what it seals."""
_LOG_ENDINGS = ("-wal", "-journal")


def seal(paths: Iterable[Path]) -> None:
    """Seals files of one folder that nobody has open, those that are there; the first names the seal."""
    listed = list(paths)
    hashes = ((path.name, hash_file(path)) for path in listed)
    replace_file(_seal_of(listed[0]), "".join(f"{hash_}  {name}\n" for name, hash_ in hashes if hash_))


def sealed(paths: Iterable[Path]) -> frozenset[str]:
    """The names of those files that are as they were sealed, with no log of a writer that was killed."""
    listed = list(paths)
    known = _read(_seal_of(listed[0]))
    return frozenset(
        path.name
        for path in listed
        if path.name in known and not _has_log(path) and hash_file(path) == known[path.name]
    )


def _seal_of(path: Path) -> Path:
    return path.with_name(path.name + ENDING)


def _read(path: Path) -> dict[str, str]:
    try:
        lines = path.read_text(encoding="utf8").splitlines()
    except (OSError, UnicodeDecodeError):
        return {}
    return {name: hash_ for hash_, _, name in (line.partition("  ") for line in lines)}


def _has_log(path: Path) -> bool:
    logs = (path.with_name(path.name + ending) for ending in _LOG_ENDINGS)
    return any(log.is_file() and log.stat().st_size for log in logs)
