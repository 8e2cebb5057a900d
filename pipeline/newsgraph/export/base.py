"""What the exports of a folder have: their base, and what they hold beside the claims, so that writing them anew keeps it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import IO
from xml.sax.saxutils import unescape

from newsgraph.export.rdf_files import PACKED, Mentions, RdfFiles, all_filenames
from newsgraph.graph.nodes import encode_id
from newsgraph.jsonl import FILES
from newsgraph.schema import CLAIM_FIELDS, ENTITY_FIELDS

_HEAD = 65536
_KINDS = "|".join((*ENTITY_FIELDS, *CLAIM_FIELDS, "evidence"))
_PREFIX = re.compile(rf'^(?:@prefix ({_KINDS}): <(.*)\1/>| "({_KINDS})": "(.*)\3/")', re.MULTILINE)
_READABLE = ("graph.ttl", "graph.trig", "graph.jsonld")
_PLAIN = ("org:memberOf", "org:headOf", "ng:wasMemberOf", "ng:holds", "ng:held", "ng:isFor", "ng:isAgainst", "ng:said")
_PARTS = ("ng:cueSpan", "ng:speakerSpan", "ng:holderSpan", "ng:targetSpan", "ng:pronounMention")
"""What only comes with the mentions; names and noun phrases are in every file where they stand for groups."""
# As Turtle, N-Triples and JSON-LD write a property; JSON-LD's context names all of them.
_USED = r'(?:\b{prefix}:{name} |[#/]{name}> |"{prefix}:{name}": ["\[])'


def find_base(folder: Path) -> str | None:
    """The base that the IRIs of a folder's RDF exports begin with; None where there is no such export."""
    for path in _exports(folder, _READABLE):
        with _open(path) as file:
            found = _PREFIX.search(file.read(_HEAD))
        if found:
            return found[2] or found[4]
    return _find_in_statements(folder)


def find_rdf(folder: Path) -> RdfFiles:
    """What a folder's RDF exports hold, as the first of them has it; of none what is usual."""
    path = next(_exports(folder, (*_READABLE, "graph.nt")), None)
    if path is None:
        return RdfFiles()
    apart = any("-mentions." in found.name for found in folder.glob("graph-mentions.*"))
    within = not apart and _uses(path, _PARTS)
    mentions: Mentions = "apart" if apart else "within" if within else "none"
    return RdfFiles(_uses(path, _PLAIN), mentions, packed=path.suffix == PACKED)


def _exports(folder: Path, names: tuple[str, ...]) -> Iterator[Path]:
    for name in names:
        yield from (
            folder / found for found in all_filenames(name) if "-mentions" not in found and (folder / found).is_file()
        )


def _open(path: Path) -> IO[str]:
    return gzip.open(path, "rt", encoding="utf8") if path.suffix == PACKED else path.open(encoding="utf8")


def _uses(path: Path, properties: tuple[str, ...]) -> bool:
    """Whether a statement of the file has one of these properties."""
    names = (name.split(":") for name in properties)
    pattern = re.compile("|".join(_USED.format(prefix=prefix, name=name) for prefix, name in names))
    with _open(path) as file:
        return any(pattern.search(line) for line in file)


_STATEMENTS = (("graph.nt", "<", ">"), ("graph.nq", "<", ">"), ("graph.rdf", '"', '"'))
"""Files without prefixes for nodes, and what stands before and after an IRI there."""


def _find_in_statements(folder: Path) -> str | None:
    """What stands before the id of an entity."""
    if not (entity := _first_line(folder / FILES[1])):
        return None
    id_ = encode_id(json.loads(entity)["id"])
    for name, before, after in _STATEMENTS:
        for path in _exports(folder, (name,)):
            with _open(path) as lines:
                for line in lines:
                    if (end := line.find(f"{id_}{after}")) >= 0:
                        return unescape(line[line.rfind(before, 0, end) + 1 : end])
    return None


def _first_line(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open(encoding="utf8") as lines:
        return next(lines, "")
