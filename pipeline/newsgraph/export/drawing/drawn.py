"""The graph as nodes and lines for Gephi and NetworkX: who stands in which drawn relation to whom.

The rule of what is drawn:

- A node is every entity but the unnamed ones ("Ukrainian officials").
- A line is every role, membership and stance that is not denied, from the claim's subject to the first of its
  objects that is given: a role runs from its holder to the organisation, else the country, else the person
  served. Ends come from `newsgraph.schema`. A claim with an unnamed end is not drawn.
- A role without any of the three runs to its holder's country, where all that is asserted of the holder shows just one,
  and says so (`drawn_to`); else it is no line. All roles of a holder, these too, stand in the node's `roles`.
- Statements have one end only and are no lines; a node's `statements` counts those of its own, denied ones left out.

A line's key is its claim's id, so that it leads back to `newsgraph explain`.
"""

from __future__ import annotations

import logging
import textwrap
from collections import Counter, defaultdict, deque
from collections.abc import Iterator, Mapping
from typing import Any

import networkx as nx

from newsgraph.errors import InputError
from newsgraph.export.drawing.attributes import (
    clean,
    count_refused,
    drawn_name,
    edge_attributes,
    node_attributes,
    one_line,
)
from newsgraph.export.drawing.times import line_time
from newsgraph.graph.edtf import years_of
from newsgraph.graph.skimmed import AnyClaim, AnyEntity
from newsgraph.graph.sources import ReadRecords, Records, sorted_records, without_words
from newsgraph.records import Entity
from newsgraph.resolve.belief import UNKNOWN, witnesses_of
from newsgraph.schema import CLAIM_FIELDS, ENTITY_REFERENCES

Graph = Any  # networkx ships without types
Entities = Mapping[str, Entity]

HOLDERS_COUNTRY = "holder's country"
LONGEST_LABEL = 44
"""Letters of a label; the whole name stands beside it."""

_LABEL_FIELD = {"role": "title", "membership": "capacity", "stance": "polarity"}


def build_drawn(graph: Records, *, isolates: bool = True) -> Graph:
    """Draws the graph as a `networkx.MultiDiGraph`, nodes and lines sorted by id; `isolates`: also what no line touches.

    Raises InputError on a dangling id.
    """
    read = _Read(sorted_records(graph))
    lines = deque(read.drawn_lines())
    touched = {end for start, other, *_ in lines for end in (start, other)}
    drawn = nx.MultiDiGraph()
    while read.nodes:
        id_, attributes = read.nodes.popleft()
        if isolates or id_ in touched:
            drawn.add_node(id_, **clean(_named(attributes, read.entities), node_attributes()))
    read.tell(drawn)
    while lines:
        start, end, key, line = lines.popleft()
        drawn.add_edge(start, end, key=key, **line)
    read.report_replaced()
    return drawn


class _Read:
    """What a picture takes of a graph, each record read once: the lines, and what all claims together tell of their ends."""

    def __init__(self, graph: ReadRecords) -> None:
        self.nodes: deque[tuple[str, dict[str, Any]]] = deque()
        self.lines: deque[tuple[str, str | None, str, dict[str, Any]]] = deque()
        self.entities: dict[str, Entity] = {}
        self._statements: Counter[str | None] = Counter()
        self._members: defaultdict[str, set[str]] = defaultdict(set)
        self._roles: dict[str | None, list[str]] = {}
        self._shown: defaultdict[str, set[str]] = defaultdict(set)
        self._replaced = 0
        for entity in graph.source.skim_entities():
            self._note_entity(entity)
        witnesses = witnesses_of(graph.source.skim_articles())
        for claim in graph.source.skim_claims(placed=False):
            self._note_claim(claim, witnesses)

    def _note_entity(self, entity: AnyEntity) -> None:
        self.entities[entity.id] = without_words(entity)
        self._replaced += count_refused(entity.name)
        if entity.kind != "unnamed":
            self.nodes.append((entity.id, _node_attributes(entity)))

    def _note_claim(self, claim: AnyClaim, witnesses: Mapping[str, str]) -> None:
        subject = claim.fields.get(CLAIM_FIELDS[claim.kind].subject)
        self._replaced += count_refused(claim.first_words)
        if member := named_member(claim):
            self._members[member[0]].add(member[1])
        if claim.modality == "asserted" and claim.kind in ("role", "membership") and subject:
            self._shown[subject].update(_countries_of(claim, self.entities))
        if claim.modality == "denied":
            return
        if claim.kind == "statement":
            self._statements[claim.fields.get("speaker")] += 1
        elif claim.kind == "role":
            self._roles.setdefault(claim.fields.get("holder"), []).append(role_phrase(claim, self.entities))
        if (ends := claim_ends(claim)) and (ends[1] is None or self.is_named(claim.id, *ends)):
            attributes = _edge_attributes(claim, ends[1], self.entities, witnesses)
            self.lines.append((*ends, claim.id, clean(attributes, edge_attributes())))

    def is_named(self, claim: str, *ends: str | None) -> bool:
        """Whether all ends of a claim's line are drawn. Raises InputError on a dangling id."""
        return "unnamed" not in {_look_up(end, claim, self.entities).kind for end in ends if end}

    def drawn_lines(self) -> Iterator[tuple[str, str, str, dict[str, Any]]]:
        """The lines, each told once, those that run to their holder's country too."""
        countries = self._countries()
        while self.lines:
            start, end, key, line = self.lines.popleft()
            end = end or countries.get(start)
            if end and self.is_named(key, start, end):
                yield start, end, key, line

    def _countries(self) -> dict[str, str]:
        """The country of each person or body of whom what is asserted shows just one: by offices, bodies and senders."""
        return {holder: next(iter(countries)) for holder, countries in self._shown.items() if len(countries) == 1}

    def tell(self, drawn: Graph) -> None:
        """On each node the number of its statements, on each group, beside how many it is said to be, how many are named as its members, and all roles."""
        for speaker, number in self._statements.items():
            if speaker in drawn:
                drawn.nodes[speaker]["statements"] = number
        for group, named in self._members.items():
            if drawn.nodes.get(group, {}).get("kind") == "group":
                drawn.nodes[group]["members_named"] = len(named)
        for holder, phrases in self._roles.items():
            if holder in drawn:
                drawn.nodes[holder].update(clean({"roles": "; ".join(sorted(set(phrases)))}, node_attributes()))

    def report_replaced(self) -> None:
        if self._replaced:
            message = "%d characters that XML cannot hold are drawn as U+FFFD"
            logging.getLogger(__name__).warning(message, self._replaced)


def claim_ends(claim: AnyClaim) -> tuple[str, str | None] | None:
    """The entities that the claim's line joins; None where the claim is denied or has only one end.

    A role that names no other end may run to its holder's country, which other claims tell.
    """
    start, end = claim.fields.get(CLAIM_FIELDS[claim.kind].subject), _object_of(claim)
    return (start, end) if start and (end or claim.kind == "role") and claim.modality != "denied" else None


def named_member(claim: AnyClaim) -> tuple[str, str] | None:
    """Group and member, where an article asserts a membership."""
    group, member = claim.fields.get("group"), claim.fields.get("member")
    asserted = claim.kind == "membership" and claim.modality == "asserted"
    return (group, member) if asserted and group and member else None


def role_phrase(claim: AnyClaim, entities: Entities) -> str:
    """A role in one line: "former minister of defence, Ruritania (reported)"."""
    title = claim.fields.get("title") or "role"
    status = claim.fields.get("status")
    ends = [claim.fields[name] for name in CLAIM_FIELDS["role"].object if claim.fields.get(name)]
    names = [_look_up(end, claim.id, entities).name for end in ends if end]
    phrase = ", ".join([title if status in (None, "current") else f"{status} {title}", *names])
    return phrase if claim.modality == "asserted" else f"{phrase} ({claim.modality})"


def label_of(entity: AnyEntity) -> str:
    """What stands at a node: the name, shortened where it is a sentence, and the years of a group."""
    whole = one_line(entity.name) or entity.id
    name = whole if len(whole) <= LONGEST_LABEL else textwrap.shorten(whole, LONGEST_LABEL, placeholder=" …")
    if name == "…":  # one word
        name = f"{whole[: LONGEST_LABEL - 1]}…"
    years = years_of(entity.properties.get("date") or "") if entity.kind == "group" else range(0)
    if not years or str(years[0]) in name:
        return name
    return f"{name} {years[0]}" if len(years) == 1 else f"{name} {years[0]}–{years[-1]}"


# --- attributes --------------------------------------------------------------------------------------------------


def _named(attributes: dict[str, Any], entities: Entities) -> dict[str, Any]:
    """The attributes of a node with names where ids of others stood."""
    named = {name: entities[id_].name for name in ENTITY_REFERENCES if (id_ := attributes.get(name) or "") in entities}
    return attributes | named


def _node_attributes(entity: AnyEntity) -> dict[str, Any]:
    return {
        **entity.properties,
        "round": entity.round,
        "label": label_of(entity),
        "name": entity.name,
        "kind": entity.kind,
        "aliases": "; ".join(entity.aliases),
        "same_as": "; ".join(entity.same_as),
        "mentions": entity.number_of_mentions,
        "articles": entity.mentioned_in,
        "statements": 0,
        "members_said": entity.size,
    }


def _edge_attributes(
    claim: AnyClaim, end: str | None, entities: Entities, witnesses: Mapping[str, str]
) -> dict[str, Any]:
    joined = _look_up(end, claim.id, entities) if end else None
    time = line_time(claim, joined.properties.get("date") if joined and joined.kind == "group" else None)
    publishers = {witnesses.get(article, UNKNOWN) for article, _ in claim.told_in} - {UNKNOWN}
    return {
        "label": claim.fields.get(_LABEL_FIELD[claim.kind]) or claim.kind,
        "kind": claim.kind,
        **{drawn_name(name): claim.fields.get(name) for name in CLAIM_FIELDS[claim.kind].drawn},
        "modality": claim.modality,
        "start": time and time.days.first,
        "end": time and time.days.last,
        "time_basis": time and time.basis,
        "said_by": _look_up(claim.source, claim.id, entities).name if claim.source else None,
        "drawn_to": None if end else HOLDERS_COUNTRY,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "belief": claim.confidence if claim.belief is None else claim.belief,
        "weight": max(len(publishers), 1),
        "evidence": len(claim.told_in),
        "text": claim.first_words,
        "article": claim.told_in[0][0] if claim.told_in else None,
    }


# --- what claims say of their ends -------------------------------------------------------------------------------


def _object_of(claim: AnyClaim) -> str | None:
    return next((claim.fields[name] for name in CLAIM_FIELDS[claim.kind].object if claim.fields.get(name)), None)


def _countries_of(claim: AnyClaim, entities: Entities) -> set[str]:
    found = [claim.fields.get("country")]
    for body in (claim.fields.get(name) for name in ("organisation", "group")):
        if body and body in entities:
            found += [entities[body].properties.get(name) for name in ("country", "sender")]
    return {end for end in found if end and end in entities and entities[end].kind == "country"}


def _look_up(entity_id: str, claim: str, entities: Entities) -> Entity:
    try:
        return entities[entity_id]
    except KeyError:
        raise InputError(f"{claim}: names {entity_id}, which is no entity of the graph") from None
