"""Misses and false alarms in words: what the gold has and nobody read, what was read and the gold has not."""

from __future__ import annotations

from collections.abc import Mapping

from newsgraph.evaluate.beside import Beside
from newsgraph.evaluate.counting import Finding
from newsgraph.evaluate.gold import Item
from newsgraph.evaluate.places import occurrences
from newsgraph.records import Claim, Entity

_SILENT = frozenset({"quote", "id", "style", "source"})
_USUAL = {"modality": "asserted", "status": "current", "capacity": "member"}
_SHOWN = [
    "holder",
    "member",
    "speaker",
    "title",
    "organisation",
    "country",
    "principal",
    "group",
    "capacity",
    "target",
    "polarity",
    "status",
    "modality",
    "content",
]


def miss(beside: Beside, layer: str, item: Item, why: str = "") -> Finding:
    shown = {key: value for key, value in item.fields.items() if key not in _SILENT}
    words = item.get("quote") or item.get("content") or item.get("name")
    places = occurrences(beside.article.text, words)
    start, end = places[0] if places else (None, None)
    return Finding(layer, "miss", beside.article.id, _tell(shown), why, start, end, source=item.place)


def alarm(beside: Beside, layer: str, claim: Claim, why: str = "") -> Finding:
    """The words are the best that this article has for the claim."""
    here = [evidence for evidence in claim.evidence if evidence.article == beside.article.id]
    best = next((evidence for evidence in here if evidence.rule == claim.rule), here[0] if here else claim.evidence[0])
    values = {key: claim.modality if key == "modality" else claim.fields.get(key) for key in _SHOWN}
    shown = {key: beside.label(value) if value in beside.entities else value for key, value in values.items() if value}
    return Finding(
        layer, "false alarm", beside.article.id, _tell(shown), why, best.start, best.end, best.rule, claim.id
    )


def entity_alarm(beside: Beside, layer: str, entity: Entity, why: str = "") -> Finding:
    places = [m for m in entity.mentions if m.article == beside.article.id]
    start, end = (places[0].start, places[0].end) if places else (None, None)
    return Finding(layer, "false alarm", beside.article.id, f"name={entity.name}", why, start, end, claim=entity.id)


def _tell(fields: Mapping[str, str | None]) -> str:
    return ", ".join(f"{key}={value}" for key, value in fields.items() if value and _USUAL.get(key) != value)


def quoted(beside: Beside) -> list[str]:
    """What the gold quotes and the article has not, each as `file:line: what`: a slip of the annotator, or another text."""
    missing = (
        (item, key)
        for items in beside.gold.layers.values()
        for item in items
        for key in ("quote", "content")
        if item.get(key) and not occurrences(beside.article.text, item[key])
    )
    return [f"{item.place}: the {key} is not in {beside.article.id}: {item[key][:60]!r}" for item, key in missing]
