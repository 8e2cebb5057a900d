"""An archive's graph in two passes, record by record: the same records as `resolve` gives, in memory that grows with the names.

The first pass keeps who is in each article (`newsgraph.resolve.outlines`), and tells who is one: that is worked out anew each
time, of all names. The second goes through the articles and entities of which this, or what was read, is other than in the last
run (`newsgraph.resolve.kept`), and puts their mentions and claims on the disk, from which they come sorted: mentions by entity,
claims by id. What comes out is what is new, other or gone in each of the three files; without a last run all is new.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from heapq import merge
from itertools import groupby
from operator import itemgetter
from types import TracebackType
from typing import Any, Protocol, Self

from newsgraph.records import Article, Claim, Entity, Extraction, Mention
from newsgraph.resolve.article_dates import date_article, infer_dates
from newsgraph.resolve.belief import witnesses_of
from newsgraph.resolve.changes import DECIDED, compare_articles, compare_entities
from newsgraph.resolve.claims import ReadClaim, read_claims
from newsgraph.resolve.copies import find_copies
from newsgraph.resolve.decisions import Decision, pointed_at
from newsgraph.resolve.entities import plan_outlined
from newsgraph.resolve.kept import Kept
from newsgraph.resolve.links import Link, same_elsewhere
from newsgraph.resolve.mentioned import Mentioned
from newsgraph.resolve.outline_rows import Shared, pack_outline, unpack_outline
from newsgraph.resolve.outlines import Outlines, make_outline
from newsgraph.resolve.parting import part_entities
from newsgraph.resolve.read_claims_store import ReadClaims
from newsgraph.resolve.sorting import Sorter
from newsgraph.resolve.times import resolve_group_dates, resolve_time


class Extractions(Protocol):
    """What was read from each article, as a workspace keeps it. What asks for an article raises KeyError, or gives nothing, for an unknown one."""

    def versions(self) -> Mapping[str, str]:
        """By article id, sorted, what tells two readings of it apart."""
        ...

    def extraction(self, article: str) -> Extraction: ...

    def told(self, article: str) -> Extraction:
        """The article and its claims alone."""
        ...

    def article(self, article: str) -> Article: ...

    def mentions(self, article: str, entities: Collection[int] | None = None) -> Sequence[Mention]:
        """Those of all entities, or of some by their numbers."""
        ...

    def outline(self, article: str, by: str) -> str | None:
        """Who is in it, as it was told `by` this code; None where that is not known."""
        ...

    def keep_outline(self, article: str, outline: str, by: str) -> None: ...


class ArchiveGraph:
    """The graph of an archive, of which nothing is held but names: what is other than in what is `kept`, sorted by id.

    Used in a `with` block, at whose end who is in it is forgotten. Raises InputError where decisions contradict each other.
    """

    def __init__(
        self,
        read: Extractions,
        decisions: Sequence[Decision] = (),
        links: Sequence[Link] = (),
        kept: Kept | None = None,
    ) -> None:
        self._read, self._kept = read, kept or Kept.nothing()
        self._versions = dict(read.versions())
        self._gone = self._kept.drop_others(self._versions.keys())
        self._parted = self._part(decisions)
        self.mentioned = Mentioned(read.mentions, self._parted, self._kept)
        self._mentions = Sorter(columns=9, key=7)
        self._reads = ReadClaims(self._kept)
        self._resolve(decisions, links)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, _type: type[BaseException] | None, _value: object, _traceback: TracebackType | None) -> None:
        self._mentions.close()
        if not self._kept.lasts:
            self._kept.close()

    # --- what is other than in the last run, None for what is gone ------------------------------------------------------

    def articles(self) -> Iterator[tuple[str, Article | None]]:
        for article in merge(self._rewritten, self._gone):
            known = self._known.get(article)
            yield article, known and self._dated(self._read.article(article), known)

    def entities(self) -> Iterator[tuple[str, Entity | None]]:
        gone: Iterator[tuple[str, Entity | None]] = ((id_, None) for id_ in self._vanished)
        yield from merge(self._built(), gone, key=itemgetter(0))

    def claims(self) -> Iterator[tuple[str, Claim | None]]:
        return self._reads.claims()

    @staticmethod
    def _dated(article: Article, known: Article) -> Article:
        return replace(
            article,
            published=known.published,
            published_basis=known.published_basis,
            published_clues=known.published_clues,
            copy_of=known.copy_of,
        )

    def _built(self) -> Iterator[tuple[str, Entity | None]]:
        grouped = groupby(self._mentions.rows(), key=itemgetter(_RANK))
        rank, rows = next(grouped, (-1, iter(())))
        for number, cluster in enumerate(self._touched):
            mentions: list[tuple[str, Mention]] = []
            if rank == number:
                mentions = [(row[_ARTICLE], _mention(row)) for row in rows]
                rank, rows = next(grouped, (-1, iter(())))
            entity = self._reads.rosters.mark(self._plan.build(cluster, mentions))
            yield entity.id, replace(entity, same_as=self._same_as.get(entity.id, ()))

    # --- how it is resolved ------------------------------------------------------------------------------------------

    def _resolve(self, decisions: Sequence[Decision], links: Sequence[Link]) -> None:
        pointed = {reference.article for reference in pointed_at(decisions)} | {link.mention.article for link in links}
        outlines = self._outline(pointed)
        inferred = infer_dates(outlines.extractions)
        articles = [date_article(outline.article, inferred) for outline in outlines.extractions]
        copies = find_copies(articles, outlines.sketches)
        outlines.sketches.clear()
        self._known = {each.id: replace(each, copy_of=copies.get(each.id)) for each in articles}
        published = {article.id: article.published for article in articles}
        dates = resolve_group_dates(outlines.extractions, published)
        self._plan = plan_outlined(outlines, dates, decisions)
        self._same_as = same_elsewhere(map(self._plan.build, self._plan.clusters), links) if links else {}
        self._compare(published)

    def _compare(self, published: Mapping[str, str | None]) -> None:
        plan, witnesses = self._plan, witnesses_of(self._known.values())
        versions = {id_: DECIDED if id_ in self._parted else version for id_, version in self._versions.items()}
        changes = compare_articles(self._kept, versions, self._known, witnesses, plan)
        self._rewritten = changes.line
        for article in merge(changes.claims, self._gone):
            reads: Iterable[ReadClaim] = ()
            if article in self._versions:
                told = self._parted.get(article) or self._read.told(article)
                reads = read_claims(told, plan.ids, published, resolve_time)
            self._reads.replace(article, reads)
        self._touched, self._vanished = compare_entities(
            self._kept, plan, self._same_as, frozenset(changes.read), self._reads.touched_groups()
        )
        groups = (plan.ids[cluster.members[0]] for cluster in self._touched if cluster.kind == "group")
        self._reads.weigh(witnesses, groups)
        self._sort_mentions()

    def _sort_mentions(self) -> None:
        """Puts the mentions of the entities that are other on the disk."""
        ids = self._plan.ids
        ranks = {ids[cluster.members[0]]: rank for rank, cluster in enumerate(self._touched)}
        for article, numbers in self._touched_articles():
            self._mentions.add(
                (rank, article, m.start, m.end, m.type, m.entity, place, m.text, m.metonym)
                for place, m in enumerate(self.mentioned.of(article, numbers))
                if (rank := ranks.get(ids[article, m.entity])) is not None
            )

    def _touched_articles(self) -> Iterator[tuple[str, Collection[int] | None]]:
        """The articles that name an entity that is other, and which numbers such have there; None where it is all, or nearly.

        One article more of a country touches all articles that name it, of each a mention or two.
        """
        if not self._kept.holds:
            yield from ((article, None) for article in self._versions)
            return
        numbers: dict[str, set[int]] = defaultdict(set)
        for cluster in self._touched:
            for article, number in cluster.members:
                numbers[article].add(number)
        yield from sorted(numbers.items())

    # --- what was read -----------------------------------------------------------------------------------------------

    def _part(self, decisions: Sequence[Decision]) -> dict[str, Extraction]:
        """The extractions of articles that decisions point at, as they leave them."""
        pointed = {reference.article for reference in pointed_at(decisions)} & self._versions.keys()
        read = part_entities([self._read.extraction(article) for article in sorted(pointed)], decisions)
        return {extraction.article.id: extraction for extraction in read}

    def _outline(self, pointed: Collection[str]) -> Outlines:
        outlines, shared = Outlines(), Shared()
        for article in self._versions:
            if article in pointed:
                outlines.add(make_outline(self._extraction(article), all_mentions=True))
            else:
                outlines.add(unpack_outline(self._packed(article), shared))
        return outlines

    def _packed(self, article: str) -> str:
        """The article's outline as it is kept."""
        packed = self._read.outline(article, self._kept.by)
        if packed is None:
            packed = pack_outline(make_outline(self._extraction(article)))
            self._read.keep_outline(article, packed, self._kept.by)
        return packed

    def _extraction(self, article: str) -> Extraction:
        return self._parted.get(article) or self._read.extraction(article)


_RANK, _ARTICLE = 0, 1


def _mention(row: tuple[Any, ...]) -> Mention:
    _rank, _article, start, end, type_, entity, _place, text, metonym = row
    return Mention(entity, start, end, text, type_, bool(metonym))
