"""The contradictions of a graph: the rows of the named query of that name, told apart by what their two claims are about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from newsgraph.compare.sections import Key, key_of
from newsgraph.query import open_store, run_named
from newsgraph.records import Claim, KnowledgeGraph

_SAID = ("stance", "statement")
"""Kinds that contradict only a denied one of the same person's."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two claims that cannot both be so: of whom, on what, and how each is told."""

    who: str
    what: str
    words: str
    first: Claim
    articles: frozenset[str]


def contradictions_of(graph: KnowledgeGraph, numbers: Mapping[str, int]) -> dict[Key, Contradiction]:
    """The contradictions of a graph; `numbers` are those that its entities have in both graphs."""
    claims = {claim.id: claim for claim in graph.claims}
    table = run_named(open_store(_lean(graph)), "contradictions")
    found: dict[Key, Contradiction] = {}
    for cells in table.rows:
        row = dict(zip(table.columns, cells, strict=True))
        one, two = (claims[str(id_)] for id_ in (row["claim"], row["denied_claim"] or row["other_claim"]))
        articles = frozenset(str(row[name]) for name in ("article", "denied_article", "other_article") if row[name])
        words = f"{row['words']} / {row['denied_words'] or row['other_words']}"
        told = Contradiction(str(row["who"]), f"{row['kind']}: {row['what']}", words, one, articles)
        found.setdefault((row["kind"], key_of(one, numbers), key_of(two, numbers)), told)
    return found


def _lean(graph: KnowledgeGraph) -> KnowledgeGraph:
    """The graph without what no contradiction needs: mentions are most of a graph's statements in RDF."""
    deniers = {(claim.kind, _who(claim)) for claim in graph.claims if claim.modality == "denied"}
    claims = (claim for claim in graph.claims if claim.kind not in _SAID or (claim.kind, _who(claim)) in deniers)
    entities = (replace(entity, mentions=(), counts=(), joins=()) for entity in graph.entities)
    return replace(graph, entities=tuple(entities), claims=tuple(claims))


def _who(claim: Claim) -> str | None:
    return claim.fields.get("holder") or claim.fields.get("speaker")
