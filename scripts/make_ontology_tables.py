"""Writes the tables of docs/ontology.md from ontology/newsgraph.ttl: `python scripts/make_ontology_tables.py [--check]`."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterable
from pathlib import Path

from rdflib import OWL, RDF, RDFS, BNode, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

ROOT = Path(__file__).resolve().parents[1]
ONTOLOGY = ROOT / "ontology" / "newsgraph.ttl"
PAGE = ROOT / "docs" / "ontology.md"

OURS = "urn:newsgraph:ontology#"
TABLES = {
    "classes": ((OWL.Class,), ("class", "below", "what")),
    "properties": ((OWL.ObjectProperty, OWL.DatatypeProperty), ("property", "of", "leads to", "what")),
    "values": ((OWL.NamedIndividual,), ("value", "of", "what")),
}
"""Name of a table -> what it lists, and its columns."""


def make_page(page: str, graph: Graph) -> str:
    """The page with each table between its marks made anew."""
    for name in TABLES:
        pattern = rf"(?s)(<!-- {name}: made by .*? -->\n).*?(<!-- end of {name} -->)"
        if not re.search(pattern, page):
            sys.exit(f"{PAGE}: the marks of the table {name!r} are missing")
        page = re.sub(pattern, lambda found, name=name: f"{found[1]}\n{make_table(graph, name)}\n{found[2]}", page)
    return page


def make_table(graph: Graph, name: str) -> str:
    kinds, columns = TABLES[name]
    terms = {term for kind in kinds for term in graph.subjects(RDF.type, kind) if str(term).startswith(OURS)}
    rows = [[_cell(graph, term, column) for column in columns] for term in sorted(terms)]
    lines = [columns, ["---"] * len(columns), *rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cell(graph: Graph, term: URIRef, column: str) -> str:
    if column == "below":
        return _names(graph, graph.objects(term, RDFS.subClassOf))
    if column == "of":
        kinds = [kind for kind in graph.objects(term, RDF.type) if kind != OWL.NamedIndividual]
        return _names(
            graph, graph.objects(term, RDFS.domain) if (term, RDF.type, OWL.NamedIndividual) not in graph else kinds
        )
    if column == "leads to":
        return _names(graph, graph.objects(term, RDFS.range))
    if column == "what":
        return str(graph.value(term, RDFS.comment) or graph.value(term, RDFS.label))
    return f"`{_short(graph, term)}`"


def _names(graph: Graph, terms: Iterable[Node]) -> str:
    """The terms; of a union that has no name its members."""
    named = {member for term in terms for member in (_members(graph, term) if isinstance(term, BNode) else [term])}
    return ", ".join(sorted(f"`{_short(graph, term)}`" for term in named if isinstance(term, URIRef)))


def _members(graph: Graph, term: Node) -> Iterable[Node]:
    members = graph.value(term, OWL.unionOf)
    return Collection(graph, members) if members else []


def _short(graph: Graph, term: URIRef) -> str:
    return term.n3(graph.namespace_manager)


def read_ontology() -> Graph:
    return Graph(bind_namespaces="none").parse(ONTOLOGY, format="turtle")


def main() -> None:
    page = PAGE.read_text("utf8")
    made = make_page(page, read_ontology())
    if "--check" in sys.argv[1:]:
        sys.exit(0 if made == page else f"{PAGE} is not current: run python scripts/make_ontology_tables.py")
    PAGE.write_text(made, "utf8")


if __name__ == "__main__":
    main()
