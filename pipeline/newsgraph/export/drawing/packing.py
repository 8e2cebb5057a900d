"""Room for labels, and for what hangs together nowhere: boxes are pushed apart, and separate parts laid side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from newsgraph.export.drawing.squares import near_pairs

Vector = Any  # numpy's array of one dimension
Point = tuple[float, float]

GAP = 40.0
"""What is left free around each separate part."""

_ROUNDS = 150
_ASPECT = 1.6
"""How much wider than high the whole picture is to be."""
_TINY = 1e-6


def part_boxes(x: Vector, y: Vector, width: Vector, height: Vector) -> tuple[Vector, Vector]:
    """Moves boxes, given by their centres, until none lies upon another, each pair along the shorter way."""
    for _ in range(_ROUNDS):
        column = ((x - x.min()) / float(width.max())).astype(np.int64)
        row = ((y - y.min()) / float(height.max())).astype(np.int64)
        ones, others = near_pairs(column, row, int(column.max()) + 1, int(row.max()) + 1)
        over_x = (width[ones] + width[others]) / 2.0 - np.abs(x[ones] - x[others])
        over_y = (height[ones] + height[others]) / 2.0 - np.abs(y[ones] - y[others])
        upon = np.flatnonzero((over_x > _TINY) & (over_y > _TINY) & (ones != others))
        if not len(upon):
            break
        ones, others, over_x, over_y = ones[upon], others[upon], over_x[upon], over_y[upon]
        sideways = over_x < over_y
        x = x + _shares(x, ones, others, np.where(sideways, over_x, 0.0))
        y = y + _shares(y, ones, others, np.where(sideways, 0.0, over_y))
    return x, y


def _shares(values: Vector, ones: Vector, others: Vector, over: Vector) -> Vector:
    """What each box moves: half of each overlap, away from the other box; from equal places the first goes up."""
    away = values[ones] - values[others]
    side = np.where((away > 0) | ((away == 0) & (ones < others)), 1.0, -1.0)
    return np.bincount(ones, weights=side * (over / 2.0 + _TINY), minlength=len(values))


def pack(sizes: Sequence[Point]) -> list[Point]:
    """The left lower corner of each rectangle (width, height), given with the large ones first, in one wide strip.

    Each goes where its upper edge is lowest, leftmost among equals (the "skyline" rule).
    """
    area = sum(width * height for width, height in sizes)
    strip = max([float(np.sqrt(area * _ASPECT)), *(width for width, _ in sizes)])
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
