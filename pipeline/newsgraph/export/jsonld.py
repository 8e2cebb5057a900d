"""JSON-LD 1.1: the union of all articles' graphs, a node a line, with a context that makes plain values of most."""

from __future__ import annotations

import json
from typing import Any

from newsgraph.export.abbreviation import Abbreviation, by_subject
from newsgraph.graph.dataset import Dataset
from newsgraph.terms import RDF, TYPED, XSD

_TYPE = f"<{RDF.type}>"
_INTEGERS = (XSD.integer, XSD.nonNegativeInteger)


def to_jsonld(dataset: Dataset) -> bytes:
    short = Abbreviation(dataset.base)
    terms: set[str] = set()
    nodes = []
    for subject, predicates in by_subject(dataset.union()):
        node: dict[str, Any] = {"@id": _name(subject, short)}
        for predicate, values in predicates:
            if predicate == _TYPE:
                node["@type"] = [_name(value, short) for value in values]
                continue
            terms.add(predicate)
            found = [_value(value, TYPED.get(predicate[1:-1]), short) for value in values]
            node[_name(predicate, short)] = found[0] if len(found) == 1 else found
        nodes.append(json.dumps(node, ensure_ascii=False))
    context = json.dumps(_context(terms, short), ensure_ascii=False, indent=1)
    lines = ",\n".join(nodes)
    return f'{{"@context": {context},\n"@graph": [\n{lines}\n]}}\n'.encode()


def _context(terms: set[str], short: Abbreviation) -> dict[str, Any]:
    """The prefixes, and for each typed property used what its plain values are."""
    typed = {
        _name(term, short): {"@id": term[1:-1], "@type": kind if kind == "@id" else _name(f"<{kind}>", short)}
        for term in sorted(terms)
        if (kind := TYPED.get(term[1:-1], XSD.string)) != XSD.string
    }
    return {"@version": 1.1, **dict(short.prefixes()), **typed}


def _value(term: str, kind: str | None, short: Abbreviation) -> Any:
    """A plain value where the context says what it is, else an object that says so itself."""
    if term.startswith("<"):
        name = _name(term, short)
        return name if kind == "@id" else {"@id": name}
    quoted, _, datatype = (term, "", XSD.string) if term.endswith('"') else term.rpartition("^^")
    text, datatype = json.loads(quoted), datatype.strip("<>")
    if datatype in _INTEGERS and kind == datatype and str(int(text)) == text:
        return int(text)
    if datatype == (kind or XSD.string):
        return text
    return {"@value": text, "@type": datatype}


def _name(iri: str, short: Abbreviation) -> str:
    name = short.shorten(iri)
    return name[1:-1] if name.startswith("<") else name
