"""Crawls packed with their index (WACZ): the WARC files in the archive."""

from __future__ import annotations

from collections.abc import Iterator
from zipfile import ZipFile, ZipInfo

from newsgraph.articles.formats.given import Given
from newsgraph.articles.formats.warc import read_warc
from newsgraph.articles.formats.zips import open_member, open_zip, refuse_member
from newsgraph.articles.problems import Item, guard, printable
from newsgraph.errors import InputError


def read(given: Given) -> Iterator[Item]:
    """The articles of the crawls in an archive."""
    with open_zip(given) as archive:
        crawls = [item for item in archive.infolist() if item.filename.lower().endswith((".warc", ".warc.gz"))]
        if not crawls:
            raise InputError(f"{given.name}: no WARC file in it")
        for member in sorted(crawls, key=lambda item: item.filename):
            name = f"{given.name}!/{printable(member.filename)}"
            if why := refuse_member(member):
                raise InputError(f"{name}: {why}")
            yield from guard(_read(given, archive, member), name)


def _read(given: Given, archive: ZipFile, member: ZipInfo) -> Iterator[Item]:
    with open_member(given, archive, member) as file:
        yield from read_warc(given, file)
