"""Rosters: a line that announces a group, then a paragraph, list item or row of a table for each of its people."""

from __future__ import annotations

from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.memberships.announcing import LEAST, Announcements, Roster, is_denied
from newsgraph.nlp.memberships.capacity import capacity_of
from newsgraph.nlp.memberships.certainty import Certainty
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_named
from newsgraph.nlp.memberships.lines import Lines, is_verb
from newsgraph.nlp.mentions.enumerations import Item
from newsgraph.nlp.page.layers import Layers
from newsgraph.rules.groups import group_rules

__all__ = ["Roster", "read_rosters"]

_FAR = 12
_CLOSING = {"(": ")", "—": "—", "–": "–", "--": "--"}
_LABEL = 8
"""Tokens that a group's name before the colon of a line may have."""
_INSET = 60
"""Tokens that a list between dashes or brackets may have."""
_QUOTES = frozenset({'"', "“", "”"})
_CAPACITIES = frozenset({"expert", "adviser", "advisor", "observer", "aide", "specialist"})


def read_rosters(layers: Layers) -> list[Roster]:
    """Adds the memberships that lists tell, and gives the lists found."""
    reader = _RosterReader(layers)
    return [roster for number in range(len(layers.blocks)) if (roster := reader.read(number)) is not None]


class _RosterReader:
    """Reads the blocks of one document in their order."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.lines = Lines(layers)
        self.announcements = Announcements(layers, self.lines)
        self.groups = self.announcements.groups
        self.last: Roster | None = None

    def read(self, number: int) -> Roster | None:
        """The list that a block announces or holds, read; None where it is no list."""
        roster = self.announcements.announced(number)
        if roster is not None:
            entries = list(self.lines.entries(number + 1))
            if len(entries) >= LEAST:
                self._add(roster, entries)
                self.last = roster
                return roster
        return self._read_kind(number) or self._read_line(number) or self._read_inset(number)

    def _add(self, roster: Roster, entries: list[Item], rule: str = "roster", capacity: str = "member") -> None:
        certainty = Certainty("denied" if roster.denied else "asserted")
        for item in entries:
            row, own = item.name, capacity_of(self.layers, item)
            told = Telling(rule, certainty, self.layers.doc[row["start"] : row["end"]], own or capacity, (roster.line,))
            add_membership(self.layers, person_named(self.layers, row), roster.group, told)

    # --- by kind, below the line that announces the group
    def _read_kind(self, number: int) -> Roster | None:
        """As in "Delegates: A, B and C" or "Experts:" with items below, after a line about the group."""
        doc, block = self.layers.doc, self.layers.blocks[number]
        colon = next((i for i in range(block["start"], min(block["start"] + 4, block["end"])) if doc[i].text == ":"), 0)
        noun = doc[colon - 1] if colon else None
        if noun is None or noun.lemma_.lower() not in group_rules().words.counted_people or noun.lemma_ == noun.lower_:
            return None
        group = self.last.group if self.last is not None and self.last.block >= number - _FAR else None
        if group is None and number - 1 in self.groups:
            group = self.groups[number - 1][-1]["entity"]
        if group is None:
            return None
        roster = Roster(group, number, (block["start"], colon + 1), denied=False)
        entries = (
            self.lines.listed(colon + 1, block["end"])
            if colon + 1 < block["end"]
            else list(self.lines.entries(number + 1))
        )
        rule = "roster-line" if colon + 1 < block["end"] else "roster"
        lemma = noun.lemma_.lower()
        capacity = group_rules().positions.get(lemma, lemma if lemma in _CAPACITIES else "member")
        self._add(roster, entries, rule, capacity)
        self.last = roster if entries else self.last
        return roster if entries else None

    # --- in one line
    def _read_line(self, number: int) -> Roster | None:
        """As in "The delegation consists of: A, foreign minister; B; C"."""
        doc, block = self.layers.doc, self.layers.blocks[number]
        colon = next((i for i in range(block["start"], block["end"] - 1) if doc[i].text == ":"), None)
        if colon is None or not self._has_group_before(number, colon):
            return None
        start = max(sentence(doc[colon - 1]).start if colon else 0, block["start"])
        before = [row for row in self.groups[number] if start <= row["start"] < colon]
        verbs = {token.lemma_.lower() for token in doc[start:colon] if is_verb(token)}
        if not before or any(token.text in _QUOTES for token in doc[start : block["end"]]):
            return None
        denied = is_denied(list(doc[start:colon]))
        if not verbs <= group_rules().words.roster | group_rules().words.absent | {"miss"}:
            return None
        listed = self.lines.listed(colon + 1, block["end"])
        if len(listed) < (1 if denied else LEAST):
            return None
        roster = Roster(before[-1]["entity"], number, (start, colon + 1), denied)
        self._add(roster, listed, "roster-line")
        return roster

    def _has_group_before(self, number: int, colon: int) -> bool:
        """Whether a line names a group, by its own words or as the label of a list of people ("Audit Committee: A, B")."""
        block = self.layers.blocks[number]
        label = number not in self.groups and colon - block["start"] < _LABEL
        if label and len(self.lines.listed(colon + 1, block["end"])) >= LEAST:
            self.announcements.note_told(number, block["start"])
        return number in self.groups

    def _read_inset(self, number: int) -> Roster | None:
        """As in "members of the delegation — A, B and C — arrived", "the delegation (A, B)"."""
        doc, end = self.layers.doc, self.layers.blocks[number]["end"]
        for group in self.groups.get(number, ()):
            opening = doc[group["end"]].text if group["end"] < end else ""
            closing = _CLOSING.get(opening)
            window = range(group["end"] + 1, min(group["end"] + _INSET, end))
            close = next((i for i in window if doc[i].text == closing), None) if closing else None
            listed = self.lines.listed(group["end"] + 1, close) if close is not None else []
            if len(listed) >= LEAST:
                roster = Roster(group["entity"], number, (group["start"], group["end"]), denied=False)
                self._add(roster, listed, "roster-line")
                return roster
        return None
