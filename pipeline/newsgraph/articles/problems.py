"""What is told of inputs: one line for a person, whatever went wrong with one of them."""

from __future__ import annotations

import lzma
import tarfile
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from newsgraph.errors import InputError
from newsgraph.records import Article

Severity = Literal["error", "warning", "note"]


@dataclass(frozen=True, slots=True)
class ReadProblem:
    """One line for a person about an input. An `error` lost an article (exit code 1); a `warning` did not.

    A `note` only counts what was skipped.
    """

    message: str
    severity: Severity = "error"


Item = Article | ReadProblem

_LONGEST = 200


class BinaryFileError(Exception):
    """The bytes are no text."""


_BROKEN = (zipfile.BadZipFile, zlib.error, tarfile.TarError, lzma.LZMAError, EOFError)
"""What unpacking raises where an archive is not whole."""


def guard(items: Iterator[Item], origin: str) -> Iterator[Item]:
    """The items, up to whatever is raised while they are read: that is the problem of this input and of no other."""
    try:
        yield from items
    except Exception as error:  # noqa: BLE001  (nothing that stands in one input may end a run)
        yield ReadProblem(tell(error, origin))


def tell(error: Exception, origin: str) -> str:
    """An error in one line that names the place."""
    if isinstance(error, InputError):
        return str(error)
    what = printable(" ".join(str(error).split()))[:_LONGEST]  # some quote what they were given
    if isinstance(error, OSError):
        return f"{origin}: {error.strerror or what}"
    if isinstance(error, BinaryFileError):
        return f"{origin}: {what}"
    if isinstance(error, _BROKEN):
        return f"{origin}: broken archive ({what})"
    return f"{origin}: cannot be read: {type(error).__name__}{': ' if what else ''}{what}"


def printable(name: str) -> str:
    """A file's name with undecodable bytes and control characters escaped, fit for one line of a message."""
    if name.isprintable():
        return name
    return "".join(char if char.isprintable() else char.encode("unicode_escape").decode() for char in name)


def tell_skipped(place: str, skipped: Counter[str]) -> Iterator[ReadProblem]:
    """One line for the files of a folder or an archive that were not read, by what they are."""
    if total := skipped.total():
        counts = ", ".join(f"{count} {printable(what)}" for what, count in sorted(skipped.items()))
        yield ReadProblem(f"{place}: {total} file{'s' * (total > 1)} skipped ({counts})", "note")


def unreadable(article: Article) -> ReadProblem | None:
    """Why an article cannot go on to the next stages; None when it can."""
    if not article.text.strip("\ufeff\u200b \t\r\n\xa0"):
        return ReadProblem(f"{article.origin}: no text in it")
    for what, words in (("id", article.id), ("text", article.text)):
        at = words.find("\0")
        if at >= 0:
            return ReadProblem(f"{article.origin}: the {what} holds a NUL character at offset {at}")
        try:
            words.encode()
        except UnicodeEncodeError as error:
            return ReadProblem(
                f"{article.origin}: the {what} holds half a character (a lone surrogate) at offset {error.start}"
            )
    return None
