"""The rows of the tables, each made when it is asked for: cells by the names of their columns."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Any

from newsgraph.export.drawing.drawn import label_of, named_member
from newsgraph.export.drawing.times import Days, days_of, line_time
from newsgraph.export.tables.columns import Table
from newsgraph.export.tables.spellings import spellings
from newsgraph.graph.labels import Names, claim_label
from newsgraph.graph.sources import Records, text_finder, without_words
from newsgraph.jsonl import sha256
from newsgraph.names.folding import fold
from newsgraph.records import Article, Claim, Entity, EntityCount, EntityMention, Evidence
from newsgraph.resolve.belief import UNKNOWN, witnesses_of
from newsgraph.schema import CLAIM_FIELDS, ENTITY_REFERENCES

Cells = dict[str, Any]
_HALF = re.compile("[\ud800-\udfff]")


class Rows:
    """What tables hold of one graph, in the graph's order (by id)."""

    def __init__(self, graph: Records) -> None:
        self._graph = graph
        self._entities = {entity.id: without_words(entity) for entity in graph.entities}
        self._called = Names()
        for entity in self._entities.values():
            self._called.note(entity)
        self._articles = {article.id: replace(article, text="") for article in graph.articles}
        self._text = text_finder(graph)

    def of(self, table: Table, *, database: bool) -> Iterator[list[Any]]:
        """The rows of a table as lists, in the order of its columns: text, int, float, bool or None."""
        makers = {
            "articles": (map(self.article, self._graph.articles)),
            "entities": (map(self.entity, self._graph.entities)),
            "claims": (map(self.claim, self._graph.claims)),
            "evidence": (row for claim in self._graph.claims for row in self.evidence(claim)),
            "mentions": (row for entity in self._graph.entities for row in self.mentions(entity)),
            "support": (row for claim in self._graph.claims for row in self.support(claim)),
            "spans": (row for claim in self._graph.claims for row in self.spans(claim)),
            "counts": (row for entity in self._graph.entities for row in self.counts(entity)),
            "names": (row for entity in self._graph.entities for row in self.names(entity)),
        }
        names = table.names(database=database)
        for row in makers[table.name]:
            yield [whole_text(row.get(name)) for name in names]

    def article(self, article: Article) -> Cells:
        first, last = _days(article.published)
        return {
            "id": article.id,
            "title": article.title,
            "publisher": article.publisher,
            "authors": _list(article.authors),
            "published": article.published,
            "first_day": first,
            "last_day": last,
            "published_basis": article.published_basis,
            "language": article.language,
            "url": article.url,
            "file": article.source and article.source.path,
            "copy_of": article.copy_of,
            "copy_of_title": self._title(article.copy_of),
            "characters": len(article.text),
            "claims": self._told.of_articles[article.id],
            "sha256": sha256(article.text),
            "text": article.text,
        }

    def entity(self, entity: Entity) -> Cells:
        first, last = _days(entity.properties.get("date"))
        dates = sorted({date for m in entity.mentions if (date := self._published(m.article))}, key=_by_days)
        return {
            "id": entity.id,
            "kind": entity.kind,
            "name": entity.name,
            "label": label_of(entity),
            "aliases": _list(entity.aliases),
            **entity.properties,
            **{f"{name}_name": self._name(entity.properties.get(name)) for name in ENTITY_REFERENCES},
            "first_day": first,
            "last_day": last,
            "round": entity.round,
            "members_said": entity.size,
            "members_named": len(self._told.members.get(entity.id, ())) or None,
            "complete": entity.complete,
            "same_as": " ".join(entity.same_as) or None,
            "mentions": len(entity.mentions),
            "articles": len({mention.article for mention in entity.mentions}),
            "claims": self._told.of_entities[entity.id],
            "first_seen": dates[0] if dates else None,
            "last_seen": dates[-1] if dates else None,
            "spellings": " ".join(spellings((entity.name, *entity.aliases))) or None,
        }

    def claim(self, claim: Claim) -> Cells:
        kind = CLAIM_FIELDS[claim.kind]
        first = claim.evidence[0] if claim.evidence else None
        subject = claim.fields.get(kind.subject)
        target = next((claim.fields[name] for name in kind.object if claim.fields.get(name)), None)
        joined = self._entities.get(target or "")
        time = line_time(claim, joined.properties.get("date") if joined and joined.kind == "group" else None)
        values = {name: claim.fields.get(name) for name in (*kind.entities, *kind.values)}
        return {
            **values,
            **{f"{name}_name": self._name(values[name]) for name in kind.entities},
            "id": claim.id,
            "kind": claim.kind,
            "modality": claim.modality,
            "label": self._label(claim),
            "subject": subject,
            "subject_name": self._name(subject),
            "object": target,
            "object_name": self._name(target),
            "since": claim.fields.get("start"),
            "until": claim.fields.get("end"),
            "first_day": _day(time.days.first) if time else None,
            "last_day": _day(time.days.last) if time else None,
            "time_basis": time.basis if time else None,
            "source": claim.source,
            "source_name": self._name(claim.source),
            "confidence": claim.confidence,
            "belief": claim.confidence if claim.belief is None else claim.belief,
            "publishers": len({self._witnesses.get(item.article, UNKNOWN) for item in claim.evidence} - {UNKNOWN}),
            "rule": claim.rule,
            "pieces": len(claim.evidence),
            "article": first and first.article,
            "published": self._published(first.article) if first else None,
            "words": first and first.text,
        }

    def evidence(self, claim: Claim) -> Iterator[Cells]:
        for piece, item in enumerate(claim.evidence, 1):
            yield {
                "claim": claim.id,
                "claim_label": self._label(claim),
                "modality": claim.modality,
                "piece": piece,
                **self._place(item),
                "rule": item.rule,
                "as_of": item.as_of,
                "support": " … ".join(span.text for span in item.support) or None,
            }

    def mentions(self, entity: Entity) -> Iterator[Cells]:
        for mention in entity.mentions:
            yield {
                "entity": entity.id,
                "entity_name": entity.name,
                **self._place(mention),
                "type": mention.type,
                "metonym": mention.metonym,
            }

    def support(self, claim: Claim) -> Iterator[Cells]:
        for piece, item in enumerate(claim.evidence, 1):
            for span in item.support:
                place = {"article": item.article, "start_char": span.start, "end_char": span.end, "words": span.text}
                yield {"claim": claim.id, "piece": piece, **place}

    def spans(self, claim: Claim) -> Iterator[Cells]:
        for name, places in claim.spans.items():
            for place in places:
                words = self._text(place.article)[place.start : place.end]
                where = {"article": place.article, "start_char": place.start, "end_char": place.end, "words": words}
                yield {"claim": claim.id, "part": name.removesuffix("_span"), **where}

    def counts(self, entity: Entity) -> Iterator[Cells]:
        for count in entity.counts:
            said = {"number": count.number, "whole": count.whole, "rough": count.rough}
            yield {"entity": entity.id, **said, **self._place(count)}

    def names(self, entity: Entity) -> Iterator[Cells]:
        for name in dict.fromkeys((entity.name, *entity.aliases)):
            yield {"entity": entity.id, "name": name, "folded": fold(name)}

    def _place(self, item: Evidence | EntityMention | EntityCount) -> Cells:
        return {
            "article": item.article,
            "article_title": self._title(item.article),
            "start_char": item.start,
            "end_char": item.end,
            "words": item.text,
        }

    def _label(self, claim: Claim) -> str:
        return claim_label(claim, self._called)

    def _name(self, entity: str | None) -> str | None:
        return self._entities[entity].name if entity in self._entities else None

    def _title(self, article: str | None) -> str | None:
        return self._articles[article].title if article in self._articles else None

    def _published(self, article: str) -> str | None:
        return self._articles[article].published if article in self._articles else None

    @cached_property
    def _witnesses(self) -> Mapping[str, str]:
        return witnesses_of(self._graph.articles)

    @cached_property
    def _told(self) -> _Told:
        return _Told(self._graph)


class _Told:
    """What all claims together say of articles and entities, seen in one going through."""

    def __init__(self, graph: Records) -> None:
        self.members: defaultdict[str, set[str]] = defaultdict(set)
        self.of_articles: Counter[str] = Counter()
        self.of_entities: Counter[str] = Counter()
        for claim in graph.claims:
            if named := named_member(claim):
                self.members[named[0]].add(named[1])
            self.of_articles.update({item.article for item in claim.evidence})
            ends = {claim.fields.get(name) for name in CLAIM_FIELDS[claim.kind].entities} | {claim.source}
            self.of_entities.update(end for end in ends if end)


def whole_text(cell: Any) -> Any:
    """The cell; half characters (lone surrogates), which no file can hold, as U+FFFD."""
    return _HALF.sub("\ufffd", cell) if isinstance(cell, str) and not cell.isascii() else cell


def _days(edtf: str | None) -> tuple[str | None, str | None]:
    days = days_of(edtf) or Days(None, None)
    return _day(days.first), _day(days.last)


def _day(day: Any) -> str | None:
    return day.isoformat() if day else None


def _by_days(edtf: str) -> tuple[str, str, str]:
    first, last = _days(edtf)
    return first or "", last or "", edtf


def _list(texts: tuple[str, ...]) -> str | None:
    return "; ".join(texts) or None
