"""Plain triples say what is asserted and nobody denies, and nothing else: asked as people ask, and in the OWL RL closure."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import replace

import owlrl  # type: ignore[import-untyped]
import pytest
import rdflib

from newsgraph.graph.contents import Contents
from newsgraph.graph.rdf import build_dataset
from newsgraph.query import evaluate, open_store
from newsgraph.records import Article, Claim, ClaimKind, Entity, Evidence, KnowledgeGraph, Modality
from newsgraph.resources import ontology_folder
from sample_graph import sample_graph

NG = rdflib.Namespace("urn:newsgraph:ontology#")
ORG = rdflib.Namespace("http://www.w3.org/ns/org#")
SDO = rdflib.Namespace("https://schema.org/")
PLAIN = (
    *(ORG.memberOf, ORG.headOf, NG.wasMemberOf, NG.holds, NG.held, SDO.jobTitle),
    *(NG.isFor, NG.isAgainst, NG.said, NG.colleagueOf),
)
TEXT = "Ada Weld and Bo Quist."
ADA, BO, CREW, PORT = "person/ada-weld", "person/bo-quist", "group/crew", "organisation/port"
OUTLET = "organisation/herald"


def claim(
    kind: ClaimKind,
    modality: Modality = "asserted",
    source: str | None = None,
    article: str = "a",
    **fields: str | None,
) -> Claim:
    evidence = Evidence(article, 0, 8, TEXT[:8], f"{kind}.test")
    id_ = (
        f"{kind}/{hashlib.sha256(repr((modality, source, article, sorted(fields.items()))).encode()).hexdigest()[:16]}"
    )
    return Claim(id_, kind, modality, 0.5, f"{kind}.test", (evidence,), source, fields)


def seat(
    who: str = ADA, modality: Modality = "asserted", source: str | None = None, article: str = "a", **more: str | None
) -> Claim:
    return claim(
        "membership", modality, source, article, **{"member": who, "group": CREW, "capacity": "member", **more}
    )


def office(modality: Modality = "asserted", source: str | None = None, **more: str | None) -> Claim:
    fields = {"holder": ADA, "title": "Pilot", "organisation": PORT, "status": "current", **more}
    return claim("role", modality, source, **fields)


def stance(modality: Modality = "asserted", source: str | None = None, **more: str | None) -> Claim:
    return claim("stance", modality, source, **{"holder": ADA, "target": PORT, "polarity": "for", **more})


def words(content: str, modality: Modality = "asserted") -> Claim:
    return claim("statement", modality, speaker=ADA, content=content, style="direct")


def graph(*claims: Claim, date: str | None = "2022") -> KnowledgeGraph:
    entities = (
        Entity(ADA, "person", "Ada Weld", ("Weld",)),
        Entity(BO, "person", "Bo Quist"),
        Entity(CREW, "group", "Crew", properties={"date": date}),
        Entity(PORT, "organisation", "Port"),
    )
    return KnowledgeGraph((Article("a", TEXT), Article("b", TEXT)), entities, claims)


def plain(graph: KnowledgeGraph) -> set[str]:
    """The plain triples, each as `subject property object` by the ends of their IRIs."""
    with_, without = (
        set(build_dataset(graph, contents=Contents(plain=plain)).union_lines()) for plain in (True, False)
    )
    found = rdflib.Graph().parse(data="\n".join(with_ - without), format="nt")
    assert without < with_ or with_ == without
    return {" ".join(map(short, triple)) for triple in found if triple[1] in PLAIN}


def short(term: object) -> str:
    return str(term).rpartition("#" if "#" in str(term) else "/")[2] if isinstance(term, rdflib.URIRef) else str(term)


@pytest.mark.parametrize(
    ("claims", "expected"),
    [
        ([seat()], {"ada-weld memberOf crew"}),
        ([seat(capacity="head")], {"ada-weld memberOf crew", "ada-weld headOf crew"}),
        ([seat(capacity="deputy head")], {"ada-weld memberOf crew"}),
        ([seat(status="former")], {"ada-weld wasMemberOf crew"}),
        ([seat(status="incoming")], set()),
        ([seat(modality="reported")], set()),
        ([seat(modality="denied")], set()),
        ([seat(source=OUTLET)], set()),
        ([seat(), seat(modality="denied", article="b")], set()),
        ([seat(capacity="head"), seat(modality="denied", source=OUTLET)], set()),
        ([seat(), seat(BO, modality="denied")], {"ada-weld memberOf crew"}),
        ([office()], {"ada-weld jobTitle Pilot", "ada-weld holds port"}),
        ([office(organisation=None)], {"ada-weld jobTitle Pilot"}),
        ([office(status="former")], {"ada-weld held port"}),
        ([office(status="incoming")], set()),
        ([office(modality="reported")], set()),
        ([office(source=OUTLET)], set()),
        ([office(), office(modality="denied")], set()),
        ([office(), office(modality="denied", title="pilot", organisation=None)], set()),
        ([office(), office(modality="denied", organisation="organisation/other")], {"ada-weld jobTitle Pilot", "ada-weld holds port"}),
        ([office(), office(modality="denied", status="former")], {"ada-weld jobTitle Pilot", "ada-weld holds port"}),
        ([stance()], {"ada-weld isFor port"}),
        ([stance(polarity="against")], {"ada-weld isAgainst port"}),
        ([stance(modality="reported")], set()),
        ([stance(source=OUTLET)], set()),
        ([stance(holder=None)], set()),
        ([stance(), stance(modality="denied")], set()),
        ([stance(), stance(modality="denied", polarity="against")], {"ada-weld isFor port"}),
        ([words("We sail."), words("we sail", modality="denied")], set()),
        ([words("We sail", modality="reported")], set()),
    ],
)  # fmt: skip
def test_graph_plain_says_what_is_asserted_and_not_denied(claims: list[Claim], expected: set[str]) -> None:
    assert plain(graph(*claims)) == expected


def test_graph_plain_leads_to_what_somebody_said() -> None:
    said = words("We sail")
    assert plain(graph(said)) == {f"ada-weld said {said.id.rpartition('/')[2]}"}


@pytest.mark.parametrize(
    ("seats", "date", "together"),
    [
        ([seat(), seat(BO)], "2022", True),
        ([seat(), seat(BO, article="b")], "2022-03", True),
        ([seat(), seat(BO, article="b")], "2021/2023", False),
        ([seat(), seat(BO, article="b")], None, False),
        ([seat(), seat(BO)], None, True),
        ([seat(), seat(BO, status="former")], "2022", False),
        ([seat(), seat(BO, modality="reported")], "2022", False),
        ([seat(), seat(BO), seat(BO, modality="denied", article="b")], "2022", False),
        ([seat(end="2019"), seat(BO, start="2021")], None, False),
        ([seat(end="2021"), seat(BO, start="2021")], None, False),
        ([seat(end="2022"), seat(BO, start="2021")], None, True),
        ([seat(), seat(PORT)], "2022", False),
    ],
)
def test_graph_plain_makes_colleagues_of_who_sits_together(
    seats: list[Claim], date: str | None, together: bool
) -> None:
    both = {"ada-weld colleagueOf bo-quist", "bo-quist colleagueOf ada-weld"}
    assert {triple for triple in plain(graph(*seats, date=date)) if "colleagueOf" in triple} == (
        both if together else set()
    )


def test_graph_plain_makes_no_colleagues_of_a_crowd() -> None:
    crowd = [seat(f"person/p-{number}") for number in range(61)]
    assert not [triple for triple in plain(graph(*crowd)) if "colleagueOf" in triple]
    assert len([triple for triple in plain(graph(*crowd[:60])) if "colleagueOf" in triple]) == 60 * 59


def test_graph_plain_describes_a_post_with_its_body() -> None:
    store = open_store(graph(office(), office(title="pilot", status="former")))
    text = "SELECT ?post ?body WHERE { ?who ng:holds ?p . ?p rdfs:label ?post ; org:postIn/schema:name ?body }"
    assert evaluate(store, text).rows == (("pilot, Port", "Port"),)


def test_graph_plain_is_a_graph_of_its_own() -> None:
    graphs = build_dataset(sample_graph()).graphs
    plain_graph = graphs["<urn:newsgraph:plain>"]
    others = {
        pair[0]
        for name, said in graphs.items()
        if name != "<urn:newsgraph:plain>"
        for pairs in said.values()
        for pair in pairs
    }
    assert {pair[0] for pairs in plain_graph.values() for pair in pairs} <= {term.n3() for term in PLAIN}
    assert not others & {term.n3() for term in PLAIN}


@pytest.fixture(scope="module")
def closure() -> rdflib.Graph:
    found = rdflib.Graph().parse(ontology_folder() / "newsgraph.ttl", format="turtle")
    found.parse(data="\n".join(build_dataset(sample_graph()).union_lines()), format="nt")
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(found)
    return found


def test_graph_plain_stays_what_it_is_under_a_reasoner(closure: rdflib.Graph) -> None:
    """A reasoner adds no plain triple: none of a denied, reported or disputed claim."""
    said = rdflib.Graph().parse(data="\n".join(build_dataset(sample_graph()).union_lines()), format="nt")
    for term in PLAIN:  # an outside name of somebody, by owl:sameAs, gets what his own has
        ours = {pair for pair in closure.subject_objects(term) if not any("example.org" in end for end in pair)}
        assert ours == set(said.subject_objects(term)), term


NAIVE: Mapping[str, str] = {
    "membership": "SELECT ?a ?b WHERE { ?a org:memberOf ?b }",
    "stance": "SELECT ?a ?b WHERE { ?a ng:isFor|ng:isAgainst ?b }",
    "statement": "SELECT ?a ?b WHERE { ?a ng:said ?b }",
}


@pytest.mark.parametrize(("kind", "text"), NAIVE.items())
def test_graph_plain_gives_a_naive_question_nothing_that_is_not_so(kind: str, text: str) -> None:
    sample = sample_graph()
    only = [item for item in sample.claims if item.kind == kind and item.modality != "asserted"]
    assert only
    assert evaluate(open_store(replace(sample, claims=tuple(only))), text).rows == ()
    assert evaluate(open_store(sample), text).rows
