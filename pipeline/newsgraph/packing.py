"""What is kept of an article, made where it is read: in a worker, if there are any, and not in the one process that writes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from newsgraph.engine import Extractor, Reader
from newsgraph.records import Article, Extraction
from newsgraph.resolve.kept import made_by
from newsgraph.resolve.outline_rows import pack_outline
from newsgraph.resolve.outlines import make_outline
from newsgraph.rules import RuleSet, using
from newsgraph.workspace import Packed, cache_key, pack


@dataclass(frozen=True, slots=True)
class Packing:
    """Makes what reads articles, as `load` does, and packs what was read, with its outline: resolving then need not read it again.

    `reader` is that of the cache keys, `rules` are those by which the articles are read.
    """

    load: Callable[[], Extractor]
    reader: str
    rules: RuleSet

    def __call__(self) -> Reader[Packed]:
        extract = self.load()

        def read(articles: Iterable[Article]) -> Iterator[Packed]:
            batch = list(articles)
            for article, extraction in zip(batch, extract(batch), strict=True):
                yield self.pack(extraction, cache_key(article, self.reader))

        return read

    def pack(self, extraction: Extraction, key: str) -> Packed:
        with using(self.rules):
            outline = pack_outline(make_outline(extraction))
        return pack(extraction, key, outline, made_by(self.rules.key))
