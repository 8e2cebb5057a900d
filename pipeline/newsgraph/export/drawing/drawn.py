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
from collections import Counter, defaultdict
from collections.abc import Mapping
from itertools import chain
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
from newsgraph.graph.sources import Records, sorted_records, without_words
from newsgraph.records import Claim, Entity
from newsgraph.resolve.belief import UNKNOWN, witnesses_of
from newsgraph.schema import CLAIM_FIELDS, ENTITY_REFERENCES

Graph = Any  # networkx ships without types
Entities = Mapping[str, Entity]

HOLDERS_COUNTRY = "holder's country"
LONGEST_LABEL = 44
"""Letters of a label; the whole name stands beside it."""

_LABEL_FIELD = {"role": "title", "membership": "capacity", "stance": "polarity"}


def build_drawn(graph: Records) -> Graph:
    """Draws the graph as a `networkx.MultiDiGraph`, nodes and lines sorted by id. Raises InputError on a dangling id."""
    graph = sorted_records(graph)
    entities = {entity.id: without_words(entity) for entity in graph.entities}
    witnesses = witnesses_of(graph.articles)
    countries = _holders_countries(graph, entities)
    drawn = nx.MultiDiGraph()
    for entity in graph.entities:
        if entity.kind != "unnamed":
            drawn.add_node(entity.id, **clean(_node_attributes(entity, entities), node_attributes()))
    _count_statements(drawn, graph)
    _count_members(drawn, graph)
    _list_roles(drawn, graph, entities)
    for claim in graph.claims:
        ends = claim_ends(claim, countries)
        if ends is None:
            continue
        kinds = [_look_up(end, claim, entities).kind for end in ends]
        if "unnamed" not in kinds:
            attributes = _edge_attributes(claim, ends, entities, witnesses)
            drawn.add_edge(*ends, key=claim.id, **clean(attributes, edge_attributes()))
    _report_replaced(graph)
    return drawn


def claim_ends(claim: Claim, countries: Mapping[str, str] | None = None) -> tuple[str, str] | None:
    """The entities that the claim's line joins; None where the claim is denied or has only one end.

    `countries` gives the country of holders of whom one is known, for roles that name no other end.
    """
    start, end = claim.fields.get(CLAIM_FIELDS[claim.kind].subject), _object_of(claim)
    if claim.kind == "role" and start and not end:
        end = (countries or {}).get(start)
    return (start, end) if start and end and claim.modality != "denied" else None


def named_member(claim: Claim) -> tuple[str, str] | None:
    """Group and member, where an article asserts a membership."""
    group, member = claim.fields.get("group"), claim.fields.get("member")
    asserted = claim.kind == "membership" and claim.modality == "asserted"
    return (group, member) if asserted and group and member else None


def role_phrase(claim: Claim, entities: Entities) -> str:
    """A role in one line: "former minister of defence, Ruritania (reported)"."""
    title = claim.fields.get("title") or "role"
    status = claim.fields.get("status")
    ends = [claim.fields[name] for name in CLAIM_FIELDS["role"].object if claim.fields.get(name)]
    names = [_look_up(end, claim, entities).name for end in ends if end]
    phrase = ", ".join([title if status in (None, "current") else f"{status} {title}", *names])
    return phrase if claim.modality == "asserted" else f"{phrase} ({claim.modality})"


def label_of(entity: Entity) -> str:
    """What stands at a node: the name, shortened where it is a sentence, and the years of a group."""
    whole = one_line(entity.name) or entity.id
    name = textwrap.shorten(whole, LONGEST_LABEL, placeholder=" …")
    if name == "…":  # one word
        name = f"{whole[: LONGEST_LABEL - 1]}…"
    years = years_of(entity.properties.get("date") or "") if entity.kind == "group" else range(0)
    if not years or str(years[0]) in name:
        return name
    return f"{name} {years[0]}" if len(years) == 1 else f"{name} {years[0]}–{years[-1]}"


# --- attributes --------------------------------------------------------------------------------------------------


def _node_attributes(entity: Entity, entities: Entities) -> dict[str, Any]:
    properties = {
        name: entities[value].name if name in ENTITY_REFERENCES and value and value in entities else value
        for name, value in entity.properties.items()
    }
    return {
        **properties,
        "round": entity.round,
        "label": label_of(entity),
        "name": entity.name,
        "kind": entity.kind,
        "aliases": "; ".join(entity.aliases),
        "same_as": "; ".join(entity.same_as),
        "mentions": len(entity.mentions),
        "articles": len({mention.article for mention in entity.mentions}),
        "statements": 0,
        "members_said": entity.size,
    }


def _edge_attributes(
    claim: Claim, ends: tuple[str, str], entities: Entities, witnesses: Mapping[str, str]
) -> dict[str, Any]:
    first = claim.evidence[0] if claim.evidence else None
    joined = entities[ends[1]]
    time = line_time(claim, joined.properties.get("date") if joined.kind == "group" else None)
    publishers = {witnesses.get(item.article, UNKNOWN) for item in claim.evidence} - {UNKNOWN}
    return {
        "label": claim.fields.get(_LABEL_FIELD[claim.kind]) or claim.kind,
        "kind": claim.kind,
        **{drawn_name(name): claim.fields.get(name) for name in CLAIM_FIELDS[claim.kind].drawn},
        "modality": claim.modality,
        "start": time and time.days.first,
        "end": time and time.days.last,
        "time_basis": time and time.basis,
        "said_by": _look_up(claim.source, claim, entities).name if claim.source else None,
        "drawn_to": None if _object_of(claim) else HOLDERS_COUNTRY,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "belief": claim.confidence if claim.belief is None else claim.belief,
        "weight": max(len(publishers), 1),
        "evidence": len(claim.evidence),
        "text": first.text if first else None,
        "article": first.article if first else None,
    }


# --- what claims say of their ends -------------------------------------------------------------------------------


def _object_of(claim: Claim) -> str | None:
    return next((claim.fields[name] for name in CLAIM_FIELDS[claim.kind].object if claim.fields.get(name)), None)


def _holders_countries(graph: Records, entities: Entities) -> dict[str, str]:
    """The country of each person or body of whom what is asserted shows just one: by offices, bodies and senders."""
    shown: defaultdict[str, set[str]] = defaultdict(set)
    for claim in graph.claims:
        subject = claim.fields.get(CLAIM_FIELDS[claim.kind].subject)
        if claim.modality == "asserted" and claim.kind in ("role", "membership") and subject:
            shown[subject].update(_countries_of(claim, entities))
    return {holder: next(iter(countries)) for holder, countries in shown.items() if len(countries) == 1}


def _countries_of(claim: Claim, entities: Entities) -> set[str]:
    found = [claim.fields.get("country")]
    for body in (claim.fields.get(name) for name in ("organisation", "group")):
        if body and body in entities:
            found += [entities[body].properties.get(name) for name in ("country", "sender")]
    return {end for end in found if end and end in entities and entities[end].kind == "country"}


def _count_statements(drawn: Graph, graph: Records) -> None:
    said = Counter(
        claim.fields.get("speaker")
        for claim in graph.claims
        if claim.kind == "statement" and claim.modality != "denied"
    )
    for speaker, number in said.items():
        if speaker in drawn:
            drawn.nodes[speaker]["statements"] = number


def _count_members(drawn: Graph, graph: Records) -> None:
    """On each group, beside how many it is said to be, how many are named as its members."""
    members: defaultdict[str, set[str]] = defaultdict(set)
    for group, member in filter(None, map(named_member, graph.claims)):
        members[group].add(member)
    for group, named in members.items():
        if drawn.nodes.get(group, {}).get("kind") == "group":
            drawn.nodes[group]["members_named"] = len(named)


def _list_roles(drawn: Graph, graph: Records, entities: Entities) -> None:
    roles: dict[str | None, list[str]] = {}
    for claim in graph.claims:
        if claim.kind == "role" and claim.modality != "denied":
            roles.setdefault(claim.fields.get("holder"), []).append(role_phrase(claim, entities))
    for holder, phrases in roles.items():
        if holder in drawn:
            drawn.nodes[holder].update(clean({"roles": "; ".join(sorted(set(phrases)))}, node_attributes()))


def _report_replaced(graph: Records) -> None:
    names = (entity.name for entity in graph.entities)
    words = (item.text for claim in graph.claims for item in claim.evidence[:1])
    number = sum(map(count_refused, chain(names, words)))
    if number:
        logging.getLogger(__name__).warning("%d characters that XML cannot hold are drawn as U+FFFD", number)


def _look_up(entity_id: str, claim: Claim, entities: Entities) -> Entity:
    try:
        return entities[entity_id]
    except KeyError:
        raise InputError(f"{claim.id}: names {entity_id}, which is no entity of the graph") from None
