"""NetworkX's node-link JSON of a drawn graph, which D3 and others read too: `networkx.node_link_graph(data, edges="links")`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsgraph.export.drawing.json_text import write_json

Graph = Any  # networkx ships without types


def to_nodelink(drawn: Graph) -> Iterator[str]:
    """A drawn graph (see `newsgraph.export.drawing`). Lines are `links`, as NetworkX before 3.4 and D3 call them."""
    nodes = ({**data, "id": node} for node, data in drawn.nodes(data=True))
    links = (
        {**data, "source": start, "target": end, "key": key}
        for start, end, key, data in drawn.edges(keys=True, data=True)
    )
    whole = {
        "directed": drawn.is_directed(),
        "multigraph": drawn.is_multigraph(),
        "graph": {},
        "nodes": nodes,
        "links": links,
    }
    return write_json(whole)
