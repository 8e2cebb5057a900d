"""Writes the reference of the ontology as HTML, with pyLODE: `python scripts/make_ontology_page.py FILE` (`make docs`).

Terms of other vocabularies are named in it and not documented: their own documents do that.
"""

from __future__ import annotations

import sys
from pathlib import Path

from pylode import OntPub
from rdflib import OWL, RDF, RDFS, Graph, Literal, URIRef

ONTOLOGY = Path(__file__).resolve().parents[1] / "ontology" / "newsgraph.ttl"
OURS = "urn:newsgraph:ontology"
KINDS = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.NamedIndividual, RDFS.Datatype)


def read_ontology() -> Graph:
    """The ontology, in which only terms of our own are declared, and all are called by their short names.

    pyLODE makes the page's anchors of names, and of names that two terms share none where IRIs have no path.
    """
    graph = Graph().parse(ONTOLOGY, format="turtle")
    for kind in KINDS:
        for term in set(graph.subjects(RDF.type, kind)):
            if isinstance(term, URIRef):
                graph.remove((term, RDFS.label if term.startswith(OURS) else None, None))
                graph.add((term, RDFS.label, Literal(term.n3(graph.namespace_manager))))
    return graph


def main(file: Path) -> None:
    page = OntPub(ontology=read_ontology()).make_html()
    file.write_text(str(page), "utf8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
