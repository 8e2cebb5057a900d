"""Who is near whom: a grid that tells which pairs to count one by one, and which nodes push as one, by their square.

Two nodes are near if their squares of the finest grid are the same or touch. For all others there is one coarser grid in
which their squares do not touch while the squares' parents do; there the farther one counts with all of its square, at their
common centre (Barnes and Hut 1986). So each step counts some n log n pairs, not n * n.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

Vector = Any  # numpy's array of one dimension
Points = Any  # numpy's array of two rows: all x, all y
Pairs = tuple[Vector, Vector]

SIDES = tuple((down, right) for down in (-1, 0, 1) for right in (-1, 0, 1))
"""The squares that touch one, and it itself in the middle; each stands opposite to the one that is as far from the end."""
_CROWD = 8
"""Nodes that a square of the finest grid holds on average."""
_DEEPEST = 9
_MOST_NEAR = 1_000_000
"""Pairs of near nodes from which on a finer grid costs less: where most nodes of a large graph crowd in its middle."""
_TINY = 1e-6


@dataclass(frozen=True, slots=True)
class Squares:
    """Nodes by squares, as they lay at one time; while they move a little, it still counts each pair once.

    `square` is each node's in the finest grid, of 2**levels a side; `near` pairs of nodes; `far`, from the finest grid to that of four
    a side, pairs of a node and a square.
    """

    levels: int
    square: Vector
    near: Pairs
    far: tuple[Pairs, ...]

    def push(self, points: Points, mass: Vector) -> Points:
        """What pushes each node: the sum over all others of mass * mass / distance, away from them."""
        push = _push(points, self.near, points, mass)
        side = 1 << self.levels
        sums = [
            np.bincount(self.square, weights=values, minlength=side * side).reshape(side, side)
            for values in (mass, mass * points[0], mass * points[1])
        ]
        for pairs in self.far:
            weight = np.maximum(sums[0], _TINY)
            centres = np.stack([(sums[1] / weight).ravel(), (sums[2] / weight).ravel()])
            push = push + _push(points, pairs, centres, sums[0].ravel())
            # Added by name, not by sum(), whose order is not promised.
            sums = [grid[::2, ::2] + grid[1::2, ::2] + grid[::2, 1::2] + grid[1::2, 1::2] for grid in sums]
        return push * mass


def _push(points: Points, pairs: Pairs, others: Points, weight: Vector) -> Points:
    one, other = pairs
    away = np.take(points, one, axis=1) - np.take(others, other, axis=1)  # several times as fast as points[:, one]
    force = weight[other] / np.maximum(squared(away), _TINY)
    return sum_by(one, away * force, points.shape[1])


def squared(vectors: Points) -> Vector:
    """The square of each vector's length."""
    return vectors[0] * vectors[0] + vectors[1] * vectors[1]


def sum_by(nodes: Vector, vectors: Points, number: int) -> Points:
    """The sum of each node's vectors; bincount adds them one by one, in the order given."""
    return np.stack([np.bincount(nodes, weights=values, minlength=number) for values in vectors])


def sort_into_squares(points: Points) -> Squares:
    """The squares of nodes at these places."""
    levels = min(_DEEPEST, (points.shape[1] // _CROWD).bit_length() // 2)
    low, high = points.min(axis=1), points.max(axis=1)
    parts = (points - low[:, None]) / max(float(high[0] - low[0]), float(high[1] - low[1]), _TINY)
    column, row = _cells(parts, levels)
    while levels < _DEEPEST and _near_number(column, row, 1 << levels) > _MOST_NEAR:
        levels += 1
        column, row = _cells(parts, levels)
    far = tuple(
        _far_pairs(column >> (levels - level), row >> (levels - level), 1 << level) for level in range(levels, 1, -1)
    )
    return Squares(levels, row * (1 << levels) + column, near_pairs(column, row, 1 << levels, 1 << levels), far)


def _cells(parts: Points, levels: int) -> Points:
    """Column and row of each node in a grid, by its place between 0 and 1."""
    return np.minimum((parts * (1 << levels)).astype(np.int64), (1 << levels) - 1)


def _near_number(column: Vector, row: Vector, side: int) -> int:
    """How many pairs `near_pairs` would give."""
    counts = np.bincount(row * side + column, minlength=side * side).reshape(side, side)
    padded = np.pad(counts, 1)
    around = sum(padded[down : down + side, right : right + side] for down in range(3) for right in range(3))
    return int((counts * around).sum())


def near_pairs(column: Vector, row: Vector, columns: int, rows: int) -> Pairs:
    """All pairs (each in both orders, and each node with itself) whose squares are the same or touch."""
    ones, others = zip(*pairs_beside(column, row, columns, rows, SIDES), strict=True)
    return np.concatenate(ones), np.concatenate(others)


def pairs_beside(
    column: Vector, row: Vector, columns: int, rows: int, sides: Iterable[tuple[int, int]]
) -> Iterator[Pairs]:
    """For each side, which is so many rows down and columns right, each node with those of the square there, in the nodes' order."""
    square = row * columns + column
    order = np.argsort(square, kind="stable")
    counts = np.bincount(square, minlength=columns * rows)
    begins = np.cumsum(counts) - counts
    nodes = np.arange(len(square))
    for down, right in sides:
        there = (row + down >= 0) & (row + down < rows) & (column + right >= 0) & (column + right < columns)
        beside = np.where(there, square + down * columns + right, 0)
        number = np.where(there, counts[beside], 0)
        ends = np.cumsum(number)
        place = np.arange(int(ends[-1])) - np.repeat(ends - number, number)
        yield np.repeat(nodes, number), order[np.repeat(begins[beside], number) + place]


def _far_pairs(column: Vector, row: Vector, side: int) -> Pairs:
    """Each node with the squares, not empty, that do not touch its own, but whose parents touch its own's parent."""
    full = np.bincount(row * side + column, minlength=side * side) > 0
    ones, others = [], []
    for down in range(-2, 4):
        for right in range(-2, 4):
            far_row, far_column = (row & ~1) + down, (column & ~1) + right
            chosen = np.flatnonzero(
                (far_row >= 0) & (far_row < side) & (far_column >= 0) & (far_column < side)
                & ((np.abs(far_row - row) > 1) | (np.abs(far_column - column) > 1))
            )  # fmt: skip
            square = far_row[chosen] * side + far_column[chosen]
            ones.append(chosen[full[square]])
            others.append(square[full[square]])
    return np.concatenate(ones), np.concatenate(others)
