"""Rosters: a line that announces a group, then a paragraph, list item or row of a table for each of its people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from newsgraph.nlp.grammar.syntax import noun_phrase
from newsgraph.nlp.grammar.tree import sentence
from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.groups.phrases import noun_of
from newsgraph.nlp.memberships.capacity import capacity_of
from newsgraph.nlp.memberships.certainty import Certainty
from newsgraph.nlp.memberships.facts import Telling, add_membership, person_named
from newsgraph.nlp.mentions.enumerations import Item, items_between, names_of_people
from newsgraph.nlp.page.layers import BlockRow, Layers, MentionRow, TokenSpan
from newsgraph.rules.groups import group_rules

_LEAST = 2
"""A roster has at least this many people; one paragraph that begins with a name is no list."""
_FAR = 12
_CONTENT = frozenset({"NOUN", "VERB"})
_CLOSING = {"(": ")", "—": "—", "–": "–", "--": "--"}
_LABEL = 8
"""Tokens that a group's name before the colon of a line may have."""
_INSET = 60
"""Tokens that a list between dashes or brackets may have."""
_QUOTES = frozenset({'"', "“", "”"})
_NOT = frozenset({"not", "n't", "without", "no"})
_AFTER_NAME = frozenset({",", ":", "-", "–", "—", "(", "--"})


@dataclass(frozen=True, slots=True)
class Roster:
    """A list of a group's people: the group, the number of the block that announces it, and the line that does.

    `denied`: those who are listed are missing.
    """

    group: int
    block: int
    line: TokenSpan
    denied: bool


def read_rosters(layers: Layers) -> list[Roster]:
    """Adds the memberships that lists tell, and gives the lists found."""
    reader = _RosterReader(layers)
    return [roster for number in range(len(layers.blocks)) if (roster := reader.read(number)) is not None]


class _RosterReader:
    """Reads the blocks of one document in their order."""

    def __init__(self, layers: Layers) -> None:
        self.layers = layers
        self.names = layers.once(names_of_people)
        self.groups: dict[int, list[MentionRow]] = {}
        for row in layers.mentions:
            if layers.kind(row["entity"]) == "group":
                self.groups.setdefault(layers.block_number(layers.doc[row["start"]]), []).append(row)
        self.last: Roster | None = None

    def read(self, number: int) -> Roster | None:
        """The list that a block announces or holds, read; None where it is no list."""
        roster = self._announced(number)
        if roster is not None:
            entries = list(self._entries(number + 1))
            if len(entries) >= _LEAST:
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

    # --- announced by a line, one block an entry
    def _announced(self, number: int) -> Roster | None:
        """What a heading, a line before list items, or a last sentence that ends in a colon, announces."""
        doc, block = self.layers.doc, self.layers.blocks[number]
        if block["kind"] in {"byline", "author", "dateline"}:
            return None
        last = sentence(doc[block["end"] - 1])
        heading = block["kind"] in {"heading", "title"}
        if not heading and doc[block["end"] - 1].text != ":" and not self._opens_list(number):
            return None
        start = block["start"] if heading or last.start < block["start"] else last.start
        # No more entries than tell: each heading looks below itself, and a list may be read as many headings.
        if number not in self.groups and len(list(islice(self._entries(number + 1), _LEAST))) == _LEAST:
            self._note_told(number, start)
        groups = [row for row in self.groups.get(number, ()) if row["start"] >= start]
        if not groups and doc[block["end"] - 1].text == ":":
            groups = self._meant_before(number, start)
        if not groups or not self._is_announcement(groups[-1], start, block["end"]):
            return None
        line = (start, block["end"])
        return Roster(groups[-1]["entity"], number, line, _is_denied(list(doc[start : block["end"]])))

    def _meant_before(self, number: int, start: int) -> list[MentionRow]:
        """The group whose people "The other members are as follows:" announces: the last one before, in this block or the one above."""
        block, words = self.layers.blocks[number], group_rules().words
        people = words.counted_people | {lemma for lemma, place in group_rules().positions.items() if place == "member"}
        line = self.layers.doc[start : block["end"]]
        told = any(token.tag_ in {"NNS", "NNPS"} and token.lemma_.lower() in people for token in line)
        joined = any(token.lemma_.lower() in words.joining for token in line)  # "They are joined in Lima by:"
        if not told and not joined:
            return []
        if number not in self.groups:
            self._note_told(number, block["start"])
        here = [row for row in self.groups.get(number, ()) if row["start"] < start]
        return (here or self.groups.get(number - 1, []))[-1:]

    def _note_told(self, number: int, start: int) -> None:
        """Notes the group that a line before a list names by a noun that stands for one only where its people are told."""
        doc, nouns = self.layers.doc, group_rules().nouns
        for i in range(start, self.layers.blocks[number]["end"]):
            group = ensure_group(self.layers, doc[i]) if noun_of(doc[i]) in nouns else None
            row = self.layers.mention(doc[i])
            if group is not None and row is not None and self.layers.kind(group) == "group":
                meant: MentionRow = {**row, "entity": group}  # "the Mission" is short for a body of a longer name
                self.groups.setdefault(number, []).append(meant)

    def _is_announcement(self, group: MentionRow, start: int, end: int) -> bool:
        """Whether a line speaks of nothing but who is in the group: not "Anger at the Kenyan delegation"."""
        rules = group_rules()
        known = rules.words.roster | rules.words.meetings | rules.words.absent | rules.words.counted_people
        known |= rules.words.joining
        phrase = noun_phrase(self.layers.span(group).root)  # "the board of inquiry"
        after = max(group["end"], min(phrase[1], end))
        doc = self.layers.doc
        others = [*doc[start : group["start"]], *doc[after:end]] if group["start"] >= start else list(doc[start:end])
        if any(token.lemma_.lower() in rules.words.appointing for token in others):
            return True  # "announced the appointment of five persons to serve on the panel:"
        return all(
            token.pos_ not in _CONTENT
            or token.lemma_.lower() in known
            or token.lemma_.lower() in rules.nouns
            or token.lemma_.lower() in rules.positions
            or self.layers.time_at(token) is not None
            for token in others
        )

    def _opens_list(self, number: int) -> bool:
        """Whether a line that is no sentence, or a question, stands before list items."""
        block = self.layers.blocks[number]
        plain = self.layers.doc[block["end"] - 1].text not in {".", "!", "”", '"'}
        following = self.layers.blocks[number + 1] if number + 1 < len(self.layers.blocks) else None
        return plain and following is not None and following["kind"] == "item" and block["kind"] != "item"

    def _entries(self, number: int) -> Iterator[Item]:
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
            item = self._entry(block)
            if seen and marked and self._is_sentence(block) != sentences:
                return  # the numbered paragraphs that a list in one of them interrupts
            if item is None and block["kind"] == "item":
                continue
            sentences = self._is_sentence(block)
            if item is None or item.name["entity"] in seen:
                return
            seen.add(item.name["entity"])
            yield item

    def _is_sentence(self, block: BlockRow) -> bool:
        root = sentence(self.layers.doc[block["start"]]).root
        return self.layers.doc[block["end"] - 1].text == "." and _is_verb(root)

    def _entry(self, block: BlockRow) -> Item | None:
        """Whom a block is about: the first of an item or of a line without a verb, the name that a paragraph begins with."""
        doc = self.layers.doc
        first = block["start"]
        while first < block["end"] and (doc[first].is_punct or doc[first].is_space or doc[first].like_num):
            first += 1
        if first == block["end"]:
            return None
        items = items_between(self.layers, first, block["end"])
        if block["kind"] == "item" or (items and not any(_is_verb(token) for token in doc[first : block["end"]])):
            return Item(items[0].name, items[0].start, block["end"]) if items else None
        row = self.names.get(first)
        if row is None or row["end"] - row["start"] < 2:
            return None
        following = doc[row["end"]] if row["end"] < block["end"] else None
        about = self.layers.span(row).root.dep_ in {"nsubj", "nsubjpass", "ROOT"}
        told = following is None or following.text in _AFTER_NAME or about
        return Item(row, first, row["end"]) if told else None

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
        entries = self._listed(colon + 1, block["end"]) if colon + 1 < block["end"] else list(self._entries(number + 1))
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
        verbs = {token.lemma_.lower() for token in doc[start:colon] if _is_verb(token)}
        if not before or any(token.text in _QUOTES for token in doc[start : block["end"]]):
            return None
        denied = _is_denied(list(doc[start:colon]))
        if not verbs <= group_rules().words.roster | group_rules().words.absent | {"miss"}:
            return None
        listed = self._listed(colon + 1, block["end"])
        if len(listed) < (1 if denied else _LEAST):
            return None
        roster = Roster(before[-1]["entity"], number, (start, colon + 1), denied)
        self._add(roster, listed, "roster-line")
        return roster

    def _has_group_before(self, number: int, colon: int) -> bool:
        """Whether a line names a group, by its own words or as the label of a list of people ("Audit Committee: A, B")."""
        block = self.layers.blocks[number]
        label = number not in self.groups and colon - block["start"] < _LABEL
        if label and len(self._listed(colon + 1, block["end"])) >= _LEAST:
            self._note_told(number, block["start"])
        return number in self.groups

    def _read_inset(self, number: int) -> Roster | None:
        """As in "members of the delegation — A, B and C — arrived", "the delegation (A, B)"."""
        doc, end = self.layers.doc, self.layers.blocks[number]["end"]
        for group in self.groups.get(number, ()):
            opening = doc[group["end"]].text if group["end"] < end else ""
            closing = _CLOSING.get(opening)
            window = range(group["end"] + 1, min(group["end"] + _INSET, end))
            close = next((i for i in window if doc[i].text == closing), None) if closing else None
            listed = self._listed(group["end"] + 1, close) if close is not None else []
            if len(listed) >= _LEAST:
                roster = Roster(group["entity"], number, (group["start"], group["end"]), denied=False)
                self._add(roster, listed, "roster-line")
                return roster
        return None

    def _listed(self, start: int, end: int) -> list[Item]:
        """The items of a list in a line, up to the end of its sentence."""
        doc = self.layers.doc
        stop = next((i for i in range(start, end) if doc[i].text == "." and i + 1 < end), end)
        return items_between(self.layers, start, stop)


_CAPACITIES = frozenset({"expert", "adviser", "advisor", "observer", "aide", "specialist"})


def _is_verb(token: Token) -> bool:
    return token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"})


def _is_denied(line: list[Token]) -> bool:
    """As in "Missing from the delegation:", "Not in the delegation:"."""
    words = group_rules().words.absent | group_rules().words.excluded | _NOT
    return any(token.lower_ in words for token in line)
