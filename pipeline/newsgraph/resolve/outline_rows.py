"""Outlines as JSON and back, exactly: what the next run keeps who is in an article by."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable
from typing import Any

from newsgraph.plain import from_list, to_list
from newsgraph.records import Article, ArticleEntity, Extraction, Mention, Span, TimeExpression
from newsgraph.resolve.outlines import Outline, make_claim

Words = dict[str | int, str | int]
_ENCODER = json.JSONEncoder(separators=(",", ":"))
_FEW = 6
"""The fields of most entities: kind, name, aliases, code, country, gender. Groups have more."""
_NOTHING = (None,) * 5


def pack_outline(outline: Outline) -> str:
    read = outline.extraction
    article = read.article
    clues = [(clue.start, clue.end) for clue in article.published_clues]
    known = (article.id, article.publisher, article.published, article.published_basis, clues)
    parts = (
        known,
        [_entity_row(entity) for entity in read.entities],
        [to_list(mention) for mention in read.mentions],
        [(claim.kind, claim.modality, dict(claim.entities), dict(claim.values)) for claim in read.claims],
        [to_list(time) for time in read.times],
        outline.home,
        list(outline.sketch),
    )
    return _ENCODER.encode(parts)


def unpack_outline(packed: str, words: Words | None = None) -> Outline:
    """The outline that was packed; equal words are one object throughout those that are given the same `words`."""
    known, entities, mentions, claims, times, home, sketch = json.loads(packed)
    id_, publisher, published, basis, clues = known
    spans = tuple(Span(start, end) for start, end in clues)
    one = _sharing({} if words is None else words)
    article = Article(id_, "", None, None, one(publisher), (), published, basis, spans)
    read = Extraction(
        article,
        tuple(_entity(row, one) for row in entities),
        tuple(
            Mention(entity, one(a), one(z), one(text), one(type_), metonym)
            for entity, a, z, text, type_, metonym in mentions
        ),
        tuple(
            make_claim(one(kind), one(modality), ends, {name: one(value) for name, value in values.items()})
            for kind, modality, ends, values in claims
        ),
        tuple(TimeExpression(*row) for row in times),
    )
    return Outline(read, one(home), array("Q", sketch))


def _sharing(words: Words) -> Callable[[Any], Any]:
    """Gives the same words, and the same offsets, as one object: most stand in many articles."""

    def one(value: str | int | None) -> str | int | None:
        return value if value is None else words.setdefault(value, value)

    return one


def _entity_row(entity: ArticleEntity) -> list[Any]:
    few = [entity.kind, entity.name, list(entity.aliases), entity.code, entity.country, entity.gender]
    return few if _is_plain(entity) else to_list(entity)


def _is_plain(entity: ArticleEntity) -> bool:
    return not entity.counts and (entity.sender, entity.place, entity.occasion, entity.round, entity.time) == _NOTHING


def _entity(row: list[Any], one: Callable[[Any], Any]) -> ArticleEntity:
    kind, name, aliases, code, country, *rest = row
    few = (one(kind), one(name), tuple(map(one, aliases)), one(code), country)
    if len(row) > _FEW:
        return from_list(ArticleEntity, [*few, *rest])
    return ArticleEntity(*few, gender=one(rest[0]))
