"""Tar archives, packed or not, read as they come: they may be longer than memory."""

from __future__ import annotations

import tarfile
import zlib
from collections import Counter
from collections.abc import Iterator
from lzma import LZMAError

from newsgraph.articles.formats.given import Given
from newsgraph.articles.formats.members import MOST_DEEP, passed_over, read_member, refuse_name, tell_skipped
from newsgraph.articles.problems import Item, ReadProblem, printable
from newsgraph.errors import InputError


def read(given: Given) -> Iterator[Item]:
    """The articles of an archive's members, in the archive's order."""
    if given.depth >= MOST_DEEP:
        raise InputError(f"{given.name}: an archive in {MOST_DEEP} others; not read")
    skipped: Counter[str] = Counter()
    try:
        with tarfile.open(fileobj=given.file, mode="r|*") as archive:
            for member in archive:
                yield from _read(given, archive, member, skipped)
                archive.members = []  # type: ignore[attr-defined]  # else each stays in memory
    except (
        tarfile.TarError,
        EOFError,
        zlib.error,
        LZMAError,
        OSError,
        TypeError,
    ) as error:  # it takes an end for a character
        raise InputError(f"{given.name}: broken archive ({error}); what came before it is read") from error
    yield from tell_skipped(given, skipped)


def _read(given: Given, archive: tarfile.TarFile, member: tarfile.TarInfo, skipped: Counter[str]) -> Iterator[Item]:
    name = member.name.removeprefix("./")
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
