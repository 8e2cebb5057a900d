"""The text that is kept of a page: blocks one below the other, and where on the page each stands."""

from __future__ import annotations

from collections.abc import Iterable

from newsgraph.articles.pages.blocks import Block
from newsgraph.articles.pages.tree import Ways
from newsgraph.records import Passage

_MARKS = {"item": "- "}


def write_text(blocks: Iterable[Block], ways: Ways) -> tuple[str, tuple[Passage, ...]]:
    """(text, passages): a title as `# title`, other headings with more marks, list items with a dash, rows with bars.

    An empty line parts blocks; items of a list and rows of a table stand one below the other.
    """
    parts: list[str] = []
    passages: list[Passage] = []
    size, before = 0, ""
    for block in blocks:
        gap = "" if not parts else "\n" if block.kind == before and block.kind in {"item", "row"} else "\n\n"
        mark = "#" * block.level + " " if block.level else _MARKS.get(block.kind, "")
        start = size + len(gap) + len(mark)
        parts += [gap, mark, block.text]
        size = start + len(block.text)
        passages.append(Passage(start, size, ways.to(block.element)))
        before = block.kind
    return "".join(parts), tuple(passages)
