"""Rosters: a line that announces a group, then a paragraph, list item or row of a table for each of its people."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from newsgraph.nlp.grammar.syntax import noun_phrase
from newsgraph.nlp.grammar.tree import sentence, sentence_root
from newsgraph.nlp.groups.nouns import noun_of
from newsgraph.nlp.memberships.announcing import LEAST, Announcements, Roster, is_denied, is_planned
from newsgraph.nlp.memberships.capacity import capacity_of
from newsgraph.nlp.memberships.certainty import Certainty
from newsgraph.nlp.memberships.columns import Columns
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_named
from newsgraph.nlp.memberships.insets import Insets
from newsgraph.nlp.memberships.labels import COLONS, Label, capacity_of_label
from newsgraph.nlp.memberships.lines import Entry, Lines, is_verb
from newsgraph.nlp.memberships.list_offices import tell_office
from newsgraph.nlp.memberships.portfolios import read_portfolios
from newsgraph.nlp.memberships.sides import Sides
from newsgraph.nlp.mentions.enumerations import Item
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import written
from newsgraph.rules.groups import group_rules

__all__ = ["Roster", "read_rosters"]

_FAR = 12
_ABOVE = 2
"""Blocks above a label in which the group may be named."""
_LABEL = 24
"""Tokens that a group's name before the colon of a line may have."""
_HEADINGS = 4
"""Blocks above the list of who came that may name the body that met."""
_SHORT = 5
"""Tokens of a label inside a paragraph."""
_QUOTES = frozenset({'"', "“", "”"})


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
        self.sides = Sides(layers, self.lines)
        self.insets = Insets(layers, self.lines, self.announcements)
        self.columns = Columns(layers, self.lines, self.sides)
        self.last: Roster | None = None
        self.read_until = self.rows_until = 0

    def read(self, number: int) -> Roster | None:
        """The list that a block announces or holds, read; None where it is no list."""
        if number < self.read_until:
            return None
        return (
            self._read_columns(number)
            or self._read_side(number)
            or self._read_below(number)
            or self._read_label(number)
            or self._read_line(number)
            or self._read_inside(number)
            or self._read_labels_inside(number)
        )

    def _read_columns(self, number: int) -> Roster | None:
        """A table whose columns say who sits where."""
        table = self.columns.read(number)
        for roster, entries in table:
            self._keep(roster, entries)
        if table:
            self.read_until = self.columns.reached
        return table[-1][0] if table else None

    def _read_side(self, number: int) -> Roster | None:
        """The lists of several delegations, each below or behind its country's name."""
        side = self.sides.read(number)
        if side is None:
            return None
        self.read_until = self.sides.reached
        below = self.layers.block_number(self.layers.doc[side[1][0].item.start]) > number
        for further in () if below else self.sides.inside(number):
            self._keep(*further, "roster-line")
        return self._keep(*side, "roster" if below else "roster-line")

    def _read_below(self, number: int) -> Roster | None:
        """The list that stands in the blocks below the line that announces it, or the table of a cabinet."""
        label = self.lines.label(number)
        inline = label is not None and label.after < self.layers.blocks[number]["end"]
        labelled = self._read_label(number) if inline else None
        if labelled is not None:
            return labelled
        roster = None if self.columns.begins(number + 1) else self.announcements.announced(number)
        roster = roster or self._told_by_places(number)
        if roster is not None:
            entries = list(self.lines.entries(number + 1, sections=True))
            if len(entries) >= LEAST:
                self.read_until = self.lines.reached
                return self._keep(roster, entries)
        if number >= self.rows_until:  # rows that are no table are looked at once, not from each of them on
            table, ministers, self.rows_until = read_portfolios(self.layers, self.lines, number)
            if table is not None:
                self.read_until = self.rows_until
                return self._keep(table, ministers)
        return None

    def _told_by_places(self, number: int) -> Roster | None:
        """The group of a list that only the place of one of its people tells: "The names are: 1. A, head of delegation; 2. B"."""
        block, doc = self.layers.blocks[number], self.layers.doc
        if doc[block["end"] - 1].text != ":" or not _lists_only(doc[block["end"] - 1]):
            return None
        for entry in list(self.lines.entries(number + 1)):
            noun = _noun_of_place(doc, entry.item)
            if noun is not None:
                group = self.layers.add_entity("group", noun.text)
                self.layers.add_mention(group, noun.i, noun.i + 1, "nominal")
                return Roster(group, number, (block["start"], block["end"]), denied=False)
        return None

    def _keep(self, roster: Roster, entries: list[Entry], rule: str = "roster") -> Roster:
        """Adds what a list tells, and remembers the list for the labels that follow it."""
        certainty = _certainty_of(roster)
        for entry in entries:
            row = entry.item.name
            capacity = capacity_of(self.layers, entry.item, roster.group) or entry.capacity or "member"
            told = Telling(rule, certainty, self.layers.doc[row["start"] : row["end"]], capacity, (roster.line,))
            add_membership(self.layers, person_named(self.layers, row), roster.group, told)
            label = self.lines.label(self.layers.block_number(self.layers.doc[row["start"]]))
            tell_office(self.layers, entry, None if label is None or label.end > row["start"] else label, roster.group)
        self.last = roster
        return roster

    def _read_inside(self, number: int) -> Roster | None:
        """A list between dashes or brackets, or in a caption."""
        found = self.insets.inset(number) or self.insets.caption(number)
        return None if found is None else self._keep(*found, "roster-line")

    # --- by a label, below the line that announces the group
    def _read_label(self, number: int) -> Roster | None:
        """As in "Delegates: A, B and C", "Chair: A", or "Experts:" with lines below, after a line about the group."""
        label, end = self.lines.label(number), self.layers.blocks[number]["end"]
        capacity = None if label is None else capacity_of_label(self.layers, label)
        if label is not None and capacity is None and self._is_attendance(label):
            return self._read_attendance(number, label)
        if label is None or capacity is None:
            return None
        below = label.after == end
        if below and next(iter(self.lines.entries(number)), None) is None:
            return None
        listed = [] if below else self.lines.listed(label.after, end, capacity)
        group = self._meant_by(number, label) if below or listed else None
        if group is None:
            return None
        entries = list(self.lines.entries(number)) if below else listed
        self.read_until = self.lines.reached if below else number + 1
        roster = Roster(group, number, (label.start, label.after), denied=False)
        return self._keep(roster, entries, "roster" if below else "roster-line")

    def _is_attendance(self, label: Label) -> bool:
        """Whether a label says no more than who of a body came: "Present", "Members in attendance", not "Also present"."""
        words = {token.lower_ for token in self.layers.doc[label.start : label.end] if token.is_alpha}
        known = group_rules().words.attending_labels
        nouns = group_rules().nouns.keys() | {"members", "trustees", "commissioners", "directors"}
        return bool(words & known) and words <= known | nouns | {"in", "the", "of"}

    def _read_attendance(self, number: int, label: Label) -> Roster | None:
        """As in minutes: "Present: A (chair), B and C" under the name of the body that met."""
        end = self.layers.blocks[number]["end"]
        below = label.after == end
        entries = list(self.lines.entries(number + 1)) if below else self.lines.listed(label.after, end)
        if len(entries) < LEAST:
            return None
        for above in range(number - 1, max(number - 1 - _HEADINGS, -1), -1):
            block = self.layers.blocks[above]
            if above not in self.groups:
                self.announcements.note_told(above, block["start"], len(entries))
                self.announcements.note_label(above, block["start"], block["end"])
            if above in self.groups:
                self.read_until = self.lines.reached if below else number + 1
                group = self.groups[above][-1]["entity"]
                return self._keep(
                    Roster(group, number, (label.start, label.after), denied=False), entries, "roster-line"
                )
        return None

    def _read_labels_inside(self, number: int) -> Roster | None:
        """As in "The federation elected its board. President: A. Members: B and C.": labels as sentences of a paragraph."""
        block, texts = self.layers.blocks[number], written(self.layers.doc).texts
        roster: Roster | None = None
        first = block["start"]
        for i in range(block["start"], block["end"]):
            if texts[i] == "." and i + 1 < block["end"]:
                first = i + 1
            if texts[i] not in COLONS or not 0 < i - first <= _SHORT or first == block["start"]:
                continue
            label = Label(first, i, i + 1)
            capacity = capacity_of_label(self.layers, label)
            listed = self.lines.listed(i + 1, block["end"], capacity) if capacity is not None else []
            if roster is None and listed:
                self.announcements.note_told(number, block["start"])
                own = [row for row in self.groups.get(number, ()) if row["end"] <= first]
                roster = (
                    Roster(own[-1]["entity"], number, (own[-1]["start"], own[-1]["end"]), denied=False) if own else None
                )
            if roster is not None and listed:
                self._keep(roster, listed, "roster-line")
        return roster

    def _meant_by(self, number: int, label: Label) -> int | None:
        """The group whose people a label lists: its own ("Members of the panel"), the last list's, or that of the lines above."""
        own = [row for row in self.groups.get(number, ()) if label.start <= row["start"] < label.end]
        if own:
            return own[-1]["entity"]
        if self.last is not None and self.last.block >= number - _FAR:
            return self.last.group
        for above in range(number - 1, max(number - 1 - _ABOVE, -1), -1):
            if above not in self.groups:
                self.announcements.note_told(above, self.layers.blocks[above]["start"])
            if above in self.groups:
                rows = self.groups[above]
                meant = [row for row in rows if _place_of(self.layers.doc[row["end"]]) is None] or rows
                return meant[-1]["entity"]  # not of whom a line says that she is "a council member"
        return None

    # --- in one line
    def _read_line(self, number: int) -> Roster | None:
        """As in "The delegation consists of: A, foreign minister; B; C"."""
        doc, block = self.layers.doc, self.layers.blocks[number]
        texts = written(doc).texts
        colon = next((i for i in range(block["start"], block["end"] - 1) if texts[i] in COLONS), None)
        if colon is None:
            return None
        label = self.lines.label(number)  # which the parser may cut into sentences
        start = block["start"] if label is not None else max(sentence(doc[colon - 1]).start, block["start"])
        if not self._has_group_before(number, colon):
            return self._read_elliptic(number, start, colon)
        before = [row for row in self.groups[number] if start <= row["start"] < colon]
        inside = {i for row in before for i in _clauses_of(self.layers.span(row).root)}
        verbs = {token.lemma_.lower() for token in doc[start:colon] if is_verb(token) and token.i not in inside}
        if not before or any(token.text in _QUOTES for token in doc[start : block["end"]]):
            return None
        denied = is_denied(list(doc[start:colon]))
        words = group_rules().words
        whole = max(before[-1]["end"], noun_phrase(self.layers.span(before[-1]).root)[1]) >= colon
        counted = verbs == {"have"} and _place_of(doc[colon - 1]) == "member"  # "the panel has three members: A"
        made = bool(verbs) and verbs <= words.roster | {"form", "constitute"}
        whole = whole or made  # "Two Danes and a Finn make up the commission that landed on Monday: A, B and C"
        named = whole and verbs <= words.naming | words.send | {"elect"}  # "elected a new board: A"
        if not named and not counted and not made and not verbs <= words.roster | words.absent | {"miss"}:
            return None
        listed = self.lines.listed(colon + 1, block["end"])
        if len(listed) < (1 if denied else LEAST):
            return None
        planned = is_planned(list(doc[start:colon]))
        roster = Roster(before[-1]["entity"], number, (start, colon + 1), denied, planned)
        return self._keep(roster, listed, "roster-line")

    def _read_elliptic(self, number: int, start: int, colon: int) -> Roster | None:
        """As in "Appointed as commissioners were: A; B; C", after a paragraph about the commission."""
        doc, end = self.layers.doc, self.layers.blocks[number]["end"]
        if any(token.text in _QUOTES for token in doc[start:end]) or self.lines.label(number) is not None:
            return None
        listed = self.lines.listed(colon + 1, end)
        before = self.announcements.meant_before(number, start, colon) if len(listed) >= LEAST else []
        if not before or not self.announcements.is_announcement(before[-1], start, colon):
            return None
        denied = is_denied(list(doc[start:colon]))
        return self._keep(Roster(before[-1]["entity"], number, (start, colon + 1), denied), listed, "roster-line")

    def _has_group_before(self, number: int, colon: int) -> bool:
        """Whether a line names a group, by its own words or as the label of a list of people ("Audit Committee: A, B")."""
        block = self.layers.blocks[number]
        label = number not in self.groups and colon - block["start"] < _LABEL
        people = len(self.lines.listed(colon + 1, block["end"])) if label else 0
        if people >= LEAST:
            self.announcements.note_told(number, block["start"], people)
            self.announcements.note_label(number, block["start"], colon)
        return number in self.groups


def _clauses_of(noun: Token) -> set[int]:
    """The tokens of the clauses that say which group a noun means."""
    clauses = (child for child in noun.children if child.dep_ in {"relcl", "acl"})
    return {token.i for clause in clauses for token in clause.subtree}


def _lists_only(colon: Token) -> bool:
    """Whether the sentence over a list says nothing of those in it but who they are: not "Three lawmakers spoke against it:"."""
    words, verb = group_rules().words, sentence_root(colon)
    return not is_verb(verb) or verb.lemma_.lower() in words.roster | words.naming | words.joining | words.belonging


def _certainty_of(roster: Roster) -> Certainty:
    if roster.denied:
        return Certainty("denied")
    return Certainty("reported", status="incoming") if roster.planned else Certainty("asserted")


def _noun_of_place(doc: Doc, item: Item) -> Token | None:
    """The noun for a group that an item tells a place in: "A, head of delegation"."""
    end = next((i for i in range(item.name["end"], item.end) if doc[i].lower_ == "of"), None)
    if end is None or end + 1 >= item.end or _place_of(doc[end - 1]) is None:
        return None
    noun = doc[end + 1] if doc[end + 1].lower_ != "the" or end + 2 >= item.end else doc[end + 2]
    uses = {use for _, use in group_rules().nouns.get(noun_of(noun), ())}
    return None if uses.isdisjoint({"alone", "told"}) or noun.ent_type_ else noun


def _place_of(noun: Token) -> str | None:
    return group_rules().positions.get(noun.lemma_.lower())
