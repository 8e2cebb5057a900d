"""Who belong together: people parted so that most of what is shared is shared within a part (Louvain's method)."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

import networkx as nx

from newsgraph.network.brokers import plain_net
from newsgraph.network.net import EVERYTHING, Choice, build_people
from newsgraph.records import KnowledgeGraph

_SEED = 0
_BODIES = 3
"""Bodies that are named of a community."""


@dataclass(frozen=True, slots=True)
class Community:
    """People who share more with each other than with others, by name, and the bodies that most pairs of them share.

    `within` and `across` count the lines among them and to others, a line for two people.
    """

    people: tuple[tuple[str, str], ...]
    """Id and name."""
    bodies: tuple[str, ...]
    within: int
    across: int


def find_communities(graph: KnowledgeGraph, choice: Choice = EVERYTHING, resolution: float = 1) -> list[Community]:
    """Part the people who share a group or body with somebody; the largest part first. A higher resolution gives more parts."""
    people = build_people(graph, choice)
    net = plain_net(people)
    if not net:
        return []
    parts = nx.community.louvain_communities(net, weight="weight", resolution=resolution, seed=_SEED)
    found = [_community(people, net, part) for part in parts]
    return sorted(found, key=lambda one: (-len(one.people), one.people))


def _community(people: Any, net: Any, part: set[str]) -> Community:
    names = sorted(((node, people.nodes[node]["name"]) for node in part), key=lambda pair: (pair[1], pair[0]))
    inner = net.subgraph(part)
    bodies = Counter(body for *_, shared in inner.edges(data="shared") for body in shared.split("; "))
    ranked = sorted(bodies, key=lambda body: (-bodies[body], body))
    total = sum(net.degree(node) for node in part)
    return Community(tuple(names), tuple(ranked[:_BODIES]), inner.size(), total - 2 * inner.size())
