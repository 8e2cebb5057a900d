"""Room for labels, and for what hangs together nowhere: boxes are pushed apart, and separate parts laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from math import fsum, sqrt
from typing import Any

import numpy as np

from newsgraph.export.drawing.forces import LARGE
from newsgraph.export.drawing.squares import SIDES, pairs_beside, sum_by

Vector = Any  # numpy's array of one dimension
Points = Any  # numpy's array of two rows: all x, all y
Point = tuple[float, float]

GAP = 40.0
"""What is left free around each separate part."""

_ROUNDS, _FEW_ROUNDS = 150, 15
_STRETCH = 1.5
"""The room that a large part is given first, and then few rounds: in the crowd around large hubs each frees fewer than the last."""
_OWN = len(SIDES) // 2
"""The side on which a box's own square is."""
_ASPECT = 1.6
"""How much wider than high the whole picture is to be."""
_TINY = 1e-6


def part_boxes(points: Points, sizes: Points) -> Points:
    """Moves boxes (`sizes`: widths, heights), given by their centres, until none lies upon another, each pair the shorter way; of very many, until few do."""
    is_large = points.shape[1] > LARGE
    points = points * _STRETCH if is_large else points
    for _ in range(_FEW_ROUNDS if is_large else _ROUNDS):
        one, other, away, over = _upon_each_other(points, sizes)
        if not len(one):
            break
        side = np.where((away > 0) | ((away == 0) & (one < other)), 1.0, -1.0)  # of two at one height the first goes up
        shorter = np.stack([over[0] < over[1], over[0] >= over[1]])
        points = points + sum_by(one, np.where(shorter, side * (over / 2.0 + _TINY), 0.0), points.shape[1])
    return points


def _upon_each_other(points: Points, sizes: Points) -> tuple[Vector, Vector, Points, Points]:
    """Pairs of boxes that lie upon each other, in both orders: how far they are apart, and over each other, across and up.

    They come by the side that the other's square is on, then by their numbers: what is added up later has an order. A pair is looked for
    on one of two opposite sides only, and turned round.
    """
    column, row = ((points - points.min(axis=1)[:, None]) / sizes.max(axis=1)[:, None]).astype(np.int64)
    beside = pairs_beside(column, row, int(column.max()) + 1, int(row.max()) + 1, SIDES[_OWN:])
    # Boxes are low: of those near each other few are at one height, and only these are looked at across.
    level = [_at_one_height(points[1], sizes[1], *pairs) for pairs in beside]
    side = np.repeat(np.arange(_OWN, len(SIDES)), [len(one) for one, *_ in level])
    one, other, up, over_up = (np.concatenate(columns) for columns in zip(*level, strict=True))
    upon, across, over_across = _overlaps(points[0], sizes[0], one, other)
    upon = upon[one[upon] != other[upon]]
    one, other, side = one[upon], other[upon], side[upon]
    away, over = np.stack([across[upon], up[upon]]), np.stack([over_across[upon], over_up[upon]])
    turned = np.flatnonzero(side > _OWN)
    ones, others = np.concatenate([one, other[turned]]), np.concatenate([other, one[turned]])
    order = np.lexsort((others, ones, np.concatenate([side, 2 * _OWN - side[turned]])))
    away, over = np.hstack([away, -away[:, turned]]), np.hstack([over, over[:, turned]])
    return ones[order], others[order], away[:, order], over[:, order]


def _at_one_height(heights: Vector, sizes: Vector, one: Vector, other: Vector) -> tuple[Vector, ...]:
    """Those pairs, with how far they are apart, and over each other."""
    upon, away, over = _overlaps(heights, sizes, one, other)
    return one[upon], other[upon], away[upon], over[upon]


def _overlaps(places: Vector, sizes: Vector, one: Vector, other: Vector) -> tuple[Vector, Vector, Vector]:
    """Which pairs overlap in one direction; how far all are apart, and over each other."""
    away = np.take(places, one) - np.take(places, other)
    over = (np.take(sizes, one) + np.take(sizes, other)) / 2.0 - np.abs(away)
    return np.flatnonzero(over > _TINY), away, over


def pack(sizes: Sequence[Point]) -> list[Point]:
    """The left lower corner of each rectangle (width, height), given with the large ones first, in one wide strip.

    Each goes where its upper edge is lowest, leftmost among equals (the "skyline" rule).
    """
    area = fsum(width * height for width, height in sizes)  # sum() differs between Pythons in the last bit
    strip = max([sqrt(area * _ASPECT), *(width for width, _ in sizes)])
    skyline = [(0.0, strip, 0.0)]  # from, to, height
    corners = []
    for width, height in sizes:
        x, y = _lowest(skyline, width, strip)
        corners.append((x, y))
        skyline = _raised(skyline, x, x + width, y + height)
    return corners


def _lowest(skyline: Sequence[tuple[float, float, float]], width: float, strip: float) -> Point:
    best = (float("inf"), 0.0)
    for number, (start, _, _) in enumerate(skyline):
        if start + width > strip + _TINY:
            break
        level = 0.0
        for left, _, height in skyline[number:]:
            if left >= start + width - _TINY:
                break
            level = max(level, height)
        best = min(best, (level, start))
    return best[1], best[0]


def _raised(
    skyline: Sequence[tuple[float, float, float]], start: float, end: float, level: float
) -> list[tuple[float, float, float]]:
    before = [(left, min(right, start), height) for left, right, height in skyline if left < start]
    after = [(max(left, end), right, height) for left, right, height in skyline if right > end]
    return [*before, (start, end, level), *after]
