"""Rosters: a line that announces a group, then a paragraph or list item for each of its people."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from newsgraph.nlp.layers import BlockRow, Layers, MentionRow, TokenSpan
from newsgraph.nlp.membership.certainty import Certainty
from newsgraph.nlp.membership.facts import Telling, add_membership

_LEAST = 2
"""A roster has at least this many people; one paragraph that begins with a name is no list."""


@dataclass(frozen=True, slots=True)
class Roster:
    """A list of a group's people: the group, and the number of the block that announces it."""

    group: int
    block: int


def read_rosters(layers: Layers) -> list[Roster]:
    """Adds a membership for each entry under a line that announces a group, and gives the lists found."""
    found = []
    for number, block in enumerate(layers.blocks):
        _read_line(layers, block)
        announced = _announced_group(layers, block)
        if announced is None:
            continue
        group, line = announced
        entries = list(_entries(layers, number + 1))
        if len(entries) < _LEAST:
            continue
        found.append(Roster(group, number))
        for person, token, end in entries:
            tokens = layers.doc[token.i : end]
            add_membership(
                layers, (person, token), group, Telling("roster", Certainty("asserted"), tokens[:1], support=(line,))
            )
    return found


def _read_line(layers: Layers, block: BlockRow) -> None:
    """Adds the people of a list in one sentence: "The delegation consists of: A, foreign minister; B; C"."""
    doc = layers.doc
    colon = next((i for i in range(block["start"], block["end"] - 1) if doc[i].text == ":"), None)
    if colon is None:
        return
    start = max(doc[colon - 1].sent.start if colon else 0, block["start"])
    before = [row for row in layers.mentions if start <= row["start"] < colon and layers.kind(row["entity"]) == "group"]
    verbs = {
        token.lemma_.lower()
        for token in doc[start:colon]
        if token.pos_ == "VERB" or (token.pos_ == "AUX" and token.dep_ not in {"aux", "auxpass"})
    }
    if not before or not verbs <= _LISTING or any(token.text in _QUOTES for token in doc[start : block["end"]]):
        return
    listed = _listed(layers, colon + 1, block["end"])
    line = (start, colon + 1)
    for row in listed if len(listed) >= _LEAST else []:
        token = layers.span(row).root
        told = Telling("roster-line", Certainty("asserted"), doc[row["start"] : row["end"]], support=(line,))
        add_membership(layers, (row["entity"], token), before[-1]["entity"], told)


_LISTING = frozenset({"include", "comprise", "consist", "compose", "follow", "make", "list", "name", "send"})
_QUOTES = frozenset({'"', "“", "”"})


def _listed(layers: Layers, start: int, end: int) -> list[MentionRow]:
    """The names that the parts of a list begin with, titles before them apart; none where a part begins otherwise."""
    doc = layers.doc
    names = {row["start"]: row for row in layers.mentions if row["type"] == "name"}
    by_semicolon = any(token.text == ";" for token in doc[start:end])
    found: list[MentionRow] = []
    opens = True
    for i in range(start, end):
        row = names.get(i)
        if opens and row is not None and layers.kind(row["entity"]) == "person":
            found.append(row)
            opens = False
        elif doc[i].text == ";" or (not by_semicolon and (doc[i].text == "," or doc[i].lower_ == "and")):
            opens = True
        elif doc[i].pos_ in {"VERB", "AUX"} and not by_semicolon:
            return []  # a clause, and no list
        elif doc[i].is_sent_start and i > start and doc[i - 1].text == ".":
            break
        elif opens and doc[i].pos_ not in {"NOUN", "PROPN", "ADJ", "DET", "PUNCT", "CCONJ"}:
            opens = False
    return found


def _announced_group(layers: Layers, block: BlockRow) -> tuple[int, TokenSpan] | None:
    """The group that a heading, or a last sentence ending in a colon, names."""
    doc = layers.doc
    if block["kind"] in {"byline", "author", "dateline"}:
        return None
    last = doc[block["end"] - 1].sent
    heading = block["kind"] in {"heading", "title"}
    if not heading and doc[block["end"] - 1].text != ":" and not _opens_list(layers, block):
        return None
    start = block["start"] if heading or last.start < block["start"] else max(last.start, block["start"])
    groups = [
        row for row in layers.mentions if start <= row["start"] < block["end"] and layers.kind(row["entity"]) == "group"
    ]
    return (groups[-1]["entity"], (start, block["end"])) if groups else None


def _opens_list(layers: Layers, block: BlockRow) -> bool:
    """Whether a line that is no sentence, or a question, stands before list items."""
    following = next((other for other in layers.blocks if other["start"] >= block["end"]), None)
    plain = layers.doc[block["end"] - 1].text not in {".", "!", "”", '"'}
    return plain and following is not None and following["kind"] == "item" and block["kind"] != "item"


def _entries(layers: Layers, number: int) -> Iterator[tuple[int, Token, int]]:
    """The people whom the blocks from a number on begin with, up to the first block that begins otherwise."""
    seen: set[int] = set()
    for block in layers.blocks[number:]:
        entry = _entry(layers, block)
        if entry is None or block["kind"] not in {"paragraph", "item"}:
            return
        person = entry["entity"]
        if person in seen:
            return
        seen.add(person)
        yield person, layers.span(entry).root, entry["end"]


def _entry(layers: Layers, block: BlockRow) -> MentionRow | None:
    """The mention by name that a block begins with, when the first sentence is about that person."""
    doc = layers.doc
    first = block["start"]
    while first < block["end"] and (doc[first].is_punct or doc[first].is_space or doc[first].like_num):
        first += 1
    row = next(
        (
            m
            for m in layers.mentions
            if m["start"] == first and m["type"] == "name" and layers.kind(m["entity"]) == "person"
        ),
        None,
    )
    if row is None or row["end"] - row["start"] < 2:
        return None
    following = doc[row["end"]] if row["end"] < block["end"] else None
    about = layers.span(row).root.dep_ in {"nsubj", "nsubjpass", "ROOT"}
    return (
        row
        if block["kind"] == "item"
        or following is None
        or following.text in {",", ":", "-", "–", "—", "(", "--"}
        or about
        else None
    )
