"""The graph as nodes and edges for Gephi and NetworkX: who stands in which drawn relation to whom.

The rule of what is drawn:

- A node is every entity but the unnamed ones ("Ukrainian officials"), whether or not an edge touches it.
- An edge is every role, membership and stance that is not denied, from the claim's subject to the first of its
  objects that is given: a role runs from its holder to the organisation, else the country, else the person
  served. Ends come from `newsgraph.schema`. A claim with an unnamed end is not drawn.
- A role without any of the three is no edge. All roles of a holder, these too, stand in the node's `roles`.
- Statements have one end only and are no edges; a node's `statements` counts those of its own, denied ones left out.

An edge's key is its claim's id, so that it leads back to `newsgraph explain`.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from typing import Any

import networkx as nx

from newsgraph.errors import InputError
from newsgraph.records import Claim, Entity, KnowledgeGraph
from newsgraph.schema import CLAIM_FIELDS, ENTITY_REFERENCES

NODE_ATTRIBUTES: dict[str, type] = {
    "label": str,
    "kind": str,
    "aliases": str,
    "roles": str,
    "country": str,
    "code": str,
    "sender": str,
    "place": str,
    "occasion": str,
    "date": str,
    "members_said": int,
    "members_named": int,
    "same_as": str,
    "mentions": int,
    "articles": int,
    "statements": int,
}
"""What a node may carry, each of one type; a text that is empty is left out. References are given by name."""

EDGE_ATTRIBUTES: dict[str, type] = {
    "label": str,
    "kind": str,
    "modality": str,
    "status": str,
    "start": str,
    "end": str,
    "source": str,
    "rule": str,
    "confidence": float,
    "belief": float,
    "evidence": int,
    "text": str,
    "article": str,
}
"""What an edge may carry, with what the schema has drawn. `evidence` counts the pieces; `text`, `article` are of the first; `source` says so."""

_LABEL_FIELD = {"role": "title", "membership": "capacity", "stance": "polarity"}
_NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")

Graph = Any  # networkx ships without types


def build_property_graph(graph: KnowledgeGraph) -> Graph:
    """Draws the graph as a `networkx.MultiDiGraph`, nodes and edges sorted by id. Raises InputError on a dangling id."""
    entities = {entity.id: entity for entity in graph.entities}
    drawn = nx.MultiDiGraph()
    for entity in sorted(graph.entities, key=lambda entity: entity.id):
        if entity.kind != "unnamed":
            drawn.add_node(entity.id, **_clean(_node_attributes(entity, entities), NODE_ATTRIBUTES))
    _count_statements(drawn, graph)
    _count_members(drawn, graph)
    _list_roles(drawn, graph, entities)
    attributes = EDGE_ATTRIBUTES | {name: str for kind in CLAIM_FIELDS.values() for name in kind.drawn}
    for claim in sorted(graph.claims, key=lambda claim: claim.id):
        ends = claim_ends(claim)
        if ends is None:
            continue
        kinds = [_look_up(end, claim, entities).kind for end in ends]
        if "unnamed" not in kinds:
            drawn.add_edge(*ends, key=claim.id, **_clean(_edge_attributes(claim, entities), attributes))
    _report_replaced(graph)
    return drawn


def claim_ends(claim: Claim) -> tuple[str, str] | None:
    """The entities that the claim's edge joins; None where the claim is denied or has only one end."""
    fields = CLAIM_FIELDS[claim.kind]
    start = claim.fields.get(fields.subject)
    end = next((claim.fields[name] for name in fields.object if claim.fields.get(name)), None)
    return (start, end) if start and end and claim.modality != "denied" else None


def named_members(graph: KnowledgeGraph) -> dict[str, set[str]]:
    """The members of each group and body, by id, that some article asserts."""
    named: dict[str, set[str]] = {}
    for claim in graph.claims:
        group, member = claim.fields.get("group"), claim.fields.get("member")
        if claim.kind == "membership" and claim.modality == "asserted" and group and member:
            named.setdefault(group, set()).add(member)
    return named


def role_phrase(claim: Claim, entities: dict[str, Entity]) -> str:
    """A role in one line: "former minister of defence, Ruritania (reported)"."""
    title = claim.fields.get("title") or "role"
    status = claim.fields.get("status")
    ends = [claim.fields[name] for name in CLAIM_FIELDS["role"].object if claim.fields.get(name)]
    names = [_look_up(end, claim, entities).name for end in ends if end]
    phrase = ", ".join([title if status in (None, "current") else f"{status} {title}", *names])
    return phrase if claim.modality == "asserted" else f"{phrase} ({claim.modality})"


def _node_attributes(entity: Entity, entities: dict[str, Entity]) -> dict[str, Any]:
    properties = {
        name: entities[value].name if name in ENTITY_REFERENCES and value in entities else value
        for name, value in entity.properties.items()
    }
    return {
        **properties,
        "label": entity.name,
        "kind": entity.kind,
        "aliases": "; ".join(entity.aliases),
        "same_as": "; ".join(entity.same_as),
        "mentions": len(entity.mentions),
        "articles": len({mention.article for mention in entity.mentions}),
        "statements": 0,
        "members_said": entity.size,
    }


def _edge_attributes(claim: Claim, entities: dict[str, Entity]) -> dict[str, Any]:
    first = claim.evidence[0] if claim.evidence else None
    return {
        **{name: claim.fields.get(name) for name in CLAIM_FIELDS[claim.kind].drawn},
        "label": claim.fields.get(_LABEL_FIELD[claim.kind]) or claim.kind,
        "kind": claim.kind,
        "modality": claim.modality,
        "source": _look_up(claim.source, claim, entities).name if claim.source else None,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "belief": claim.confidence if claim.belief is None else claim.belief,
        "evidence": len(claim.evidence),
        "text": first.text if first else None,
        "article": first.article if first else None,
    }


def _count_statements(drawn: Graph, graph: KnowledgeGraph) -> None:
    said = Counter(
        claim.fields.get("speaker")
        for claim in graph.claims
        if claim.kind == "statement" and claim.modality != "denied"
    )
    for speaker, number in said.items():
        if speaker in drawn:
            drawn.nodes[speaker]["statements"] = number


def _count_members(drawn: Graph, graph: KnowledgeGraph) -> None:
    """On each group, beside how many it is said to be, how many are named as its members."""
    for group, named in named_members(graph).items():
        if drawn.nodes.get(group, {}).get("kind") == "group":
            drawn.nodes[group]["members_named"] = len(named)


def _list_roles(drawn: Graph, graph: KnowledgeGraph, entities: dict[str, Entity]) -> None:
    roles: dict[str | None, list[str]] = {}
    for claim in graph.claims:
        if claim.kind == "role" and claim.modality != "denied":
            roles.setdefault(claim.fields.get("holder"), []).append(role_phrase(claim, entities))
    for holder, phrases in roles.items():
        if holder in drawn:
            drawn.nodes[holder].update(_clean({"roles": "; ".join(sorted(set(phrases)))}, NODE_ATTRIBUTES))


def _report_replaced(graph: KnowledgeGraph) -> None:
    texts = [entity.name for entity in graph.entities]
    texts += [item.text for claim in graph.claims for item in claim.evidence[:1]]
    # White space is drawn as one blank and needs no word about it.
    number = sum(len(_NOT_XML.findall(" ".join(text.split()))) for text in texts)
    if number:
        logging.getLogger(__name__).warning("%d characters that XML cannot hold are drawn as U+FFFD", number)


def _look_up(entity_id: str, claim: Claim, entities: dict[str, Entity]) -> Entity:
    try:
        return entities[entity_id]
    except KeyError:
        raise InputError(f"{claim.id}: names {entity_id}, which is no entity of the graph") from None


def _clean(attributes: dict[str, Any], types: dict[str, type]) -> dict[str, Any]:
    """The attributes in the table's order and types: no None, no empty text, one line each, nothing XML refuses."""
    row: dict[str, Any] = {}
    for name, make in types.items():
        value = attributes.get(name)
        if make is not str:
            if value is not None:
                row[name] = make(value)
        elif value:
            row[name] = _NOT_XML.sub("\ufffd", " ".join(str(value).split()))
    return row
