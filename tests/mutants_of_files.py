"""Broken copies of files: bytes changed, cut, doubled and moved at random, within archives too. The same seed gives the same copy."""

from __future__ import annotations

import gzip
import io
import random
import zipfile

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
        b"a" * 5000,
    ),
    *(b"<table>" * 40, b"<div>" * 300, b"<ul><li>" * 100, b"]" * 300, b"99999999999", b"-1"),
)


def mutate(data: bytes, seed: int) -> bytes:
    """A broken copy."""
    dice = random.Random(seed)
    if data.startswith(b"PK") and dice.random() < 0.7:
        return _mutate_zip(data, dice)
    if data.startswith(b"\x1f\x8b") and dice.random() < 0.7:
        return gzip.compress(_mutate(gzip.decompress(data), dice), 1, mtime=0)
    return _mutate(data, dice)


def _mutate(data: bytes, dice: random.Random) -> bytes:
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
            content[at:at] = content[at:end] * dice.choice((1, 2, 50))
        elif kind == 4:
            content[at:end] = bytes(dice.randrange(256) for _ in range(end - at))
        elif kind == 5:
            del content[at:]
        else:
            content[at:end] = dice.choice(_TOKENS)
    return bytes(content)


def _mutate_zip(data: bytes, dice: random.Random) -> bytes:
    """An archive that is whole, with one member broken, or one more under an odd name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        members: dict[str, str | bytes] = {name: archive.read(name) for name in archive.namelist()}
    name = dice.choice(sorted(members))
    content = members[name]
    if dice.random() < 0.1:
        members[dice.choice(("../x.txt", "/x.txt", "C:\\x.txt", "x" * 300 + ".html", "\u202ex.txt", "a/../b.csv"))] = (
            content
        )
    members[name] = _mutate(content if isinstance(content, bytes) else content.encode(), dice)
    return zipped(members)
