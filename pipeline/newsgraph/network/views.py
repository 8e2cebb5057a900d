"""The drawn graph's views as NetworkX graphs to count and walk on: without the places, sizes and colours of pictures."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from newsgraph.errors import QueryError
from newsgraph.export.drawing.drawn import build_drawn
from newsgraph.export.drawing.views import view_all, view_groups, view_people, view_stances
from newsgraph.records import KnowledgeGraph

_VIEWS = {"all": view_all, "people": view_people, "stances": view_stances}


def view_of(graph: KnowledgeGraph, view: str = "all", *, isolates: bool = True, years: Collection[int] = ()) -> Any:
    """A `networkx.MultiDiGraph`, of people a `MultiGraph`. Raises QueryError for a view that there is not."""
    if view not in (*_VIEWS, "groups"):
        raise QueryError(f"{view!r} is no view; there are {', '.join((*_VIEWS, 'groups'))}")
    drawn = build_drawn(graph)
    drawn = view_groups(drawn, years) if view == "groups" else _VIEWS[view](drawn)
    if not isolates:
        drawn.remove_nodes_from([node for node in drawn if not drawn.degree(node)])
    return drawn
