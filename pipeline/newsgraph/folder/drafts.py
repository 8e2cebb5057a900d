"""Drafts: files written beside their place under a name of their own, on the disk before they are moved there."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import sys
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from newsgraph.errors import SetupError

Content = str | bytes | Iterable[str | bytes]
"""What a file is to hold, whole or in pieces."""

_BLOCK = 1 << 16
_STRETCH = 1 << 25
"""Bytes that the disk is asked to begin with while the next are made; else it would have all of them to do at the end."""
_HASHED = 1 << 22
"""Bytes that are hashed at once: between two such, a thread that hashes waits for its turn, as long as it hashes one."""
_DRAFT = re.compile(r"\.(?P<name>.+)\.[0-9a-f]{16}\.part")
# Exclusively: what stands under the name already, a link that somebody laid there included, is never opened.
_FLAGS = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that waits to be moved to `target`, with the SHA-256 of its bytes in hexadecimal."""

    target: Path
    path: Path
    sha256: str

    def move(self) -> None:
        """Puts the draft in its place. A link that stands there is replaced, not followed."""
        self.path.replace(self.target)

    def discard(self) -> None:
        self.path.unlink(missing_ok=True)


def write_draft(target: Path, content: Content, *, read_only: bool = False) -> Draft:
    """Writes the draft of a file and waits until the disk has it. Raises OSError, and then leaves no draft.

    `read_only` keeps programs from changing the file by opening it (not on Windows, where nothing would replace it then).
    """
    (draft,) = write_drafts({target: content}, read_only=read_only)
    return draft


def write_drafts(contents: Mapping[Path, Content], *, read_only: bool = False) -> list[Draft]:
    """Writes the drafts of some files side by side, a piece of each in turn, as `write_draft`: all of them or none."""
    opened: list[OpenDraft] = []
    try:
        opened.extend(OpenDraft(target, read_only=read_only) for target in contents)
        for pieces in zip_longest(*map(pieces_of, contents.values())):
            for file, piece in zip(opened, pieces, strict=True):
                if piece:
                    file.write(piece)
        return [file.close() for file in opened]
    except BaseException:
        for file in opened:
            file.discard()
        raise


class OpenDraft:
    """A draft that is being written."""

    def __init__(self, target: Path, *, read_only: bool = False) -> None:
        self.target, self.path = target, target.with_name(f".{target.name}.{secrets.token_hex(8)}.part")
        mode = 0o444 if read_only and sys.platform != "win32" else 0o666  # less the umask, as any new file
        self._file = os.fdopen(os.open(self.path, _FLAGS, mode), "wb")
        self._digest = hashlib.sha256()
        self._held = bytearray()
        self._written = self._begun = 0

    def write(self, piece: bytes) -> None:
        """Holds small pieces back: to hash and write lines one by one takes as long again."""
        if len(piece) >= _BLOCK:
            self._write_held()
            self._put(piece)
            return
        self._held += piece
        if len(self._held) >= _BLOCK:
            self._write_held()

    def _write_held(self) -> None:
        self._put(self._held)
        self._held.clear()

    def _put(self, piece: bytes | bytearray) -> None:
        self._digest.update(piece)
        self._file.write(piece)
        self._written += len(piece)
        if self._written - self._begun >= _STRETCH:
            self._begin()

    def _begin(self) -> None:
        """Has the disk begin with what is written and not yet begun; nobody waits for it."""
        self._file.flush()
        if sys.platform == "linux":  # where pages that are not on the disk yet are written, and stay in memory
            os.posix_fadvise(self._file.fileno(), self._begun, self._written - self._begun, os.POSIX_FADV_DONTNEED)
        self._begun = self._written

    def close(self, *, sync: bool = True) -> Draft:
        """Waits until the disk has it, if that is wanted."""
        with self._file as file:
            self._write_held()
            file.flush()
            if sync:
                os.fsync(file.fileno())
        return Draft(self.target, self.path, self._digest.hexdigest())

    def discard(self) -> None:
        with suppress(OSError):  # what is not yet written may find no room
            self._file.close()
        self.path.unlink(missing_ok=True)


def replace_file(path: Path, content: Content) -> None:
    """Writes a file so that nobody ever sees half of it, durable when it returns.

    Raises SetupError, saying what to do, where it cannot be written.
    """
    try:
        draft = write_draft(path, content)
        try:
            draft.move()
        except BaseException:
            draft.discard()
            raise
        sync_folder(path.parent)
    except OSError as error:
        raise unwritable(path, error) from error


def unwritable(path: Path, error: OSError) -> SetupError:
    return SetupError(
        f"{path}: cannot be written ({error.strerror}); what stood there is as it was: "
        "make room or choose another place, and run again"
    )


def find_drafts(folder: Path) -> Iterator[tuple[str, Path]]:
    """The drafts that lie in a folder, each with the name of the file that it was to be."""
    for path in sorted(folder.iterdir()):
        if (found := _DRAFT.fullmatch(path.name)) and (path.is_symlink() or path.is_file()):
            yield found["name"], path


def fixed_name(path: Path) -> Path:
    """Where earlier versions wrote a file's draft."""
    return path.with_name(f".{path.name}.part")


def sync_folder(folder: Path) -> None:
    """Waits until the disk has the folder's names. Windows opens no folders, and keeps names by itself."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def hash_file(path: Path) -> str | None:
    """The SHA-256 of a regular file in hexadecimal; None where there is none. Links are not followed."""
    if path.is_symlink() or not path.is_file():
        return None
    digest, block = hashlib.sha256(), memoryview(bytearray(_HASHED))
    with path.open("rb", buffering=0) as file:
        while size := file.readinto(block):
            digest.update(block[:size])
    return digest.hexdigest()


def pieces_of(content: Content) -> Iterable[bytes]:
    """The bytes of a file, as they come."""
    if isinstance(content, bytes):
        return [content]
    pieces = [content] if isinstance(content, str) else content
    return (piece.encode() if isinstance(piece, str) else piece for piece in pieces)
