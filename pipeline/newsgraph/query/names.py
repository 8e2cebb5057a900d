"""Finds the nodes of a store that a person means by a name, an alias, a country code or an id."""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph

from newsgraph.graph.find import find_entity, fold_name
from newsgraph.records import Entity, EntityKind, KnowledgeGraph
from newsgraph.terms import PREFIXES

# Only entities have schema:name: each of their names, the label among them.
_ENTITIES = """SELECT ?node ?id ?name ?alias WHERE {
    ?node schema:name|ng:countryCode ?alias ; schema:identifier ?id ; rdfs:label ?name .
} ORDER BY ?id ?alias"""


def find_nodes(
    store: pyoxigraph.Store, name: str, kinds: tuple[EntityKind, ...] = (), *, several: bool = False
) -> list[pyoxigraph.NamedNode]:
    """The node that fits, or with `several` all that fit equally well.

    Raises QueryError with the candidates where none fits, or too many.
    """
    nodes, entities = _read_entities(store)
    return [nodes[entity.id] for entity in find_among(entities, name, kinds, several=several)]


def find_among(
    entities: Iterable[Entity], name: str, kinds: tuple[EntityKind, ...] = (), *, several: bool = False
) -> list[Entity]:
    """The same of entities, whose aliases hold their country codes."""
    wanted = [entity for entity in entities if not kinds or entity.kind in kinds]
    if several and (found := _fitting(wanted, name)):
        return sorted(found, key=lambda entity: entity.id)
    return [find_entity(KnowledgeGraph(entities=tuple(wanted)), name)]


def _fitting(entities: list[Entity], name: str) -> list[Entity]:
    """Those of that id, else of that name or alias, else of a name that holds these words."""
    folded = fold_name(name)
    words = set(folded.split())
    if by_id := [entity for entity in entities if entity.id == name]:
        return by_id
    names = {entity.id: [fold_name(text) for text in (entity.name, *entity.aliases)] for entity in entities}
    exact = [entity for entity in entities if folded and folded in names[entity.id]]
    return exact or [
        entity for entity in entities if words and any(words <= set(text.split()) for text in names[entity.id])
    ]


def _read_entities(store: pyoxigraph.Store) -> tuple[dict[str, pyoxigraph.NamedNode], list[Entity]]:
    nodes: dict[str, pyoxigraph.NamedNode] = {}
    found: dict[str, Entity] = {}
    solutions = store.query(_ENTITIES, prefixes=PREFIXES)
    for node, id_, name, alias in solutions:  # type: ignore[union-attr]
        nodes[id_.value] = node
        aliases = found[id_.value].aliases if id_.value in found else ()
        kind: EntityKind = id_.value.partition("/")[0]
        found[id_.value] = Entity(
            id_.value, kind, name.value, aliases if alias.value == name.value else (*aliases, alias.value)
        )
    return nodes, list(found.values())
