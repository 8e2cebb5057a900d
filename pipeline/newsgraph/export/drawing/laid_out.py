"""Connected parts of which nothing is other than in an earlier run lie as they lay then."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np

from newsgraph.export.drawing.coarsening import Neighbours
from newsgraph.export.drawing.forces import place_by_forces
from newsgraph.export.drawing.packing import part_boxes
from newsgraph.graph.skimmed import digest

Points = Any  # numpy's array of two rows: all x, all y


class LaidOut:
    """Where the nodes of each part came to rest, each part by itself, under a digest of all that this is told by.

    `places` holds what this run came to, to be given to the next one: of parts that are no more nothing stays.
    """

    def __init__(self, earlier: Mapping[bytes, bytes] | None = None) -> None:
        self._earlier = earlier or {}
        self.places: dict[bytes, bytes] = {}

    def place(self, ids: Sequence[str], neighbours: Neighbours, boxes: Sequence[tuple[float, float]]) -> Points:
        """The place of each node of a connected part, by its id, its neighbours (numbers of nodes), and width and height of its box."""
        sizes = np.array(boxes).T
        made_from = digest(ids, neighbours, boxes)
        known = self._earlier.get(made_from)
        if known is None:
            known = part_boxes(place_by_forces(ids, neighbours), sizes).tobytes()
        self.places[made_from] = known
        return np.frombuffer(known).reshape(sizes.shape)
