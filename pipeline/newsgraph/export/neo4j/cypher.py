"""`load.cypher`: constraints, nodes and relationships as one script, whose strings hold the data.

No line within a statement ends in a semicolon, so that a program may cut the script at lines that do.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any

from newsgraph.export.neo4j.sets import LINKS, NODES, Link, LinkSet, NodeSet, SetRows

_HEAD = """\
// A graph of newsgraph for Neo4j 5. Into an empty database:
//   cypher-shell -u neo4j -f load.cypher
// Loading it again changes nothing. A large graph is read faster, into a database that is not there yet:
//   neo4j-admin database import full {admin} neo4j
//   cypher-shell -u neo4j -f neo4j-schema.cypher
"""
_BATCH = 500
_ESCAPES = {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_ESCAPED = re.compile("[\\\\'\n\r\t\b\f]")
_INDEXES = (("Claim", "kind"), ("Claim", "modality"), ("Article", "first_day"))


def write_cypher(rows: SetRows) -> Iterator[str]:
    yield _HEAD.format(admin=admin_options())
    yield from write_schema()
    for of in NODES:
        yield from _nodes(of, rows)
    for links in LINKS:
        yield from _links(links, rows)


def write_schema() -> Iterator[str]:
    """Constraints and indexes, which an import does not make."""
    for of in NODES:
        label = of.label
        yield f"CREATE CONSTRAINT {label.lower()}_id IF NOT EXISTS FOR (n:{label}) REQUIRE n.id IS UNIQUE;\n"
    for label, name in _INDEXES:
        yield f"CREATE INDEX {label.lower()}_{name} IF NOT EXISTS FOR (n:{label}) ON (n.{name});\n"
    # Of names a text index: others refuse values of more than 8 kB.
    yield "CREATE TEXT INDEX entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name);\n"
    yield "CREATE FULLTEXT INDEX names IF NOT EXISTS FOR (n:Entity) ON EACH [n.name, n.aliases];\n"
    yield "CREATE FULLTEXT INDEX texts IF NOT EXISTS FOR (n:Article) ON EACH [n.title, n.text];\n"
    yield "CALL db.awaitIndexes(300);\n"


def admin_options() -> str:
    """The options by which neo4j-admin reads the files of `newsgraph.export.neo4j.admin`."""
    nodes = [f"--nodes=neo4j-{of.name}.csv" for of in NODES]
    links = [f"--relationships=neo4j-{of.name}.csv" for of in LINKS]
    return " ".join([*nodes, *links, "--multiline-fields=true", "--array-delimiter=U+FDD0"])


def _nodes(of: NodeSet, rows: SetRows) -> Iterator[str]:
    for label, group in _by(rows.nodes(of), lambda pair: pair[0]):
        more = f", n:{label}" if label else ""
        for batch in _batched(group):
            data = ",\n".join(_value(properties) for _, properties in batch)
            yield f"UNWIND [\n{data}\n] AS row MERGE (n:{of.label} {{id: row.id}}) SET n += row{more};\n"


def _links(of: LinkSet, rows: SetRows) -> Iterator[str]:
    key = "".join(f"{name}: row.more.{name}, " for name in of.key).removesuffix(", ")
    for type_, group in _by(rows.links(of), lambda link: link.type):
        keyed = key if type_ not in _UNKEYED else ""
        for batch in _batched(group):
            data = ",\n".join(_link(link) for link in batch)
            merge = f"MERGE (a)-[r:{type_}{f' {{{keyed}}}' if keyed else ''}]->(b) SET r += row.more"
            yield (
                f"UNWIND [\n{data}\n] AS row MATCH (a:{of.start} {{id: row.start}}) MATCH (b:{of.end} {{id: row.end}}) {merge};\n"
            )


_UNKEYED = {"SENT_BY", "MET_IN", "OF_COUNTRY"}
"""Relationships that no claim tells."""


def _link(link: Link) -> str:
    return f"{{start: {_value(link.start)}, end: {_value(link.end)}, more: {_value(link.properties)}}}"


def _value(value: Any) -> str:
    """A literal of Cypher, on one line."""
    if isinstance(value, str):
        return "'" + _ESCAPED.sub(lambda found: _ESCAPES[found[0]], value) + "'"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, dict):
        return "{" + ", ".join(f"{name}: {_value(item)}" for name, item in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return repr(value)


def _by(items: Iterable[Any], key: Any) -> Iterator[tuple[str, list[Any]]]:
    """Items by label or type, in the order of these."""
    found: dict[str, list[Any]] = {}
    for item in items:
        found.setdefault(key(item), []).append(item)
    yield from sorted(found.items())


def _batched(items: list[Any]) -> Iterator[list[Any]]:
    yield from (items[at : at + _BATCH] for at in range(0, len(items), _BATCH))
