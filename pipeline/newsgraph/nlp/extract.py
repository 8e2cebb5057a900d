"""The border from spaCy to plain records: articles in, extractions out. Nothing past here imports spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import tee

from spacy.language import Language
from spacy.tokens import Doc

from newsgraph.articles.reading import Reading, make_reading
from newsgraph.nlp.page.layers import ClaimRow, CountRow, EntityRow, Layers, MentionRow, TimeRow, TokenSpan
from newsgraph.nlp.page.support import Naming
from newsgraph.nlp.pipeline import annotate
from newsgraph.records import Article, ArticleClaim, ArticleEntity, Count, Extraction, Mention, Span, TimeExpression


def extract(nlp: Language, articles: Iterable[Article]) -> Iterator[Extraction]:
    """Reads articles, one extraction for each, in their order. Pure: the same article gives the same extraction."""
    pairs = ((article, make_reading(article)) for article in articles)
    ours, theirs = tee(pairs)
    docs = annotate(nlp, (reading for _, reading in theirs))
    for (article, reading), doc in zip(ours, docs, strict=True):
        yield to_extraction(doc, article, reading)


def to_extraction(doc: Doc, article: Article, reading: Reading) -> Extraction:
    """The layers of a Doc as records, offsets counted in the article's text."""
    return _Border(doc, article, reading).cross()


class _Border:
    """Turns token rows into records of one article."""

    def __init__(self, doc: Doc, article: Article, reading: Reading) -> None:
        self.doc, self.article, self.reading = doc, article, reading
        self.layers = Layers(doc)
        self.naming = Naming(self.layers)
        self.times = tuple(self._time(row) for row in self.layers.times)

    def cross(self) -> Extraction:
        layers = self.layers
        return Extraction(
            article=self.article,
            entities=tuple(self._entity(row) for row in layers.entities),
            mentions=tuple(self._mention(row) for row in layers.mentions),
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

    def _time(self, row: TimeRow) -> TimeExpression:
        span = self._span(row["start"], row["end"])
        return TimeExpression(
            span.start,
            span.end,
            self._words(span),
            type=row["type"],
            value=row["value"],
            amount=row["amount"],
            unit=row["unit"],
            tense=row["tense"],
            event=row["event"],
            place=row["place"],
        )

    def _entity(self, row: EntityRow) -> ArticleEntity:
        return ArticleEntity(
            kind=row["kind"],
            name=row["name"],
            aliases=tuple(sorted(set(row["aliases"]) - {row["name"]})),
            code=row["code"],
            country=row["country"],
            sender=row["sender"],
            place=row["place"],
            occasion=row["occasion"],
            round=row["round"],
            time=None if row["time"] is None else self.times[row["time"]],
            gender=row["gender"],
            counts=tuple(sorted(map(self._count, row["counts"]))),
        )

    def _count(self, row: CountRow) -> Count:
        span = self._span(row["start"], row["end"])
        return Count(span.start, span.end, self._words(span), row["number"], row["whole"], row["rough"])

    def _mention(self, row: MentionRow) -> Mention:
        span = self._span(row["start"], row["end"])
        return Mention(row["entity"], span.start, span.end, self._words(span), row["type"], row["metonym"])

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
