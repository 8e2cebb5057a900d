"""Which part of a page is the article: the smallest element that has nearly all of the page's prose, and the head above it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from newsgraph.articles.pages.blocks import Block, find_blocks
from newsgraph.articles.pages.tree import Element

_NEARLY_ALL = 0.85
_MOST = 0.5
_PROSE = 60
"""Characters of a block that is prose if it has a sentence in it."""
_LINKS = 0.4
_SENTENCE = re.compile(r"\w[.!?…:][\"'”’)\]]*(?:\s|$)")


def main_blocks(tree: Element) -> list[Block]:
    """The blocks of the article on a page, its title first where the page shows one; empty where there is no prose."""
    blocks = list(find_blocks(tree.find("body")))
    prose = _weigh(blocks)
    if not prose:
        return []
    root = _descend(_start(tree, prose), prose)
    inside = _indexes_under(root, blocks)
    if not inside:
        return []
    first = _head_above(blocks, inside[0])
    kept = [*first, *(blocks[index] for index in inside if not _is_links(blocks[index]))]
    return _without_tail(_without_empty_headings(kept))


def _is_prose(block: Block) -> bool:
    return (
        block.kind in {"paragraph", "item"}
        and len(block.text) >= _PROSE
        and block.link_density < _LINKS
        and bool(_SENTENCE.search(block.text))
    )


def _is_links(block: Block) -> bool:
    """Whether a block is there to lead elsewhere. A table or a list may link each of its names."""
    return block.link_density > (0.9 if block.kind in {"row", "item"} else 0.6) and len(block.text) < 200


def _weigh(blocks: Sequence[Block]) -> Counter[Element]:
    """How many characters of prose stand under each element."""
    weights: Counter[Element] = Counter()
    for block in blocks:
        if _is_prose(block):
            node = block.element
            while node is not None:
                weights[node] += len(block.text)
                node = node.getparent()
    return weights


def _start(tree: Element, prose: Counter[Element]) -> Element:
    """What the page itself marks as the article's body where that has most of the prose, else the page."""
    body = tree.find("body")
    marked = [
        *tree.xpath("//*[contains(concat(' ', @itemprop, ' '), ' articleBody ')]"),
        *tree.iter("article"),
        *tree.xpath("//main|//*[@role='main']"),
    ]
    best = max(marked, key=lambda node: prose[node], default=None)
    for node in marked:
        if prose[node] >= _MOST * prose[body] and prose[node] >= _NEARLY_ALL * prose[best]:
            return node
    return body


def _descend(node: Element, prose: Counter[Element]) -> Element:
    while True:
        child = max(node, key=lambda item: prose[item], default=None)
        if child is None or prose[child] < _NEARLY_ALL * prose[node] or child.tag in {"p", "li", "tr", "td"}:
            return node
        if prose[child] < prose[node] and _next_is_prose(child, prose):
            return node
        node = child


def _next_is_prose(child: Element, prose: Counter[Element]) -> bool:
    return any(prose[other] for other in child.itersiblings()) or any(
        prose[other] for other in child.itersiblings(preceding=True)
    )


def _indexes_under(root: Element, blocks: Sequence[Block]) -> list[int]:
    found = []
    for index, block in enumerate(blocks):
        node = block.element
        while node is not None and node is not root:
            node = node.getparent()
        if node is root:
            found.append(index)
    return found


def _head_above(blocks: Sequence[Block], first: int) -> list[Block]:
    """The title above the article's body and the standfirst between the two."""
    titles = [index for index in range(first) if blocks[index].level == 1]
    if not titles:
        return []
    between = blocks[titles[-1] + 1 : first]
    return [blocks[titles[-1]], *(block for block in between if _is_standfirst(block))]


def _is_standfirst(block: Block) -> bool:
    return block.link_density < _LINKS and len(block.text) >= _PROSE and block.kind in {"paragraph", "heading"}


def _without_empty_headings(blocks: list[Block]) -> list[Block]:
    """Without headings that nothing stands below: those of lists of links, which are gone."""
    kept: list[Block] = []
    for index, block in enumerate(blocks):
        following = blocks[index + 1] if index + 1 < len(blocks) else None
        empty = following is None or (following.kind == "heading" and following.level <= block.level)
        if block.kind == "heading" and block.level > 1 and empty:
            continue
        kept.append(block)
    return kept


def _without_tail(blocks: list[Block]) -> list[Block]:
    return blocks
