"""Which base the exports of a folder have, so that writing them anew keeps it."""

from __future__ import annotations

import json
import mmap
import re
from pathlib import Path
from xml.sax.saxutils import unescape

from newsgraph.graph.nodes import encode_id
from newsgraph.jsonl import FILES
from newsgraph.schema import CLAIM_FIELDS, ENTITY_FIELDS

_HEAD = 65536
_KINDS = "|".join((*ENTITY_FIELDS, *CLAIM_FIELDS, "evidence"))
_PREFIX = re.compile(rf'^(?:@prefix ({_KINDS}): <(.*)\1/>| "({_KINDS})": "(.*)\3/")', re.MULTILINE)


def find_base(folder: Path) -> str | None:
    """The base that the IRIs of a folder's RDF exports begin with; None where there is no such export."""
    for name in ("graph.ttl", "graph.trig", "graph.jsonld"):
        path = folder / name
        if path.is_file():
            with path.open(encoding="utf8") as file:
                found = _PREFIX.search(file.read(_HEAD))
            if found:
                return found[2] or found[4]
    bases = (_find_in_statements(folder, name, before, after) for name, before, after in _STATEMENTS)
    return next((base for base in bases if base), None)


_STATEMENTS = (("graph.nt", b"<", b">"), ("graph.nq", b"<", b">"), ("graph.rdf", b'"', b'"'))
"""Files without prefixes for nodes, and what stands before and after an IRI there."""


def _find_in_statements(folder: Path, name: str, before: bytes, after: bytes) -> str | None:
    """What stands before the id of an entity."""
    path = folder / name
    if not path.is_file() or not (entity := _first_line(folder / FILES[1])):
        return None
    node = encode_id(json.loads(entity)["id"]).encode() + after
    with path.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as text:
        end = text.find(node)
        return unescape(text[text.rfind(before, 0, end) + 1 : end].decode()) if end >= 0 else None


def _first_line(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open(encoding="utf8") as lines:
        return next(lines, "")
