"""Bytes to text: UTF-8, and a stated assumption where that fails."""

from __future__ import annotations

import codecs
from dataclasses import dataclass

from newsgraph.articles.problems import BinaryFileError, ReadProblem

__all__ = ["BinaryFileError", "Decoded", "decode", "decode_or_tell"]

_CONTROLS = bytes(sorted({*range(32)} - {*b"\t\n\v\f\r\x1b"}))
"""Control characters that no text holds."""
_REPLACEMENT = "\ufffd"
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


@dataclass(frozen=True, slots=True)
class Decoded:
    """A text, and what had to be assumed to get it."""

    text: str
    warning: str | None = None


def decode(data: bytes) -> Decoded:
    """Decodes a file's bytes, a byte order mark dropped. Raises BinaryFileError when they are no text."""
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _decode_marked(data[len(mark) :], encoding, len(mark))
    return _decode_plain(data, 0)


def decode_or_tell(data: bytes, origin: str) -> tuple[str | None, list[ReadProblem]]:
    """The text of some bytes, None where they are no text, and what is wrong with them."""
    try:
        decoded = decode(data)
    except BinaryFileError as error:
        return None, [ReadProblem(f"{origin}: {error}")]
    warning = [ReadProblem(f"{origin}: {decoded.warning}", "warning")] if decoded.warning else []
    return decoded.text, warning


def _decode_marked(data: bytes, encoding: str, skipped: int) -> Decoded:
    if encoding == "utf-8":
        return _decode_plain(data, skipped)
    try:
        return Decoded(data.decode(encoding), f"read as {encoding}, as its byte order mark says")
    except UnicodeDecodeError as error:
        return Decoded(
            data.decode(encoding, "replace"), _warning(error, skipped, f"{encoding} with replacement characters")
        )


def _decode_plain(data: bytes, skipped: int) -> Decoded:
    nul = data.find(b"\0")
    if nul >= 0:
        raise BinaryFileError(f"a binary file, no text (NUL at byte {nul + skipped})")
    try:
        return Decoded(data.decode())
    except UnicodeDecodeError as error:
        return _decode_broken(data, error, skipped)


def _decode_broken(data: bytes, error: UnicodeDecodeError, skipped: int) -> Decoded:
    """Text that is not UTF-8: damaged UTF-8 when it holds more good sequences than bad ones, else Windows-1252."""
    replaced = data.decode(errors="replace")
    bad = replaced.count(_REPLACEMENT)
    good = len(replaced) - len(replaced.encode("ascii", "ignore")) - bad
    controls = len(data) - len(data.translate(None, _CONTROLS))
    if bad + controls > 0.3 * len(replaced):
        raise BinaryFileError(f"a binary file, no text (byte {error.start + skipped} and {bad + controls - 1} more)")
    if good < bad:
        try:
            return Decoded(data.decode("cp1252"), _warning(error, skipped, "windows-1252"))
        except UnicodeDecodeError:
            pass
    return Decoded(replaced, _warning(error, skipped, "utf-8 with replacement characters"))


def _warning(error: UnicodeDecodeError, skipped: int, assumed: str) -> str:
    return f"byte {error.start + skipped} is no {error.encoding}; {assumed} assumed"
