"""All that the graph holds on one entity, each line with the words that prove it."""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.records import Claim, Entity, KnowledgeGraph

PARTS = (
    "current role",
    "incoming role",
    "former role",
    "member of",
    "members",
    "people in roles",
    "stance",
    "stance towards",
    "portrayal",
    "statement",
)
"""The parts of a dossier, in the order shown."""

_MODALITIES = ("asserted", "reported", "denied")


@dataclass(frozen=True, slots=True)
class DossierLine:
    """One claim as seen from the entity; `when` is EDTF: the claim's own time, else "as of" the article's date.

    `text`, `article`, `start`, `end` are of the first piece of evidence; `evidence` counts the pieces.
    """

    part: str
    what: str
    modality: str
    when: str
    source: str
    confidence: float
    text: str
    article: str
    start: int
    end: int
    claim: str
    evidence: int


@dataclass(frozen=True, slots=True)
class Dossier:
    """The entity and its lines: by part, then asserted before reported before denied; `named` members are asserted ones."""

    entity: Entity
    lines: tuple[DossierLine, ...]
    named: int = 0


def write_dossier(graph: KnowledgeGraph, entity: Entity) -> Dossier:
    """Gathers who the entity is, what it belongs to, what it wants and says, and who wants what of it."""
    names = {other.id: _describe(other) for other in graph.entities}
    lines = [
        _line(part, what, claim, names)
        for claim in graph.claims
        for part, what in _views(claim, entity.id, names)
        if claim.evidence
    ]
    lines.sort(
        key=lambda line: (
            PARTS.index(line.part),
            _MODALITIES.index(line.modality),
            line.article,
            line.start,
            line.claim,
        )
    )
    return Dossier(entity, tuple(lines), len(_named(graph, entity)))


def _named(graph: KnowledgeGraph, group: Entity) -> set[str | None]:
    return {
        claim.fields["member"]
        for claim in graph.claims
        if claim.kind == "membership" and claim.modality == "asserted" and claim.fields["group"] == group.id
    }


def _views(claim: Claim, entity_id: str, names: dict[str, str]) -> list[tuple[str, str]]:
    """The parts that the claim belongs to in the entity's dossier, with what is said there."""
    fields = {name: value or "" for name, value in claim.fields.items()}
    if claim.kind == "role":
        return _role_views(fields, entity_id, names)
    if claim.kind == "membership":
        capacity = " ".join(filter(None, [fields.get("status"), fields.get("capacity") or "member"]))
        views = {
            fields["member"]: ("member of", f"{capacity}, {_name(fields['group'], names)}"),
            fields["group"]: ("members", f"{_name(fields['member'], names)}, {capacity}"),
        }
    elif claim.kind == "stance":
        views = {
            fields["holder"]: ("stance", f"{fields['polarity']} {_name(fields['target'], names)}"),
            fields["target"]: _stance_towards(fields, names),
        }
    else:
        views = {fields["speaker"]: ("statement", fields.get("content", ""))}
    return [views[entity_id]] if entity_id in views else []


def _stance_towards(fields: dict[str, str], names: dict[str, str]) -> tuple[str, str]:
    if not fields["holder"]:  # nobody's stance: how the article's words colour the target
        return "portrayal", f"{fields['polarity']}: {fields.get('cue', '')}"
    return "stance towards", f"{_name(fields['holder'], names)}: {fields['polarity']}"


def _role_views(fields: dict[str, str], entity_id: str, names: dict[str, str]) -> list[tuple[str, str]]:
    ends = [fields[name] for name in ("organisation", "country", "principal") if fields.get(name)]
    title, status = fields.get("title") or "role", fields.get("status") or "current"
    views = []
    if fields["holder"] == entity_id:
        views.append((f"{status} role", ", ".join([title, *(_name(end, names) for end in ends)])))
    if entity_id in ends:
        phrase = title if status == "current" else f"{status} {title}"
        views.append(("people in roles", f"{_name(fields['holder'], names)}, {phrase}"))
    return views


def _line(part: str, what: str, claim: Claim, names: dict[str, str]) -> DossierLine:
    first = claim.evidence[0]
    when, as_of = time_of(claim)
    return DossierLine(
        part=part,
        what=what,
        modality=claim.modality,
        when=f"as of {when}" if as_of else when,
        source=_name(claim.source, names) if claim.source else "",
        confidence=claim.confidence,
        text=first.text,
        article=first.article,
        start=first.start,
        end=first.end,
        claim=claim.id,
        evidence=len(claim.evidence),
    )


def time_of(claim: Claim) -> tuple[str, bool]:
    """The claim's own time as EDTF, else the date of its first article, and whether it is only that."""
    start, end = claim.fields.get("start"), claim.fields.get("end")
    if start or end:
        one = start == end or "/" in (start or "")  # an interval already
        return (start or "") if one else f"{start or '..'}/{end or '..'}", False
    as_of = claim.evidence[0].as_of if claim.evidence else None
    return as_of or "", bool(as_of)


def _describe(entity: Entity) -> str:
    known = [entity.properties.get("date"), f"round {entity.round}" if entity.round else None]
    told = ", ".join(part for part in known if part)
    return f"{entity.name} ({told})" if told else entity.name


def _name(entity_id: str | None, names: dict[str, str]) -> str:
    return names.get(entity_id or "", entity_id or "?")
