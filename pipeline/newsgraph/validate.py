"""Checks a graph against the SHACL shapes of ontology/shapes.ttl, with pySHACL (`pip install newsgraph[validate]`).

What the JSON Lines files say twice, and RDF once, no shape can see: the words of evidence beside the article's text, its
date beside the article's, a claim's rule beside its evidence's. These are compared here.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from newsgraph.errors import SetupError
from newsgraph.graph.dataset import Dataset
from newsgraph.graph.nodes import DEFAULT_BASE
from newsgraph.graph.rdf import build_dataset
from newsgraph.records import KnowledgeGraph
from newsgraph.resources import ontology_folder
from newsgraph.terms import PREFIXES

_SHACL = "http://www.w3.org/ns/shacl#"


@dataclass(frozen=True, slots=True, order=True)
class Violation:
    """What a node does not keep to: `path` is the property concerned, `value` what it has there."""

    node: str
    path: str | None
    message: str
    value: str | None = None

    def __str__(self) -> str:
        where = f" {self.path}" if self.path else ""
        found = f" (found {self.value})" if self.value else ""
        return f"{self.node}{where}: {self.message}{found}"


def validate_graph(graph: KnowledgeGraph | Dataset, base: str = DEFAULT_BASE) -> list[Violation]:
    """List what breaks the shapes, or differs in the records, sorted; an empty list is a valid graph. Raises SetupError without pySHACL."""
    dataset = build_dataset(graph, base) if isinstance(graph, KnowledgeGraph) else graph
    validate, rdflib = _load()
    data = rdflib.Graph()
    data.parse(data="\n".join(dataset.union_lines()), format="nt")
    shapes = rdflib.Graph()
    shapes.parse(data=(ontology_folder() / "shapes.ttl").read_text("utf8"), format="turtle")
    _, report, _ = validate(data, shacl_graph=shapes, advanced=True, inference="none")
    results = report.objects(None, rdflib.URIRef(f"{_SHACL}result"))  # not the details below them
    found = {_violation(report, result, rdflib) for result in results}
    if isinstance(graph, KnowledgeGraph):
        found.update(check_records(graph))
    return sorted(found, key=lambda violation: tuple(map(str, _fields(violation))))


def check_records(graph: KnowledgeGraph) -> Iterator[Violation]:
    """What claims say otherwise than the articles and the evidence that they rest on; names are those of the JSON Lines files."""
    articles = {article.id: article for article in graph.articles}
    for claim in graph.claims:
        if claim.evidence and claim.rule not in {item.rule for item in claim.evidence}:
            yield Violation(claim.id, "rule", "a claim's rule is that of a piece of its evidence", claim.rule)
        for item in claim.evidence:
            article = articles.get(item.article)
            if article is None:
                yield Violation(claim.id, "article", "evidence lies in an article of the graph", item.article)
                continue
            if item.as_of != article.published:
                yield Violation(claim.id, "as_of", "evidence is as of its article's date", item.as_of)
            told = [(item.start, item.end, item.text), *((span.start, span.end, span.text) for span in item.support)]
            for start, end, words in told:
                if words != article.text[start:end]:
                    yield Violation(claim.id, "text", "the words are the article's, to the character", words)


def _load() -> tuple[Any, Any]:
    try:
        import pyshacl  # noqa: PLC0415  (an optional extra)
        import rdflib  # noqa: PLC0415
    except ImportError as error:
        raise SetupError("checking needs pySHACL: pip install 'newsgraph[validate]'") from error
    return pyshacl.validate, rdflib


def _violation(report: Any, result: Any, rdflib: Any) -> Violation:
    node, path, value, message, shape, kind = (
        report.value(result, rdflib.URIRef(_SHACL + name))
        for name in ("focusNode", "resultPath", "value", "resultMessage", "sourceShape", "sourceConstraintComponent")
    )
    text = str(message) if message else f"breaks {_short(kind)} of {_short(shape)}"
    named = isinstance(path, rdflib.URIRef)
    return Violation(_short(node), _short(path) if named else None, text, _short(value) if value is not None else None)


def _fields(found: Violation) -> tuple[str | None, ...]:
    return found.node, found.path, found.message, found.value


def _short(term: object) -> str:
    text = str(term)
    for prefix, namespace in PREFIXES.items():
        if text.startswith(namespace):
            return f"{prefix}:{text.removeprefix(namespace)}"
    return " ".join(text.split())
