"""JSON-LD 1.1: the union of all articles' graphs, a node a line, with a context that makes plain values of most.

The lines are written without a JSON library: a string of N-Triples is a string of JSON as it stands, and an IRI holds
nothing that JSON would escape.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from newsgraph.export.abbreviation import Abbreviation
from newsgraph.export.earlier import Earlier
from newsgraph.export.forms import write_units
from newsgraph.graph.dataset import TYPE, Dataset, Described, Pair
from newsgraph.terms import TYPED, XSD

_WHOLE = re.compile(r'"(0|-?[1-9]\d{0,14})"')
_WHOLE_TYPES = (f"<{XSD.integer}>", f"<{XSD.nonNegativeInteger}>")
_KINDS = {f"<{term}>": kind if kind == "@id" else f"<{kind}>" for term, kind in TYPED.items()}
_STRING = f"<{XSD.string}>"


def to_jsonld(dataset: Dataset, earlier: Earlier | None = None) -> Iterator[bytes]:
    return write_units(_JsonLd(dataset.base), dataset, earlier)


class _JsonLd:
    union = True

    def __init__(self, base: str) -> None:
        self._short = Abbreviation(base)

    def head(self) -> str:
        context = json.dumps(_context(self._short), ensure_ascii=False, indent=1)
        return f'{{"@context": {context},\n"@graph": [\n'

    def body(self, _graph: str, described: Described) -> str:
        short = self._short
        nodes = [
            f'{{"@id": {_name(subject, short)}, {_write_node(pairs, short)}}}' for subject, pairs in described.items()
        ]
        return ",\n".join(nodes)

    @staticmethod
    def between(before: str | None, after: str | None) -> str:
        if after is None:
            return "\n]}\n"
        return "" if before is None else ",\n"


def _write_node(pairs: tuple[Pair, ...], short: Abbreviation) -> str:
    """The properties of a node; several values of one are a list."""
    found: dict[str, list[str]] = {}
    for predicate, value in pairs:
        written = (
            _name(value, short) if predicate == TYPE else _write_value(value, _KINDS.get(predicate, _STRING), short)
        )
        found.setdefault(predicate, []).append(written)
    types = found.pop(TYPE, None)
    properties = [f"{_name(predicate, short)}: {_write_list(values)}" for predicate, values in found.items()]
    return ", ".join([f'"@type": {_write_list(types)}', *properties] if types else properties)


def _write_list(values: list[str]) -> str:
    return values[0] if len(values) == 1 else f"[{', '.join(values)}]"


def _write_value(term: str, kind: str, short: Abbreviation) -> str:
    """A plain value where the context says what it is, else an object that says so itself."""
    if term[0] == "<":
        name = _name(term, short)
        return name if kind == "@id" else f'{{"@id": {name}}}'
    quoted, _, datatype = (term, "", _STRING) if term[-1] == '"' else term.rpartition("^^")
    if datatype != kind:
        return f'{{"@value": {quoted}, "@type": "{datatype[1:-1]}"}}'
    whole = _WHOLE.fullmatch(quoted) if kind in _WHOLE_TYPES else None
    return whole.group(1) if whole else quoted


def _name(iri: str, short: Abbreviation) -> str:
    name = short[iri]
    return f'"{name[1:-1]}"' if name[0] == "<" else f'"{name}"'


def _context(short: Abbreviation) -> dict[str, Any]:
    """The prefixes, and for each typed property what its plain values are."""
    typed = {
        short[term]: {"@id": term[1:-1], "@type": kind if kind == "@id" else short[kind].strip("<>")}
        for term, kind in sorted(_KINDS.items())
        if kind != _STRING
    }
    return {"@version": 1.1, **dict(short.prefixes()), **typed}
