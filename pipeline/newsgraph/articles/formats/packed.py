"""A file that is packed with gzip: what is in it, by the name without `.gz`."""

from __future__ import annotations

import gzip
import zlib
from collections.abc import Iterator
from dataclasses import replace
from typing import IO, cast

from newsgraph.articles.formats import read_given
from newsgraph.articles.formats.given import Given
from newsgraph.articles.formats.members import MOST_DEEP
from newsgraph.articles.problems import Item
from newsgraph.errors import InputError


def read(given: Given) -> Iterator[Item]:
    """The articles of what is packed."""
    if given.depth >= MOST_DEEP:
        raise InputError(f"{given.name}: packed more than {MOST_DEEP} times; not read")
    place = given.place[:-3] if given.place.lower().endswith(".gz") else given.place
    try:
        with gzip.GzipFile(fileobj=given.file, mode="rb") as file:
            yield from read_given(replace(given, place=place, file=cast(IO[bytes], file), depth=given.depth + 1))
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise InputError(f"{given.name}: broken gzip ({error}); what came before it is read") from error
