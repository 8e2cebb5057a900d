"""A page's paragraphs, headings, list items and rows of tables, in order, each with its element."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsgraph.articles.pages.pruning import Outside, is_inline, linked_elements
from newsgraph.articles.pages.tree import Element, elements, words

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_LONGEST_CELL = 160
"""Characters of a table's cell; what has longer ones is no table but a page laid out as one."""
_BLANKS = re.compile(r"\s+")
_GAP = re.compile(r"\n(?: *+\n)++")
_BLOCKS_IN_CELL = "p|div|table|ul|ol|h1|h2|h3|h4|h5|h6|article|section|blockquote"


@dataclass(frozen=True, slots=True)
class Block:
    """Some words of a page. `kind` is paragraph, heading, item or row; `linked` says how many characters are links."""

    kind: str
    text: str
    element: Element
    linked: int = 0
    level: int = 0

    @property
    def link_density(self) -> float:
        return self.linked / len(self.text) if self.text else 1.0


def find_blocks(root: Element) -> Iterator[Block]:
    """The blocks under an element, without what is of the page only."""
    yield from _Walk(root).blocks(root)


class _Walk:
    """One pass over a tree, without recursion, for pages may be nested as deep as the parser lets them."""

    def __init__(self, root: Element) -> None:
        nodes = list(elements(root))
        self.linked_elements = linked_elements(nodes)
        self.is_outside = Outside(root, nodes, self.linked_elements)
        self.words: list[str] = []
        self.size = 0
        self.links: list[tuple[int, int]] = []

    def blocks(self, root: Element) -> Iterator[Block]:
        # (element, what to do): visit it, or close it, which ends the block that was open under it.
        stack: list[tuple[Element, str]] = [(root, "open")]
        while stack:
            node, step = stack.pop()
            if step == "tail":
                self._add(node.tail, node.getparent())
                continue
            if step == "close":
                yield from self._close(node)
                continue
            if not isinstance(node.tag, str) or (node is not root and self.is_outside(node)):
                continue
            if node.tag == "br":
                self._put("\n")
                continue
            if node.tag == "table" and is_data_table(node):
                yield from self._close(node.getparent() if node is not root else node)
                yield from _rows(node)
                continue
            if not is_inline(node):
                parent = node.getparent()
                if node is not root and parent is not None:
                    yield from self._close(parent)
                stack.append((node, "close"))
            self._add(node.text, node)
            for child in reversed(node):
                stack.append((child, "tail"))
                stack.append((child, "open"))

    def _add(self, text: str | None, inside: Element) -> None:
        if text:
            if inside in self.linked_elements:
                self.links.append((self.size, len(text.strip())))
            self._put(_BLANKS.sub(" ", text))

    def _put(self, text: str) -> None:
        self.words.append(text)
        self.size += len(text)

    def _close(self, node: Element) -> Iterable[Block]:
        return self._cut(node) if self.words else ()

    def _cut(self, node: Element) -> Iterator[Block]:
        """The blocks of the words gathered so far: those of an element, cut where two line breaks stand.

        Words that a block in a `font` cuts off may have begun before it, and are those of what holds both.
        """
        while is_inline(node) and (parent := node.getparent()) is not None:
            node = parent
        text, links = "".join(self.words), self.links
        self.words, self.size, self.links = [], 0, []
        holder = _holder(node) if text and not text.isspace() else node
        at = next_link = 0
        for gap in (*_GAP.finditer(text), None):
            end = gap.start() if gap else len(text)
            linked = 0
            while next_link < len(links) and links[next_link][0] < end:
                linked += links[next_link][1]
                next_link += 1
            if piece := _lines(text[at:end]):
                yield Block(_kind(holder), piece, node, linked, _HEADINGS.get(holder.tag, 0))
            at = gap.end() if gap else end


def _lines(piece: str) -> str:
    """The words of a piece, each line between single breaks as a line."""
    return "\n".join(line for part in piece.split("\n") if (line := " ".join(part.split())))


def _holder(node: Element) -> Element:
    """The heading or list item that an element stands in, else itself."""
    for up in (node, *node.iterancestors()):
        if up.tag in _HEADINGS or up.tag in {"li", "dt", "dd"}:
            return up
        if not is_inline(up) and up.tag not in {"div", "p"}:
            break
    return node


def _kind(node: Element) -> str:
    if node.tag in _HEADINGS:
        return "heading"
    return "item" if node.tag in {"li", "dt", "dd"} else "paragraph"


def is_data_table(table: Element) -> bool:
    """Whether a table has rows of short cells, and is no page laid out as a table."""
    rows = list(table.iter("tr"))
    cells = [cell for row in rows for cell in row if cell.tag in {"td", "th"}]
    wide = sum(sum(cell.tag in {"td", "th"} for cell in row) > 1 for row in rows)
    if len(rows) < 2 or wide * 2 < len(rows) or next(table.iterdescendants("table"), None) is not None:
        return False
    return all(len(words(cell)) <= _LONGEST_CELL for cell in cells)


def _rows(table: Element) -> Iterator[Block]:
    for row in table.iter("tr"):
        cells = [words(cell) for cell in row if cell.tag in {"td", "th"}]
        if any(cells):
            linked = sum(len(words(link)) for link in row.iter("a"))
            yield Block("row", f"| {' | '.join(cells)} |", row, linked)
