"""Which RDF files a folder gets: with the plain triples or without, the mentions apart, within or left out, packed or not."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal, get_args

from newsgraph.folder import Content
from newsgraph.graph.contents import MENTIONS, Contents
from newsgraph.graph.dataset import Dataset
from newsgraph.graph.rdf import build_dataset
from newsgraph.graph.sources import HeldSource, Source
from newsgraph.records import KnowledgeGraph

Mentions = Literal["none", "apart", "within"]
MENTIONS_IN: tuple[Mentions, ...] = get_args(Mentions)
PACKED = ".gz"
_APART = "-mentions"
_LEVEL = 6
_GZIP = 16 + zlib.MAX_WBITS
_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class RdfFiles:
    """`plain`: also the plain triples. `mentions`: in no file, in files of their own, or among the rest. `packed`: as gzip."""

    plain: bool = True
    mentions: Mentions = "none"
    packed: bool = False

    def datasets(self, graph: KnowledgeGraph | Source, base: str, *, known: bool = False) -> dict[str, Dataset]:
        """What goes into files of a name with this mark; see `build_dataset`."""
        source = HeldSource(graph) if isinstance(graph, KnowledgeGraph) else graph
        found = {"": build_dataset(source, base, Contents(self.plain, self.mentions == "within"), known=known)}
        if self.mentions == "apart":
            found[_APART] = build_dataset(source, base, MENTIONS, known=known)
        return found

    def filename(self, plain: str, mark: str = "") -> str:
        """`graph-mentions.ttl.gz` of `graph.ttl`."""
        return plain.replace(".", f"{mark}.", 1) + (PACKED if self.packed else "")

    def filenames(self, plain: str) -> list[str]:
        return [self.filename(plain, mark) for mark in ("", *([_APART] if self.mentions == "apart" else []))]

    def pack(self, content: Content) -> Content:
        return _gzip([content] if isinstance(content, str | bytes) else content) if self.packed else content


USUAL = RdfFiles()


def all_filenames(plain: str) -> list[str]:
    """All names that a format's files may have."""
    kinds = [RdfFiles(packed=packed) for packed in (False, True)]
    return [files.filename(plain, mark) for files in kinds for mark in ("", _APART)]


def _gzip(pieces: Iterable[str | bytes]) -> Iterator[bytes]:
    """Without name and time: the same bytes for the same text (and the same zlib)."""
    packer = zlib.compressobj(_LEVEL, wbits=_GZIP)
    held = bytearray()
    for piece in pieces:
        held += piece if isinstance(piece, bytes) else piece.encode()
        if len(held) >= _CHUNK:
            yield packer.compress(bytes(held))
            held.clear()
    yield packer.compress(bytes(held))
    yield packer.flush()
