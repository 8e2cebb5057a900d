"""Claims as RDF: a node a claim and a node a piece of evidence, said in the graph of each article that makes it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsgraph.errors import RuleError
from newsgraph.graph.concepts import concept_node, interval_node, interval_of_claim
from newsgraph.graph.dataset import TYPE, Pair, Section
from newsgraph.graph.labels import Names, claim_label, evidence_label
from newsgraph.graph.nodes import Nodes, iri, literal
from newsgraph.records import Claim, ClaimKind, Evidence, Modality, Place
from newsgraph.schema import CLAIM_FIELDS
from newsgraph.terms import EDTF, MARL, NG, OA, ORG, RDFS, SCHEMA, XSD

# Said as far up as people ask without a reasoner: for all claims, all opinions.
_CLASSES: dict[ClaimKind, tuple[str, ...]] = {
    "role": (iri(NG.RoleClaim), iri(NG.Claim)),
    "membership": (iri(NG.MembershipClaim), iri(NG.Claim)),
    "stance": (iri(NG.StanceClaim), iri(MARL.Opinion), iri(NG.Claim)),
    "statement": (iri(NG.StatementClaim), iri(NG.Claim)),
}
_MODALITIES: dict[Modality, str] = {
    "asserted": iri(NG.asserted),
    "reported": iri(NG.reported),
    "denied": iri(NG.denied),
}
# Fields whose term has another name than they; all others are terms of ours under their own (see `property_of`).
_OTHER_TERMS: dict[str, str] = {
    "title": iri(NG.titleWords),
    "capacity": iri(NG.capacityWords),
    "polarity": iri(MARL.hasPolarity),
    "code": iri(NG.countryCode),
}
_CLAIM_FIELDS = frozenset({"statement"})
"""The plain fields that hold the id of a claim."""
_CONCEPTS: dict[str, str] = {"title": iri(NG.title), "capacity": iri(NG.capacity)}
_VALUES: dict[str, dict[str, str]] = {
    "status": {"current": iri(NG.current), "former": iri(NG.former), "incoming": iri(NG.incoming)},
    "polarity": {"for": iri(MARL.Positive), "against": iri(MARL.Negative)},
}
"""The fields whose words are terms too."""
PROVING = frozenset({"content_span"})
"""The spans that every file names with a claim: words that are quoted. The others come with the mentions."""
# Class, property to the member, property to the group. ORG's own are for asserted memberships only: their domain makes
# a membership of whatever has them.
_MEMBERSHIPS: dict[Modality, tuple[str, str, str]] = {
    "asserted": (iri(NG.AssertedMembership), iri(ORG.member), iri(ORG.organization)),
    "reported": (iri(NG.ReportedMembership), iri(NG.reportedMember), iri(NG.reportedGroup)),
    "denied": (iri(NG.DeniedMembership), iri(NG.deniedMember), iri(NG.deniedGroup)),
}


def describe_claim(section: Section, claim: Claim, names: Names, *, whole: bool) -> None:
    """Say what the section's article has of a claim: its evidence and spans there and, if `whole`, the claim itself."""
    node = section.nodes.node(claim.id)
    if whole:
        section.say_all(node, _common(section.nodes, claim, names))
        section.say_all(node, _fields(section.nodes, claim))
        section.say_all(node, _standard_terms(section.nodes, claim))
    for name, piece in _spans_here(section, claim):
        if name in PROVING:
            section.say(node, property_of(name), section.nodes.span(piece.article, piece.start, piece.end))
    best = claim.best_evidence if claim.evidence else None
    for item in claim.evidence:
        if item.article == section.article:
            evidence = _describe_evidence(section, claim, item)
            section.say(node, iri(NG.evidence), evidence)
            if item is best:
                section.say(node, iri(NG.bestEvidence), evidence)


def describe_parts(section: Section, claim: Claim) -> None:
    """Say where the section's article has the parts of a claim: its cue, its speaker, its target.

    What is only named with a claim is described here: spans, whose place is in their IRI, for the claim has their words; and what a
    piece of evidence is called, for its selector has its words.
    """
    for name, piece in _spans_here(section, claim):
        span = section.span(piece.start, piece.end)
        if name not in PROVING:
            section.say(section.nodes.node(claim.id), property_of(name), span)
    for item in claim.evidence:
        if item.article == section.article:
            section.say(_evidence_node(section.nodes, claim, item), iri(RDFS.label), literal(evidence_label(item)))
            for support in item.support:
                section.span(support.start, support.end)


def _spans_here(section: Section, claim: Claim) -> Iterator[tuple[str, Place]]:
    """The parts of a claim that stand in the section's article."""
    for name, places in claim.spans.items():
        for place in places:
            if place.article == section.article:
                yield name, place


def _common(nodes: Nodes, claim: Claim, names: Names) -> Iterator[Pair]:
    for kind in _CLASSES[claim.kind]:
        yield TYPE, kind
    yield iri(RDFS.label), literal(claim_label(claim, names))
    yield iri(SCHEMA.identifier), literal(claim.id)
    yield iri(NG.modality), _MODALITIES[claim.modality]
    yield iri(NG.confidence), literal(_decimal(claim.confidence), XSD.decimal)
    yield iri(NG.belief), literal(_decimal(claim.confidence if claim.belief is None else claim.belief), XSD.decimal)
    if claim.source is not None:
        yield iri(NG.source), nodes.node(claim.source)


def _fields(nodes: Nodes, claim: Claim) -> Iterator[Pair]:
    kind = CLAIM_FIELDS[claim.kind]
    for name, value in claim.fields.items():
        if value is None:
            continue
        if name in kind.entities or name in _CLAIM_FIELDS:
            yield property_of(name), nodes.node(value)
        elif name in _VALUES:
            yield property_of(name), _VALUES[name][value]
        elif name in kind.times:
            yield property_of(name), literal(value, EDTF.EDTF)
        else:
            yield property_of(name), literal(value)
            if name in _CONCEPTS:
                yield _CONCEPTS[name], concept_node(nodes, name, value)


@cache
def property_of(field: str) -> str:
    """The property of a field of a claim or an entity. Raises RuleError where the ontology has none."""
    if field in _OTHER_TERMS:
        return _OTHER_TERMS[field]
    first, *rest = field.split("_")
    name = first + "".join(word.capitalize() for word in rest)
    term = vars(NG).get(name)
    if term is None:
        raise RuleError(f"newsgraph.ttl: no property ng:{name} for the field {field!r} of newsgraph.schema")
    return iri(term)


def _standard_terms(nodes: Nodes, claim: Claim) -> Iterator[Pair]:
    """The terms of other vocabularies, which hold only where the article vouches for the claim."""
    if claim.kind == "membership":
        kind, member, group = _MEMBERSHIPS[claim.modality]
        yield TYPE, kind
        for name, predicate in (("member", member), ("group", group)):
            if value := claim.fields.get(name):
                yield predicate, nodes.node(value)
        if claim.modality == "asserted":
            yield from _asserted_membership(nodes, claim)
    elif claim.kind == "statement" and claim.modality == "asserted" and (content := claim.fields.get("content")):
        yield iri(SCHEMA.text), literal(content)


def _asserted_membership(nodes: Nodes, claim: Claim) -> Iterator[Pair]:
    yield TYPE, iri(ORG.Membership)
    if capacity := claim.fields.get("capacity"):
        yield iri(ORG.role), concept_node(nodes, "capacity", capacity)
    if interval := interval_of_claim(claim):
        yield iri(ORG.memberDuring), interval_node(nodes, interval)


def _describe_evidence(section: Section, claim: Claim, item: Evidence) -> str:
    nodes = section.nodes
    node = _evidence_node(nodes, claim, item)
    said = [
        (TYPE, iri(NG.Evidence)),
        (iri(OA.hasSource), nodes.article(item.article)),
        (iri(OA.hasSelector), section.span(item.start, item.end)),
        (iri(NG.rule), literal(item.rule)),
        *((iri(NG.support), nodes.span(item.article, span.start, span.end)) for span in item.support),
    ]
    if item.support:
        words = " … ".join(span.text for span in sorted(item.support, key=lambda span: (span.start, span.end)))
        said.append((iri(NG.supportWords), literal(words)))
    section.say_all(node, said)
    return node


def _evidence_node(nodes: Nodes, claim: Claim, item: Evidence) -> str:
    support = tuple((span.start, span.end) for span in item.support)
    return nodes.hashed("evidence", claim.id, item.article, item.start, item.end, item.rule, support)


def _decimal(number: float) -> str:
    """The shortest decimal of a float, without an exponent, with a point (Turtle and JSON-LD then read it alike)."""
    text = f"{number:.6f}".rstrip("0")
    return text + "0" if text.endswith(".") else text
