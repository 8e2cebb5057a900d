"""The lines of a roster: whom each line, item, paragraph or row of a list is about."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.memberships.labels import Label, capacity_of_label, country_code_of_label, read_label
from newsgraph.nlp.mentions.enumerations import Item, end_of_list, items_between, names_of_people
from newsgraph.nlp.page.layers import BlockRow, Layers, MentionRow
from newsgraph.nlp.page.lookup import written
from newsgraph.rules.closed import closed
from newsgraph.rules.groups import group_rules

_LABELS = 3
"""Labels one below the other that still belong to one list."""
_DESCRIBING = closed().he_or_she | closed().indefinite_articles
_AFTER_NAME = frozenset({",", ":", "-", "–", "—", "(", "--"})


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody in a list, and as what the label above or before the name lists people."""

    item: Item
    capacity: str | None = None


class Lines:
    """Reads the blocks of one document as lines of lists."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.names = layers.once(names_of_people)
        # "DELEGATION OF KENYA", which the model takes for somebody, is a label.
        self.named = frozenset(i for i, row in self.names.items() if "of" not in self._words(row))
        self.reached = 0
        """The block after the last one of the list read last."""
        self._labels: dict[int, Label | None] = {}

    def _words(self, row: MentionRow) -> list[str]:
        return written(self.layers.doc).lowers[row["start"] : row["end"]]

    def entries(self, number: int, *, sections: bool = False) -> Iterator[Entry]:
        """The people whom the blocks from a number on are about, up to the first block that is none of the list.

        An item of a marked list that is not understood is skipped; a paragraph that is not understood ends the list,
        unless it is a label of its next part: a capacity ("Chair"), or with `sections` any ("GREEN PARTY").
        """
        seen: set[int] = set()
        capacity: str | None = None
        sentences, labels = False, 0
        marked = number < len(self.layers.blocks) and self.layers.blocks[number]["kind"] == "item"
        for place in range(number, len(self.layers.blocks)):
            block = self.layers.blocks[place]
            label = self.label(place)
            if label is not None and label.after == block["end"]:
                told = capacity_of_label(self.layers, label)
                labels += 1
                if labels <= _LABELS and (told is not None or (sections and self._opens_section(place))):
                    capacity = told
                    marked = place + 1 < len(self.layers.blocks) and self.layers.blocks[place + 1]["kind"] == "item"
                    continue
            # A short line with a name is taken for a heading as often as for a paragraph.
            if block["kind"] != "item" and (marked or block["kind"] not in {"paragraph", "heading"}):
                return
            found = [
                entry for entry in self._entries_of(block, label, capacity) if entry.item.name["entity"] not in seen
            ]
            if seen and marked and self.is_sentence(block) != sentences:
                return  # the numbered paragraphs that a list in one of them interrupts
            if seen and not marked and self._tells_of_refusal(block):
                return
            if not found and block["kind"] == "item":
                continue
            if not found and seen and not marked and self._describes(place):
                continue
            sentences = self.is_sentence(block)
            if not found:
                return
            self.reached, labels = place + 1, 0
            seen.update(entry.item.name["entity"] for entry in found)
            yield from found

    def _describes(self, number: int) -> bool:
        """Whether a paragraph only says who somebody is that the one before it names: "A judge of the appeals court since 2005."."""
        block, before = self.layers.blocks[number], self.layers.blocks[number - 1]
        first = self.layers.doc[block["start"]].lower_
        named = any(i in self.names for i in range(block["start"], block["end"]))
        return (
            not named and first in _DESCRIBING and any(i in self.named for i in range(before["start"], before["end"]))
        )

    def label(self, number: int) -> Label | None:
        """The label that a block begins with or is."""
        if number not in self._labels:
            self._labels[number] = read_label(self.layers, self.layers.blocks[number], self.named)
        return self._labels[number]

    def _opens_section(self, number: int) -> bool:
        """Whether a heading without a verb stands right before items, and names no country, which lists a side of its own."""
        blocks = self.layers.blocks
        label = self.label(number)
        if blocks[number]["kind"] == "item" or label is None or country_code_of_label(self.layers, label) is not None:
            return False
        return number + 1 < len(blocks) and blocks[number + 1]["kind"] == "item"

    def _entries_of(self, block: BlockRow, label: Label | None, capacity: str | None) -> list[Entry]:
        """All whom a label in the line lists ("Members: A, B"); else the one that the line is about."""
        if label is not None and label.after < block["end"]:
            told = capacity_of_label(self.layers, label)
            if told is not None:
                return self.listed(label.after, block["end"], told)
        item = self.entry(block)
        return [] if item is None else [Entry(item, capacity)]

    def is_sentence(self, block: BlockRow) -> bool:
        root = sentence(self.layers.doc[block["start"]]).root
        return self.layers.doc[block["end"] - 1].text == "." and is_verb(root)

    def _tells_of_refusal(self, block: BlockRow) -> bool:
        """Whether a paragraph below a list tells who is none of it: "A, who had been proposed, declined the appointment."."""
        root = sentence(self.layers.doc[block["start"]]).root
        return self.is_sentence(block) and root.lemma_.lower() in group_rules().words.undoing

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

    def listed(self, start: int, end: int, capacity: str | None = None) -> list[Entry]:
        """The people of a list in a line, up to the end of its sentence, those behind "members" or "vice-chairs" as such."""
        if start >= end:
            return []
        found: list[Entry] = []
        carried = capacity
        for item in items_between(self.layers, start, min(end_of_list(self.layers, start), end)):
            name = item.name["start"]
            told = capacity_of_label(self.layers, Label(item.start, name, name)) if name > item.start else None
            plural = told is not None and self.layers.doc[name - 1].tag_ in {"NNS", "NNPS"}
            carried = carried if name == item.start else capacity
            found.append(Entry(item, told or carried))
            carried = told if plural else carried
        return found


def is_verb(token: Token) -> bool:
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"})
