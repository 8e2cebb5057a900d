"""FollowTheMoney, for Aleph and OpenSanctions: a JSON line an entity, of what is asserted only.

Who and what is named by a role or membership that some article asserts, or mentioned; offices are `Position` and `Occupancy`, seats
`Membership`, each with `proof`: the articles. Stances, statements, and what is reported or denied have no place in that model.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from newsgraph.export.ftm.links import Links
from newsgraph.export.ftm.things import Things
from newsgraph.graph.sources import Records

Row = dict[str, Any]


def to_ftm(graph: Records) -> Iterator[str]:
    things = Things(graph)
    links = Links(things)
    yield from (_dump(things.article(article)) for article in graph.articles)
    yield from (_dump(thing) for entity in graph.entities if (thing := things.entity(entity)))
    positions: set[str] = set()
    for claim in graph.claims:
        for row in links.of(claim):
            if row["schema"] != "Position" or row["id"] not in positions:
                positions.add(row["id"])
                yield _dump(row)
    yield from (_dump(row) for entity in graph.entities for row in things.mentions(entity))


def _dump(row: Row) -> str:
    """A line, without properties that have no value; values are lists in FollowTheMoney."""
    properties: dict[str, list[str]] = {}
    for name, value in row["properties"].items():
        values = [value] if isinstance(value, str) else value or []
        if kept := list(dict.fromkeys(text for text in values if text)):
            properties[name] = kept
    return json.dumps({"id": row["id"], "schema": row["schema"], "properties": properties}, ensure_ascii=False) + "\n"
