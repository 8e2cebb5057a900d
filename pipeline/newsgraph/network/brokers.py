"""Who stands between others: people by their place in the network of those who share groups and bodies."""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import Any

import networkx as nx

from newsgraph.network.net import EVERYTHING, Choice, build_people
from newsgraph.records import KnowledgeGraph

EXACT = 1000
"""People up to whom betweenness is counted exactly: it takes time in people times lines. Beyond, from a sample of as many."""
_SEED = 0


@dataclass(frozen=True, slots=True)
class Broker:
    """A person of the network.

    degree       with how many people this one shares a group or body
    shared       how many groups and bodies that is, each counted for each of them
    betweenness  share of the shortest ways between two others that lead over this one, 0..1
    """

    person: str
    name: str
    degree: int
    shared: int
    betweenness: float


@dataclass(frozen=True, slots=True)
class Ranking:
    """Brokers, the most between first; `sampled` is from how many people betweenness was estimated, None where exact."""

    brokers: tuple[Broker, ...]
    sampled: int | None


def rank_brokers(graph: KnowledgeGraph, choice: Choice = EVERYTHING, exact: int = EXACT) -> Ranking:
    """Rank the people that share a group or body with somebody, by betweenness, then degree, then name."""
    people = build_people(graph, choice)
    net = plain_net(people)
    sampled = exact if len(net) > exact else None
    between = nx.betweenness_centrality(net, k=sampled, seed=random.Random(_SEED))  # noqa: S311  (no secret)
    brokers = [
        Broker(
            node,
            people.nodes[node]["name"],
            net.degree(node),
            round(net.degree(node, weight="weight")),
            round(between[node], 6),
        )
        for node in net
    ]
    return Ranking(
        tuple(sorted(brokers, key=lambda one: (-one.betweenness, -one.degree, -one.shared, one.name, one.person))),
        sampled,
    )


def plain_net(people: Any) -> Any:
    """The network with one line for two people, nodes and lines sorted, without those who share nothing."""
    net = nx.Graph()
    net.add_nodes_from(sorted(node for node in people if people.degree(node)))
    for one, other, line in sorted(people.edges(data=True), key=lambda edge: edge[:2]):
        net.add_edge(one, other, weight=line["weight"], shared=line["shared"])
    return net
