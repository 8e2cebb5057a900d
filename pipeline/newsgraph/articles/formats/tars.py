"""Tar archives, packed or not, read as they come: they may be longer than memory."""

from __future__ import annotations

import tarfile
import zlib
from collections import Counter
from collections.abc import Iterator
from contextlib import suppress
from lzma import LZMAError

from newsgraph.articles.files import read_text_bytes
from newsgraph.articles.formats.given import Given
from newsgraph.articles.formats.members import (
    MOST_DEEP,
    Told,
    passed_over,
    read_member,
    refuse_name,
)
from newsgraph.articles.known import KNOWN_FILE
from newsgraph.articles.problems import Item, ReadProblem, printable, tell_skipped
from newsgraph.errors import InputError

_BROKEN = (tarfile.TarError, EOFError, zlib.error, LZMAError, OSError, TypeError, ValueError, OverflowError)
"""What Python's own reader raises; it takes an end for a character (TypeError), and any number of digits for a length."""


def read(given: Given) -> Iterator[Item]:
    """The articles of an archive's members, in the archive's order."""
    if given.depth >= MOST_DEEP:
        raise InputError(f"{given.name}: an archive in {MOST_DEEP} others; not read")
    skipped: Counter[str] = Counter()
    told, begun = Told(given, _known_ahead(given)), False
    for archive, member in _members(given):
        if _name(member) != KNOWN_FILE or not member.isreg():
            begun = begun or not member.isdir()
            yield from told.apply(_read(given, archive, member, skipped))
        elif not given.rewinds:
            if begun:
                raise InputError(f"{given.name}!/{KNOWN_FILE}: stands behind articles and holds for none; put it first")
            told = Told(given, _bytes(given, archive, member))
    yield from told.missing()
    yield from tell_skipped(given.name, skipped)


def _members(given: Given) -> Iterator[tuple[tarfile.TarFile, tarfile.TarInfo]]:
    """The members of an archive as they come. Raises InputError where it is broken."""
    try:
        with tarfile.open(fileobj=given.file, mode="r|*") as archive:
            for member in archive:
                yield archive, member
                archive.members = []  # type: ignore[attr-defined]  # else each stays in memory
    except _BROKEN as error:
        raise InputError(f"{given.name}: broken archive ({error}); what came before it is read") from error


def _known_ahead(given: Given) -> bytes | None:
    """The archive's articles.yaml, wherever it stands, looked for before anything is read; None where it cannot be wound back."""
    if not given.rewinds:
        return None
    found: bytes | None = None
    with suppress(InputError):  # what is broken is told when it is read
        for archive, member in _members(given):
            if _name(member) == KNOWN_FILE and member.isreg():
                found = _bytes(given, archive, member)
                break
    given.file.seek(0)
    return found


def _bytes(given: Given, archive: tarfile.TarFile, member: tarfile.TarInfo) -> bytes:
    file = archive.extractfile(member)
    return read_text_bytes(file, f"{given.name}!/{KNOWN_FILE}") if file else b""


def _name(member: tarfile.TarInfo) -> str:
    return member.name.removeprefix("./")


def _read(given: Given, archive: tarfile.TarFile, member: tarfile.TarInfo, skipped: Counter[str]) -> Iterator[Item]:
    name = _name(member)
    if member.isdir():
        return
    if not member.isreg():
        skipped["link or device"] += 1
    elif why := refuse_name(name):
        yield ReadProblem(f"{given.name}!/{printable(name)}: skipped: {why}", "warning")
    elif what := passed_over(name):
        skipped[what] += 1
    elif file := archive.extractfile(member):
        yield from read_member(given, name, file)
