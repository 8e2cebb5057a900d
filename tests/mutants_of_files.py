"""Broken copies of files: bytes changed, and parts of what they are made of (tags, words, members) cut, doubled, moved and mixed with others'.

The same seed gives the same copy.
"""

from __future__ import annotations

import gzip
import io
import random
import re
import tarfile
import zipfile
import zlib
from collections.abc import Sequence

from sample_files import zipped

_TOKENS = (
    *(
        b"<",
        b">",
        b"</p>",
        b"<p",
        b"&",
        b"&#x0;",
        b"&lt;",
        b"<!--",
        b"-->",
        b"<![CDATA[",
        b"]]>",
        b"<!DOCTYPE x [<!ENTITY a 'a'>]>&a;",
    ),
    *(b"{", b"}", b"[", b"]", b'"', b"\\u0000", b"\\ud800", b"null", b"1e999", b","),
    *(b"\0", b"\xff", b"\xfe\xff", b"\xef\xbb\xbf", b"\r", b"\n", b"\n\n", b"\t", b"\x1a", b"\xc3", b"\xe2\x80"),
    *("“ ” ‘ ’ « » „ \u00ad \u200b \u2028 \u202e \x85 ’s — … İ ß ﬁ".encode().split(b" ")),
    *(
        b"PK\x03\x04",
        b"PK\x01\x02",
        b"\x1f\x8b",
        b"%PDF-",
        b"WARC/1.0\r\n",
        b"From x\n",
        b"--x",
        b"=?utf-8?b?x?=",
        b"../",
        b"/",
        b"99999999999",
        b"-1",
    ),
)
_MUCH = (b"a" * 5000, b"<table>" * 40, b"<div>" * 300, b"<ul><li>" * 100, b"]" * 300)
_PARTS = re.compile(rb"<[^<>]{0,200}>|\"[^\"\n]{0,200}\"|[\w.+\x80-\xff-]+|\s+|\0+|.", re.DOTALL)
"""What files are made of: tags, quoted words, words, blanks, marks."""
_RECORD = re.compile(rb"(WARC/1\.\d\r\n(?:[^\r\n]+\r\n)*?Content-Length: )(\d{1,9})(\r\n(?:[^\r\n]+\r\n)*\r\n)")
_NAMES = ("../x.txt", "/x.txt", "C:\\x.txt", "x" * 300 + ".html", "\u202ex.txt", "a/../b.csv", "articles.yaml", "x.zip")
_TYPES = (tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE, tarfile.GNUTYPE_SPARSE, tarfile.DIRTYPE)


def mutate(data: bytes, seed: int, others: Sequence[bytes] = ()) -> bytes:
    """A broken copy; parts of `others`, files of the same kind, may get into it."""
    dice = random.Random(seed)
    if data.startswith(b"PK") and dice.random() < 0.7:
        return _mutate_zip(data, dice, others)
    if data.startswith(b"\x1f\x8b") and dice.random() < 0.7:
        other = [_unpacked(dice.choice(others))] if others else []
        return gzip.compress(mutate(_unpacked(data), dice.randrange(2**48), other), 1, mtime=0)
    if data[257:262] == b"ustar" and dice.random() < 0.7:
        return _mutate_tar(data, dice)
    if data.startswith(b"WARC/1") and dice.random() < 0.7:
        return _mutate_warc(data, dice, others)
    return _mutate(data, dice, others)


def _unpacked(data: bytes) -> bytes:
    """What is packed, as far as it goes: copies of broken files are broken again."""
    unpacked, rest = b"", data
    try:
        while rest and len(unpacked) < 2**20:  # crawlers pack each record by itself
            packed = zlib.decompressobj(31)
            unpacked, rest = unpacked + packed.decompress(rest, 2**20), packed.unused_data
    except zlib.error:
        pass
    return unpacked or data


def _mutate(data: bytes, dice: random.Random, others: Sequence[bytes] = ()) -> bytes:
    return _mutate_parts(data, dice, others) if dice.random() < 0.5 else _mutate_bytes(data, dice)


def _mutate_bytes(data: bytes, dice: random.Random) -> bytes:
    content = bytearray(data)
    for _ in range(dice.choice((1, 1, 2, 4, 8))):
        at = dice.randrange(len(content) + 1)
        end = min(len(content), at + dice.choice((1, 2, 4, 16, 64, 400)))
        kind = dice.randrange(7)
        if kind == 0 and at < len(content):
            content[at] ^= 1 << dice.randrange(8)
        elif kind == 1:
            del content[at:end]
        elif kind == 2:
            content[at:at] = dice.choice(_TOKENS)
        elif kind == 3:
            content[at:at] = content[at:end] * dice.choice((1, 1, 1, 2, 50))
        elif kind == 4:
            content[at:end] = dice.randbytes(end - at)
        elif kind == 5:
            del content[at:]
        else:
            content[at:end] = dice.choice(_TOKENS)
    return bytes(content)


def _mutate_parts(data: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    """A copy in which whole parts are gone, there twice, elsewhere, exchanged, or another file's."""
    parts = _PARTS.findall(data)
    for _ in range(dice.choice((1, 1, 2, 3, 6))):
        at, to = sorted((dice.randrange(len(parts) + 1), dice.randrange(len(parts) + 1)))
        end = min(len(parts), at + dice.choice((1, 2, 4, 12)))
        kind = dice.randrange(8)
        if kind == 0:
            del parts[at:end]
        elif kind == 1:
            parts[at:at] = parts[at:end] * dice.choice((1, 1, 1, 3, 60))
        elif kind == 2:
            parts[to:to] = parts[at:end]
        elif kind == 3 and end < to:
            parts[at:to] = [*parts[end:to], *parts[at:end]]
        elif kind == 4 and parts and at < len(parts):
            parts[at] = dice.choice(parts)
        elif kind == 5 and others:
            others_parts = _PARTS.findall(dice.choice(others)[:4000])
            first = dice.randrange(len(others_parts) + 1)
            parts[at:end] = others_parts[first : first + dice.choice((1, 4, 20, 200))]
        elif kind == 6:
            parts[at:end] = [dice.choice(_TOKENS if dice.random() < 0.9 else _MUCH)]
        else:
            parts[at:to] = []
    return b"".join(parts)


def _mutate_zip(data: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    """An archive that is whole, with one member broken, or one more under an odd name."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = [item.filename for item in archive.infolist() if item.file_size < 2**20]
            members: dict[str, str | bytes] = {name: archive.read(name) for name in names}
    except Exception:  # noqa: BLE001  (a copy that was broken before)
        return _mutate(data, dice, others)
    if not members:
        return _mutate(data, dice, others)
    name = dice.choice(sorted(members))
    content = members[name]
    if dice.random() < 0.1:
        members[dice.choice(_NAMES)] = content
    whole = content if isinstance(content, bytes) else content.encode()
    members[name] = mutate(whole, dice.randrange(2**32), [_bytes(other) for other in members.values()])
    try:
        return zipped(members)
    except (ValueError, UnicodeError):  # names that Python's writer does not take
        return _mutate(data, dice, others)


def _bytes(content: str | bytes) -> bytes:
    return content if isinstance(content, bytes) else content.encode()


def _mutate_tar(data: bytes, dice: random.Random) -> bytes:
    """An archive whose heads are in order, with a member broken, or of another kind, size or name."""
    try:
        with tarfile.open(fileobj=io.BytesIO(data)) as archive:
            members = [(item, file.read()) for item in archive if (file := archive.extractfile(item))]
    except Exception:  # noqa: BLE001  (a copy that was broken before)
        return _mutate(data, dice)
    file = io.BytesIO()
    chosen = dice.randrange(len(members) + 1)
    try:
        with tarfile.open(fileobj=file, mode="w", format=dice.choice((0, 1, 2))) as archive:
            for number, (item, content) in enumerate(members):
                broken = mutate(content, dice.randrange(2**32)) if number == chosen else content
                item.size = len(broken)
                if number == chosen and dice.random() < 0.3:
                    item.name = dice.choice(_NAMES)
                if number == chosen and dice.random() < 0.2:
                    item.type, item.linkname = dice.choice(_TYPES), "../../etc/passwd"
                archive.addfile(item, io.BytesIO(broken))
    except (ValueError, UnicodeError, OverflowError):
        return _mutate(data, dice)
    return file.getvalue()


def _mutate_warc(data: bytes, dice: random.Random, others: Sequence[bytes]) -> bytes:
    """A crawl whose records are as long as they say, with one broken."""
    records: list[tuple[bytes, bytes, bytes]] = []
    at = 0
    while found := _RECORD.match(data, at):
        at = found.end() + int(found[2])
        records.append((found[1], found[3], data[found.end() : at]))
        at += 4
    if not records:
        return _mutate(data, dice, others)
    chosen = dice.randrange(len(records))
    before, after, content = records[chosen]
    records[chosen] = (before, after, mutate(content, dice.randrange(2**48), [content for _, _, content in records]))
    return b"".join(b"%b%d%b%b\r\n\r\n" % (before, len(content), after, content) for before, after, content in records)
