"""From what single articles say to one graph: dates first, then who is one, then which claims are one."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsgraph.records import Article, Extraction, KnowledgeGraph
from newsgraph.resolve.article_dates import date_article, infer_dates
from newsgraph.resolve.belief import witnesses_of
from newsgraph.resolve.claims import resolve_claims
from newsgraph.resolve.complete import mark_complete
from newsgraph.resolve.copies import find_copies
from newsgraph.resolve.decisions import Decision
from newsgraph.resolve.entities import resolve_entities
from newsgraph.resolve.links import Link, apply_links
from newsgraph.resolve.parting import part_entities
from newsgraph.resolve.times import resolve_group_dates, resolve_time


def resolve(
    extractions: Iterable[Extraction], decisions: Sequence[Decision] = (), links: Sequence[Link] = ()
) -> KnowledgeGraph:
    """The graph of a set of articles, decisions and links: a function of the sets, whatever the order they come in.

    Raises InputError where decisions contradict each other.
    """
    read = part_entities(sorted(extractions, key=lambda item: item.article.id), decisions)
    articles = mark_copies(date_articles(read))
    published = {article.id: article.published for article in articles}
    entities = resolve_entities(read, resolve_group_dates(read, published), decisions)
    claims = resolve_claims(read, entities.ids, published, resolve_time, witnesses_of(articles))
    nodes = mark_complete(entities.entities, claims)
    return KnowledgeGraph(articles, apply_links(nodes, links) if links else nodes, claims)


def date_articles(extractions: Iterable[Extraction]) -> tuple[Article, ...]:
    """The articles, those without a date of their own with the one that their text and their neighbours give."""
    read = list(extractions)
    inferred = infer_dates(read)
    return tuple(date_article(item.article, inferred) for item in read)


def mark_copies(articles: Sequence[Article]) -> tuple[Article, ...]:
    """The articles, those that carry the text of an earlier one with its id."""
    copies = find_copies(articles)
    return tuple(replace(item, copy_of=copies[item.id]) if item.id in copies else item for item in articles)
