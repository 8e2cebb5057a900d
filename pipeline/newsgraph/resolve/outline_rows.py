"""Outlines as JSON and back, exactly: what the next run keeps who is in an article by."""

from __future__ import annotations

import json
from array import array
from typing import Any

from newsgraph.plain import from_list, to_list
from newsgraph.records import Article, ArticleEntity, Extraction, Mention, Span, TimeExpression
from newsgraph.resolve.outlines import Outline, make_claim

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


def unpack_outline(packed: str) -> Outline:
    known, entities, mentions, claims, times, home, sketch = json.loads(packed)
    id_, publisher, published, basis, clues = known
    spans = tuple(Span(start, end) for start, end in clues)
    article = Article(id_, "", None, None, publisher, (), published, basis, spans)
    read = Extraction(
        article,
        tuple(map(_entity, entities)),
        tuple(Mention(*row) for row in mentions),
        tuple(make_claim(*row) for row in claims),
        tuple(TimeExpression(*row) for row in times),
    )
    return Outline(read, home, array("Q", sketch))


def _entity_row(entity: ArticleEntity) -> list[Any]:
    few = [entity.kind, entity.name, list(entity.aliases), entity.code, entity.country, entity.gender]
    return few if _is_plain(entity) else to_list(entity)


def _is_plain(entity: ArticleEntity) -> bool:
    return not entity.counts and (entity.sender, entity.place, entity.occasion, entity.round, entity.time) == _NOTHING


def _entity(row: list[Any]) -> ArticleEntity:
    if len(row) > _FEW:
        return from_list(ArticleEntity, row)
    kind, name, aliases, code, country, gender = row
    return ArticleEntity(kind, name, tuple(aliases), code, country, gender=gender)
