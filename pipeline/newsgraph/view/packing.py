"""Pages of a large report, packed: most of a page is markup and addresses that thousands of others have too.

Pages that follow each other are one block, deflated (RFC 1950) and written in base64; static/packed.js reads them back.
"""

from __future__ import annotations

import base64
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

_BLOCK = 200_000
"""Letters of a block: a browser unpacks one for the first page that is asked of it, in a few milliseconds."""

ShownPage = tuple[str, str, str]
"""Path, title and inside of a page."""


@dataclass(frozen=True, slots=True)
class Packed:
    """Blocks in base64, each the JSON list of its pages, and for each path the number of its block."""

    blocks: tuple[str, ...]
    places: dict[str, int]


def pack(pages: Iterable[ShownPage]) -> Packed:
    blocks: list[str] = []
    places: dict[str, int] = {}
    for number, block in enumerate(_blocks(pages)):
        places |= dict.fromkeys((path for path, _, _ in block), number)
        written = json.dumps(block, ensure_ascii=False, separators=(",", ":")).encode("utf8", "replace")
        blocks.append(base64.b64encode(zlib.compress(written, 9)).decode("ascii"))
    return Packed(tuple(blocks), places)


def _blocks(pages: Iterable[ShownPage]) -> Iterator[list[ShownPage]]:
    block: list[ShownPage] = []
    size = 0
    for page in pages:
        block.append(page)
        size += len(page[2])
        if size >= _BLOCK:
            yield block
            block, size = [], 0
    if block:
        yield block
