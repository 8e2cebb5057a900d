"""The chains of claims that connect two people or bodies, the shortest first."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Any

import networkx as nx

from newsgraph.network.net import EVERYTHING, Choice, Step, build_net, check_node, steps_along
from newsgraph.records import KnowledgeGraph


@dataclass(frozen=True, slots=True)
class Chain:
    """One way from the first to the second, step by step."""

    steps: tuple[Step, ...]


def find_paths(graph: KnowledgeGraph, start: str, end: str, choice: Choice = EVERYTHING, most: int = 5) -> list[Chain]:
    """The shortest chains between two entities by id, at most `most` of them, none where nothing connects the two.

    A chain comes to no entity twice. Raises QueryError where a path cannot lead to one of the two.
    """
    net = build_net(graph, choice)
    for node in (start, end):
        check_node(net, node, node)
    claims = {claim.id: claim for claim in graph.claims}
    near = takewhile(lambda nodes: len(nodes) - 1 <= choice.longest, _walks(net, start, end))
    walks = sorted(islice(near, most), key=lambda nodes: (len(nodes), nodes))
    return [Chain(tuple(steps_along(nodes, net, claims))) for nodes in walks]


def _walks(net: Any, start: str, end: str) -> Iterator[list[str]]:
    """Ways from one to the other that go over no node twice, by length (Yen's algorithm)."""
    plain = nx.Graph()
    plain.add_nodes_from(sorted(net))
    plain.add_edges_from(sorted({(min(ends), max(ends)) for ends in net.edges() if ends[0] != ends[1]}))
    if start != end:
        try:
            yield from nx.shortest_simple_paths(plain, start, end)
        except nx.NetworkXNoPath:
            return
