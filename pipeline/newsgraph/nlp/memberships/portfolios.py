"""Tables of a cabinet: an office or a field of government on each line, and who has it."""

from __future__ import annotations

from bisect import bisect_left

from newsgraph.nlp.groups.finding import ensure_group
from newsgraph.nlp.memberships.announcing import LEAST, Roster
from newsgraph.nlp.memberships.labels import is_office_label
from newsgraph.nlp.memberships.lines import Entry, Lines
from newsgraph.nlp.memberships.ministers import is_new_cabinet
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import with_lemma
from newsgraph.rules.groups import group_rules

_LOOKS = 6
"""Uses of "cabinet" or "government" before a table that may name the cabinet."""


def read_portfolios(layers: Layers, lines: Lines, number: int) -> tuple[Roster | None, list[Entry], int]:
    """The cabinet whose table begins at a block, its ministers, and the block after the rows; None where they are no such table."""
    entries: list[Entry] = []
    offices, place = 0, number
    while place < len(layers.blocks):
        row = _row(layers, lines, place)
        if row is None:
            break
        entry, is_office, blocks = row
        entries += [entry] if entry is not None else []
        offices += entry is not None and is_office
        place += blocks
    block = layers.blocks[number]
    told = len(entries) >= LEAST and 2 * offices >= len(entries)
    cabinet = _cabinet_before(layers, block["start"]) if told else None
    if cabinet is None:
        return None, entries, place
    return Roster(cabinet, number, (block["start"], block["end"]), denied=False), entries, place


def _row(layers: Layers, lines: Lines, number: int) -> tuple[Entry | None, bool, int] | None:
    """Whom a line gives an office, whether it is one of government, and how many blocks that takes; None where it is no such line."""
    block, label = layers.blocks[number], lines.label(number)
    if label is not None and label.after < block["end"]:
        listed = lines.listed(label.after, block["end"])
        return Entry(listed[0].item) if listed else None, is_office_label(layers, label), 1
    if label is not None:  # an office in a line, and who has it in the next one
        below = lines.entry(layers.blocks[number + 1]) if number + 1 < len(layers.blocks) else None
        return (Entry(below), True, 2) if below is not None and is_office_label(layers, label) else None
    item = lines.entry(block) if block["kind"] == "item" else None
    if item is None:
        return None
    words = layers.doc[item.start : item.end]
    return Entry(item), any(token.lemma_.lower() in group_rules().words.offices for token in words), 1


def _cabinet_before(layers: Layers, start: int) -> int | None:
    """The cabinet that a document told of last before a token, the new one if it tells of one."""
    told = layers.once(_cabinet_nouns)
    nouns = [layers.doc[i] for i in told[: bisect_left(told, start)][-_LOOKS:]]
    for noun in sorted(nouns, key=lambda noun: (is_new_cabinet(noun), noun.i), reverse=True):
        group = ensure_group(layers, noun)
        if group is not None and layers.entities[group]["name"].lower().split()[-1] in group_rules().words.ministries:
            layers.turn_into_group(group)  # "a Cabinet of 16 ministers", "the Lima Cabinet"
        if group is not None and layers.kind(group) == "group":
            return group
    return None


def _cabinet_nouns(layers: Layers) -> list[int]:
    return with_lemma(layers.doc, group_rules().words.ministries)
