"""Gives each node of a drawn graph its place (`x`, `y`): connected parts by forces, then side by side."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import networkx as nx

from newsgraph.export.drawing.laid_out import LaidOut
from newsgraph.export.drawing.packing import GAP, pack

Graph = Any  # networkx ships without types
Places = dict[str, tuple[float, float]]

_LETTER, _LINE = 9.0, 24.0
"""Width of a letter and height of a line of Gephi's labels at 18 points, with some air."""
_APART = 80.0
"""Between the two ends of a line that stands alone."""

_EXTENT, _STRETCH = 1400.0, 3.0
"""A picture smaller than this is stretched to it, or as far as it may be: its largest node measures 200."""
_DIGITS = 1
"""Decimals of a place. Coordinates run to thousands: a finer one shows nowhere."""


def lay_out(drawn: Graph, laid_out: LaidOut | None = None) -> Places:
    """The place of each node, the same for the same graph; the middle of the picture is near 0, 0. Parts that are `laid_out` stay as they are."""
    plain, parts = parts_of(drawn)
    laid_out = laid_out or LaidOut()
    return put_together([lay_out_part(plain, part, drawn, laid_out) for part in parts], drawn)


def parts_of(drawn: Graph) -> tuple[Graph, list[list[str]]]:
    """The graph without directions and parallel lines, and the nodes of each connected part, the largest first."""
    plain = nx.Graph()
    plain.add_nodes_from(sorted(drawn))
    plain.add_edges_from(sorted((min(edge), max(edge)) for edge in drawn.edges() if edge[0] != edge[1]))
    parts = sorted((sorted(part) for part in nx.connected_components(plain)), key=lambda part: (-len(part), part[0]))
    return plain, parts


def lay_out_part(plain: Graph, part: Sequence[str], drawn: Graph, laid_out: LaidOut) -> Places:
    """One connected part by itself."""
    if len(part) <= 2:  # one above the other: labels are wide
        return {node: (0.0, number * _APART) for number, node in enumerate(part)}
    number = {node: index for index, node in enumerate(part)}
    neighbours = [[number[other] for other in sorted(plain[node])] for node in part]
    points = laid_out.place(part, neighbours, [box_of(drawn.nodes[node]) for node in part])
    return {node: (float(points[0, index]), float(points[1, index])) for node, index in number.items()}


def put_together(parts: Sequence[Places], drawn: Graph) -> Places:
    """Parts that were laid out each by itself, side by side, the largest first."""
    frames = [_frame(part, drawn) for part in parts]
    order = sorted(range(len(parts)), key=lambda part: (-(frames[part][3] - frames[part][1]), part))
    corners = pack([(frames[part][2] - frames[part][0], frames[part][3] - frames[part][1]) for part in order])
    places: Places = {}
    for part, (left, low) in zip(order, corners, strict=True):
        for node, (x, y) in parts[part].items():
            places[node] = (x - frames[part][0] + left, -(y - frames[part][1] + low))
    return centred(places)


def centred(places: Places) -> Places:
    """Moved so that the middle of the picture is 0, 0; a small picture stretched, or its large nodes would fill it; rounded."""
    if not places:
        return places
    xs, ys = [x for x, _ in places.values()], [y for _, y in places.values()]
    middle_x, middle_y = (min(xs) + max(xs)) / 2, (min(ys) + max(ys)) / 2
    extent = max(max(xs) - min(xs), max(ys) - min(ys))
    stretch = min(max(_EXTENT / extent, 1.0), _STRETCH) if extent else 1.0
    return {
        node: (
            round((x - middle_x) * stretch, _DIGITS) + 0.0,  # + 0.0: no minus nought
            round((y - middle_y) * stretch, _DIGITS) + 0.0,
        )
        for node, (x, y) in places.items()
    }


def box_of(node: dict[str, Any]) -> tuple[float, float]:
    """Width and height of a node with its label, which stands in its middle."""
    disc = 2 * node["size"]
    return max(disc, _LETTER * len(node["label"])) + 6.0, max(disc + 4.0, _LINE)


def _frame(places: Places, drawn: Graph) -> tuple[float, float, float, float]:
    """Left, low, right, high of a part with its labels and what is to be left free around it."""
    boxes = {node: box_of(drawn.nodes[node]) for node in places}
    return (
        min(x - boxes[node][0] / 2 for node, (x, _) in places.items()) - GAP / 2,
        min(y - boxes[node][1] / 2 for node, (_, y) in places.items()) - GAP / 2,
        max(x + boxes[node][0] / 2 for node, (x, _) in places.items()) + GAP / 2,
        max(y + boxes[node][1] / 2 for node, (_, y) in places.items()) + GAP / 2,
    )
