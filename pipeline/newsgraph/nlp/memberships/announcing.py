"""What announces a list of a group's people: a heading, a line before list items, a last sentence that ends in a colon."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from newsgraph.names import tables
from newsgraph.nlp.grammar.functions import prepositional
from newsgraph.nlp.grammar.syntax import noun_phrase
from newsgraph.nlp.grammar.tree import sentence_bounds
from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.groups.nouns import is_plural, noun_of
from newsgraph.nlp.groups.phrases import read_group_phrase
from newsgraph.nlp.groups.sorts import is_seated_body
from newsgraph.nlp.memberships.lines import Lines
from newsgraph.nlp.page.layers import Layers, MentionRow, TokenSpan
from newsgraph.nlp.page.lookup import with_lemma
from newsgraph.rules.groups import group_rules

MANY = 3
"""People who make a named body's list, so that it is a group."""
LEAST = 2
"""A roster has at least this many people; one paragraph that begins with a name is no list."""
_CONTENT = frozenset({"NOUN", "VERB"})
_NO_ROW: MentionRow = {"entity": 0, "start": 0, "end": 0, "type": "nominal", "metonym": False}
_LOOKS = 3
"""Uses of a noun below a heading that may tell which group the heading means."""
_SMALL = frozenset({"of", "on", "for", "the", "and", "to", "in", "into"})
_COMING = frozenset({"will", "'ll", "’ll"})
_NOT = frozenset({"not", "n't", "without", "no"})


@dataclass(frozen=True, slots=True)
class Roster:
    """A list of a group's people: the group, the number of the block that announces it, and the line that does.

    `denied`: those who are listed are missing. `planned`: they are to be in it ("will serve on the committee:").
    """

    group: int
    block: int
    line: TokenSpan
    denied: bool
    planned: bool = False


class Announcements:
    """Which groups the blocks of one document name, and which of them announce their people."""

    def __init__(self, layers: Layers, lines: Lines) -> None:
        self.layers = layers
        self.lines = lines
        self.groups: dict[int, list[MentionRow]] = {}
        for row in layers.mentions:
            if layers.kind(row["entity"]) == "group":
                self.groups.setdefault(layers.block_number(layers.doc[row["start"]]), []).append(row)

    def announced(self, number: int) -> Roster | None:
        """What a heading, a line before list items, or a last sentence that ends in a colon, announces."""
        doc, block = self.layers.doc, self.layers.blocks[number]
        if block["kind"] in {"byline", "author", "dateline"}:
            return None
        last = sentence_bounds(doc[block["end"] - 1])[0]
        heading = block["kind"] in {"heading", "title"}
        if not heading and doc[block["end"] - 1].text != ":" and not self._opens_list(number):
            return None
        start = block["start"] if heading or last < block["start"] else last
        # No more entries than tell: each heading looks below itself, and a list may be read as many headings.
        people = len(list(islice(self.lines.entries(number + 1), MANY))) if number not in self.groups else 0
        if people >= LEAST:
            self.note_told(number, start, people)
            self.note_label(number, start, block["end"] - (doc[block["end"] - 1].text == ":"))
            if heading:
                self.note_told_below(number)
        groups = [row for row in self.groups.get(number, ()) if row["start"] >= start]
        if not groups and doc[block["end"] - 1].text == ":":
            groups = self.meant_before(number, start, block["end"])
        if not groups or not self.is_announcement(groups[-1], start, block["end"]):
            return None
        line = (start, block["end"])
        words = list(doc[start : block["end"]])
        return Roster(groups[-1]["entity"], number, line, is_denied(words), is_planned(words))

    def meant_before(self, number: int, start: int, end: int) -> list[MentionRow]:
        """The group whose people "The other members are as follows:" announces: the last one before, in this block or the one above."""
        block, words = self.layers.blocks[number], group_rules().words
        people = words.counted_people | words.offices | group_rules().members
        line = self.layers.doc[start:end]
        plurals = [token for token in line if token.tag_ in {"NNS", "NNPS"}]
        told = any(token.lemma_.lower() in people or _are_its_ministers(token) for token in plurals)
        words_of_lists = words.lineups | words.slates
        told = told or any(token.pos_ == "NOUN" and token.lemma_.lower() in words_of_lists for token in line)
        chosen = any(token.lemma_.lower() in words.naming | words.putting for token in line)
        told = told or (chosen and any(token.lower_ == "those" for token in line))  # "Those chosen are:"
        joined = any(token.lemma_.lower() in words.joining for token in line)  # "They are joined in Lima by:"
        if not told and not joined:
            return []
        bodies = [body for token in plurals if (body := _body_of(self.layers, token)) is not None]
        if bodies:
            return self._of_body(bodies[0], number)
        if number not in self.groups:
            self.note_told(number, block["start"])
        here = [row for row in self.groups.get(number, ()) if row["start"] < start]
        if not here and number > 0 and number - 1 not in self.groups:
            self.note_told(number - 1, self.layers.blocks[number - 1]["start"])
        return (here or self.groups.get(number - 1, []))[-1:]

    def _of_body(self, noun: Token, number: int) -> list[MentionRow]:
        """The body of "the following members of the Lake Committee:", a group where its people are listed; never another one."""
        row = self.layers.mention(noun)
        if row is None or not is_seated_body(self.layers, row["entity"]):
            return []
        self.layers.turn_into_group(row["entity"])
        self.groups.setdefault(number, []).append(row)
        return [row]

    def note_told(self, number: int, start: int, people: int = 0) -> None:
        """Notes the group that a line before a list of people names by a noun that stands for one only where its people are told.

        A body with a name of its own is one where many are listed ("the Executive Committee comprises: A, B and C").
        """
        doc, nouns = self.layers.doc, group_rules().nouns
        for i in range(start, self.layers.blocks[number]["end"]):
            group = ensure_group(self.layers, doc[i]) if noun_of(doc[i]) in nouns else None
            row = self.layers.mention(doc[i])
            if group is not None and people >= MANY and is_seated_body(self.layers, group):
                self.layers.turn_into_group(group)
            if group is not None and row is not None and self.layers.kind(group) == "group":
                meant: MentionRow = {**row, "entity": group}  # "the Mission" is short for a body of a longer name
                self.groups.setdefault(number, []).append(meant)

    def note_told_below(self, number: int) -> None:
        """Notes the group that a heading's bare noun means, where only the text below says which: "Who is on the panel"."""
        block = self.layers.blocks[number]
        words = self.layers.doc[block["start"] : block["end"]]
        bare = next((token for token in words if token.lemma_.lower() in group_rules().nouns), None)
        if bare is None or number in self.groups:
            return
        after = self.layers.once(_group_nouns).get(bare.lemma_.lower(), [])
        first = bisect_left(after, block["end"])
        for i in after[first : first + _LOOKS]:
            noun = self.layers.doc[i]
            told = (
                read_group_phrase(self.layers, noun, told=True) is not None
            )  # a bare noun would look back for another
            group = ensure_group(self.layers, noun) if told else None
            if group is not None and self.layers.kind(group) == "group":
                row: MentionRow = {**_NO_ROW, "entity": group, "start": bare.i, "end": bare.i + 1}
                self.groups[number] = [row]
                return

    def note_label(self, number: int, start: int, end: int) -> None:
        """Notes the group that a label names by its words alone, where the parser sees no phrase: "Audit Committee:"."""
        doc = self.layers.doc
        name = doc[start:end]
        ends = {doc[start].lemma_.lower(), doc[end - 1].lemma_.lower()}
        of = next((i for i in range(start + 1, end) if doc[i].lower_ == "of"), start + 1)
        ends.add(doc[of - 1].lemma_.lower())  # "New Cabinet of Peru"
        readings = (reading for word in ends for reading in group_rules().nouns.get(word, ()))
        nouns = [use for group_class, use in readings if group_class == "committee" or use in {"alone", "told"}]
        large = all(token.text[0].isupper() or token.lower_ in _SMALL for token in name)
        if end - start == 1 and self._note_noun(number, doc[start]):
            return
        if number in self.groups or end - start < 2 or not nouns or not large or tables.body(name.text) is not None:
            return
        told = [group for group in self.layers.named(name.text) if self.layers.kind(group) in {"group", "organisation"}]
        group = told[0] if told else self.layers.add_entity("group", name.text)
        if self.layers.kind(group) == "organisation":
            self.layers.turn_into_group(group)  # its people are named
        if not told:
            self.layers.add_mention(group, start, end, "nominal")
        row: MentionRow = {**_NO_ROW, "entity": group, "start": start, "end": end}
        self.groups.setdefault(number, []).append(row)

    def _note_noun(self, number: int, noun: Token) -> bool:
        """Notes the group of a label that is nothing but its noun ("Squad: A, B and C"): the last one so called, or a new one."""
        word, layers = noun_of(noun), self.layers
        uses = {use for _, use in group_rules().nouns.get(word, ())}
        if number in self.groups or uses.isdisjoint({"alone", "told"}) or is_plural(noun):
            return False
        known = [group for group in layers.groups if word in layers.entities[group]["name"].lower().split()]
        group = known[-1] if known else layers.add_entity("group", word)
        layers.add_mention(group, noun.i, noun.i + 1, "nominal")
        row: MentionRow = {**_NO_ROW, "entity": group, "start": noun.i, "end": noun.i + 1}
        self.groups.setdefault(number, []).append(row)
        return True

    def is_announcement(self, group: MentionRow, start: int, end: int) -> bool:
        """Whether a line speaks of nothing but who is in the group: not "Anger at the Kenyan delegation"."""
        rules = group_rules()
        known = rules.words.roster | rules.words.meetings | rules.words.absent | rules.words.counted_people
        known |= rules.words.joining | rules.words.naming | rules.words.belonging
        phrase = noun_phrase(self.layers.span(group).root)  # "the board of inquiry"
        after = max(group["end"], min(phrase[1], end))
        clause = subtree_end(self.layers.span(group).root)  # "the team that will negotiate the treaty"
        after = max(after, clause) if clause < end else after
        doc = self.layers.doc
        others = [*doc[start : group["start"]], *doc[after:end]] if group["start"] >= start else list(doc[start:end])
        if any(token.lemma_.lower() in rules.words.appointing for token in others):
            return True  # "announced the appointment of five persons to serve on the panel:"
        return all(
            token.pos_ not in _CONTENT
            or token.lemma_.lower() in known
            or (token.lemma_ == "have" and _has_members(token))
            or token.lemma_.lower() in rules.nouns
            or rules.positions.get(token.lemma_.lower(), "candidate") != "candidate"
            or _are_its_ministers(token)
            or _names_it(token)
            or self.layers.time_at(token) is not None
            for token in others
        )

    def _opens_list(self, number: int) -> bool:
        """Whether a line that is no sentence, or a question, stands before list items."""
        block = self.layers.blocks[number]
        plain = self.layers.doc[block["end"] - 1].text not in {".", "!", "”", '"'}
        following = self.layers.blocks[number + 1] if number + 1 < len(self.layers.blocks) else None
        return plain and following is not None and following["kind"] == "item" and block["kind"] != "item"


def _group_nouns(layers: Layers) -> dict[str, list[int]]:
    """Where each noun that may stand for a group occurs."""
    nouns = group_rules().nouns
    found: dict[str, list[int]] = {}
    for i in with_lemma(layers.doc, frozenset(nouns)):
        found.setdefault(layers.doc[i].lemma_.lower(), []).append(i)
    return found


def subtree_end(noun: Token) -> int:
    """The token after a noun's relative clause; after the noun where it has none."""
    clauses = [child for child in noun.children if child.dep_ == "relcl"]
    return max((clause.right_edge.i + 1 for clause in clauses), default=noun.i + 1)


def _has_members(verb: Token) -> bool:
    """As in "The commission has three members:"."""
    return any(child.dep_ == "dobj" and child.lemma_.lower() in group_rules().members for child in verb.children)


def _names_it(noun: Token) -> bool:
    """Whether a noun is who names or sends a group: "The ministry named the team:"."""
    words = group_rules().words
    return noun.dep_ == "nsubj" and noun.head.lemma_.lower() in words.send | words.naming | words.forming_cabinets


def _body_of(layers: Layers, members: Token) -> Token | None:
    """The named body whose members a line speaks of."""
    if members.lemma_.lower() not in group_rules().members:
        return None
    rows = ((token, layers.mention(token)) for token in prepositional(members, "of"))
    return next((t for t, row in rows if row is not None and layers.kind(row["entity"]) == "organisation"), None)


def _are_its_ministers(noun: Token) -> bool:
    """As in "Its ministers are:", "The new ministers:"; not "It met three ministers:"."""
    return noun.lemma_.lower() in group_rules().words.offices and noun.dep_ in {"nsubj", "ROOT"}


def is_denied(line: Iterable[Token]) -> bool:
    """As in "Missing from the delegation:", "Not in the delegation:"."""
    words = group_rules().words.absent | group_rules().words.excluded | _NOT
    return any(token.lower_ in words for token in line)


def is_planned(line: Iterable[Token]) -> bool:
    """As in "The following will serve on the panel:"."""
    return any(token.lower_ in _COMING for token in line)
