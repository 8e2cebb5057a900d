"""The nodes that claims share: titles and capacities as concepts, posts, intervals. They stand in the default graph."""

from __future__ import annotations

from newsgraph.graph.dataset import TYPE, Said
from newsgraph.graph.edtf import interval_of, plain_time
from newsgraph.graph.nodes import Nodes, iri, literal
from newsgraph.graph.skimmed import AnyClaim
from newsgraph.terms import EDTF, NG, ORG, RDFS, SKOS, TIME

_CLASSES: dict[str, tuple[str, ...]] = {
    "title": (iri(SKOS.Concept),),
    "capacity": (iri(SKOS.Concept), iri(ORG.Role)),
}


def describe_concepts(said: Said, nodes: Nodes, claim: AnyClaim) -> None:
    """Describe the concepts and the interval that a claim names."""
    for kind, classes in _CLASSES.items():
        words = claim.fields.get(kind)
        if words and (node := concept_node(nodes, kind, words)) not in said:
            said.say_all(node, [(TYPE, class_) for class_ in classes])
            said.say(node, iri(RDFS.label), literal(fold_words(words)))
    if claim.kind == "membership" and claim.modality == "asserted" and (interval := interval_of_claim(claim)):
        _describe_interval(said, nodes, interval)


def concept_node(nodes: Nodes, kind: str, words: str) -> str:
    """The concept of a title or capacity; words that differ in case only are one."""
    return nodes.node(f"{kind}/{fold_words(words)}")


def fold_words(words: str) -> str:
    return " ".join(words.casefold().split())


def interval_of_claim(claim: AnyClaim) -> str | None:
    """The EDTF interval of what a claim says of start and end, if anything."""
    start, end = claim.fields.get("start"), claim.fields.get("end")
    return interval_of(start, end) if start or end else None


def interval_node(nodes: Nodes, interval: str) -> str:
    return nodes.node(f"interval/{interval.replace('/', '--')}")


def _describe_interval(said: Said, nodes: Nodes, interval: str) -> None:
    node = interval_node(nodes, interval)
    said.say_all(node, [(TYPE, iri(TIME.Interval)), (iri(RDFS.label), literal(interval))])
    said.say(node, iri(NG.interval), literal(interval, EDTF.EDTF))
    for date, predicate in zip(interval.split("/"), (iri(TIME.hasBeginning), iri(TIME.hasEnd)), strict=True):
        if plain := plain_time(date):
            instant = nodes.node(f"instant/{date}")
            said.say(node, predicate, instant)
            said.say_all(instant, [(TYPE, iri(TIME.Instant)), (iri(RDFS.label), literal(date))])
            said.say(instant, iri(plain[0]), literal(date, plain[1]))
