"""Lists by sides: a country's name over or before its people, where the page says that these are delegations."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from newsgraph.nlp.groups.nouns import speaks_of_talks
from newsgraph.nlp.memberships.announcing import LEAST, Roster
from newsgraph.nlp.memberships.capacity import capacity_of
from newsgraph.nlp.memberships.labels import (
    SIDES,
    Label,
    country_code_of_label,
    country_of_label,
    names_side,
    read_label,
)
from newsgraph.nlp.memberships.lines import Entry, Lines
from newsgraph.nlp.memberships.parties_to_talks import team_at_table
from newsgraph.nlp.page.layers import BlockRow, Layers
from newsgraph.nlp.page.lookup import with_lemma
from newsgraph.rules.groups import group_rules

_NEXT = 2
"""Blocks from the end of one side's list to the next side."""
_ABOVE = 3
"""Blocks above the first side that may announce lists of delegations."""


class Sides:
    """Reads the lists of sides of one document."""

    def __init__(self, layers: Layers, lines: Lines) -> None:
        self.layers = layers
        self.lines = lines
        self.reached = -_NEXT
        """The block after the side read last."""

    def read(self, number: int) -> tuple[Roster, list[Entry]] | None:
        """The side that a block lists or heads, with its people; None where it is none."""
        block, label = self.layers.blocks[number], self.lines.label(number)
        code = None if label is None else country_code_of_label(self.layers, label)
        if label is not None and code is None:
            return self._party(number, label)
        if label is None or code is None:
            return None
        below = label.after == block["end"]
        entries = list(self.lines.entries(number + 1)) if below else self.lines.listed(label.after, block["end"])
        if not entries or not self._is_delegation(number, label, entries):
            return None
        self.reached = self.lines.reached if below else number + 1
        return Roster(self.team(label, code), number, (label.start, label.end), denied=False), entries

    def _party(self, number: int, label: Label) -> tuple[Roster, list[Entry]] | None:
        """The side of talks that a heading names by what it is: "THE GOVERNMENT" over its negotiators."""
        doc, end = self.layers.doc, self.layers.blocks[number]["end"]
        words = [token for token in doc[label.start : label.end] if token.lower_ not in SIDES and token.is_alpha]
        if label.after != end or len(words) != 1 or not self.layers.once(speaks_of_talks):
            return None
        lemma = (
            words[0].lower_.removesuffix("s") if words[0].lemma_.lower() not in _parties() else words[0].lemma_.lower()
        )
        entries = list(self.lines.entries(number + 1)) if lemma in _parties() else []
        group = team_at_table(self.layers, words[0]) if len(entries) >= LEAST else None
        if group is None:
            return None
        self.reached = self.lines.reached
        return Roster(group, number, (label.start, label.end), denied=False), entries

    def inside(self, number: int) -> Iterator[tuple[Roster, list[Entry]]]:
        """The further sides of a paragraph that has begun with one: "For Kenya: A and B. For Chad: C and D"."""
        block, doc = self.layers.blocks[number], self.layers.doc
        for i in range(block["start"] + 1, block["end"] - 1):
            if doc[i].text not in {".", ";"}:
                continue
            rest: BlockRow = {"start": i + 1, "end": block["end"], "kind": block["kind"]}
            label = read_label(self.layers, rest, self.lines.named)
            code = None if label is None else country_code_of_label(self.layers, label)
            entries = [] if label is None or code is None else self.lines.listed(label.after, block["end"])
            if label is not None and code is not None and entries:
                yield Roster(self.team(label, code), number, (label.start, label.end), denied=False), entries

    def _is_delegation(self, number: int, label: Label, entries: list[Entry]) -> bool:
        """Whether a list is one of a delegation: the lines above speak of delegations or sides, or its head is told."""
        if number - self.reached < _NEXT:
            return True
        if names_side(self.layers, label) and any(
            self._announces(n) for n in range(max(number - _ABOVE, 0), number + 1)
        ):
            return True
        told = self.layers.once(_blocks_of_delegations)
        place = bisect_left(told, number)
        if not place:
            return False
        if any(capacity_of(self.layers, entry.item) == "head" for entry in entries):
            return True
        return told[place - 1] >= number - _ABOVE and self._announces(number - 1)

    def _announces(self, number: int) -> bool:
        """Whether the line above is about delegations, their lists or their talks."""
        words, block = group_rules().words, self.layers.blocks[number]
        known = words.delegations | words.roster | words.meetings
        return any(
            {token.lemma_.lower(), token.lower_.removesuffix("s")} & known
            for token in self.layers.doc[block["start"] : block["end"]]
        )

    def team(self, label: Label, code: str) -> int:
        """The delegation of the country that a label names."""
        return self._group(country_of_label(self.layers, label, code), label)

    def _group(self, country: int, label: Label) -> int:
        """The delegation of a country that the document tells of, or a new one, which the label stands for."""
        known = (
            group
            for group in self.layers.groups
            if self.layers.entities[group]["sender"] == country and self.layers.entities[group]["time"] is None
        )
        group = next(known, None)
        if group is None:
            group = self.layers.add_entity("group", "delegation", sender=country)
        self.layers.add_mention(group, label.start, label.end, "nominal")
        return group


def _blocks_of_delegations(layers: Layers) -> list[int]:
    """The numbers of the blocks that speak of delegations or sides."""
    words = group_rules().words.delegations
    tokens = with_lemma(layers.doc, words | {f"{word}s" for word in words})  # "DELEGATIONS", which has no lemma
    return sorted({layers.block_number(layers.doc[i]) for i in tokens})


def _parties() -> frozenset[str]:
    return group_rules().words.parties_to_talks
