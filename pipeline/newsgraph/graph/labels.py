"""A line for people that says what a claim says: "Bram Oskel, deputy trade minister, Norland"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from newsgraph.graph.skimmed import AnyClaim, AnyEntity
from newsgraph.records import Evidence

_LONGEST = 80
"""Letters of quoted words in a label."""
_EVIDENCE = 60
"""Letters of the words that a piece of evidence is called by."""


@dataclass
class Names:
    """What entities are called, and when groups met, by id."""

    _names: dict[str, str] = field(default_factory=dict)
    _dates: dict[str, str] = field(default_factory=dict)

    def note(self, entity: AnyEntity) -> None:
        self._names[entity.id] = entity.name
        if date := entity.properties.get("date"):
            self._dates[entity.id] = date

    def name(self, id_: str | None) -> str:
        """The name; of what is no entity of the graph the end of its id, of nobody "somebody"."""
        if id_ is None:
            return "somebody"
        return self._names.get(id_) or id_.partition("/")[2] or id_

    def date(self, id_: str | None) -> str | None:
        return self._dates.get(id_ or "")


def claim_names(claim: AnyClaim, names: Names) -> str:
    """What the names of others have to do with a claim's label."""
    return names.name(claim.fields.get("speaker")) if claim.kind == "statement" else claim_label(claim, names)


def claim_label(claim: AnyClaim, names: Names) -> str:
    """Who, what, where and when, and whether it is only reported, or denied."""
    said = ", ".join(part for part in _LABELS[claim.kind](claim.fields, names) if part)
    marks = [mark for mark in (_status(claim), claim.modality if claim.modality != "asserted" else None) if mark]
    return f"{said} ({', '.join(marks)})" if marks else said


def evidence_label(item: Evidence) -> str:
    """The words that prove something, in marks: without them a node labelled "Bram Oskel" could be his name in an article."""
    return f"»{shorten(item.text, _EVIDENCE)}«"


def post_label(title: str, bodies: Iterable[str | None], names: Names) -> str:
    return ", ".join([title, *(names.name(body) for body in bodies if body)])


def shorten(words: str, longest: int = _LONGEST) -> str:
    """Words on one line, cut after so many letters."""
    line = " ".join(words.split())
    return line if len(line) <= longest else line[: longest - 1].rstrip() + "…"


def _status(claim: AnyClaim) -> str | None:
    status = claim.fields.get("status")
    return status if status in {"former", "incoming"} else None


Fields = Mapping[str, str | None]


def _membership(fields: Fields, names: Names) -> list[str | None]:
    group = fields.get("group")
    what = f"{fields.get('capacity') or 'member'} of {names.name(group)}"
    return [names.name(fields.get("member")), what, names.date(group)]


def _role(fields: Fields, names: Names) -> list[str | None]:
    bodies = [fields.get(name) for name in ("organisation", "country", "principal")]
    return [names.name(fields.get("holder")), post_label(fields.get("title") or "?", bodies, names)]


def _stance(fields: Fields, names: Names) -> list[str | None]:
    sign = fields.get("polarity") or "on"
    if fields.get("holder") is None:
        return [f"words {sign} {names.name(fields.get('target'))}"]
    return [f"{names.name(fields['holder'])} {sign} {names.name(fields.get('target'))}"]


def _statement(fields: Fields, names: Names) -> list[str | None]:
    return [f"{names.name(fields.get('speaker'))}: {shorten(fields.get('content') or '')}"]


_LABELS = {"membership": _membership, "role": _role, "stance": _stance, "statement": _statement}
