"""Zip archives, read where they lie, member by member in the order of their names."""

from __future__ import annotations

import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from typing import IO

from newsgraph.articles.files import MOST_BYTES
from newsgraph.articles.formats.given import Given
from newsgraph.articles.formats.members import (
    MOST_DEEP,
    Told,
    is_known_file,
    passed_over,
    read_member,
    refuse_name,
)
from newsgraph.articles.known import KNOWN_FILE
from newsgraph.articles.problems import Item, ReadProblem, guard, printable, tell_skipped
from newsgraph.errors import InputError

_MOST_MEMBERS = 2_000_000
_TIGHT, _SMALL = 250, 2**20
"""Text packs ten to one; a member of more than `_SMALL` bytes that packs `_TIGHT` to one is a bomb."""
_UNPACKING = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError)
"""What Python's own reader raises on a member whose place, method or bytes are wrong."""


def read(given: Given) -> Iterator[Item]:
    """The articles of an archive's members."""
    skipped: Counter[str] = Counter()
    with open_zip(given) as archive:
        known = read_part(given, archive, KNOWN_FILE, MOST_BYTES)
        told = Told(given, known)
        for member in sorted(archive.infolist(), key=lambda item: item.filename):
            if not member.filename or member.is_dir() or is_known_file(member.filename):
                continue
            why, what = refuse_member(member), passed_over(member.filename)
            if what and not refuse_name(member.filename):
                skipped[what] += 1
            elif why:
                yield ReadProblem(f"{given.name}!/{printable(member.filename)}: skipped: {why}", "warning")
            else:
                name = f"{given.name}!/{printable(member.filename)}"
                yield from told.apply(guard(_read(given, archive, member), name))
    yield from told.missing()
    yield from tell_skipped(given.name, skipped)


def _read(given: Given, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> Iterator[Item]:
    with open_member(given, archive, member) as file:
        yield from read_member(given, member.filename, file)


def open_member(given: Given, archive: zipfile.ZipFile, member: zipfile.ZipInfo) -> IO[bytes]:
    """A member, opened. Raises InputError where its place or its head is wrong."""
    try:
        return archive.open(member)
    except _UNPACKING as error:
        raise InputError(f"{given.name}!/{printable(member.filename)}: cannot be unpacked ({error})") from error


def open_zip(given: Given) -> zipfile.ZipFile:
    """An archive that is no bomb by its table of contents. Raises InputError."""
    if given.depth >= MOST_DEEP:
        raise InputError(f"{given.name}: an archive in {MOST_DEEP} others; not read")
    try:
        file = given.seekable()
        archive = zipfile.ZipFile(file)
    except (zipfile.BadZipFile, ValueError, NotImplementedError, zlib.error) as error:
        raise InputError(f"{given.name}: no zip archive that can be read ({error})") from error
    members = archive.infolist()
    size = file.seek(0, 2)
    if len(members) > _MOST_MEMBERS or sum(member.compress_size for member in members) > size:
        raise InputError(f"{given.name}: its members lie over each other, as those of a zip bomb; not read")
    return archive


def refuse_member(member: zipfile.ZipInfo) -> str | None:
    """Why a member is not read, None for one that is."""
    if member.flag_bits & 0x1:
        return "it is encrypted"
    if stat.S_ISLNK(member.external_attr >> 16):
        return "a link"
    if member.file_size > _SMALL and member.file_size > _TIGHT * max(member.compress_size, 1):
        return f"packed {member.file_size // max(member.compress_size, 1)} to one, as a zip bomb is"
    return refuse_name(member.filename)


def read_part(given: Given, archive: zipfile.ZipFile, name: str, most: int) -> bytes | None:
    """The bytes of a part of a document, None where it has no such part. Raises InputError for one that is too long."""
    try:
        member = archive.getinfo(name)
    except KeyError:
        return None
    if why := refuse_member(member):
        raise InputError(f"{given.name}: {name}: {why}")
    try:
        with archive.open(member) as file:
            data = file.read(most + 1)
    except _UNPACKING as error:
        raise InputError(f"{given.name}: {name}: cannot be unpacked ({error})") from error
    if len(data) > most:
        raise InputError(f"{given.name}: {name}: longer than {most // 2**20} MB")
    return data
