"""The claims of a graph as facts that two graphs can be asked about: who sits where, who holds what, who stands where.

A fact is what several claims are about (Ann in the delegation); the claims say how (as its head, reported, in 2022). What is
there in both graphs but told otherwise has changed, and is neither lost nor new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from newsgraph.graph.find import fold_name
from newsgraph.records import Claim, ClaimKind, Entity, KnowledgeGraph

Section = Literal["people", "bodies", "seats", "offices", "stances", "contradictions"]
SECTIONS: tuple[Section, ...] = ("people", "bodies", "seats", "offices", "stances", "contradictions")

FACTS: dict[ClaimKind, Section] = {"membership": "seats", "role": "offices", "stance": "stances"}
_SUBJECT: dict[ClaimKind, str] = {"membership": "member", "role": "holder", "stance": "holder"}
_OBJECTS: dict[ClaimKind, tuple[str, ...]] = {
    "membership": ("group",),
    "role": ("organisation", "country", "principal"),
    "stance": ("target",),
}
_STATES: dict[ClaimKind, tuple[str, ...]] = {
    "membership": ("capacity", "status", "occurrence"),
    "role": ("status",),
    "stance": ("polarity",),
}

Key = tuple[object, ...]


@dataclass(frozen=True, slots=True, order=True)
class State:
    """How a claim tells its fact, in words, and the number of its source, whose name may differ in the two graphs."""

    told: tuple[str, ...]
    source: int
    says: str = field(compare=False)

    def __str__(self) -> str:
        return ", ".join((*self.told, *([self.says] if self.says else ())))


@dataclass(frozen=True, slots=True)
class Fact:
    """What the claims are about, in words, and the claims by the state of things that each tells."""

    section: Section
    who: str
    what: str
    claims: Mapping[State, Claim]

    @property
    def told(self) -> str:
        """The states in words: "head; member, reported"."""
        return "; ".join(sorted(set(map(str, self.claims))))


def facts_of(graph: KnowledgeGraph, numbers: Mapping[str, int]) -> dict[Key, Fact]:
    """The facts of a graph; `numbers` are those that its entities have in both graphs."""
    names = {entity.id: entity for entity in graph.entities}
    told: defaultdict[Key, list[Claim]] = defaultdict(list)
    for claim in graph.claims:
        if claim.kind in FACTS and claim.fields.get(_SUBJECT[claim.kind]):
            told[key_of(claim, numbers)].append(claim)
    return {key: _fact(claims, names, numbers) for key, claims in told.items()}


def key_of(claim: Claim, numbers: Mapping[str, int]) -> Key:
    """What a claim is about, the same in both graphs whatever the ids."""
    fields = [claim.fields.get(name) for name in (_SUBJECT.get(claim.kind, "speaker"), *_OBJECTS.get(claim.kind, ()))]
    words = fold_name(claim.fields.get("title") or "") if claim.kind == "role" else claim.fields.get("content")
    return (claim.kind, words, *(numbers.get(id_ or "") for id_ in fields))


def _fact(claims: list[Claim], names: Mapping[str, Entity], numbers: Mapping[str, int]) -> Fact:
    first = claims[0]
    who = _name(first.fields.get(_SUBJECT[first.kind]), names)
    ends = [_name(first.fields.get(name), names) for name in _OBJECTS[first.kind]]
    what = ", ".join(part for part in (first.fields.get("title"), *ends) if part)
    best: dict[State, Claim] = {}
    for claim in claims:
        best.setdefault(_state(claim, names, numbers), claim)
    return Fact(FACTS[first.kind], who, what, best)


def _state(claim: Claim, names: Mapping[str, Entity], numbers: Mapping[str, int]) -> State:
    start, end = claim.fields.get("start"), claim.fields.get("end")
    told = [claim.fields.get(name) for name in _STATES[claim.kind]]
    told.append(f"{start or ''}–{end or ''}" if start or end else None)
    told.append(None if claim.modality == "asserted" else claim.modality)
    says = f"says {_name(claim.source, names)}" if claim.source else ""
    return State(tuple(part for part in told if part), numbers.get(claim.source or "", -1), says)


def _name(id_: str | None, names: Mapping[str, Entity]) -> str:
    entity = names.get(id_ or "")
    if entity is None:
        return id_ or ""
    date = entity.properties.get("date") if entity.kind == "group" else None
    return f"{entity.name} ({date})" if date else entity.name
