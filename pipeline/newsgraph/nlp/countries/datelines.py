"""Where a document was written, by the line that opens it: "LIMA (Correo) -", "Lima, 3 May", "Correo, Lima"."""

from __future__ import annotations

from newsgraph.names.tables import capital_code
from newsgraph.nlp.page.layers import BlockRow, Layers, MentionRow
from newsgraph.rules.roles import role_words

_FIRST = 6
"""How many blocks stand above the story at most."""
_SHORT = 9
_LONGEST_TOWN = 3
_BEHIND = frozenset({",", "(", "-", "–", "—", "--", ":"})
_FINITE = frozenset({"VBZ", "VBD", "VBP", "MD"})


def dateline_place(layers: Layers) -> MentionRow | None:
    """The first mention of a place or country in a document's dateline, or in a line above the story that holds one."""
    ends = [row["end"] for row in layers.blocks[:_FIRST]]
    rows = [
        row
        for row in layers.mentions
        if row["start"] < max(ends, default=0) and layers.kind(row["entity"]) in {"place", "country"}
    ]
    for row in sorted(rows, key=lambda row: row["start"]):
        if _is_dateline(layers, layers.block(layers.doc[row["start"]]), row):
            return row
    return None


def dateline_country(layers: Layers) -> str | None:
    """The country (ISO code) of the place in a document's dateline."""
    row = dateline_place(layers)
    return None if row is None else country_code(layers, row["entity"])


def sole_capital(layers: Layers) -> MentionRow | None:
    """The first mention of the one capital that a document names in its opening, when it names no country and no other capital."""
    named = {number for number, row in enumerate(layers.entities) if row["kind"] == "country"}
    capitals = [row for row in layers.mentions if country_code(layers, row["entity"]) is not None]
    codes = {country_code(layers, row["entity"]) for row in capitals}
    first = min(capitals, key=lambda row: row["start"], default=None)
    opens = first is not None and layers.block_number(layers.doc[first["start"]]) < _FIRST
    return first if len(codes) == 1 and opens and not named else None


def is_venue(layers: Layers) -> bool:
    """Whether a document is of talks between several delegations, which may meet anywhere: "RIMBO, Sweden - The rebels' delegation ..."."""
    sides = [group for group in layers.groups if _is_side(layers, group)]
    sent = {layers.entities[group]["sender"] for group in sides}
    here = dateline_country(layers)
    sent_by = {None if sender is None else layers.entities[sender]["code"] for sender in sent}
    return here is not None and len(sent) > 1 and here not in sent_by


def _is_side(layers: Layers, group: int) -> bool:
    return not role_words().sides.isdisjoint(layers.entities[group]["name"].lower().split())


def country_code(layers: Layers, number: int) -> str | None:
    """The country (ISO code) of a country, of a place that is known to lie in one that the document names, or of a capital."""
    entity = layers.entities[number]
    if entity["kind"] == "country":
        return entity["code"]
    if entity["kind"] != "place":
        return None
    known = entity["country"]
    return capital_code(entity["name"]) if known is None else layers.entities[known]["code"]


def _ends_dateline(layers: Layers, block: BlockRow, row: MentionRow) -> bool:
    """Whether a country stands behind a town in capitals that opens a block: "RIMBO, Sweden (AP) -"."""
    doc, comma = layers.doc, row["start"] - 1
    town = doc[block["start"] : comma]
    if not 1 <= len(town) <= _LONGEST_TOWN or doc[comma].text != "," or not town.text.isupper():
        return False
    return row["end"] < block["end"] and doc[row["end"]].text in _BEHIND


def _is_dateline(layers: Layers, block: BlockRow, row: MentionRow) -> bool:
    """Whether a block is a dateline, a line of place and day or of paper and place, or opens with a place in capitals."""
    doc = layers.doc
    if block["kind"] == "dateline":
        return True
    words = doc[block["start"] : block["end"]]
    if row["start"] == block["start"] and doc[row["start"] : row["end"]].text.isupper():
        return row["end"] < block["end"] and doc[row["end"]].text in _BEHIND
    if _ends_dateline(layers, block, row):
        return True
    if len(words) > _SHORT or any(token.tag_ in _FINITE for token in words):
        return False
    opens = row["start"] == block["start"] and row["end"] < block["end"] and doc[row["end"]].text == ","
    closes = row["end"] == block["end"] and doc[row["start"] - 1].text == ","
    return opens or closes
