"""An archive's graph in two passes, record by record: the same records as `resolve` gives, in memory that grows with the names.

The first pass keeps who is in each article (`newsgraph.resolve.outlines`), and tells who is one. The second puts mentions and
claims on the disk, from which they come sorted: mentions by entity, claims by id.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import itemgetter
from types import TracebackType
from typing import Any, Protocol, Self

from newsgraph.plain import from_list, to_list
from newsgraph.records import Article, Claim, Entity, Evidence, Extraction, Mention, Span
from newsgraph.resolve.article_dates import date_article, infer_dates
from newsgraph.resolve.belief import Denials, content_of, witnesses_of
from newsgraph.resolve.claims import ReadClaim, merge_claims, read_claims
from newsgraph.resolve.clusters import Cluster
from newsgraph.resolve.complete import Rosters
from newsgraph.resolve.copies import find_copies
from newsgraph.resolve.decisions import Decision, pointed_at
from newsgraph.resolve.entities import EntityPlan, plan_entities
from newsgraph.resolve.links import Link, same_elsewhere
from newsgraph.resolve.outlines import Outlines
from newsgraph.resolve.parting import part_entities
from newsgraph.resolve.sorting import Sorter
from newsgraph.resolve.times import resolve_group_dates, resolve_time


class Extractions(Protocol):
    """What was read from each article, as a workspace keeps it."""

    def extractions(self) -> Iterable[Extraction]:
        """All, by article id; may be asked for again."""
        ...

    def articles(self) -> Iterable[Article]: ...

    def extraction(self, article: str) -> Extraction:
        """Raises KeyError where there is none."""
        ...


class ArchiveGraph:
    """The graph of an archive, of which nothing is held but names: `articles`, `entities` and `claims`, each sorted by id.

    Used in a `with` block, at whose end what is on the disk goes. Raises InputError where decisions contradict each other.
    """

    def __init__(self, read: Extractions, decisions: Sequence[Decision] = (), links: Sequence[Link] = ()) -> None:
        self._read, self._links = read, links
        self._pointed_at = {reference.article for reference in pointed_at(decisions)}
        self._parted = self._part(decisions)
        outlines = Outlines(self._pointed_at | {link.mention.article for link in links})
        for extraction in self._extractions():
            outlines.add(extraction)
        inferred = infer_dates(outlines.extractions)
        articles = [date_article(outline.article, inferred) for outline in outlines.extractions]
        copies = find_copies(articles, outlines.sketches)
        self._known = {each.id: replace(each, copy_of=copies.get(each.id)) for each in articles}
        self._published = {article.id: article.published for article in articles}
        dates = resolve_group_dates(outlines.extractions, self._published)
        self._plan = plan_entities(outlines.extractions, dates, decisions, outlines.homes)
        del outlines
        self._sorted = self._sort()

    def _part(self, decisions: Sequence[Decision]) -> dict[str, Extraction]:
        """The extractions that decisions change."""
        pointed = []
        for article in sorted(self._pointed_at):
            try:
                pointed.append(self._read.extraction(article))
            except KeyError:  # such decisions rest
                continue
        return {extraction.article.id: extraction for extraction in part_entities(pointed, decisions)}

    def _extractions(self) -> Iterator[Extraction]:
        for extraction in self._read.extractions():
            yield self._parted.get(extraction.article.id, extraction)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _type: type[BaseException] | None, _value: object, _traceback: TracebackType | None) -> None:
        self._sorted.close()

    def articles(self) -> Iterator[Article]:
        for article in self._read.articles():
            known = self._known[article.id]
            yield replace(known, text=article.text, origin=article.origin)

    def entities(self) -> Iterator[Entity]:
        same = same_elsewhere(map(self._plan.build, self._plan.clusters), self._links) if self._links else {}
        for entity in self._sorted.entities():
            marked = self._sorted.rosters.mark(entity)
            yield replace(marked, same_as=same.get(entity.id, ())) if same else marked

    def claims(self) -> Iterator[Claim]:
        return self._sorted.claims()

    def _sort(self) -> _Sorted:
        found = _Sorted(self._plan, self._published, witnesses_of(self._known.values()))
        for number, extraction in enumerate(self._extractions()):
            found.add(number, extraction)
        found.weigh()
        return found


_RANK, _ARTICLE = 0, 1
_ID = 0


class _Sorted:
    """Mentions by entity, and claims by id, of all articles."""

    def __init__(self, plan: EntityPlan, published: Mapping[str, str | None], witnesses: Mapping[str, str]) -> None:
        self._plan, self._published, self._witnesses = plan, published, witnesses
        self._clusters: list[Cluster] = sorted(plan.clusters, key=lambda cluster: plan.ids[cluster.members[0]])
        self._ranks = {plan.ids[cluster.members[0]]: rank for rank, cluster in enumerate(self._clusters)}
        self._articles: list[str] = []
        self._mentions = Sorter(columns=9, key=7)
        self._reads = Sorter(columns=4, key=1)
        self._denied: set[str] = set()
        self._denials = Denials()
        self.rosters = Rosters()

    def add(self, number: int, extraction: Extraction) -> None:
        """Takes an article; they come by id, and `number` counts them."""
        article = extraction.article.id
        self._articles.append(article)
        ids = self._plan.ids
        self._mentions.add(
            (self._ranks[ids[article, m.entity]], number, m.start, m.end, m.type, m.entity, place, m.text, m.metonym)
            for place, m in enumerate(extraction.mentions)
        )
        self._reads.add(map(self._row, read_claims(extraction, ids, self._published, resolve_time)))

    def _row(self, read: ReadClaim) -> tuple[Any, ...]:
        content = content_of(read.kind, read.fields)
        told = None if content is None else json.dumps(content)
        if told and read.modality == "denied":
            self._denied.add(told)
        return read.id, read.kind, told, _pack(read)

    def close(self) -> None:
        self._mentions.close()
        self._reads.close()

    def weigh(self) -> None:
        """Notes of all claims what others hang on: who is in a group, and what is denied."""
        denied = "c2 IN (SELECT value FROM json_each(?))"
        for claim in self._merged(f"c1 = 'membership' OR {denied}", [json.dumps(sorted(self._denied))]):
            self.rosters.note(claim)
            self._denials.note(claim)

    def claims(self) -> Iterator[Claim]:
        return map(self._denials.weigh, self._merged())

    def _merged(self, where: str = "1", values: Sequence[Any] = ()) -> Iterator[Claim]:
        for _, rows in groupby(self._reads.rows(where, values), key=itemgetter(_ID)):
            yield merge_claims((_unpack(row[-1]) for row in rows), self._witnesses)

    def entities(self) -> Iterator[Entity]:
        grouped = groupby(self._mentions.rows(), key=itemgetter(_RANK))
        rank, rows = next(grouped, (-1, iter(())))
        for number, cluster in enumerate(self._clusters):
            mentions: list[tuple[str, Mention]] = []
            if rank == number:
                mentions = [(self._articles[row[_ARTICLE]], _mention(row)) for row in rows]
                rank, rows = next(grouped, (-1, iter(())))
            yield self._plan.build(cluster, mentions)


def _mention(row: tuple[Any, ...]) -> Mention:
    _rank, _article, start, end, type_, entity, _place, text, metonym = row
    return Mention(entity, start, end, text, type_, bool(metonym))


def _pack(read: ReadClaim) -> str:
    spans = {name: [(span.start, span.end) for span in pieces] for name, pieces in read.spans.items()}
    parts = (read.id, read.kind, read.modality, to_list(read.evidence), read.source, dict(read.fields), spans)
    return json.dumps((*parts, read.confidence))


def _unpack(row: str) -> ReadClaim:
    id_, kind, modality, evidence, source, fields, spans, confidence = json.loads(row)
    found = {name: tuple(Span(start, end) for start, end in pieces) for name, pieces in spans.items()}
    return ReadClaim(id_, kind, modality, from_list(Evidence, evidence), source, fields, found, confidence)
