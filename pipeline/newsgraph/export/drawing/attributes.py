"""What nodes and lines carry: a fixed table of names, each of one type, and texts that XML can hold.

No name is one that a reader of the files has a use for itself: pandas, pyvis and NetworkX's JSON forms take `source`, `target`
and `key` of a line for its ends and its number; hence `said_by`.
"""

from __future__ import annotations

import re
from typing import Any

from newsgraph.schema import CLAIM_FIELDS, ENTITY_FIELDS

NODE_ATTRIBUTES: dict[str, type] = {
    "label": str,
    "name": str,
    "kind": str,
    "aliases": str,
    "roles": str,
    "country": str,
    "code": str,
    "sender": str,
    "place": str,
    "occasion": str,
    "round": int,
    "date": str,
    "members_said": int,
    "members_named": int,
    "same_as": str,
    "mentions": int,
    "articles": int,
    "statements": int,
}
"""What a node may carry, beside further fields of its kind (`node_attributes`); a text that is empty is left out. `label` is what is drawn: the name, with a group's year."""

EDGE_ATTRIBUTES: dict[str, type] = {
    "label": str,
    "kind": str,
    "polarity": str,
    "modality": str,
    "status": str,
    "since": str,
    "until": str,
    "start": str,
    "end": str,
    "time_basis": str,
    "said_by": str,
    "drawn_to": str,
    "shared": str,
    "claims": str,
    "rule": str,
    "confidence": float,
    "belief": float,
    "weight": float,
    "evidence": int,
    "text": str,
    "article": str,
}
"""What a line may carry, beside what the schema has drawn of each kind of claim (`edge_attributes`).

`since`, `until`  the claim's own start and end, EDTF
`start`, `end`    first and last day of the line, `time_basis` where they are from (see times.LineTime)
`weight`          independent publishers that say so, at least 1; in the view of people, the bodies that two share
`drawn_to`        "holder's country" where the claim itself names no other end
`evidence`        the number of its pieces; `text`, `article` are of the first
"""

_DRAWN_AS = {"start": "since", "end": "until"}
"""Gephi takes `start` and `end` of a line for days, and a claim's own may be any EDTF."""


def drawn_name(field: str) -> str:
    """What a claim's field is called on a line."""
    return _DRAWN_AS.get(field, field)


def node_attributes() -> dict[str, type]:
    """All that a node may carry: this table's, then further fields that the schema gives to entities."""
    own = (name for names in ENTITY_FIELDS.values() for name in names)
    return NODE_ATTRIBUTES | {name: str for name in own if name not in NODE_ATTRIBUTES}


def edge_attributes() -> dict[str, type]:
    """All that a line may carry: this table's, then further fields that the schema has drawn."""
    drawn = (drawn_name(name) for kind in CLAIM_FIELDS.values() for name in kind.drawn)
    return EDGE_ATTRIBUTES | {name: str for name in drawn if name not in EDGE_ATTRIBUTES}


LOOKS: dict[str, type] = {"x": float, "y": float, "size": float, "r": int, "g": int, "b": int}
"""How a node is drawn; lines have the colour only."""

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(attributes: dict[str, Any], types: dict[str, type]) -> dict[str, Any]:
    """The attributes in the table's order and types: no None, no empty text, one line each, nothing XML refuses."""
    row: dict[str, Any] = {}
    for name, make in types.items():
        value = attributes.get(name)
        if make is not str:
            if value is not None:
                row[name] = make(value)
        elif line := one_line(value or ""):
            row[name] = NOT_XML.sub("\ufffd", line)
    return row


def one_line(value: Any) -> str:
    return " ".join(str(value).split())


def count_refused(text: str) -> int:
    """The characters of a text that XML cannot hold. White space is drawn as one blank and needs no word about it."""
    return len(NOT_XML.findall(one_line(text))) if NOT_XML.search(text) else 0
