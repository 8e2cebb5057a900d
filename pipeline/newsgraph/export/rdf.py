"""RDF/XML: the union of all articles' graphs, an element a subject and part, for programs that read nothing newer.

All prefixes stand in the root, used or not: which properties come is not known before the end.

XML cannot hold some characters of RDF; they are written as U+FFFD, and a warning says how many.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from newsgraph.errors import InputError
from newsgraph.export.drawing.attributes import NOT_XML
from newsgraph.graph.dataset import Dataset
from newsgraph.terms import PREFIXES

_NAME = re.compile(r"<(.*[^\w.-])([A-Za-z_][\w.-]*)>", re.ASCII)
_ESCAPED = re.compile(r'\\(?:u([0-9A-F]{4})|([tnrbf"\\]))')
_PLAIN = {"t": "\t", "n": "\n", "r": "\r", "b": "\b", "f": "\f", '"': '"', "\\": "\\"}
_MARKUP = re.compile('[&<>"\r\n\t]')
_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\r": "&#13;", "\n": "&#10;", "\t": "&#9;"}


def to_rdf(dataset: Dataset) -> Iterator[str]:
    """Raises InputError where a property's IRI does not end in a name of XML."""
    names = _Names()
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<rdf:RDF'
    yield from (f'\n  xmlns:{prefix}="{_escape(space)}"' for prefix, space in sorted(PREFIXES.items()))
    yield ">\n"
    replaced = 0
    for described in dataset.union_parts():
        for subject, pairs in described.items():
            lines = [_write(*names.of(predicate), value) for predicate, value in pairs]
            text = f'<rdf:Description rdf:about="{_escape(subject[1:-1])}">\n{"".join(lines)}</rdf:Description>\n'
            text, number = NOT_XML.subn("\ufffd", text)
            replaced += number
            yield text
    yield "</rdf:RDF>\n"
    if replaced:
        logging.getLogger(__name__).warning("%d characters that XML cannot hold are U+FFFD in RDF/XML", replaced)


def _write(name: str, space: str, value: str) -> str:
    if value[0] == "<":
        return f'  <{name}{space} rdf:resource="{_escape(value[1:-1])}"/>\n'
    quoted, _, datatype = (value, "", "") if value[-1] == '"' else value.rpartition("^^")
    kind = f' rdf:datatype="{_escape(datatype[1:-1])}"' if datatype else ""
    if not quoted or quoted[-1] != '"':  # not typed: in a language
        quoted, _, language = value.rpartition("@")
        kind = f' xml:lang="{language}"'
    return f"  <{name}{space}{kind}>{_escape(_ESCAPED.sub(_unescape, quoted[1:-1]))}</{name}>\n"


def _unescape(found: re.Match[str]) -> str:
    return chr(int(found[1], 16)) if found[1] else _PLAIN[found[2]]


def _escape(text: str) -> str:
    return _MARKUP.sub(lambda found: _ENTITIES[found[0]], text)


class _Names:
    """Names of XML for IRIs of properties: known namespaces under their prefixes, others under one of the element's own."""

    def __init__(self) -> None:
        self._known = {namespace: prefix for prefix, namespace in PREFIXES.items()}
        self._names: dict[str, tuple[str, str]] = {}

    def of(self, predicate: str) -> tuple[str, str]:
        """The name, and the declaration of its namespace where the root has none."""
        if predicate not in self._names:
            self._names[predicate] = self._make(predicate)
        return self._names[predicate]

    def _make(self, predicate: str) -> tuple[str, str]:
        found = _NAME.fullmatch(predicate)
        if not found:
            raise InputError(f"{predicate}: RDF/XML has no name for this property")
        prefix = self._known.get(found[1])
        return (f"{prefix}:{found[2]}", "") if prefix else (f"own:{found[2]}", f' xmlns:own="{_escape(found[1])}"')
