"""Files that belong together and change as one, though a file system renames only one at a time.

All drafts are written first. Then the manifest, with the hash of each file, takes its place: from that moment the new
set holds, and whatever stops the moves that follow, the next writer finishes them from the drafts (`finish`). Readers
compare what they read with the manifest, so that they take all files of one set or say that they cannot.
"""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import Self

from newsgraph.errors import SetupError
from newsgraph.folder.drafts import (
    Content,
    Draft,
    find_drafts,
    fixed_name,
    hash_file,
    sync_folder,
    unwritable,
    write_drafts,
)

MANIFEST = "graph.sha256"
"""A line "HASH  NAME" a file, by name: `sha256sum --check` reads it too."""

_LINE = re.compile(r"(?P<hash>[0-9a-f]{64})  (?P<name>[^/\\]+)")
_TRIES, _PAUSE = 20, 0.05  # a writer moves its drafts in milliseconds; a second is long


class FileSet:
    """Files of a folder that take their places together when `commit` is called, or not at all.

    Used in a `with` block by who holds the folder (`hold_folder`). What is not committed is removed at its end. Raises
    SetupError, saying what to do, where the folder cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._drafts: dict[str, Draft] = {}
        self._dropped: list[str] = []
        self._holds = self._is_over = False
        self._hashing: Thread | None = None
        self._hashes: dict[str, str | None] = {}

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _type: type[BaseException] | None, _value: object, _traceback: TracebackType | None) -> None:
        self._is_over = True
        self.finish_hashing()
        if not self._holds:
            for draft in self._drafts.values():
                draft.discard()

    def add(self, name: str, content: Content, *, read_only: bool = False) -> None:
        """Writes the draft of one file; see `write_drafts`."""
        self.add_all({name: content}, read_only=read_only)

    def add_all(self, contents: Mapping[str, Content], *, read_only: bool = False) -> None:
        """Writes the drafts of some files side by side, a piece of each in turn; see `write_drafts`."""
        path = self.folder
        try:
            for path in (self.folder / name for name in contents):
                if path.is_dir() and not path.is_symlink():
                    raise IsADirectoryError(21, "a folder is in the way", str(path))
                fixed_name(path).unlink(missing_ok=True)
            drafts = write_drafts({self.folder / name: it for name, it in contents.items()}, read_only=read_only)
        except OSError as error:
            raise unwritable(path, error) from error
        self._drafts |= {draft.target.name: draft for draft in drafts}

    def draft_of(self, name: str) -> Path:
        """Where a file that was added lies until `commit`. Raises KeyError where none was."""
        return self._drafts[name].path

    def hash_of(self, name: str) -> str:
        """The SHA-256 of a file that was added. Raises KeyError where none was."""
        return self._drafts[name].sha256

    def look_at(self, names: Iterable[str]) -> None:
        """Begins to hash files that stand in the folder, while other things are done: hashing leaves Python to others."""
        self._hashing = Thread(target=self._hash_all, args=(tuple(names),), name="hashing", daemon=True)
        self._hashing.start()

    def _hash_all(self, names: Iterable[str]) -> None:
        for name in names:
            if self._is_over:
                break
            with suppress(OSError):  # who asks for it is told
                self._hashes[name] = hash_file(self.folder / name)

    def hash_there(self, name: str) -> str | None:
        """The SHA-256 of the file that stands in the folder; None where there is none."""
        self.finish_hashing()
        return self._hashes[name] if name in self._hashes else hash_file(self.folder / name)

    def finish_hashing(self) -> None:
        """Waits until all is hashed that was asked for: where a process is forked no thread may be at work."""
        if self._hashing:
            self._hashing.join()

    def drop(self, name: str) -> None:
        """Lets a file go with the set that it belonged to."""
        self._dropped.append(name)

    def commit(self) -> list[Path]:
        """Puts all files in their places, durable when it returns; gives them in the order they were added."""
        written = [draft.target for draft in self._drafts.values()]
        hashes = {name: hash_ for name, hash_ in read_manifest(self.folder).items() if self._stays(name)}
        hashes |= {name: draft.sha256 for name, draft in self._drafts.items()}
        self.add(MANIFEST, "".join(f"{hashes[name]}  {name}\n" for name in sorted(hashes)))
        try:
            for name in self._dropped:  # before the rest: a missing export lies less than an old one
                (self.folder / name).unlink(missing_ok=True)
            sync_folder(self.folder)
            self._drafts.pop(MANIFEST).move()
            self._holds = True
            for draft in self._drafts.values():
                draft.move()
            sync_folder(self.folder)
        except OSError as error:
            raise self._unfinished(error) from error
        return written

    def _stays(self, name: str) -> bool:
        return name not in self._dropped and (self.folder / name).is_file()

    def _unfinished(self, error: OSError) -> SetupError:
        if not self._holds:
            return unwritable(self.folder, error)
        return SetupError(
            f"{self.folder}: its files could not all be put in place ({error.strerror}); "
            "the next `newsgraph extract`, `export` or `link` there finishes it"
        )


def finish(folder: Path) -> None:
    """Ends what a killed writer began: moves the drafts that the manifest waits for, and removes all others.

    For who holds the folder: no other writer is at work there.
    """
    drafts = list(find_drafts(folder))
    awaited = read_manifest(folder) if drafts else {}
    awaited = {name: hash_ for name, hash_ in awaited.items() if hash_file(folder / name) != hash_}
    for name, path in drafts:
        if name in awaited and hash_file(path) == awaited[name]:
            path.replace(folder / name)
            del awaited[name]
        else:
            path.unlink(missing_ok=True)
    if drafts:
        sync_folder(folder)


def read_set(folder: Path, names: Iterable[str]) -> dict[str, bytes]:
    """The content of files that belong together, as the manifest has them; without one (files made by others), as they are.

    Raises SetupError where they do not fit: written by halves, damaged, or changed by hand.
    """
    wanted = tuple(names)
    for attempt in range(_TRIES):
        if attempt:
            time.sleep(_PAUSE)  # a writer may be moving its files just now
        manifest = read_manifest(folder)
        found = {name: (folder / name).read_bytes() for name in wanted}
        wrong = [name for name in wanted if name in manifest and _hash(found[name]) != manifest[name]]
        # Where there was no manifest, a writer may have brought the first while we read.
        if not wrong and (manifest or not read_manifest(folder)):
            return found
    raise SetupError(
        f"{folder / wrong[0]}: not the file that was written with the others ({MANIFEST} has another hash): damaged, "
        f"written by halves, or changed by hand; run `newsgraph extract INPUT --out {folder}` again, "
        f"or delete {folder / MANIFEST} to read the files as they are"
    )


def read_manifest(folder: Path) -> dict[str, str]:
    """Name -> SHA-256; empty where there is no manifest. Raises SetupError where it is damaged."""
    path = folder / MANIFEST
    try:
        lines = path.read_text(encoding="utf8").splitlines()
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError):
        lines = [""]
    found = [_LINE.fullmatch(line) for line in lines]
    hashes = {line["name"]: line["hash"] for line in found if line}
    if not hashes or len(hashes) != len(lines):
        raise SetupError(f"{path}: damaged; delete it and run `newsgraph extract INPUT --out {folder}` again")
    return hashes


def _hash(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
