"""Which part of a page is the article: the smallest element that has nearly all of the page's prose, and the head above it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lxml import etree

from newsgraph.articles.pages.blocks import Block, find_blocks
from newsgraph.articles.pages.pruning import names_other_articles
from newsgraph.articles.pages.tree import Element
from newsgraph.articles.reading import fold_title
from newsgraph.rules.boilerplate import block_rules

_NEARLY_ALL = 0.85
_MOST = 0.5
_PROSE = 60
"""Characters of a block that is prose if it has a sentence in it."""
_LINKS = 0.4
_LONGEST_LABEL = 150
_SUMMARY = 6
"""Words of an item of a list between title and text that sums the article up."""
_ALL_LINK, _CARD = 0.9, 300
"""How much of a card's heading is a link, and the characters of its summary."""
_STOP = re.compile(r"\w[.!?…][\"'”’)\]]*(?:\s|$)")
_LEAD = re.compile(r"excerpt|stand-?first|sub-?(?:title|head)|\bdec?k\b|summary|\bintro\b|\blead\b", re.IGNORECASE)
"""What people call the line below a title."""
_SENTENCE = re.compile(r"\w[.!?…:][\"'”’)\]]*(?:\s|$)")


def main_blocks(tree: Element, title: str | None = None) -> list[Block]:
    """The blocks of the article on a page, its title first where the page shows one; empty where there is no prose."""
    blocks = _without_cards(list(find_blocks(tree.find("body"))))
    prose = _weigh(blocks)
    if not prose:
        return []
    _mark_title(blocks, title)
    around = _around_title(blocks, prose)
    root = _descend(_start(tree, prose) if around is None else around, prose, _holders_of_sentences(blocks))
    inside = _indexes_under(root, blocks)
    if not inside:
        return []
    kept = [
        *_head_above(blocks, inside[0]),
        *_from_title(_without_lists_of_links(_without_others([blocks[index] for index in inside]))),
    ]
    return _without_empty_headings([block for block in kept if not _is_label(block)])


def _mark_title(blocks: list[Block], title: str | None) -> None:
    """Makes the block that says the title the only heading of the first level: on some pages that is the site's name."""
    wanted = fold_title(title) if title else ""
    at = next((index for index, block in enumerate(blocks) if fold_title(block.text) == wanted), None)
    if not wanted or at is None:
        return
    for index, block in enumerate(blocks):
        if index == at or block.level == 1:
            blocks[index] = replace(block, kind="heading", level=1 if index == at else 2)


def _around_title(blocks: Sequence[Block], prose: Counter[Element]) -> Element | None:
    """The smallest element that has the title and most of the prose; None where no block is the title."""
    title = next((block for block in blocks if block.level == 1), None)
    if title is None:
        return None
    most = _MOST * max(prose.values())
    return next((up for up in title.element.iterancestors() if prose[up] >= most), None)


def _without_cards(blocks: Sequence[Block]) -> list[Block]:
    """Without what stands in one box with a heading that leads to another article: its picture's words and its summary."""
    kept: list[Block] = []
    box: Element | None = None
    for block in blocks:
        if block.kind == "heading":
            links = block.link_density > _ALL_LINK and block.level > 1
            box = block.element.getparent() if links else None
        if (
            box is not None
            and block.kind == "paragraph"
            and block.element.getparent() is box
            and len(block.text) < _CARD
        ):
            continue
        kept.append(block)
    return kept


def _is_prose(block: Block) -> bool:
    return (
        block.kind in {"paragraph", "item"}
        and len(block.text) >= _PROSE
        and block.link_density < _LINKS
        and bool(_SENTENCE.search(block.text))
        and not _is_boilerplate(block.text)
    )


def _is_boilerplate(text: str) -> bool:
    """Whether the rules by which texts are read know a block for a page's ("All rights reserved")."""
    rule = block_rules().find(text, tail=True)
    return rule is not None and rule.kind == "boilerplate"


def _is_links(block: Block) -> bool:
    """Whether a block is there to lead elsewhere. A table or a list may link each of its names, a sentence some of its words."""
    if block.kind in {"row", "item"}:
        return block.link_density > 0.9
    return block.link_density >= (0.9 if _STOP.search(block.text) else 0.5)


_MARKED = etree.XPath(
    "boolean(descendant-or-self::time|descendant-or-self::*[@rel='author' or @itemprop='author' or @itemprop='datePublished'])"
)
_BODIES = etree.XPath("//*[contains(concat(' ', @itemprop, ' '), ' articleBody ')]")
_MAINS = etree.XPath("//main|//*[@role='main']")


def _is_label(block: Block) -> bool:
    """Whether a block is one word ("Advertisement", "Live"), a time, or who wrote the article, where a page marks that."""
    if block.kind != "paragraph" or _SENTENCE.search(block.text):
        return False
    marked = _MARKED(block.element)
    bold = block.element.tag in {"strong", "b"} or block.element.find("strong") is not None
    return len(block.text) < _LONGEST_LABEL and (bool(marked) or (" " not in block.text and not bold))


def _without_lists_of_links(blocks: Sequence[Block]) -> list[Block]:
    """Without blocks that lead elsewhere, and without the lines above them that say so ("You may also like")."""
    kept: list[Block] = []
    for block in blocks:
        if not _is_links(block):
            kept.append(block)
        elif kept and _announces(kept[-1], block):
            kept.pop()
    return kept


def _without_others(blocks: Sequence[Block]) -> list[Block]:
    """Without headings that are called like lists of other articles ("Read next"), and what stands below them up to the next prose."""
    kept: list[Block] = []
    leading = False
    for block in blocks:
        if block.kind == "heading":
            leading = block.level > 1 and names_other_articles(block.text)
        elif leading and _is_prose(block) and block.link_density < 0.1:
            leading = False
        if not leading:
            kept.append(block)
    return kept


def _announces(label: Block, links: Block) -> bool:
    """Whether a short line stands above links, in one box with them."""
    if label.level == 1 or len(label.text) >= _PROSE or _STOP.search(label.text):
        return False
    box = label.element.getparent()
    return any(up is box for up in links.element.iterancestors())


def _from_title(blocks: list[Block]) -> list[Block]:
    """From the title on where it stands in the article: above it are the section's name and the like."""
    at = next((index for index, block in enumerate(blocks) if block.level == 1), 0)
    return blocks[0 if any(map(_is_prose, blocks[:at])) else at :]


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
        *_BODIES(tree),
        *tree.iter("article"),
        *_MAINS(tree),
    ]
    best = max(marked, key=lambda node: prose[node], default=None)
    for node in marked:
        if prose[node] >= _MOST * prose[body] and prose[node] >= _NEARLY_ALL * prose[best]:
            return node
    return body


def _holders_of_sentences(blocks: Sequence[Block]) -> set[Element]:
    """The elements that have a whole sentence for a child, as a paragraph that leads nowhere: however short, it belongs to what stands beside it."""
    return {
        block.element.getparent()
        for block in blocks
        if block.element.tag == "p"
        and not block.linked
        and _STOP.search(block.text)
        and not _is_boilerplate(block.text)
    }


def _descend(node: Element, prose: Counter[Element], holders: set[Element]) -> Element:
    """The smallest element under one that has nearly all of its prose, and leaves no paragraph beside it."""
    while True:
        child = max(node, key=lambda item: prose[item], default=None)
        if child is None or prose[child] < _NEARLY_ALL * prose[node] or child.tag in {"p", "li"}:
            return node
        if (prose[child] < prose[node] and _next_is_prose(child, prose)) or node in holders:
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
    if block.link_density >= _LINKS or _is_boilerplate(block.text):
        return False
    called = any(map(_LEAD.search, filter(None, map(block.element.get, ("class", "id", "itemprop")))))
    told = called or len(block.text) >= _PROSE or bool(_STOP.search(block.text))
    listed = block.kind == "item" and not block.linked and len(block.text.split()) >= _SUMMARY
    return block.kind == "heading" or (block.kind == "paragraph" and told) or listed


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
