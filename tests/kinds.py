"""What a graph tells as plain lines, and whether wishes about it hold: for tables of small texts, one table a kind of fault.

A line is one of

    people Ana Weir + Tomas Weir        all people of the graph, by name
    place Port Ellery                   also country, organisation, topic, unnamed, group
    Ana Weir is current mayor of the harbour at Lima Institute since 2011 until 2015
    Ana Weir says (direct) The bridge is closed
    Ana Weir is for the tax
    Ana Weir belongs to Lima Institute
    alias Ana Lindqvist of Ana Weir
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

_MARKS = str.maketrans({"“": '"', "”": '"', "„": '"', "‘": "'", "’": "'"})

Case = tuple[str, tuple[str, ...]]
"""A text, and the wishes about its graph: words of a line, or "no" and words that no line has."""


def lines_of(graph: Any) -> Iterator[str]:
    """What a graph tells, a line a fact; denied claims begin with "denied"."""
    names = {entity.id: entity.name for entity in graph.entities}
    yield "people " + " + ".join(sorted(entity.name for entity in graph.entities if entity.kind == "person"))
    for entity in graph.entities:
        if entity.kind != "person":
            yield f"{entity.kind} {entity.name}"
        yield from (f"alias {alias} of {entity.name}" for alias in entity.aliases)
    for claim in graph.claims:
        told = {name: names.get(value, value) for name, value in claim.fields.items() if value}
        yield ("denied " if claim.modality == "denied" else "") + _line(claim.kind, told)


def _line(kind: str, told: dict[str, str]) -> str:
    if kind == "statement":
        return f"{told.get('speaker', 'nobody')} says ({told['style']}) {told['content']}"
    if kind == "stance":
        return f"{told.get('holder', 'nobody')} is {told['polarity']} {told.get('target')}"
    if kind == "membership":
        return f"{told['member']} belongs to {told.get('group', told.get('organisation'))}"
    since, until, at = (f" {word} {told[name]}" if name in told else "" for word, name in _ROLE)
    return f"{told['holder']} is {told.get('status')} {told['title']}{at}{since}{until}"


_ROLE = (("since", "start"), ("until", "end"), ("at", "organisation"))


def missed(read: Callable[..., Any], folder: Path, case: Case) -> list[str]:
    """The wishes about a text that its graph does not meet, and then what it tells."""
    text, wishes = case
    file = folder / "articles.jsonl"
    file.write_text(json.dumps({"id": "a", "text": text, "published": "2024-03-05"}) + "\n", encoding="utf-8")
    told = [_fold(line) for line in lines_of(read(file))]
    found = [wish for wish in wishes if not _holds(_fold(wish), told)]
    return [*found, *told] if found else []


def _holds(wish: str, told: list[str]) -> bool:
    if wish.startswith("no "):
        return not any(_has(line, wish.removeprefix("no ")) for line in told)
    return any(line == wish if wish.startswith("people ") else _has(line, wish) for line in told)


def _has(line: str, wish: str) -> bool:
    """Whether the words of a wish stand in a line in their order; "…" stands for any."""
    pattern = ".*".join(re.escape(part) for part in wish.split("…"))
    return re.search(rf"(?<!\w){pattern}(?!\w)", line) is not None


def _fold(text: str) -> str:
    return (
        " ".join(text.translate(_MARKS).lower().replace(" ... ", "…").split())
        if not text.startswith("no ")
        else "no " + _fold(text[3:])
    )
