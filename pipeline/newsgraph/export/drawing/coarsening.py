"""A large graph as a small one of the same shape: neighbours that stand as one node, again and again.

Forces take hundreds of steps to unfold a large graph, and each of its nodes has a part in each step. So the small one is
unfolded, and what it stood for begins where it came to rest, and has little left to do (Walshaw 2003, https://doi.org/10.7155/jgaa.00070;
Hu 2005, https://doi.org/10.3888/tmj.10-1-2). Pairs alone, as there, leave a hub's hundred ends hundred: here what has no free neighbour joins
one that is taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

Vector = Any  # numpy's array of one dimension
Neighbours = Sequence[Sequence[int]]


@dataclass(frozen=True, slots=True)
class Web:
    """A connected graph as the forces see it: nodes with a mass, and springs between them.

    Each spring stands in both directions, sorted: from node `one` to node `other`, as strong as so many lines.
    """

    ids: Sequence[str]
    mass: Vector
    one: Vector
    other: Vector
    strength: Vector

    @property
    def neighbours(self) -> Neighbours:
        """The nodes that each node has a spring to."""
        bounds = np.searchsorted(self.one, np.arange(len(self.ids) + 1)).tolist()
        others = self.other.tolist()
        return [others[begin:end] for begin, end in pairwise(bounds)]


def web_of(ids: Sequence[str], neighbours: Neighbours) -> Web:
    """A graph before anything stands as one: the mass of a node grows with its lines."""
    lines = [len(near) for near in neighbours]
    one = np.repeat(np.arange(len(ids)), lines)
    other = np.array([other for near in neighbours for other in near], dtype=np.int64)
    return Web(ids, np.array(lines) + 1.0, one, other, np.ones(len(one)))


def coarsen(web: Web) -> tuple[Web, Vector]:
    """The graph of half as many nodes or fewer, and for each node of this one the number of the one that stands for it."""
    group = _grouped(web.neighbours)
    number = int(group.max()) + 1
    one, other = group[web.one], group[web.other]
    between = one != other
    pairs, place = np.unique(one[between] * number + other[between], return_inverse=True)
    _, first = np.unique(group, return_index=True)
    coarse = Web(
        [web.ids[node] for node in first],
        np.bincount(group, weights=web.mass, minlength=number),
        pairs // number,
        pairs % number,
        np.bincount(place, weights=web.strength[between], minlength=len(pairs)),
    )
    return coarse, group


def _grouped(neighbours: Neighbours) -> Vector:
    """The group of each node: those with few lines choose first, and take a free neighbour with few, else the smallest group beside."""
    lines = [len(near) for near in neighbours]
    group = [-1] * len(lines)
    sizes: list[int] = []
    for node in sorted(range(len(lines)), key=lambda node: (lines[node], node)):
        if group[node] >= 0:
            continue
        if free := [other for other in neighbours[node] if group[other] < 0]:
            group[node] = group[min(free, key=lambda other: (lines[other], other))] = len(sizes)
            sizes.append(2)
        else:
            group[node] = min((group[other] for other in neighbours[node]), key=lambda near: (sizes[near], near))
            sizes[group[node]] += 1
    return np.array(group)
