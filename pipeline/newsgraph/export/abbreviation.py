"""Short forms of IRIs and literals, shared by the formats that people read (Turtle, TriG, JSON-LD)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from newsgraph.graph.dataset import Triple
from newsgraph.terms import PREFIXES, RDF, XSD

_KINDS = (
    *(
        "capacity",
        "country",
        "event",
        "evidence",
        "group",
        "instant",
        "interval",
        "membership",
        "organisation",
        "person",
    ),
    *("place", "role", "stance", "statement", "title", "topic", "unnamed"),
)
_NAMESPACE_END = re.compile(r"(.*[/#:])(.*)>", re.DOTALL)
# What Turtle takes as a local name without a backslash, and nothing that a careless reader might take wrongly.
_LOCAL = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.-]|%[0-9A-F]{2})*(?<!\.)")
_BARE = {XSD.integer: re.compile(r"-?(?:0|[1-9]\d*)"), XSD.decimal: re.compile(r"-?\d+\.\d+")}
_TYPE = f"<{RDF.type}>"


@dataclass
class Abbreviation:
    """Writes terms with prefixes, and remembers which prefixes it used."""

    base: str
    used: set[str] = field(default_factory=set)
    _prefixes: dict[str, str] = field(default_factory=dict)
    _seen: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        taken = {f"{self.base}{kind}/": kind for kind in _KINDS}
        self._prefixes = {namespace: prefix for prefix, namespace in PREFIXES.items()} | taken

    def shorten(self, iri: str) -> str:
        """`<iri>` as `prefix:name` where that can be read back, else as it is."""
        short = self._seen.get(iri)
        if short is None:
            short = self._seen[iri] = self._shorten(iri)
        return short

    def prefixes(self) -> Iterator[tuple[str, str]]:
        """The prefixes used so far with their namespaces, sorted."""
        yield from sorted((prefix, namespace) for namespace, prefix in self._prefixes.items() if prefix in self.used)

    def turtle(self, term: str) -> str:
        """An N-Triples term as Turtle: prefixed names, bare integers and decimals."""
        if term.startswith("<"):
            return self.shorten(term)
        if term.endswith('"'):
            return term
        quoted, _, datatype = term.rpartition("^^")
        bare = _BARE.get(datatype[1:-1])
        if bare and bare.fullmatch(quoted[1:-1]):
            return quoted[1:-1]
        return f"{quoted}^^{self.shorten(datatype)}"

    def _shorten(self, iri: str) -> str:
        found = _NAMESPACE_END.fullmatch(iri, 1)
        prefix = self._prefixes.get(found.group(1)) if found else None
        if found is None or prefix is None or not _LOCAL.fullmatch(found.group(2)):
            return iri
        self.used.add(prefix)
        return f"{prefix}:{found.group(2)}"


Described = tuple[str, list[tuple[str, list[str]]]]
"""A subject with its predicates, each with its objects."""


def by_subject(triples: Iterable[Triple]) -> Iterator[Described]:
    """Group sorted triples by subject and predicate, a subject's types first."""
    for subject, described in groupby(triples, key=lambda triple: triple[0]):
        predicates = [
            (predicate, [triple[2] for triple in same])
            for predicate, same in groupby(described, key=lambda triple: triple[1])
        ]
        yield subject, sorted(predicates, key=lambda pair: pair[0] != _TYPE)


def write_turtle(triples: Iterable[Triple], short: Abbreviation, indent: str = "") -> Iterator[str]:
    """Turtle, a block a subject; the prefixes that it used are known when it is exhausted."""
    for subject, predicates in by_subject(triples):
        lines = [
            f"{'a' if predicate == _TYPE else short.shorten(predicate)} {', '.join(map(short.turtle, values))}"
            for predicate, values in predicates
        ]
        separator = f" ;\n{indent}    "
        yield f"{indent}{short.shorten(subject)} {separator.join(lines)} .\n"


def write_prefixes(short: Abbreviation) -> str:
    return "".join(f"@prefix {prefix}: <{namespace}> .\n" for prefix, namespace in short.prefixes())
