"""Lists by sides: a country's name over or before its people, where the page says that these are delegations."""

from __future__ import annotations

from newsgraph.nlp.memberships.announcing import Roster
from newsgraph.nlp.memberships.capacity import capacity_of
from newsgraph.nlp.memberships.labels import Label, country_of_label
from newsgraph.nlp.memberships.lines import Entry, Lines
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import group_rules

_ABOVE = 3
"""Blocks above the first side that may announce lists of delegations."""


class Sides:
    """Reads the lists of sides of one document."""

    def __init__(self, layers: Layers, lines: Lines) -> None:
        self.layers = layers
        self.lines = lines
        self.announced: int | None = None
        """The last block that belongs to lists of delegations."""

    def read(self, number: int) -> tuple[Roster, list[Entry]] | None:
        """The side that a block lists or heads, with its people; None where it is none."""
        block, label = self.layers.blocks[number], self.lines.label(number)
        country = None if label is None else country_of_label(self.layers, label)
        if label is None or country is None:
            return None
        below = label.after == block["end"]
        listed = [Entry(item) for item in self.lines.listed(label.after, block["end"])] if not below else []
        entries = list(self.lines.entries(number + 1)) if below else listed
        if not entries or not self._is_delegation(number, entries):
            return None
        self.announced = number + (len(entries) if below else 0)
        return Roster(self._group(country, label), number, (label.start, label.end), denied=False), entries

    def _is_delegation(self, number: int, entries: list[Entry]) -> bool:
        """Whether a list is one of a delegation: the lines above speak of delegations or sides, or its head is told."""
        if self.announced is not None and number - self.announced <= 2:
            return True
        if any(capacity_of(self.layers, entry.item) == "head" for entry in entries) and self._names(0, number):
            return True
        return self._names(max(number - _ABOVE, 0), number)

    def _names(self, first: int, stop: int) -> bool:
        """Whether blocks speak of delegations, in the last line above at least as lists of them."""
        words = group_rules().words
        above = self.layers.blocks[first:stop]
        lines = [self.layers.doc[block["start"] : block["end"]] for block in above]
        if not any(token.lemma_.lower() in words.delegations for line in lines for token in line):
            return False
        last = lines[-1]
        return any(token.lemma_.lower() in words.delegations | words.roster | words.meetings for token in last)

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
