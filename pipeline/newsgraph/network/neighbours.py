"""Who and what is near somebody: all that can be reached in so many steps, each with the step that leads there."""

from __future__ import annotations

from dataclasses import dataclass

from newsgraph.network.net import EVERYTHING, Choice, Step, build_net, check_node, steps_along
from newsgraph.records import Entity, KnowledgeGraph


@dataclass(frozen=True, slots=True)
class Neighbour:
    """An entity, how many steps away it is, and the last of these steps."""

    entity: Entity
    distance: int
    step: Step


def find_neighbours(graph: KnowledgeGraph, start: str, depth: int = 1, choice: Choice = EVERYTHING) -> list[Neighbour]:
    """All that is at most `depth` steps from an entity, by distance and name; one body between two people is two steps.

    Of several last steps the one over the entity with the smaller id is given. Raises QueryError where there is no such node.
    """
    net = build_net(graph, choice)
    check_node(net, start, start)
    entities = {entity.id: entity for entity in graph.entities}
    claims = {claim.id: claim for claim in graph.claims}
    plain = net.to_undirected(as_view=True)
    seen, edge, found = {start}, [start], list[Neighbour]()
    for distance in range(1, depth + 1):
        came: dict[str, str] = {}
        for node in sorted(edge):
            for other in plain[node]:
                if other not in seen:
                    came.setdefault(other, node)
        for node, before in came.items():
            (step,) = steps_along([before, node], net, claims)
            found.append(Neighbour(entities[node], distance, step))
        seen.update(came)
        edge = list(came)
    return sorted(found, key=lambda near: (near.distance, near.entity.name, near.entity.id))
