"""The graph as a network of people: what connects two, who is near one, who stands between others, who belong together.

    net = build_net(graph, Choice(modality="asserted"))
    find_paths(graph, "person/a", "person/b")       # -> [Path(steps)], each step a claim with its words
    find_neighbours(graph, "person/a", depth=2)     # -> [Neighbour]
    rank_brokers(graph), find_communities(graph)    # people who share groups and bodies

Deterministic: the same graph and networkx give the same answer. What is denied connects nobody.
"""

from __future__ import annotations

from newsgraph.network.brokers import Broker, Ranking, rank_brokers
from newsgraph.network.communities import Community, find_communities
from newsgraph.network.neighbours import Neighbour, find_neighbours
from newsgraph.network.net import EVERYTHING, Choice, Step
from newsgraph.network.paths import Chain, find_paths

__all__ = [
    "EVERYTHING",
    "Broker",
    "Chain",
    "Choice",
    "Community",
    "Neighbour",
    "Ranking",
    "Step",
    "find_communities",
    "find_neighbours",
    "find_paths",
    "rank_brokers",
]
