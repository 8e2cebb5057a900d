"""Ways to break a graph, each on a node of its own of the invented graph, and the message that a person gets of it.

`broken_graph()` has all of them at once: checked in one go, by as many programs as there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import rdflib
from rdflib import RDF, RDFS, Literal, Namespace, URIRef

from many_articles import many_articles
from newsgraph.graph.contents import Contents
from newsgraph.graph.rdf import build_dataset

NG = Namespace("urn:newsgraph:ontology#")
EX = Namespace("urn:newsgraph:")
OA = Namespace("http://www.w3.org/ns/oa#")
ORG = Namespace("http://www.w3.org/ns/org#")
FOAF = Namespace("http://xmlns.com/foaf/0.1/")
MARL = Namespace("http://www.gsi.dit.upm.es/ontologies/marl/ns#")
SCHEMA = Namespace("https://schema.org/")
EDTF = URIRef("http://id.loc.gov/datatypes/edtf/EDTF")
XSD = rdflib.XSD

ROLE, MEMBERSHIP, STANCE, STATEMENT = (NG[f"{kind}Claim"] for kind in ("Role", "Membership", "Stance", "Statement"))
GROUP, SPAN, EVIDENCE, PERSON, ARTICLE = NG.Group, OA.TextPositionSelector, NG.Evidence, FOAF.Person, SCHEMA.NewsArticle


@dataclass(frozen=True)
class Break:
    """What is done to a node of a class, and what the checker says of it (or of `seen_at`, a neighbour of it)."""

    what: str
    kind: URIRef
    do: Callable[[rdflib.Graph, URIRef], None]
    message: str
    needs: tuple[URIRef, ...] = ()
    modality: str | None = None


def put(property_: URIRef, value: object) -> Callable[[rdflib.Graph, URIRef], None]:
    """One value in place of all that there are."""
    return lambda graph, node: graph.set((node, property_, value)) and None  # type: ignore[func-returns-value,arg-type]


def add(property_: URIRef, value: object) -> Callable[[rdflib.Graph, URIRef], None]:
    return lambda graph, node: graph.add((node, property_, value)) and None  # type: ignore[return-value,arg-type]


def drop(*properties: URIRef) -> Callable[[rdflib.Graph, URIRef], None]:
    return lambda graph, node: [graph.remove((node, property_, None)) for property_ in properties] and None


def rename(old: URIRef, new: URIRef) -> Callable[[rdflib.Graph, URIRef], None]:
    def do(graph: rdflib.Graph, node: URIRef) -> None:
        for value in list(graph.objects(node, old)):
            graph.remove((node, old, value))
            graph.add((node, new, value))

    return do


def both(*steps: Callable[[rdflib.Graph, URIRef], None]) -> Callable[[rdflib.Graph, URIRef], None]:
    return lambda graph, node: [step(graph, node) for step in steps] and None


def itself(property_: URIRef) -> Callable[[rdflib.Graph, URIRef], None]:
    return lambda graph, node: graph.add((node, property_, node)) and None  # type: ignore[return-value]


def longer(graph: rdflib.Graph, node: URIRef) -> None:
    graph.set((node, OA.exact, Literal(f"{graph.value(node, OA.exact)} and more")))


def edtf(text: str) -> Literal:
    return Literal(text, datatype=EDTF)


def number(text: str, datatype: URIRef = XSD.integer) -> Literal:
    return Literal(text, datatype=datatype)


NOBODY = EX["person/nobody"]
PLACE = EX["place/porthaven"]
SELDOM = "2022"

BREAKS = (
    # The nineteen that were tried first; "new" passed unnoticed.
    Break("a role without holder", ROLE, drop(NG.holder), "a role is held by one person"),
    Break("a role without title", ROLE, drop(NG.titleWords), "a role has one title"),
    Break("a role without status", ROLE, drop(NG.status), "a role is current, former or incoming"),
    Break("a claim without modality", ROLE, drop(NG.modality), "a claim is asserted, reported or denied, and only one of them"),
    Break("two modalities", ROLE, add(NG.modality, NG.denied), "a claim is asserted, reported or denied, and only one of them", modality="asserted"),
    Break("a confidence above 1", ROLE, put(NG.confidence, number("1.5", XSD.decimal)), "a claim has one confidence from 0 to 1"),
    Break("a claim without evidence", STANCE, drop(NG.evidence, NG.bestEvidence), "a claim has at least one piece of evidence"),
    Break("a membership without member", MEMBERSHIP, drop(NG.member), "a membership has one member"),
    Break("a member of a place", MEMBERSHIP, put(NG.group, PLACE), "a membership has one group"),
    Break("a stance on nothing", STANCE, drop(NG.target), "a stance has one target"),
    Break("a stance neither for nor against", STANCE, put(MARL.hasPolarity, MARL.Neutral), "a stance is for or against"),
    Break("a statement without words", STATEMENT, drop(NG.content), "a statement has content"),
    Break("a statement in a loud style", STATEMENT, put(NG.style, Literal("loud")), "a statement is direct, indirect or mixed"),
    Break("a date that is none", MEMBERSHIP, put(NG.start, edtf("last year")), "a claim starts at one EDTF date"),
    Break("a span that ends before it starts", SPAN, put(OA.end, number("0", XSD.nonNegativeInteger)), "a span starts before it ends"),
    Break("new: words longer than their span", SPAN, longer, "a span's words are as long as the span"),
    Break("new: an unknown property of our namespace", ROLE, rename(NG.holder, NG.holdr), "a role has no such property"),
    Break("new: an end before its start", ROLE, both(put(NG.start, edtf("2021-05")), put(NG.end, edtf("2020"))), "what a claim tells does not end before it starts"),
    Break("new: a year outside the date", GROUP, add(NG.year, number("1999")), "a group's year lies in its date", needs=(NG.date,)),
    # Twenty more.
    Break("an unknown property of another namespace", PERSON, add(FOAF.nam, Literal("Ada")), "a person has no such property"),
    Break("a property of another kind of claim", STANCE, add(NG.titleWords, Literal("pilot")), "a stance has no such property"),
    Break("a span with a property too many", SPAN, add(NG.rule, Literal("x")), "a span has no such property"),
    Break("a claim without label", STANCE, drop(RDFS.label), "a claim has a label that says it in a line"),
    Break("an id that is not the end of the IRI", STATEMENT, put(SCHEMA.identifier, Literal("statement/0123456789abcdef")), "a claim's id is the end of its IRI"),
    Break("a claim with a rule of its own", STATEMENT, put(NG.rule, Literal("statement.other")), "a statement has no such property"),
    Break("evidence that no rule read", EVIDENCE, drop(NG.rule), "evidence names the rule that read it"),
    Break("evidence in another article than its span", EVIDENCE, put(OA.hasSource, NOBODY), "evidence and its span lie in the same article"),
    Break("evidence of two claims", EVIDENCE, lambda graph, node: graph.add((next(graph.subjects(RDF.type, STATEMENT)), NG.evidence, node)) and None, "evidence proves one claim"),
    Break("a span that moved", SPAN, both(put(OA.start, number("1", XSD.nonNegativeInteger)), put(OA.end, number("9000", XSD.nonNegativeInteger))), "a span's IRI is its article's, with its start and end"),
    Break("support in another article", EVIDENCE, add(NG.support, EX["nowhere#char=1,2"]), "support lies in the evidence's article, and its words are told"),
    Break("support that is no span", EVIDENCE, add(NG.support, NOBODY), "support is a span of an article"),
    Break("support without its words", EVIDENCE, drop(NG.supportWords), "support lies in the evidence's article, and its words are told", needs=(NG.support,)),
    Break("words of a statement in no article", STATEMENT, put(NG.contentSpan, EX["nowhere#char=1,2"]), "the words of a statement stand in an article of the graph"),
    Break("a denied membership of ORG", MEMBERSHIP, add(RDF.type, ORG.Membership), "only an asserted membership is an org:Membership and has ORG's properties", modality="denied"),
    Break("a quotation that is denied", STATEMENT, add(RDF.type, SCHEMA.Quotation), "only an asserted statement is a quotation", modality="denied"),
    Break("who serves himself", ROLE, lambda graph, node: graph.set((node, NG.principal, graph.value(node, NG.holder))) and None, "nobody serves himself"),
    Break("a plain member of a group that he is not in", PERSON, add(ORG.memberOf, EX["group/nowhere"]), "who is plainly a member has an asserted membership, and none that is denied"),
    Break("a plain head that is no member", PERSON, add(ORG.headOf, EX["group/nowhere"]), "who plainly heads a group is a member of it"),
    Break("plainly for what nothing tells", PERSON, add(NG.isFor, NOBODY), "who is plainly for something has an asserted stance for it"),
    Break("a colleague of himself", PERSON, itself(NG.colleagueOf), "nobody is a colleague of himself"),
    Break("an article of another plain date", ARTICLE, put(SCHEMA.datePublished, number("1999-01-01", XSD.date)), "an article's plain date is the EDTF one"),
    Break("a copy of itself", ARTICLE, itself(NG.copyOf), "no article is a copy of itself"),
    Break("an entity without a name to find it by", PERSON, drop(SCHEMA.name), "an entity has each of its names as schema:name"),
    Break("a person who is a country too", PERSON, add(RDF.type, SCHEMA.Country), "an entity is of one kind: it has that kind's classes, and its id begins with that kind"),
    Break("a group at round nought", GROUP, put(NG.round, number("0")), "a group is at one round of talks, counted from 1"),
)  # fmt: skip


def broken_graph(articles: int = 40) -> tuple[rdflib.Graph, dict[URIRef, Break]]:
    """The invented graph with all breaks done, each to a node of its own, and which node is broken how."""
    dataset = build_dataset(many_articles(articles), contents=Contents(mentions=False))
    graph = rdflib.Graph().parse(data="\n".join(dataset.union_lines()), format="nt")
    broken: dict[URIRef, Break] = {}
    nodes = {kind: _spaced(graph, kind) for kind in dict.fromkeys(each.kind for each in BREAKS)}
    for each in BREAKS:
        node = next(node for node in nodes[each.kind] if node not in broken and _fits(graph, node, each))
        broken[node] = each
    for node, each in broken.items():
        each.do(graph, node)
    return graph, broken


def _spaced(graph: rdflib.Graph, kind: URIRef) -> list[URIRef]:
    return sorted(node for node in graph.subjects(RDF.type, kind) if isinstance(node, URIRef))


def _fits(graph: rdflib.Graph, node: URIRef, each: Break) -> bool:
    modality = graph.value(node, NG.modality)
    return (each.modality is None or modality == NG[each.modality]) and all(
        graph.value(node, need) for need in each.needs
    )


def said_of(found: Iterator[tuple[str, str]], broken: dict[URIRef, Break]) -> dict[str, set[str]]:
    """The messages on each broken node, by what was done to it."""
    by_node: dict[str, set[str]] = {}
    for node, message in found:
        by_node.setdefault(node, set()).add(message)
    return {each.what: by_node.get(str(node), set()) for node, each in broken.items()}
