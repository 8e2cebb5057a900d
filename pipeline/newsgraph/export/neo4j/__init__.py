"""Neo4j: `load.cypher`, which needs nothing but cypher-shell, and CSV for `neo4j-admin database import`, which is faster."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.export.neo4j.admin import write_set
from newsgraph.export.neo4j.cypher import write_cypher, write_schema
from newsgraph.export.neo4j.sets import SETS, SetRows
from newsgraph.graph.sources import Records


def to_neo4j(graph: Records) -> Iterator[Iterator[str]]:
    rows = SetRows(graph)
    yield write_cypher(rows)
    yield write_schema()
    yield from (write_set(rows, of) for of in SETS)
