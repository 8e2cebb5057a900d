"""A large graph as a small one: nothing is lost of what pushes and pulls, and what belongs together stays together."""

from __future__ import annotations

import random
from math import dist

import networkx as nx
import numpy as np
import pytest

from newsgraph.export.drawing.coarsening import coarsen, web_of
from newsgraph.export.drawing.forces import SPRING, place_by_forces
from newsgraph.export.drawing.squares import sort_into_squares

Neighbours = list[list[int]]


def neighbours_of(graph: nx.Graph) -> Neighbours:
    return [sorted(graph[node]) for node in sorted(graph)]


def hubs_and_ends(nodes: int) -> Neighbours:
    """A connected graph in which each node joins one that has many lines sooner than one that has few."""
    chance, ends, graph = random.Random(nodes), [0], nx.Graph()
    for number in range(1, nodes):
        other = chance.choice(ends)
        graph.add_edge(number, other)
        ends += [number, other]
    return neighbours_of(graph)


def ids_of(neighbours: Neighbours) -> list[str]:
    return [f"n{node}" for node in range(len(neighbours))]


@pytest.mark.parametrize(
    "neighbours",
    [
        pytest.param([[1], [0]], id="a pair"),
        pytest.param(neighbours_of(nx.path_graph(7)), id="a path"),
        pytest.param(neighbours_of(nx.star_graph(50)), id="a hub"),
        pytest.param(neighbours_of(nx.complete_graph(9)), id="all with all"),
        pytest.param(hubs_and_ends(300), id="hubs and ends"),
    ],
)
def test_drawing_coarsening_keeps_mass_and_lines(neighbours: Neighbours) -> None:
    web = web_of(ids_of(neighbours), neighbours)
    coarse, group = coarsen(web)
    assert 1 <= len(coarse.ids) <= len(web.ids) / 2
    assert len(group) == len(web.ids)
    assert sorted(set(group)) == [*range(len(coarse.ids))]
    assert coarse.mass.sum() == web.mass.sum()
    assert coarse.strength.sum() == (group[web.one] != group[web.other]).sum()
    assert not (coarse.one == coarse.other).any()


def test_drawing_coarsening_takes_a_hub_with_its_ends() -> None:
    neighbours = neighbours_of(nx.star_graph(50))
    coarse, _ = coarsen(web_of(ids_of(neighbours), neighbours))
    assert len(coarse.ids) == 1


def test_drawing_coarsening_groups_only_what_hangs_together() -> None:
    neighbours = hubs_and_ends(300)
    _, group = coarsen(web_of(ids_of(neighbours), neighbours))
    graph = nx.Graph((node, other) for node, near in enumerate(neighbours) for other in near)
    for number in range(int(group.max()) + 1):
        assert nx.is_connected(graph.subgraph(np.flatnonzero(group == number).tolist()))


def test_drawing_layout_of_a_large_graph_keeps_neighbours_near() -> None:
    neighbours = hubs_and_ends(4_100)
    points = place_by_forces(ids_of(neighbours), neighbours).T.tolist()
    chance = random.Random(1)
    joined = [dist(points[node], points[other]) for node, near in enumerate(neighbours) for other in near]
    others = [dist(*chance.sample(points, 2)) for _ in range(5_000)]
    assert np.mean(joined) < np.mean(others) / 4
    assert len({*map(tuple, points)}) == len(points)


def test_drawing_squares_are_finer_where_most_nodes_crowd() -> None:
    chance = random.Random(1)
    crowd = [[chance.gauss(0, 1) for _ in range(6_000)] for _ in range(2)]
    edges = [[-60.0, 60.0], [-60.0, 60.0]]
    crowded = sort_into_squares(np.array([one + other for one, other in zip(crowd, edges, strict=True)]))
    even = sort_into_squares(np.array([[chance.random() for _ in range(6_002)] for _ in range(2)]))
    assert crowded.levels > even.levels
    assert len(crowded.near[0]) < 6_002**2 / 8


def test_drawing_layout_of_a_large_hub_is_no_heap() -> None:
    neighbours = neighbours_of(nx.star_graph(4_200))
    points = place_by_forces(ids_of(neighbours), neighbours)
    nearest = [np.sort(np.hypot(*(points - points[:, [node]])))[1] for node in range(1, 4_200, 100)]
    assert np.median(nearest) > SPRING / 10
