"""Offices as lists tell them: "Finance | A", "Minister of Health: B", "C – Director, Bank of the Lake", "D, hydrologist"."""

from __future__ import annotations

import re

from newsgraph.nlp.memberships.capacity import capacity_told
from newsgraph.nlp.memberships.labels import Label, is_office_label
from newsgraph.nlp.memberships.lines import Entry
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.rules.groups import group_rules
from newsgraph.rules.titles import is_title_head

_BREAKS = frozenset({",", "–", "—", "--", "(", ")", ";", ":", "|", "."})
_PEOPLE = re.compile(r"[a-zé-]{3,}(?:ist|er|or|ian|ant|man|woman|ee|smith|wright)")
"""Nouns for what somebody is by trade, beside those that the titles list: "hydrologist", "surveyor"."""
_LONGEST = 4


def tell_office(layers: Layers, entry: Entry, label: Label | None, group: int) -> None:
    """Adds the office or trade that a line of a list tells of somebody, where no role has been read there."""
    name, doc = entry.item.name, layers.doc
    known = layers.claims_about("role", name["entity"])
    start = entry.item.start if label is None else label.start
    if any(start <= claim["evidence"][0] and claim["evidence"][1] <= entry.item.end for claim in known):
        return
    if label is not None and is_office_label(layers, label) and capacity_told(layers, label.start, label.end) is None:
        _tell_label(layers, entry, label, group)
    elif name["end"] + 1 < entry.item.end and doc[name["end"]].text in _BREAKS:
        end = next((i for i in range(name["end"] + 1, entry.item.end) if doc[i].text in _BREAKS), entry.item.end)
        _tell_trade(layers, name, (name["end"] + 1, end))


def _tell_label(layers: Layers, entry: Entry, label: Label, group: int) -> None:
    """As in "Minister of Finance: A"; in a table of a cabinet "Finance | A" too."""
    titles = [
        title
        for text in layers.doc[label.start : label.end].text.split(";")
        for title in _titles(layers, text.strip(), group)
    ]
    sender = layers.entities[group]["sender"]
    country = sender if sender is not None and layers.kind(sender) == "country" else None
    evidence = (label.start, entry.item.name["end"])
    for title in titles:
        entities = {"holder": entry.item.name["entity"], "country": country}
        layers.add_claim(
            "role", "role.apposition-first", evidence, entities=entities, values={"title": title, "status": "current"}
        )


def _titles(layers: Layers, text: str, group: int) -> list[str]:
    """The offices that one part of a label tells: "Minister of Finance", of a cabinet "Finance" too, "Premier and Minister of Trade" two."""
    if not any(is_title_head(word.lower()) for word in re.split(r"[\s-]", text)):
        name = layers.entities[group]["name"].lower().split()
        ministers = not group_rules().words.ministries.isdisjoint(name)
        return [f"minister of {text.lower() if text.istitle() else text}"] if ministers else []
    parts = text.split(" and ", 1)
    two = len(parts) > 1 and all(is_title_head(part.split()[0]) or "inister" in part for part in parts)
    return parts if two else [text]


def _tell_trade(layers: Layers, name: MentionRow, piece: tuple[int, int]) -> None:
    """As in "A, hydrologist", where the trade is in no list of titles."""
    words = layers.doc[piece[0] : piece[1]]
    if not 0 < len(words) <= _LONGEST or not all(token.is_lower and token.is_alpha for token in words):
        return
    if (
        words[-1].lower_ in group_rules().words.no_trades
        or not _PEOPLE.fullmatch(words[-1].lower_)
        or words[-1].pos_ not in {"NOUN", "PROPN", "ADJ"}
    ):
        return
    values = {"title": words.text, "status": "current"}
    layers.add_claim(
        "role", "role.apposition", (name["start"], piece[1]), entities={"holder": name["entity"]}, values=values
    )
