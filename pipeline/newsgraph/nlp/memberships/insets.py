"""Lists set into a sentence, between dashes or brackets, and those of captions: "the delegation (A, B)", "from left A and B"."""

from __future__ import annotations

from spacy.tokens import Doc

from newsgraph.nlp.groups.sorts import is_seated_body
from newsgraph.nlp.memberships.announcing import LEAST, MANY, Announcements, Roster
from newsgraph.nlp.memberships.lines import Entry, Lines
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.nlp.page.lookup import with_lower

_CLOSING = {"(": ")", "—": "—", "–": "–", "--": "--", "-": "-"}
_FURTHER = 6
"""Tokens from a group's name to where its list opens."""
_INSET = 60
"""Tokens that a list between dashes or brackets may have."""
_NEAR = 12
"""Tokens from the end of a caption's list in which the group may be named."""
_SIDES = frozenset({"l", "l-r", "left"})

Found = tuple[Roster, list[Entry]]


class Insets:
    """Reads such lists of one document."""

    def __init__(self, layers: Layers, lines: Lines, announcements: Announcements) -> None:
        self.layers = layers
        self.lines = lines
        self.announcements = announcements

    def inset(self, number: int) -> Found | None:
        """As in "members of the delegation — A, B and C — arrived", "the delegation (A, B)"."""
        doc, end = self.layers.doc, self.layers.blocks[number]["end"]
        for group in [*self.announcements.groups.get(number, ()), *self._bodies(number)]:
            at = self._opening(group, end)
            closing = _CLOSING.get(doc[at].text) if at is not None else None
            window = range(0) if at is None else range(at + 1, min(at + _INSET, end))
            close = next((i for i in window if doc[i].text == closing and _is_mark(doc, i)), None) if closing else None
            listed = self.lines.listed(at + 1, close) if at is not None and close is not None else []
            body = self.layers.kind(group["entity"]) == "organisation"
            if len(listed) >= (MANY if body else LEAST):
                if body:
                    self.layers.turn_into_group(group["entity"])
                roster = Roster(group["entity"], number, (group["start"], group["end"]), denied=False)
                return roster, listed
        return None

    def _bodies(self, number: int) -> list[MentionRow]:
        """The named bodies of a block that are nothing but their people: "the Committee on Standards (A, B and C)"."""
        block = self.layers.blocks[number]
        rows = [row for row in self.layers.mentions if block["start"] <= row["start"] < block["end"]]
        return [row for row in rows if row["type"] == "name" and is_seated_body(self.layers, row["entity"])]

    def _opening(self, group: MentionRow, end: int) -> int | None:
        """Where a bracket or dash opens behind a group's name and what it is on: "the team of four - A, B"."""
        doc = self.layers.doc
        for i in range(group["end"], min(group["end"] + _FURTHER, end)):
            if doc[i].text in _CLOSING and _is_mark(doc, i):
                return i
            if doc[i].is_punct or doc[i].pos_ in {"VERB", "AUX"}:
                return None
        return None

    def caption(self, number: int) -> Found | None:
        """As in "The delegation in Lima, from left A, B and C", "Seated from left: A, B and C of the delegation"."""
        block, doc = self.layers.blocks[number], self.layers.doc
        inside = range(block["start"] + 1, block["end"] - 1)
        left = next((i for i in with_lower(doc, _SIDES) if i in inside and _is_from_left(doc, i)), None)
        if left is None:
            return None
        self.announcements.note_told(number, block["start"])
        if number not in self.announcements.groups:
            return None
        start = next((i for i in range(left, block["end"]) if i in self.lines.named), block["end"])
        listed = self.lines.listed(start, block["end"])
        if len(listed) < LEAST:
            return None
        stop = listed[-1].item.end
        rows = sorted(self.announcements.groups[number], key=lambda row: row["start"])
        group = next((row for row in rows if row["end"] <= left or row["start"] >= stop - _NEAR), None)
        if group is None:
            return None
        line = (min(group["start"], left), max(group["end"], left + 1))
        return Roster(group["entity"], number, line, denied=False), listed


def _is_mark(doc: Doc, i: int) -> bool:
    """Whether a sign is no hyphen inside a word."""
    return doc[i].text != "-" or bool(doc[i].whitespace_ and doc[i - 1].whitespace_)


def _is_from_left(doc: Doc, i: int) -> bool:
    """Whether words of a caption say in which order people stand: "from left", "left to right", "L-R"."""
    here, after = doc[i].lower_, doc[i + 1].lower_
    short = here == "l" and (after == "to" or [token.lower_ for token in doc[i + 1 : i + 3]] == ["-", "r"])
    return short or here == "l-r" or (here == "left" and (after == "to" or doc[i - 1].lower_ == "from"))
