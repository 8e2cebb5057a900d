"""Claims as RDF: a node a claim and a node a piece of evidence, said in the graph of each article that makes it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from newsgraph.errors import RuleError
from newsgraph.graph.dataset import DEFAULT_GRAPH, TYPE, DatasetBuilder, Pair
from newsgraph.graph.edtf import interval_of, plain_time
from newsgraph.graph.nodes import Nodes, iri, literal
from newsgraph.records import Claim, ClaimKind, Evidence, Modality
from newsgraph.schema import CLAIM_FIELDS
from newsgraph.terms import EDTF, MARL, NG, OA, ORG, SCHEMA, SKOS, TIME, XSD

_CLASSES: dict[ClaimKind, str] = {
    "role": iri(NG.RoleClaim),
    "membership": iri(NG.MembershipClaim),
    "stance": iri(NG.StanceClaim),
    "statement": iri(NG.StatementClaim),
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
_CONCEPT_CLASSES: dict[str, tuple[str, ...]] = {
    "title": (iri(SKOS.Concept),),
    "capacity": (iri(SKOS.Concept), iri(ORG.Role)),
}
_VALUES: dict[str, dict[str, str]] = {
    "status": {"current": iri(NG.current), "former": iri(NG.former), "incoming": iri(NG.incoming)},
    "polarity": {"for": iri(MARL.Positive), "against": iri(MARL.Negative)},
}
"""The fields whose words are terms too."""
# Class, property to the member, property to the group. ORG's own are for asserted memberships only: their domain makes
# a membership of whatever has them.
_MEMBERSHIPS: dict[Modality, tuple[str, str, str]] = {
    "asserted": (iri(NG.AssertedMembership), iri(ORG.member), iri(ORG.organization)),
    "reported": (iri(NG.ReportedMembership), iri(NG.reportedMember), iri(NG.reportedGroup)),
    "denied": (iri(NG.DeniedMembership), iri(NG.deniedMember), iri(NG.deniedGroup)),
}


def describe_claim(builder: DatasetBuilder, claim: Claim) -> None:
    """Say a claim in the graph of each article that makes it, and each piece of evidence in its own article's."""
    node = builder.nodes.node(claim.id)
    said = [*_common(builder.nodes, claim), *_fields(builder, claim), *_standard_terms(builder, claim)]
    for graph in sorted({builder.graph_of(item.article) for item in claim.evidence}) or [DEFAULT_GRAPH]:
        builder.say_all(graph, node, said)
    for name, pieces in claim.spans.items():
        for piece in pieces:
            span = builder.span(piece.article, piece.start, piece.end)
            builder.say(builder.graph_of(piece.article), node, property_of(name), span)
    best = next(
        (item for item in claim.evidence if item.rule == claim.rule), claim.evidence[0] if claim.evidence else None
    )
    for item in claim.evidence:
        evidence = _describe_evidence(builder, claim, item)
        graph = builder.graph_of(item.article)
        builder.say(graph, node, iri(NG.evidence), evidence)
        if item is best:
            builder.say(graph, node, iri(NG.bestEvidence), evidence)


def _common(nodes: Nodes, claim: Claim) -> Iterator[Pair]:
    yield TYPE, _CLASSES[claim.kind]
    yield TYPE, iri(NG.Claim)  # said outright, so that a store without a reasoner can ask for all claims
    yield iri(SCHEMA.identifier), literal(claim.id)
    yield iri(NG.modality), _MODALITIES[claim.modality]
    yield iri(NG.confidence), literal(_decimal(claim.confidence), XSD.decimal)
    yield iri(NG.belief), literal(_decimal(claim.confidence if claim.belief is None else claim.belief), XSD.decimal)
    yield iri(NG.rule), literal(claim.rule)
    if claim.source is not None:
        yield iri(NG.source), nodes.node(claim.source)


def _fields(builder: DatasetBuilder, claim: Claim) -> Iterator[Pair]:
    kind = CLAIM_FIELDS[claim.kind]
    for name, value in claim.fields.items():
        if value is None:
            continue
        if name in kind.entities or name in _CLAIM_FIELDS:
            yield property_of(name), builder.nodes.node(value)
        elif name in _VALUES:
            yield property_of(name), _VALUES[name][value]
        elif name in kind.times:
            yield property_of(name), literal(value, EDTF.EDTF)
        else:
            yield property_of(name), literal(value)
            if name in _CONCEPTS:
                yield _CONCEPTS[name], _describe_concept(builder, name, value)


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


def _standard_terms(builder: DatasetBuilder, claim: Claim) -> Iterator[Pair]:
    """The terms of other vocabularies, which hold only where the article vouches for the claim."""
    if claim.kind == "membership":
        kind, member, group = _MEMBERSHIPS[claim.modality]
        yield TYPE, kind
        for name, predicate in (("member", member), ("group", group)):
            if value := claim.fields.get(name):
                yield predicate, builder.nodes.node(value)
        if claim.modality == "asserted":
            yield from _asserted_membership(builder, claim)
    elif claim.kind == "statement" and claim.modality == "asserted":
        yield TYPE, iri(SCHEMA.Quotation)
        if speaker := claim.fields.get("speaker"):
            yield iri(SCHEMA.creator), builder.nodes.node(speaker)
        if content := claim.fields.get("content"):
            yield iri(SCHEMA.text), literal(content)


def _asserted_membership(builder: DatasetBuilder, claim: Claim) -> Iterator[Pair]:
    yield TYPE, iri(ORG.Membership)
    if capacity := claim.fields.get("capacity"):
        yield iri(ORG.role), _describe_concept(builder, "capacity", capacity)
    start, end = claim.fields.get("start"), claim.fields.get("end")
    if start or end:
        yield iri(ORG.memberDuring), _describe_interval(builder, start, end)


def _describe_concept(builder: DatasetBuilder, kind: str, words: str) -> str:
    label = " ".join(words.casefold().split())
    node = builder.nodes.node(f"{kind}/{label}")
    for concept in _CONCEPT_CLASSES[kind]:
        builder.say(DEFAULT_GRAPH, node, TYPE, concept)
    builder.say(DEFAULT_GRAPH, node, iri(SKOS.prefLabel), literal(label))
    return node


def _describe_interval(builder: DatasetBuilder, start: str | None, end: str | None) -> str:
    interval = interval_of(start, end)
    node = builder.nodes.node(f"interval/{interval.replace('/', '--')}")
    builder.say(DEFAULT_GRAPH, node, TYPE, iri(TIME.Interval))
    builder.say(DEFAULT_GRAPH, node, iri(NG.interval), literal(interval, EDTF.EDTF))
    for date, predicate in zip(interval.split("/"), (iri(TIME.hasBeginning), iri(TIME.hasEnd)), strict=True):
        if plain := plain_time(date):
            instant = builder.nodes.node(f"instant/{date}")
            builder.say(DEFAULT_GRAPH, node, predicate, instant)
            builder.say(DEFAULT_GRAPH, instant, TYPE, iri(TIME.Instant))
            builder.say(DEFAULT_GRAPH, instant, iri(plain[0]), literal(date, plain[1]))
    return node


def _describe_evidence(builder: DatasetBuilder, claim: Claim, item: Evidence) -> str:
    nodes, graph = builder.nodes, builder.graph_of(item.article)
    support = tuple((span.start, span.end) for span in item.support)
    node = nodes.hashed("evidence", claim.id, item.article, item.start, item.end, item.rule, support)
    builder.say(graph, node, TYPE, iri(NG.Evidence))
    builder.say(graph, node, iri(OA.hasSource), nodes.article(item.article))
    builder.say(graph, node, iri(OA.hasSelector), builder.span(item.article, item.start, item.end))
    builder.say(graph, node, iri(NG.rule), literal(item.rule))
    if item.as_of is not None:
        builder.say(graph, node, iri(NG.asOf), literal(item.as_of, EDTF.EDTF))
    if support:
        words = " … ".join(span.text for span in sorted(item.support, key=lambda span: (span.start, span.end)))
        builder.say(graph, node, iri(NG.supportWords), literal(words))
    for start, end in support:
        builder.say(graph, node, iri(NG.support), builder.span(item.article, start, end))
    return node


def _decimal(number: float) -> str:
    """The shortest decimal of a float, without an exponent, with a point (Turtle and JSON-LD then read it alike)."""
    text = f"{number:.6f}".rstrip("0")
    return text + "0" if text.endswith(".") else text
