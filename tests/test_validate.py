from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import replace

import pytest
import rdflib
from rdflib.collection import Collection

from datasets import AlsoSaying
from newsgraph.errors import SetupError
from newsgraph.graph.claims import property_of
from newsgraph.graph.dataset import Dataset
from newsgraph.graph.rdf import build_dataset
from newsgraph.records import Article, Claim, ClaimKind, KnowledgeGraph, Modality, SupportSpan
from newsgraph.resources import ontology_folder
from newsgraph.schema import CLAIM_FIELDS
from newsgraph.validate import check_records, validate_graph
from sample_graph import sample_graph


def first(graph: KnowledgeGraph, kind: ClaimKind, modality: Modality) -> Claim:
    return next(claim for claim in graph.claims if claim.kind == kind and claim.modality == modality)


def also_saying(dataset: Dataset, claim: Claim, predicate: str, value: str) -> Dataset:
    return AlsoSaying(dataset, {f"<urn:newsgraph:{claim.id}>": ((predicate, value),)})


def with_claim(kind: ClaimKind, change: Callable[[Claim], Claim], modality: Modality = "asserted") -> KnowledgeGraph:
    """The sample with one claim only, changed, and no mentions (which keeps the checks short)."""
    graph = sample_graph()
    entities = tuple(replace(entity, mentions=()) for entity in graph.entities)
    return replace(graph, entities=entities, claims=(change(first(graph, kind, modality)),))


def without(*fields: str) -> Callable[[Claim], Claim]:
    return lambda claim: replace(
        claim, fields={name: value for name, value in claim.fields.items() if name not in fields}
    )


def with_words(start: int, end: int) -> Callable[[Claim], Claim]:
    return lambda claim: replace(claim, evidence=(replace(claim.evidence[0], start=start, end=end),))


BROKEN: list[tuple[ClaimKind, Callable[[Claim], Claim], str]] = [
    ("role", without("holder"), "a role is held by one person"),
    ("role", without("title"), "a role has one title"),
    ("role", without("status"), "a role is current, former or incoming"),
    (
        "role",
        lambda claim: replace(claim, fields={**claim.fields, "country": "place/porthaven"}),
        "a role is held for one country",
    ),
    ("membership", without("member"), "a membership has one member"),
    ("membership", without("group"), "a membership has one group"),
    (
        "membership",
        lambda claim: replace(claim, fields={**claim.fields, "group": "place/porthaven"}),
        "a membership has one group",
    ),
    ("membership", lambda claim: replace(claim, evidence=()), "a claim has at least one piece of evidence"),
    ("membership", with_words(30, 30), "a span has words"),
    ("membership", with_words(31, 30), "a span starts before it ends"),
    ("membership", lambda claim: replace(claim, confidence=1.5), "a claim has one confidence from 0 to 1"),
    (
        "membership",
        lambda claim: replace(claim, evidence=tuple(replace(item, rule="") for item in claim.evidence)),
        "evidence names the rule that read it",
    ),
    (
        "membership",
        lambda claim: replace(claim, id="membership/1"),
        "a claim's id is its kind and 16 hexadecimal digits",
    ),
    ("membership", lambda claim: replace(claim, source="person/nobody"), "a claim's source is one entity of the graph"),
    (
        "membership",
        lambda claim: replace(claim, fields={**claim.fields, "start": "last year"}),
        "a claim starts at one EDTF date",
    ),
    ("stance", without("polarity"), "a stance is for or against"),
    ("stance", without("target"), "a stance has one target"),
    ("stance", without("holder"), "a stance has a holder, unless it is a portrayal by the article's own words"),
    ("statement", without("speaker"), "a statement has one speaker"),
    ("statement", without("content"), "a statement has content"),
    ("statement", lambda claim: replace(claim, spans={}), "a statement's content stands somewhere in the article"),
    (
        "statement",
        lambda claim: replace(claim, fields={**claim.fields, "style": "loud"}),
        "a statement is direct, indirect or mixed",
    ),
]


def test_validate_finds_nothing_wrong_with_the_sample() -> None:
    assert [str(found) for found in validate_graph(sample_graph())] == []


def with_first_piece(**changes: object) -> Callable[[Claim], Claim]:
    return lambda claim: replace(claim, evidence=(replace(claim.evidence[0], **changes), *claim.evidence[1:]))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        (with_first_piece(as_of="1999"), "as_of: evidence is as of its article's date (found 1999)"),
        (with_first_piece(as_of=None), "as_of: evidence is as of its article's date"),
        (with_first_piece(text="x"), "text: the words are the article's, to the character (found x)"),
        (with_first_piece(article="lost"), "article: evidence lies in an article of the graph (found lost)"),
        (
            with_first_piece(support=(SupportSpan(0, 3, "zzz"),)),
            "text: the words are the article's, to the character (found zzz)",
        ),
        (
            lambda claim: replace(claim, rule="role.other"),
            "rule: a claim's rule is that of a piece of its evidence (found role.other)",
        ),
    ],
)
def test_validate_finds_what_the_records_say_otherwise(change: Callable[[Claim], Claim], message: str) -> None:
    """RDF says it once, so that no shape can see it."""
    graph = with_claim("role", change)
    assert message in {str(found).removeprefix(f"{graph.claims[0].id} ") for found in check_records(graph)}
    assert set(check_records(graph)) <= set(validate_graph(graph))
    assert not list(check_records(sample_graph()))


def test_validate_lets_a_portrayal_be_without_a_holder() -> None:
    def portray(claim: Claim) -> Claim:
        evidence = tuple(replace(item, rule="portrayal.subject") for item in claim.evidence)
        return replace(without("holder")(claim), rule="portrayal.subject", evidence=evidence)

    graph = with_claim("stance", portray)
    assert validate_graph(graph) == []


def test_validate_finds_nothing_wrong_with_an_empty_graph() -> None:
    assert validate_graph(KnowledgeGraph()) == []


@pytest.mark.parametrize(
    ("kind", "change", "message"), BROKEN, ids=[f"{kind}-{message}" for kind, _, message in BROKEN]
)
def test_validate_finds_a_broken_claim(kind: ClaimKind, change: Callable[[Claim], Claim], message: str) -> None:
    assert message in {found.message for found in validate_graph(with_claim(kind, change))}


@pytest.mark.parametrize("modality", ["reported", "denied"])
def test_validate_finds_a_membership_of_org_that_is_not_asserted(modality: Modality) -> None:
    graph = sample_graph()
    claim = first(graph, "membership", modality)
    dataset = build_dataset(graph)
    broken = also_saying(
        dataset, claim, "<http://www.w3.org/ns/org#member>", f"<urn:newsgraph:{claim.fields['member']}>"
    )
    assert [found.message for found in validate_graph(broken)] == [
        "only an asserted membership is an org:Membership and has ORG's properties"
    ]


def test_validate_finds_two_modalities() -> None:
    graph = sample_graph()
    claim = first(graph, "role", "asserted")
    dataset = build_dataset(graph)
    broken = also_saying(dataset, claim, "<urn:newsgraph:ontology#modality>", "<urn:newsgraph:ontology#denied>")
    assert "a claim is asserted, reported or denied, and only one of them" in {
        found.message for found in validate_graph(broken)
    }


def test_validate_finds_entities_that_are_missing() -> None:
    graph = sample_graph()
    broken = replace(graph, entities=tuple(entity for entity in graph.entities if entity.kind != "country"))
    assert "a group has one sender, an entity of the graph" in {found.message for found in validate_graph(broken)}


@pytest.mark.parametrize("date", ["May 6", "2025-5", "2025-05-06T12:00", "/", "2025//2026"])
def test_validate_finds_a_date_that_is_not_edtf(date: str) -> None:
    found = validate_graph(KnowledgeGraph((Article("x", "", published=date),)))
    assert [item.message for item in found] == ["an article has at most one EDTF date"]


@pytest.mark.parametrize(
    "date", ["2025", "2025-05", "2025-05-06", "2025~", "202X", "2022-03/2022-04", "2022/..", "../2022", "/2022"]
)
def test_validate_takes_edtf_dates(date: str) -> None:
    assert validate_graph(KnowledgeGraph((Article("x", "", published=date),))) == []


def test_validate_names_node_and_property_in_one_line() -> None:
    claim = first(sample_graph(), "membership", "asserted")
    found = validate_graph(with_claim("membership", lambda claim: replace(claim, confidence=1.5, belief=1.0)))
    assert [str(item) for item in found] == [
        f"urn:newsgraph:{claim.id} ng:confidence: a claim has one confidence from 0 to 1 (found 1.5)"
    ]


def test_validate_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyshacl", None)
    with pytest.raises(SetupError, match=r"pip install 'newsgraph\[validate\]'"):
        validate_graph(sample_graph())


@pytest.mark.parametrize("kind", CLAIM_FIELDS)
def test_validate_knows_every_field_of_the_schema(kind: ClaimKind) -> None:
    """The lists of allowed properties in shapes.ttl go with newsgraph.schema."""
    shapes = rdflib.Graph().parse(ontology_folder() / "shapes.ttl", format="turtle")
    sh, ng = rdflib.Namespace("http://www.w3.org/ns/shacl#"), rdflib.Namespace("urn:newsgraph:ontology#")
    (shape,) = [
        shape
        for shape in shapes.subjects(sh.targetClass, ng[f"{kind.title()}Claim"])
        if (shape, sh.closed, None) in shapes
    ]
    allowed = {term.n3() for term in Collection(shapes, shapes.value(shape, sh.ignoredProperties))}
    fields = CLAIM_FIELDS[kind]
    assert {property_of(name) for name in (*fields.entities, *fields.values, *fields.times, *fields.spans)} <= allowed
