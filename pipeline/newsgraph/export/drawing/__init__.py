"""The drawn graph of GEXF and GraphML: what is drawn, how it looks, where it lies. `draw(graph)` does all of it."""

from __future__ import annotations

import logging
from collections.abc import Collection
from typing import Any

from newsgraph.errors import NOTE
from newsgraph.export.drawing.columns import lay_out_side_by_side
from newsgraph.export.drawing.drawn import build_drawn
from newsgraph.export.drawing.laid_out import LaidOut
from newsgraph.export.drawing.layout import lay_out
from newsgraph.export.drawing.looks import NODE_COLOURS, edge_colour, node_sizes
from newsgraph.export.drawing.views import view_all, view_groups, view_people, view_stances
from newsgraph.graph.sources import Records

_VIEWS = {"all": view_all, "people": view_people, "groups": view_groups, "stances": view_stances}


def draw(
    graph: Records,
    view: str = "all",
    *,
    isolates: bool = False,
    years: Collection[int] = (),
    laid_out: LaidOut | None = None,
) -> Any:
    """A `networkx.MultiDiGraph` (of people a `MultiGraph`) with the attributes, places, sizes and colours to write.

    `isolates` keeps what no line touches; `years` leaves only the groups of these in the view of groups. Parts that are `laid_out` stay as they are.
    """
    drawn = build_drawn(graph, isolates=isolates)
    drawn = view_groups(drawn, years) if view == "groups" else _VIEWS[view](drawn)
    if view != "all" and not drawn.size():
        logging.getLogger(__name__).log(NOTE, "the view of %s has no line", view)
    if not isolates:
        drawn.remove_nodes_from([node for node in drawn if not drawn.degree(node)])
    # Of people who all know each other each has as many lines as the next.
    counts = drawn.nodes(data="mentions") if view == "people" else drawn.degree()
    for node, size in node_sizes(dict(counts)).items():
        red, green, blue = NODE_COLOURS[drawn.nodes[node]["kind"]]
        drawn.nodes[node].update(x=0.0, y=0.0, size=size, r=red, g=green, b=blue)
    for *_, line in drawn.edges(data=True):
        red, green, blue = edge_colour(line["kind"], line.get("polarity"), line["modality"])
        line.update(r=red, g=green, b=blue)
    places = (lay_out_side_by_side if view == "groups" else lay_out)(drawn, laid_out)
    for node, (x, y) in places.items():
        drawn.nodes[node].update(x=x, y=y)
    return drawn


__all__ = ["draw"]
