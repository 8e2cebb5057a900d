"""Tables whose first row says what their columns hold: "Country | Head of delegation", "Name | Post | Role in the delegation"."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.groups.nouns import noun_of
from newsgraph.nlp.memberships.announcing import Roster
from newsgraph.nlp.memberships.capacity import capacity_told
from newsgraph.nlp.memberships.labels import Label, country_code_of_label
from newsgraph.nlp.memberships.lines import Entry, Lines
from newsgraph.nlp.memberships.sides import Sides
from newsgraph.nlp.memberships.spoken_of import group_before
from newsgraph.nlp.mentions.enumerations import Item
from newsgraph.nlp.page.layers import BlockRow, Layers, TokenSpan
from newsgraph.nlp.page.lookup import with_lemma, written
from newsgraph.rules.groups import group_rules

_LEAST = 2
"""Columns of such a table."""
_LONGEST = 6
"""Tokens of a column's head."""

Table = list[tuple[Roster, list[Entry]]]


class Columns:
    """Reads the tables of one document by the heads of their columns."""

    def __init__(self, layers: Layers, lines: Lines, sides: Sides) -> None:
        self.layers = layers
        self.lines = lines
        self.sides = sides
        self.reached = 0
        """The block after the table read last."""

    def read(self, number: int) -> Table:
        """The lists that a table tells whose columns a block heads; none where it heads no such table."""
        places, column = self._told(number)
        if not places and column is None:
            return []
        self.reached = number + 1 + len(list(self._rows(number)))
        return list(self._of_sides(number, places)) if column is None else list(self._of_one(number, column))

    def begins(self, number: int) -> bool:
        """Whether a block heads the columns of such a table."""
        return number < len(self.layers.blocks) and self._told(number) != ({}, None)

    def _told(self, number: int) -> tuple[dict[int, str], int | None]:
        """The columns of a table of sides that give places, each with what it gives; else the one that says what each is in a group."""
        heads = self._heads(number)
        if heads is None:
            return {}, None
        lowers = [set(written(self.layers.doc).lowers[start:end]) for start, end in heads]
        words, nouns = group_rules().words, group_rules().nouns.keys()
        places = {k: told for k, (start, end) in enumerate(heads) if (told := capacity_told(self.layers, start, end))}
        if places and any(not words.columns_of_sides.isdisjoint(cell) for cell in lowers):
            return places, None
        column = next((k for k, cell in enumerate(lowers) if cell & words.columns_of_places and cell & nouns), None)
        return {}, column

    def _heads(self, number: int) -> list[TokenSpan] | None:
        """The heads of columns that a row is, short ones without names of people."""
        block = self.layers.blocks[number]
        if block["kind"] != "item" or "|" not in written(self.layers.doc).texts[block["start"] : block["end"]]:
            return None
        cells = _cells(self.layers, block)
        plain = not any(i in self.lines.named for i in range(block["start"], block["end"]))
        short = len(cells) >= _LEAST and all(end - start <= _LONGEST for start, end in cells)
        return cells if plain and short else None

    def _rows(self, number: int) -> Iterator[tuple[int, list[TokenSpan]]]:
        width = len(_cells(self.layers, self.layers.blocks[number]))
        for place in range(number + 1, len(self.layers.blocks)):
            block = self.layers.blocks[place]
            cells = _cells(self.layers, block)
            if block["kind"] != "item" or len(cells) != width:
                return
            yield place, cells

    def _of_sides(self, number: int, places: dict[int, str]) -> Iterator[tuple[Roster, list[Entry]]]:
        """As in "Country | Head of delegation | Deputy": each row is a side, and who sits where in its delegation."""
        for place, cells in self._rows(number):
            labels = [Label(start, end, end) for start, end in cells if end > start]
            codes = ((label, country_code_of_label(self.layers, label)) for label in labels)
            label, code = next(((label, code) for label, code in codes if code is not None), (None, None))
            entries = [entry for k, capacity in places.items() for entry in self._named(cells[k], capacity)]
            if label is not None and code is not None and entries:
                yield Roster(self.sides.team(label, code), place, (label.start, label.end), denied=False), entries

    def _of_one(self, number: int, column: int) -> Iterator[tuple[Roster, list[Entry]]]:
        """As in "Name | Post | Role in the delegation": each row is somebody in the group that the text speaks of."""
        block = self.layers.blocks[number]
        found = group_before(self.layers, self.layers.doc[block["start"]])
        group = self._of_head(self._heads(number), column) if found is None else found[0]
        if group is None:
            return
        entries: list[Entry] = []
        for _, cells in self._rows(number):
            capacity = capacity_told(self.layers, *cells[column])
            others = [cell for k, cell in enumerate(cells) if k != column]
            entries += next((named for cell in others if (named := self._named(cell, capacity))), [])[:1]
        if entries:
            yield Roster(group, number, (block["start"], block["end"]), denied=False), entries

    def _of_head(self, heads: list[TokenSpan] | None, column: int) -> int | None:
        """The group of "Role on the mission" where the text names the mission below the table only."""
        doc, nouns = self.layers.doc, group_rules().nouns
        cell = range(*heads[column]) if heads is not None else ()
        noun = next((doc[i] for i in cell if noun_of(doc[i]) in nouns), None)
        if noun is None:
            return None
        below = (doc[i] for i in with_lemma(doc, frozenset({noun.lemma_})) if i > noun.i)
        groups = (ensure_group(self.layers, token) for token in below)
        return next((group for group in groups if group is not None and self.layers.kind(group) == "group"), None)

    def _named(self, cell: TokenSpan, capacity: str | None) -> list[Entry]:
        start, end = cell
        rows = [self.lines.names[i] for i in range(start, end) if i in self.lines.named]
        return [Entry(Item(row, row["start"], row["end"]), capacity) for row in rows]


def _cells(layers: Layers, block: BlockRow) -> list[TokenSpan]:
    texts, cells, first = written(layers.doc).texts, [], block["start"]
    for i in range(block["start"], block["end"]):
        if texts[i] == "|":
            cells.append((first, i))
            first = i + 1
    return [*cells, (first, block["end"])]
