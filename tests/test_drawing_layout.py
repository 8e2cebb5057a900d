"""Where nodes lie: apart from each other, the same each time, and what belongs together together."""

from __future__ import annotations

import itertools
import random
from math import dist
from typing import Any

import networkx as nx
import numpy as np
import pytest

from newsgraph.export.drawing import draw, packing
from newsgraph.export.drawing.forces import SPRING, place_by_forces
from newsgraph.export.drawing.layout import box_of, lay_out, parts_of
from newsgraph.export.drawing.looks import EDGE_COLOURS, LARGEST, SMALLEST, edge_colour, node_sizes
from newsgraph.export.drawing.packing import pack, part_boxes
from newsgraph.export.drawing.squares import near_pairs, sort_into_squares
from newsgraph.records import KnowledgeGraph
from sample_graph import sample_graph


def some_graph(nodes: int, seed: int = 1) -> Any:
    """A graph as news makes them: hubs, many ends, and small parts by themselves."""
    chance = random.Random(seed)
    graph, ends = nx.MultiDiGraph(), ["n0"]
    for number in range(nodes):
        graph.add_node(f"n{number}", label=f"Somebody {'x' * (number % 9)}", size=4.0)
        if number and chance.random() < 0.8:
            other = chance.choice(ends)
            graph.add_edge(f"n{number}", other)
            ends += [f"n{number}", other]
    return graph


def reversed_graph(graph: Any) -> Any:
    turned = nx.MultiDiGraph()
    turned.add_nodes_from(reversed(list(graph.nodes(data=True))))
    turned.add_edges_from(reversed(list(graph.edges())))
    return turned


@pytest.mark.parametrize("nodes", [1, 2, 3, 30, 400])
def test_drawing_layout_is_the_same_whatever_the_order(nodes: int) -> None:
    graph = some_graph(nodes)
    assert lay_out(graph) == lay_out(reversed_graph(graph))


@pytest.mark.parametrize("nodes", [30, 400])
def test_drawing_layout_lets_no_label_lie_upon_another(nodes: int) -> None:
    graph = some_graph(nodes)
    places = lay_out(graph)
    boxes = {node: box_of(data) for node, data in graph.nodes(data=True)}
    upon = [
        (one, other)
        for one, other in itertools.combinations(places, 2)
        if abs(places[one][0] - places[other][0]) < (boxes[one][0] + boxes[other][0]) / 2 - 1
        and abs(places[one][1] - places[other][1]) < (boxes[one][1] + boxes[other][1]) / 2 - 1
    ]
    assert upon == []


def test_drawing_layout_puts_separate_parts_side_by_side() -> None:
    graph = some_graph(200)
    places = lay_out(graph)
    frames = [
        tuple(limit(places[node][axis] for node in part) for axis in (0, 1) for limit in (min, max))
        for part in parts_of(graph)[1]
    ]
    assert len(frames) > 10
    for one, other in itertools.combinations(frames, 2):
        assert one[1] < other[0] or other[1] < one[0] or one[3] < other[2] or other[3] < one[2]


def test_drawing_layout_is_no_ring_around_a_blot() -> None:
    """Small parts stand in rows: the picture is not much larger than what stands in it."""
    graph = nx.MultiDiGraph()
    for number in range(200):
        graph.add_nodes_from((f"{number}-{end}", {"label": "Some Body", "size": 4.0}) for end in "ab")
        graph.add_edge(f"{number}-a", f"{number}-b")
    xs, ys = zip(*lay_out(graph).values(), strict=True)
    wide, high = max(xs) - min(xs), max(ys) - min(ys)
    assert 1 < wide / high < 2.5
    assert wide * high < 2 * 200 * (130 * 150)


def test_drawing_layout_keeps_neighbours_near() -> None:
    graph = some_graph(400)
    places = lay_out(graph)
    part = parts_of(graph)[1][0]
    joined = [dist(places[one], places[other]) for one, other in graph.edges() if one in part]
    others = [dist(places[one], places[other]) for one, other in itertools.combinations(part, 2)]
    assert sum(joined) / len(joined) < sum(others) / len(others) / 3


def test_drawing_layout_of_two_is_at_the_springs_length() -> None:
    points = place_by_forces(["a", "b"], [[1], [0]])
    # Gravity pulls a little too.
    assert dist(points[:, 0], points[:, 1]) == pytest.approx(SPRING, rel=0.2)


@pytest.mark.parametrize("nodes", [5, 100, 1000])
def test_drawing_squares_push_nearly_as_all_pairs_do(nodes: int) -> None:
    chance = random.Random(nodes)
    points = np.array([[chance.gauss(0, 100) for _ in range(nodes)] for _ in range(2)])
    mass = np.array([float(chance.randint(2, 9)) for _ in range(nodes)])
    away = points[:, :, None] - points[:, None, :]
    exact = (away * mass[:, None] * mass / np.maximum((away**2).sum(axis=0), 1e-6)).sum(axis=2)
    error = np.sqrt(((sort_into_squares(points).push(points, mass) - exact) ** 2).sum(axis=0))
    length = np.sqrt((exact**2).sum(axis=0))
    assert error.mean() < (0.05 * length.mean() if nodes > 100 else 1e-9 + 0.05 * length.mean())


@pytest.mark.parametrize("boxes", [1, 2, 7, 60, 900])
def test_drawing_packing_adds_up_in_the_order_of_all_pairs(boxes: int) -> None:
    """A pair is looked for once and turned round; what moves a box is added up as if both had been looked for, to the last bit."""
    chance = random.Random(boxes)
    points = np.array([[chance.gauss(0, 20 * boxes**0.5) for _ in range(boxes)] for _ in range(2)])
    sizes = np.array(
        [[chance.uniform(20, 300) for _ in range(boxes)], [chance.choice((24.0, 24.0, 90.0)) for _ in range(boxes)]]
    )
    column, row = ((points - points.min(axis=1)[:, None]) / sizes.max(axis=1)[:, None]).astype(np.int64)
    one, other = near_pairs(column, row, int(column.max()) + 1, int(row.max()) + 1)
    away = points[:, one] - points[:, other]
    over = (sizes[:, one] + sizes[:, other]) / 2.0 - np.abs(away)
    upon = (over > 1e-6).all(axis=0) & (one != other)
    expected = one[upon], other[upon], away[:, upon], over[:, upon]
    assert [part.tobytes() for part in packing._upon_each_other(points, sizes)] == [part.tobytes() for part in expected]


@pytest.mark.parametrize("nodes", [16, 250, 4000])
def test_drawing_squares_count_each_pair_once(nodes: int) -> None:
    chance = random.Random(nodes)
    points = np.array([[chance.gauss(0, 100) for _ in range(nodes)] for _ in range(2)])
    squares = sort_into_squares(points)
    counted = np.bincount(squares.near[0], minlength=nodes).astype(float)
    side = 1 << squares.levels
    members = np.bincount(squares.square, minlength=side * side).reshape(side, side)
    for one, other in squares.far:
        counted += np.bincount(one, weights=members.ravel()[other], minlength=nodes)
        members = members.reshape(members.shape[0] // 2, 2, -1, 2).sum(axis=(1, 3))
    assert set(counted) == {nodes}


def test_drawing_squares_grow_with_the_nodes_and_not_with_their_square() -> None:
    def pairs(nodes: int) -> int:
        chance = random.Random(1)
        squares = sort_into_squares(np.array([[chance.random() for _ in range(nodes)] for _ in range(2)]))
        return len(squares.near[0]) + sum(len(one) for one, _ in squares.far)

    assert pairs(32_000) < 6 * pairs(8_000)  # sixteen times as many, were each compared with each


@pytest.mark.parametrize("number", [1, 2, 50])
def test_drawing_packing_parts_boxes_even_from_one_point(number: int) -> None:
    points, sizes = np.zeros((2, number)), np.array([[100.0] * number, [20.0] * number])
    x, y = part_boxes(points, sizes)
    for one, other in itertools.combinations(range(number), 2):
        assert abs(x[one] - x[other]) > 99 or abs(y[one] - y[other]) > 19


def test_drawing_packing_lays_rectangles_side_by_side() -> None:
    chance = random.Random(1)
    sizes = sorted(((chance.uniform(10, 200), chance.uniform(10, 90)) for _ in range(80)), key=lambda size: -size[1])
    corners = pack(sizes)
    rectangles = [(x, y, x + width, y + height) for (x, y), (width, height) in zip(corners, sizes, strict=True)]
    for one, other in itertools.combinations(rectangles, 2):
        assert (
            min(one[2], other[2]) - max(one[0], other[0]) < 1e-3 or min(one[3], other[3]) - max(one[1], other[1]) < 1e-3
        )
    area = sum(width * height for width, height in sizes)
    assert max(right for *_, right, _ in rectangles) * max(top for *_, top in rectangles) < 2 * area


# --- looks -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("counts", "sizes"),
    [
        ({}, {}),
        ({"a": 1, "b": 1}, {"a": SMALLEST, "b": SMALLEST}),
        ({"a": 7, "b": 7, "c": 7}, {"a": SMALLEST, "b": SMALLEST, "c": SMALLEST}),
        ({"a": 0, "b": 1, "c": 1, "d": 3}, {"a": SMALLEST, "b": SMALLEST, "c": SMALLEST, "d": LARGEST}),
        ({"a": 1, "b": 1, "c": 3, "d": 5}, {"a": SMALLEST, "b": SMALLEST, "c": 52.0, "d": LARGEST}),
    ],
)
def test_drawing_looks_sizes_run_from_the_middle_node_to_the_one_with_most(
    counts: dict[str, int], sizes: dict[str, float]
) -> None:
    assert node_sizes(counts) == sizes


def test_drawing_looks_sizes_are_such_that_gephi_keeps_them() -> None:
    """Gephi makes sizes run from 4 to 100, or all be 4, and moves places in proportion."""
    sizes = {data["size"] for _, data in draw(sample_graph()).nodes(data=True)}
    assert (min(sizes), max(sizes)) == (4, 100)


def test_drawing_looks_every_line_has_a_colour_and_reported_ones_are_paler() -> None:
    for _, _, line in draw(sample_graph()).edges(data=True):
        colour = line["r"], line["g"], line["b"]
        strong = edge_colour(line["kind"], line.get("polarity"), "asserted")
        assert colour == edge_colour(line["kind"], line.get("polarity"), line["modality"])
        assert (sum(colour) > sum(strong)) is (line["modality"] == "reported")
    assert len({*EDGE_COLOURS.values()}) == len(EDGE_COLOURS) - 1  # "shared" stands in a view of its own


def test_drawing_is_the_same_whatever_the_order_of_the_graph() -> None:
    graph = sample_graph()
    turned = KnowledgeGraph(graph.articles, graph.entities[::-1], graph.claims[::-1])
    one, other = draw(graph), draw(turned)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))
