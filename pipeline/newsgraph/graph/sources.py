"""What a dataset is made from: articles, entities and claims, and the claims of one article.

A graph in memory gives them (`HeldSource`), and a folder's JSON Lines files, line by line (`newsgraph.graph.folder_source`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Protocol

from newsgraph.records import Article, Claim, Entity, KnowledgeGraph


class Source(Protocol):
    """All in the order of their ids."""

    def articles(self) -> Iterable[Article]: ...

    def entities(self) -> Iterable[Entity]: ...

    def claims(self) -> Iterable[Claim]: ...

    def text(self, article: str) -> str:
        """The article's text; empty where there is no such article."""
        ...

    def claims_of(self, article: str) -> Iterator[Claim]:
        """The claims that have evidence or a span in the article."""
        ...


def articles_of(claim: Claim) -> set[str]:
    """The articles that a claim has evidence or a span in."""
    pieces = (piece for spans in claim.spans.values() for piece in spans)
    return {*(item.article for item in claim.evidence), *(piece.article for piece in pieces)}


class HeldSource:
    """The records of a graph in memory."""

    def __init__(self, graph: KnowledgeGraph) -> None:
        self._articles = sorted(graph.articles, key=lambda article: article.id)
        self._entities = sorted(graph.entities, key=lambda entity: entity.id)
        self._claims = sorted(graph.claims, key=lambda claim: claim.id)
        self._texts = {article.id: article.text for article in self._articles}
        self._of: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in self._claims:
            for article in articles_of(claim):
                self._of[article].append(claim)

    def articles(self) -> Iterable[Article]:
        return self._articles

    def entities(self) -> Iterable[Entity]:
        return self._entities

    def claims(self) -> Iterable[Claim]:
        return self._claims

    def text(self, article: str) -> str:
        return self._texts.get(article, "")

    def claims_of(self, article: str) -> Iterator[Claim]:
        yield from self._of.get(article, ())
