"""How an archive stands to what is kept of its last resolution: which articles, and which entities, are other than they were."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from newsgraph.records import Article
from newsgraph.resolve.clusters import Cluster
from newsgraph.resolve.entities import EntityPlan
from newsgraph.resolve.kept import Kept
from newsgraph.resolve.signatures import signature

DECIDED = ""
"""The version of an article that people's decisions parted: it is resolved each time."""


@dataclass(frozen=True, slots=True)
class ArticleChanges:
    """By article id, sorted: those that were read otherwise, those whose line is other, and those whose claims are."""

    read: list[str] = field(default_factory=list)
    line: list[str] = field(default_factory=list)
    claims: list[str] = field(default_factory=list)


def compare_articles(
    kept: Kept,
    versions: Mapping[str, str],
    dated: Mapping[str, Article],
    witnesses: Mapping[str, str],
    plan: EntityPlan,
) -> ArticleChanges:
    """What is other than in the last run; what the articles are resolved to now is kept for the next one.

    `versions`, sorted by article, are DECIDED for those that are always resolved.
    """
    changes = ArticleChanges()
    for article, version in versions.items():
        line, told = _line_of(dated[article], witnesses[article]), json.dumps(plan.ids.row(article))
        read, line_before, told_before = (kept.resolved(article) if kept.holds else None) or (DECIDED, "", "")
        if read == version != DECIDED and (line_before, told_before) == (line, told):
            continue
        changes.claims.append(article)
        if read != version or version == DECIDED:
            changes.read.append(article)
        if article in changes.read[-1:] or line_before != line:
            changes.line.append(article)
        if kept.lasts:
            kept.keep_resolved(article, version, line, told)
    return changes


def _line_of(article: Article, witness: str) -> str:
    """What others tell of an article: its date, what it is a copy of, and so whose words it has."""
    clues = [(clue.start, clue.end) for clue in article.published_clues]
    return json.dumps((article.published, article.published_basis, clues, article.copy_of, witness))


def compare_entities(
    kept: Kept,
    plan: EntityPlan,
    same_as: Mapping[str, Sequence[str]],
    read: Collection[str],
    groups: Collection[str],
) -> tuple[list[Cluster], list[str]]:
    """The entities that are other than in the last run, and the ids that are gone, both by id; what they are made from now is kept.

    Other, too, is who is in an article that was `read` otherwise, and a group of which other people are members.
    """
    clusters = sorted(plan.clusters, key=lambda cluster: plan.ids[cluster.members[0]])
    if not kept.holds:
        if kept.lasts:
            kept.keep_signatures(_signed(clusters, plan, same_as), ())
        return clusters, []
    touched: list[Cluster] = []
    signed: list[tuple[str, bytes]] = []
    gone: list[str] = []
    before = kept.signatures()
    known, known_signature = next(before, _END)
    for cluster, (id_, made_from) in zip(clusters, _signed(clusters, plan, same_as), strict=True):
        while known is not None and known < id_:
            gone.append(known)
            known, known_signature = next(before, _END)
        same = known == id_ and known_signature == made_from
        if known == id_:
            known, known_signature = next(before, _END)
        if not same or id_ in groups or any(article in read for article, _ in cluster.members):
            touched.append(cluster)
            signed.append((id_, made_from))
    while known is not None:
        gone.append(known)
        known, known_signature = next(before, _END)
    kept.keep_signatures(signed, gone)
    return touched, gone


_END: tuple[str | None, bytes] = (None, b"")


def _signed(
    clusters: Sequence[Cluster], plan: EntityPlan, same_as: Mapping[str, Sequence[str]]
) -> Iterator[tuple[str, bytes]]:
    for cluster in clusters:
        id_ = plan.ids[cluster.members[0]]
        yield id_, signature(cluster, plan, same_as.get(id_, ()))
