"""The border from spaCy to plain records: articles in, extractions out. Nothing past here imports spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import tee
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc

from newsgraph.articles.reading import Reading, make_reading
from newsgraph.nlp.component import rules_of
from newsgraph.nlp.page.layers import ClaimRow, EntityRow, Layers, TokenSpan
from newsgraph.nlp.page.support import Naming
from newsgraph.nlp.pipeline import annotate
from newsgraph.plain import Record, shape_of
from newsgraph.records import Article, ArticleClaim, ArticleEntity, Count, Extraction, Mention, Span, TimeExpression
from newsgraph.rules import RuleSet, using


def extract(nlp: Language, articles: Iterable[Article]) -> Iterator[Extraction]:
    """Reads articles, one extraction for each, in their order. Pure: the same article gives the same extraction.

    By the rules that the pipeline's components work by.
    """
    rules = rules_of(nlp)
    pairs = ((article, _reading(article, rules)) for article in articles)
    ours, theirs = tee(pairs)
    docs = annotate(nlp, (reading for _, reading in theirs))
    for (article, reading), doc in zip(ours, docs, strict=True):
        with using(rules):
            extraction = to_extraction(doc, article, reading)
        yield extraction


def _reading(article: Article, rules: RuleSet) -> Reading:
    with using(rules):
        return make_reading(article)


def to_extraction(doc: Doc, article: Article, reading: Reading) -> Extraction:
    """The layers of a Doc as records, offsets counted in the article's text."""
    return _Border(doc, article, reading).cross()


class _Border:
    """Turns token rows into records of one article."""

    def __init__(self, doc: Doc, article: Article, reading: Reading) -> None:
        self.doc, self.article, self.reading = doc, article, reading
        self.layers = Layers(doc)
        self.naming = Naming(self.layers)
        self.times = tuple(self._placed(TimeExpression, row) for row in self.layers.times)

    def cross(self) -> Extraction:
        layers = self.layers
        return Extraction(
            article=self.article,
            entities=tuple(self._entity(row) for row in layers.entities),
            mentions=tuple(self._placed(Mention, row) for row in layers.mentions),
            claims=tuple(self._claim(row) for row in layers.claims),
            times=self.times,
        )

    def _span(self, start: int, end: int) -> Span:
        first, last = self.doc[start], self.doc[end - 1]
        return self.reading.raw(first.idx, last.idx + len(last))

    def _spans(self, pieces: Iterable[TokenSpan]) -> tuple[Span, ...]:
        return tuple(self._span(start, end) for start, end in pieces)

    def _words(self, span: Span) -> str:
        return self.article.text[span.start : span.end]

    def _placed(self, kind: type[Record], row: Mapping[str, Any]) -> Record:
        """A row as the record that has its fields by the same names, in the article's offsets and with its words."""
        span = self._span(row["start"], row["end"])
        own = {name: row[name] for name in shape_of(kind).names if name in row}
        return kind(**{**own, "start": span.start, "end": span.end, "text": self._words(span)})

    def _entity(self, row: EntityRow) -> ArticleEntity:
        own = {name: value for name, value in row.items() if name in shape_of(ArticleEntity).names}
        parts = {
            "aliases": tuple(sorted(set(row["aliases"]) - {row["name"]})),
            "time": None if row["time"] is None else self.times[row["time"]],
            "counts": tuple(sorted(self._placed(Count, count) for count in row["counts"])),
        }
        return ArticleEntity(**{**own, **parts})  # type: ignore[arg-type]

    def _claim(self, row: ClaimRow) -> ArticleClaim:
        return ArticleClaim(
            kind=row["kind"],
            rule=row["rule"],
            evidence=self._span(*row["evidence"]),
            entities=row["entities"],
            values=row["values"],
            times={name: self.times[index] for name, index in row["times"].items()},
            spans={name: self._spans(pieces) for name, pieces in row["spans"].items()},
            support=self._spans(self.naming.support(row)),
            modality=row["modality"],
            source=row["source"],
            statement=row["statement"],
            hedges=tuple(row["hedges"]),
        )
