"""Where the nodes of one connected graph lie: nodes push each other apart, lines pull them together.

The forces are those of ForceAtlas2 (Jacomy et al. 2014, https://doi.org/10.1371/journal.pone.0098679): lines are springs, and
nodes push in proportion to their lines, so that a hub has its people around it and not upon each other. Far nodes push
together (`squares`), which makes a step grow as n log n.

Not NetworkX's own layouts: they compare each node with each (200 steps of its ForceAtlas2 take 6 s for 850 nodes, 20,000 nodes
would take 6 GB), and its spring layout wants SciPy from 500 nodes on. Here each number comes from additions, products,
quotients and square roots of single numbers, added up in an order that is fixed. IEEE 754 gives these the same last bit
everywhere, so the same graph has the same places on every machine; steps by the hundred would blow up any difference.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Sequence
from math import sqrt
from typing import Any

import numpy as np

from newsgraph.export.drawing.coarsening import Neighbours, Web, coarsen, web_of
from newsgraph.export.drawing.squares import sort_into_squares, squared, sum_by

Vector = Any  # numpy's array of one dimension
Points = Any  # numpy's array of two rows: all x, all y

SPRING = 44.0
"""The distance at which two nodes joined by their only line come to rest."""

_PUSH = SPRING * SPRING / 4  # (1 + 1) * (1 + 1) * _PUSH / SPRING == SPRING
_GRAVITY = 0.15
"""The pull to the middle, beside a spring's 1. It leaves a node some 200 by 200 units, which a label fits into."""
_STEPS, _FEW_STEPS = 250, 120
_SMALL = 30
"""Fewer nodes than this are at rest after few steps."""
LARGE, _COARSE = 4000, 500
"""More nodes than the first are unfolded as a graph of at most the second."""
_STEPS_A_LEVEL = 15
_NEAR = 4 * SPRING
"""How far a node goes, in the first of them, from where what stood for it came to rest; of what stands for four twice as far."""
_STEPS_A_GRID = 4
_TINY = 1e-6


def place_by_forces(ids: Sequence[str], neighbours: Neighbours) -> Points:
    """The place of each node of a connected graph, the same for the same ids and neighbours (numbers of nodes)."""
    web = web_of(ids, neighbours)
    if len(ids) <= LARGE:
        steps = _STEPS if len(ids) >= _SMALL else _FEW_STEPS
        return _at_rest(web, _first_places(ids, neighbours), steps, SPRING * sqrt(len(ids)))
    finer = []
    while len(web.ids) > _COARSE:
        coarse, group = coarsen(web)
        finer.append((web, group))
        web = coarse
    # Who stands for many needs the room of many.
    points = _first_places(web.ids, web.neighbours) * sqrt(len(ids) / len(web.ids))
    points = _at_rest(web, points, _STEPS, SPRING * sqrt(len(ids)))
    for web, group in reversed(finer):
        # As far off as there are others of its group: else the ends of a hub would begin in one heap.
        off = np.array([_spread(node) for node in web.ids]).T * np.sqrt(np.bincount(group)[group]) * (SPRING / 2)
        points = _at_rest(
            web, np.take(points, group, axis=1) + off, _STEPS_A_LEVEL, _NEAR * sqrt(len(ids) / len(web.ids))
        )
    return points


def _at_rest(web: Web, points: Points, steps: int, widest: float) -> Points:
    """Where nodes come to that begin at these places, and move no farther than `widest` in the first step, and less in each."""
    squares = sort_into_squares(points)
    for step in range(steps):
        if squares.levels and step and not step % _STEPS_A_GRID:
            squares = sort_into_squares(points)
        reach = widest * (1.0 - step / steps) * (1.0 - step / steps) + 0.5
        points = points + _step(web, points, squares.push(points, web.mass), reach)
    return points


def _step(web: Web, points: Points, push: Points, reach: float) -> Points:
    """What each node moves: half the way to where its springs would rest, and none farther than `reach`."""
    along = np.take(points, web.other, axis=1) - np.take(points, web.one, axis=1)
    pull = sum_by(web.one, along * web.strength, points.shape[1])
    to_middle = _middle(points) - points
    step = (push * _PUSH + pull + to_middle * (web.mass * _GRAVITY)) / (2.0 * web.mass)
    scale = np.minimum(1.0, reach / np.maximum(np.sqrt(squared(step)), _TINY))
    return step * scale


def _middle(points: Points) -> Vector:
    added = np.cumsum(points, axis=1)[:, -1:]  # one by one, in order, as sum() does not
    return added / float(points.shape[1])


# --- where to begin ----------------------------------------------------------------------------------------------


def _first_places(ids: Sequence[str], neighbours: Neighbours) -> Points:
    """Unfolded along its longest ways, and a bit off, by the hash of the id, so that no two begin at one point.

    Across: the steps from one end of the longest way less those from the other; up: the same for the longest way beside it.
    """
    hub = max(range(len(ids)), key=lambda node: (len(neighbours[node]), -node))
    left = _farthest(_steps_from(hub, neighbours))
    from_left = _steps_from(left, neighbours)
    right = _farthest(from_left)
    from_right = _steps_from(right, neighbours)
    low = _farthest([min(one, other) for one, other in zip(from_left, from_right, strict=True)])
    from_low = _steps_from(low, neighbours)
    high = _farthest([min(steps) for steps in zip(from_left, from_right, from_low, strict=True)])
    from_high = _steps_from(high, neighbours)
    spread = [_spread(node) for node in ids]
    x = [a - b + dx for a, b, (dx, _) in zip(from_left, from_right, spread, strict=True)]
    y = [a - b + dy for a, b, (_, dy) in zip(from_low, from_high, spread, strict=True)]
    return np.stack([_evened(x), _evened(y)])


def _evened(values: Sequence[float]) -> Vector:
    """The same order, at even distances: else most nodes would begin in one heap."""
    places = np.empty(len(values))
    places[np.argsort(np.array(values), kind="stable")] = np.arange(len(values), dtype=np.float64)
    return places * (2 * SPRING / sqrt(len(values)))


def _spread(node: str) -> tuple[float, float]:
    """Two numbers between -1 and 1 that stay with the id."""
    digest = hashlib.sha256(node.encode("utf-8", "surrogatepass")).digest()
    one, other = (int.from_bytes(part) / 2**31 - 1 for part in (digest[:4], digest[4:8]))
    return one, other


def _steps_from(start: int, neighbours: Neighbours) -> list[int]:
    steps = [-1] * len(neighbours)
    steps[start] = 0
    queue = deque([start])
    while queue:
        node = queue.popleft()
        for other in neighbours[node]:
            if steps[other] < 0:
                steps[other] = steps[node] + 1
                queue.append(other)
    return steps


def _farthest(steps: Sequence[int]) -> int:
    return max(range(len(steps)), key=lambda node: (steps[node], -node))
