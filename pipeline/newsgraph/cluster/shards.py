"""Shards: articles enough for some minutes' work, and files of lines that tell whether they are whole."""

from __future__ import annotations

import gzip
import hashlib
import json
import zlib
from collections.abc import Iterable, Iterator, Mapping

from newsgraph.records import Article

_FORMAT = 1
_END = '{"sha256": '


class TornError(Exception):
    """A file is not as it was written."""


def cut(articles: Iterable[Article], keys: Mapping[str, str], characters: int) -> Iterator[list[Article]]:
    """Cuts articles, in their order, into shards of half so many characters to so many (and one article more).

    Between the two it is the articles' own keys that say where: so one article more or less changes the shards around
    it, and not all behind it.
    """
    shard: list[Article] = []
    size = 0
    for article in articles:
        shard.append(article)
        size += len(article.text)
        if size >= characters or (size * 2 >= characters and _is_end(article, keys, characters)):
            yield shard
            shard, size = [], 0
    if shard:
        yield shard


def _is_end(article: Article, keys: Mapping[str, str], characters: int) -> bool:
    """True of about one article in a quarter of a shard's characters, whatever stands beside it."""
    return int(keys[article.id][:8], 16) * characters < 2**32 * 4 * len(article.text)


def name_shard(keys: Iterable[str]) -> str:
    """The name of the shard of these cache keys: what its content depends on, articles, model, rules and code, as one hash."""
    return hashlib.sha256("\n".join((str(_FORMAT), *keys)).encode()).hexdigest()[:32]


def pack(name: str, lines: Iterable[str]) -> bytes:
    """The file of a shard: its lines, compressed, with its name before and a hash of all of it after them."""
    body = "".join(f"{line}\n" for line in (json.dumps({"shard": name}), *lines)).encode()
    end = f'{_END}"{hashlib.sha256(body).hexdigest()}"}}\n'.encode()
    return gzip.compress(body + end, 6, mtime=0)


def unpack(name: str, content: bytes) -> list[str]:
    """The lines that `pack` was given. Raises TornError."""
    try:
        text = gzip.decompress(content)
    except (OSError, EOFError, zlib.error) as error:
        raise TornError("it cannot be unpacked") from error
    body, _, end = text.rpartition(_END.encode())
    if end != f'"{hashlib.sha256(body).hexdigest()}"}}\n'.encode():
        raise TornError("it is not as it was written")
    first, *lines = body.decode().split("\n")[:-1]
    if json.loads(first) != {"shard": name}:
        raise TornError("it is another one")
    return lines
