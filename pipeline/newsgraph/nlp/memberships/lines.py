"""The lines of a roster: whom each line, item, paragraph or row of a list is about."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.mentions.enumerations import Item, items_between, names_of_people
from newsgraph.nlp.page.layers import BlockRow, Layers

_AFTER_NAME = frozenset({",", ":", "-", "–", "—", "(", "--"})


class Lines:
    """Reads the blocks of one document as lines of lists."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.names = layers.once(names_of_people)

    def entries(self, number: int) -> Iterator[Item]:
        """The people whom the blocks from a number on are about, up to the first block that is none of the list.

        An item of a marked list that is not understood is skipped; a paragraph that is not understood ends the list.
        """
        seen: set[int] = set()
        sentences = False
        marked = number < len(self.layers.blocks) and self.layers.blocks[number]["kind"] == "item"
        for block in self.layers.blocks[number:]:
            # A short line with a name is taken for a heading as often as for a paragraph.
            if block["kind"] != "item" and (marked or block["kind"] not in {"paragraph", "heading"}):
                return
            item = self.entry(block)
            if seen and marked and self.is_sentence(block) != sentences:
                return  # the numbered paragraphs that a list in one of them interrupts
            if item is None and block["kind"] == "item":
                continue
            sentences = self.is_sentence(block)
            if item is None or item.name["entity"] in seen:
                return
            seen.add(item.name["entity"])
            yield item

    def is_sentence(self, block: BlockRow) -> bool:
        root = sentence(self.layers.doc[block["start"]]).root
        return self.layers.doc[block["end"] - 1].text == "." and is_verb(root)

    def entry(self, block: BlockRow) -> Item | None:
        """Whom a block is about: the first of an item or of a line without a verb, the name that a paragraph begins with."""
        doc = self.layers.doc
        first = block["start"]
        while first < block["end"] and (doc[first].is_punct or doc[first].is_space or doc[first].like_num):
            first += 1
        if first == block["end"]:
            return None
        items = items_between(self.layers, first, block["end"])
        if block["kind"] == "item" or (items and not any(is_verb(token) for token in doc[first : block["end"]])):
            return Item(items[0].name, items[0].start, block["end"]) if items else None
        row = self.names.get(first)
        if row is None or row["end"] - row["start"] < 2:
            return None
        following = doc[row["end"]] if row["end"] < block["end"] else None
        about = self.layers.span(row).root.dep_ in {"nsubj", "nsubjpass", "ROOT"}
        told = following is None or following.text in _AFTER_NAME or about
        return Item(row, first, row["end"]) if told else None

    def listed(self, start: int, end: int) -> list[Item]:
        """The items of a list in a line, up to the end of its sentence."""
        doc = self.layers.doc
        stop = next((i for i in range(start, end) if doc[i].text == "." and i + 1 < end), end)
        return items_between(self.layers, start, stop)


def is_verb(token: Token) -> bool:
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"})
