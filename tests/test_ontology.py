from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import owlrl  # type: ignore[import-untyped]
import pytest
import rdflib
from rdflib.collection import Collection

from newsgraph import terms
from newsgraph.graph.rdf import build_dataset
from newsgraph.resources import ontology_folder
from newsgraph.schema import CLAIM_FIELDS
from sample_graph import sample_graph

ROOT = Path(__file__).parents[1]
NG = rdflib.Namespace(terms.PREFIXES["ng"])
ORG = rdflib.Namespace(terms.PREFIXES["org"])


def ontology() -> rdflib.Graph:
    return rdflib.Graph().parse(data=(ontology_folder() / "newsgraph.ttl").read_text("utf8"), format="turtle")


def files_with_terms() -> list[Path]:
    return [ontology_folder() / "shapes.ttl", *sorted((ontology_folder() / "queries").glob("*.rq"))]


@pytest.fixture(scope="module")
def closure() -> rdflib.Graph:
    graph = ontology()
    graph.parse(data="\n".join(build_dataset(sample_graph()).union_lines()), format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def claims(modality: str) -> list[tuple[rdflib.URIRef, rdflib.URIRef, rdflib.URIRef]]:
    base = rdflib.Namespace("urn:newsgraph:")
    return [
        (base[claim.id], base[str(claim.fields["member"])], base[str(claim.fields["group"])])
        for claim in sample_graph().claims
        if claim.kind == "membership" and claim.modality == modality
    ]


def test_ontology_terms_module_is_current() -> None:
    spec = importlib.util.spec_from_file_location("make_terms", ROOT / "scripts" / "make_terms.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    assert (ROOT / "pipeline" / "newsgraph" / "terms.py").read_text("utf8") == module.make_terms()


def test_ontology_claims_no_domain() -> None:
    assert terms.PREFIXES["ng"] == "urn:newsgraph:ontology#"


@pytest.mark.parametrize("path", files_with_terms(), ids=lambda path: path.name)
def test_ontology_prefixes_are_the_same_everywhere(path: Path) -> None:
    found = re.findall(r"(?im)^@?prefix\s+(\w+):\s+<([^>]*)>", path.read_text("utf8"))
    assert found
    assert {prefix: namespace for prefix, namespace in found if prefix != "sh"} == {
        prefix: terms.PREFIXES[prefix] for prefix, _ in found if prefix != "sh"
    }


@pytest.mark.parametrize("path", files_with_terms(), ids=lambda path: path.name)
def test_ontology_declares_every_term_used(path: Path) -> None:
    text = re.sub(r"<[^>\s]*>|#.*|\"[^\"\n]*\"", "", path.read_text("utf8"))
    used = {
        term
        for term in re.findall(r"(?<![\w?])([a-z]+:\w+)", text)
        if not term.startswith("sh:") and not term.endswith("Shape")
    }
    declared = {
        f"{name.lower()}:{term}"
        for name, space in vars(terms).items()
        if isinstance(space, type)
        for term in vars(space)
    }
    assert used
    assert used - declared == set()


def test_ontology_says_how_a_claim_is_drawn_as_the_schema_does() -> None:
    graph = ontology()
    for kind, fields in CLAIM_FIELDS.items():
        claim = NG[f"{kind.title()}Claim"]
        targets = graph.value(claim, NG.edgeTarget)
        assert graph.value(claim, NG.edgeSource) == NG[fields.subject]
        assert (list(Collection(graph, targets)) if targets else []) == [NG[name] for name in fields.object]


def test_ontology_makes_quotations_of_asserted_statements_and_of_no_others(closure: rdflib.Graph) -> None:
    base = rdflib.Namespace("urn:newsgraph:")
    statements = [claim for claim in sample_graph().claims if claim.kind == "statement"]
    asserted = {base[claim.id] for claim in statements if claim.modality == "asserted"}
    assert len(asserted) < len(statements)
    assert set(closure.subjects(rdflib.RDF.type, rdflib.SDO.Quotation)) == asserted


def own_terms(graph: rdflib.Graph, *kinds: rdflib.URIRef) -> set[rdflib.URIRef]:
    found = (
        {term for kind in kinds for term in graph.subjects(rdflib.RDF.type, kind)} if kinds else set(graph.subjects())
    )
    return {term for term in found if isinstance(term, rdflib.URIRef) and term.startswith(NG)}


@pytest.mark.parametrize("property_", [rdflib.RDFS.label, rdflib.RDFS.comment, rdflib.RDFS.isDefinedBy], ids=str)
def test_ontology_explains_every_term_of_its_own(property_: rdflib.URIRef) -> None:
    graph = ontology()
    assert {term for term in own_terms(graph) if len(set(graph.objects(term, property_))) != 1} == set()


@pytest.mark.parametrize("property_", [rdflib.RDFS.domain, rdflib.RDFS.range], ids=str)
def test_ontology_says_where_every_property_leads(property_: rdflib.URIRef) -> None:
    graph = ontology()
    kinds = (rdflib.OWL.ObjectProperty, rdflib.OWL.DatatypeProperty, rdflib.OWL.AnnotationProperty)
    own = own_terms(graph, *kinds)
    assert own
    assert {term for term in own if len(set(graph.objects(term, property_))) != 1} == set()


def test_ontology_says_what_it_is() -> None:
    graph, dcterms = ontology(), rdflib.Namespace("http://purl.org/dc/terms/")
    (document,) = graph.subjects(rdflib.RDF.type, rdflib.OWL.Ontology)
    version = str(graph.value(document, rdflib.OWL.versionInfo))
    assert str(graph.value(document, rdflib.OWL.versionIRI)) == f"{document}:{version}"
    assert str(graph.value(document, dcterms.license)) == "https://spdx.org/licenses/MIT"


def test_ontology_closure_finds_asserted_memberships(closure: rdflib.Graph) -> None:
    found = claims("asserted")
    assert found
    assert all((claim, rdflib.RDF.type, ORG.Membership) in closure for claim, *_ in found)


@pytest.mark.parametrize("modality", ["reported", "denied"])
def test_ontology_closure_makes_no_membership_of_what_is_not_asserted(closure: rdflib.Graph, modality: str) -> None:
    found = claims(modality)
    assert found
    for claim, member, group in found:
        assert (claim, rdflib.RDF.type, NG.MembershipClaim) in closure
        assert (claim, rdflib.RDF.type, ORG.Membership) not in closure
        assert not [triple for triple in closure.triples((claim, None, None)) if str(triple[1]).startswith(ORG)]
        assert (member, ORG.memberOf, group) not in closure


def test_ontology_closure_is_consistent(closure: rdflib.Graph) -> None:
    errors = [term for triple in closure for term in triple if str(term).endswith("#ErrorMessage")]
    assert not errors
    assert not list(closure.subjects(rdflib.RDF.type, rdflib.OWL.Nothing))
