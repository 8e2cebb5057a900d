"""Where the nodes of one connected graph lie: nodes push each other apart, lines pull them together.

The forces are those of ForceAtlas2 (Jacomy et al. 2014, https://doi.org/10.1371/journal.pone.0098679): lines are springs, and
nodes push in proportion to their lines, so that a hub has its people around it and not upon each other. Far nodes push
as a whole, gathered in the squares of a grid that gets coarser with distance (Barnes and Hut 1986), which makes a step
grow as n log n.

Not NetworkX's own layouts: they compare each node with each (200 steps of its ForceAtlas2 take 6 s for 850 nodes, 20,000 nodes
would take 6 GB), and its spring layout wants SciPy from 500 nodes on. Here each number comes from additions, products,
quotients and square roots of single numbers, added up in an order that is fixed. IEEE 754 gives these the same last bit
everywhere, so the same graph has the same places on every machine; steps by the hundred would blow up any difference.
"""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Sequence
from typing import Any

import numpy as np

Vector = Any  # numpy's array of one dimension
Neighbours = Sequence[Sequence[int]]

SPRING = 44.0
"""The distance at which two nodes joined by their only line come to rest."""

_PUSH = SPRING * SPRING / 4  # (1 + 1) * (1 + 1) * _PUSH / SPRING == SPRING
_GRAVITY = 0.15
_STEPS = 250
_FEW_STEPS = 120
_MANY = 4000
_CROWD = 8
"""Nodes that a square of the finest grid holds on average."""
_DEEPEST = 9
_TINY = 1e-6


def place_by_forces(ids: Sequence[str], neighbours: Neighbours) -> tuple[Vector, Vector]:
    """The x and y of each node of a connected graph, the same for the same ids and neighbours (numbers of nodes)."""
    x, y = _first_places(ids, neighbours)
    degree = np.array([len(near) for near in neighbours], dtype=np.float64)
    mass = degree + 1.0
    ends = np.repeat(np.arange(len(ids)), [len(near) for near in neighbours])
    others = np.array([other for near in neighbours for other in near], dtype=np.int64)
    steps = _STEPS if len(ids) <= _MANY else _FEW_STEPS
    widest = SPRING * float(np.sqrt(float(len(ids))))
    for step in range(steps):
        push_x, push_y = push_apart(x, y, mass)
        reach = widest * (1.0 - step / steps) ** 2 + 0.5
        x, y = _move(x, y, push_x, push_y, mass, ends, others, reach)
    return x, y


def _move(
    x: Vector, y: Vector, push_x: Vector, push_y: Vector, mass: Vector, ends: Vector, others: Vector, reach: float
) -> tuple[Vector, Vector]:
    """One step along the forces, none longer than `reach`; half the way to where the springs would rest."""
    pull_x = np.bincount(ends, weights=x[others] - x[ends], minlength=len(x))
    pull_y = np.bincount(ends, weights=y[others] - y[ends], minlength=len(x))
    centre_x, centre_y = _mean(x), _mean(y)
    step_x = (push_x * _PUSH + pull_x - (x - centre_x) * mass * _GRAVITY) / (2.0 * mass)
    step_y = (push_y * _PUSH + pull_y - (y - centre_y) * mass * _GRAVITY) / (2.0 * mass)
    length = np.sqrt(step_x * step_x + step_y * step_y)
    scale = np.minimum(1.0, reach / np.maximum(length, _TINY))
    return x + step_x * scale, y + step_y * scale


def push_apart(x: Vector, y: Vector, mass: Vector) -> tuple[Vector, Vector]:
    """What pushes each node: the sum over all others of mass * mass / distance, away from them."""
    levels = min(_DEEPEST, (len(x) // _CROWD).bit_length() // 2)
    column, row = _squares(x, y, levels)
    push_x, push_y = _push_of_near(x, y, mass, column, row, levels)
    for level, (weights, sums_x, sums_y) in _gathered(x, y, mass, column, row, levels):
        far_x, far_y = _push_of_far(x, y, column >> (levels - level), row >> (levels - level), weights, sums_x, sums_y)
        push_x, push_y = push_x + far_x * mass, push_y + far_y * mass
    return push_x, push_y


def near_pairs(column: Vector, row: Vector, columns: int, rows: int) -> tuple[Vector, Vector]:
    """All pairs (each in both orders, and each node with itself) whose squares are the same or touch."""
    square = row * columns + column
    order = np.argsort(square, kind="stable")
    counts = np.bincount(square, minlength=columns * rows)
    begins = np.cumsum(counts) - counts
    ones, others = [], []
    nodes = np.arange(len(square))
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            there = (row + down >= 0) & (row + down < rows) & (column + right >= 0) & (column + right < columns)
            beside = np.where(there, square + down * columns + right, 0)
            number = np.where(there, counts[beside], 0)
            ends = np.cumsum(number)
            place = np.arange(int(ends[-1])) - np.repeat(ends - number, number)
            ones.append(np.repeat(nodes, number))
            others.append(order[np.repeat(begins[beside], number) + place])
    return np.concatenate(ones), np.concatenate(others)


def _push_of_near(
    x: Vector, y: Vector, mass: Vector, column: Vector, row: Vector, levels: int
) -> tuple[Vector, Vector]:
    ones, others = near_pairs(column, row, 1 << levels, 1 << levels)
    away_x, away_y = x[ones] - x[others], y[ones] - y[others]
    force = mass[ones] * mass[others] / np.maximum(away_x * away_x + away_y * away_y, _TINY)
    return (
        np.bincount(ones, weights=away_x * force, minlength=len(x)),
        np.bincount(ones, weights=away_y * force, minlength=len(x)),
    )


def _push_of_far(
    x: Vector, y: Vector, column: Vector, row: Vector, weights: Vector, sums_x: Vector, sums_y: Vector
) -> tuple[Vector, Vector]:
    """What pushes from the squares that do not touch a node's own, but whose parents touch its parent."""
    push_x, push_y = np.zeros(len(x)), np.zeros(len(x))
    side = weights.shape[0]
    for down in range(-2, 4):
        for right in range(-2, 4):
            other_row, other_column = (row & ~1) + down, (column & ~1) + right
            chosen = np.flatnonzero(
                (other_row >= 0) & (other_row < side) & (other_column >= 0) & (other_column < side)
                & ((np.abs(other_row - row) > 1) | (np.abs(other_column - column) > 1))
            )  # fmt: skip
            weight = weights[other_row[chosen], other_column[chosen]]
            chosen, weight = chosen[weight > 0], weight[weight > 0]
            at = other_row[chosen], other_column[chosen]
            away_x, away_y = x[chosen] - sums_x[at] / weight, y[chosen] - sums_y[at] / weight
            force = weight / np.maximum(away_x * away_x + away_y * away_y, _TINY)
            push_x[chosen] += away_x * force
            push_y[chosen] += away_y * force
    return push_x, push_y


def _squares(x: Vector, y: Vector, levels: int) -> tuple[Vector, Vector]:
    """Column and row of each node in a grid of 2**levels squares a side."""
    side = max(float(x.max() - x.min()), float(y.max() - y.min()), _TINY)
    last = (1 << levels) - 1
    column, row = ((values - values.min()) / side * (1 << levels) for values in (x, y))
    return np.minimum(column.astype(np.int64), last), np.minimum(row.astype(np.int64), last)


def _gathered(x: Vector, y: Vector, mass: Vector, column: Vector, row: Vector, levels: int) -> Any:
    """For each level with squares that do not touch: the mass in each, and the sums of mass * x and mass * y."""
    side = 1 << levels
    square = row * side + column
    sums = [
        np.bincount(square, weights=values, minlength=side * side).reshape(side, side)
        for values in (mass, mass * x, mass * y)
    ]
    for level in range(levels, 1, -1):
        yield level, sums
        sums = [grid[::2, ::2] + grid[1::2, ::2] + grid[::2, 1::2] + grid[1::2, 1::2] for grid in sums]


def _mean(values: Vector) -> float:
    return float(np.cumsum(values)[-1]) / len(values)  # cumsum adds one by one, in order, as sum does not


# --- where to begin ----------------------------------------------------------------------------------------------


def _first_places(ids: Sequence[str], neighbours: Neighbours) -> tuple[Vector, Vector]:
    """Unfolded along its longest ways, and a bit off, by the hash of the id, so that no two begin at one point."""
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
    x = [(a - b + dx) * SPRING for a, b, (dx, _) in zip(from_left, from_right, spread, strict=True)]
    y = [(a - b + dy) * SPRING for a, b, (_, dy) in zip(from_low, from_high, spread, strict=True)]
    return np.array(x), np.array(y)


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
