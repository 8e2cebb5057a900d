"""Scores a graph against gold: a row for each layer, over all articles of the gold."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from newsgraph.errors import InputError
from newsgraph.evaluate import layers
from newsgraph.evaluate.beside import Beside
from newsgraph.evaluate.counting import Finding, Row
from newsgraph.evaluate.gold import Gold, stem
from newsgraph.evaluate.spanning import evaluate_spans
from newsgraph.evaluate.spans import Marked
from newsgraph.evaluate.statements import statements
from newsgraph.evaluate.telling import quoted
from newsgraph.records import Claim, Entity, KnowledgeGraph

ROWS = (
    *("people", "organisations", "groups", "roles", "roles strict", "memberships", "memberships strict", "stances"),
    *("statements", "statements strict", "published"),
)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """The table with what stands behind it, of how many annotated articles and texts of marked names, and what in the gold is not as in the articles (`file:line: what`)."""

    rows: Mapping[str, Row]
    articles: int
    texts: int
    doubts: tuple[str, ...]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(finding for row in self.rows.values() for finding in row.findings)


def evaluate(golds: Mapping[str, Gold], graph: KnowledgeGraph, spans: Sequence[Marked] = ()) -> Evaluation:
    """A row for each annotated layer; `spans`, of names only, have rows of their own.

    Raises InputError, naming the gold's file, where the graph lacks an article of the gold.
    """
    annotated = {layer for gold in golds.values() for layer in gold.annotated}
    rows = {name: Row() for name in ROWS if _layer(name) in annotated}
    doubts: list[str] = []
    for beside in _lay_beside(golds, graph):
        doubts += quoted(beside)
        for name, row in _score(beside):
            if _layer(name) in beside.gold.annotated:
                rows[name].add(row)
    return Evaluation(rows | evaluate_spans(spans, graph), len(golds), len(spans), tuple(doubts))


def _layer(row: str) -> str:
    return row.removesuffix(" strict")


def _lay_beside(golds: Mapping[str, Gold], graph: KnowledgeGraph) -> Iterator[Beside]:
    articles = {stem(article.id): article for article in graph.articles}
    entities = {entity.id: entity for entity in graph.entities}
    mentioned: dict[str, list[Entity]] = {}
    for entity in graph.entities:
        for id_ in sorted({mention.article for mention in entity.mentions}):
            mentioned.setdefault(id_, []).append(entity)
    claimed: dict[str, list[Claim]] = {}
    for claim in graph.claims:
        places = {evidence.article for evidence in claim.evidence}
        places |= {span.article for span in claim.spans.get("content_span", ())}
        for id_ in sorted(places):
            claimed.setdefault(id_, []).append(claim)
    for name, gold in sorted(golds.items()):
        article = articles.get(name)
        if article is None:
            like = get_close_matches(name.rpartition("/")[2], articles, 3)
            there = f"there is {' and '.join(like)}" if like else "read it first, or name it as INPUT"
            raise InputError(f"{gold.place}: the graph has no article {name!r}; {there}")
        yield Beside(gold, article, entities, mentioned.get(article.id, []), claimed.get(article.id, []))


def _score(beside: Beside) -> Iterator[tuple[str, Row]]:
    yield "people", layers.people(beside)
    yield "organisations", layers.organisations(beside)
    yield "groups", layers.groups(beside)
    for strict in (False, True):
        name = " strict" if strict else ""
        yield f"roles{name}", layers.roles(beside, strict)
        yield f"memberships{name}", layers.memberships(beside, strict)
    yield "stances", layers.stances(beside)
    yield from zip(("statements", "statements strict"), statements(beside), strict=True)
    yield "published", _published(beside)


def _published(beside: Beside) -> Row:
    """The day must be equal; a gold without one says nothing (`Gold.annotated`)."""
    wanted, given, row = beside.gold.published, beside.article.published, Row()
    if wanted:
        row.count_gold(wanted == given)
        if given:
            row.count_claim(wanted == given)
        if wanted != given:
            why = f"read {given}" if given else ""
            row.findings.append(Finding("published", "miss", beside.article.id, wanted, why, source=beside.gold.place))
    return row
