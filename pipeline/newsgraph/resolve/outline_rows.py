"""Outlines as JSON and back, exactly: what the next run keeps who is in an article by."""

from __future__ import annotations

import json
from array import array
from collections.abc import Callable, Mapping
from typing import Any

from newsgraph.plain import from_list, to_list
from newsgraph.records import Article, ArticleEntity, Extraction, Mention, Span, TimeExpression
from newsgraph.resolve.outlines import Outline, make_claim

Shared = dict[Any, Any]
"""What many articles have in common, as one object each: words, offsets, entities, the fields of claims."""
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
        list(outline.firsts),
    )
    return _ENCODER.encode(parts)


def unpack_outline(packed: str, shared: Shared | None = None) -> Outline:
    """The outline that was packed; what is equal is one object throughout those that are given the same `shared`."""
    known, entities, mentions, claims, times, home, sketch, firsts = json.loads(packed)
    id_, publisher, published, basis, clues = known
    spans = tuple(Span(start, end) for start, end in clues)
    same: Shared = {} if shared is None else shared
    one = _sharing(same)
    article = Article(id_, "", None, None, one(publisher), (), published, basis, spans)
    read = Extraction(
        article,
        tuple(_entity(row, one, same) for row in entities),
        tuple(Mention(*row) for row in mentions),
        tuple(
            make_claim(one(kind), one(modality), _fields(ends, same), _fields(values, same))
            for kind, modality, ends, values in claims
        ),
        tuple(TimeExpression(*row) for row in times),
    )
    return Outline(read, one(home), array("Q", sketch), array("I", firsts))


def _sharing(same: Shared) -> Callable[[Any], Any]:
    """Gives the same words as one object: most stand in many articles."""

    def one(value: str | None) -> str | None:
        return value if value is None else same.setdefault(value, value)

    return one


def _fields(fields: dict[str, Any], same: Shared) -> Mapping[str, Any]:
    """The fields of a claim: a dictionary takes as much memory as the claim, and most titles are held by many."""
    found: Mapping[str, Any] = same.setdefault(tuple(fields.items()), fields)
    return found


def _entity_row(entity: ArticleEntity) -> list[Any]:
    few = [entity.kind, entity.name, list(entity.aliases), entity.code, entity.country, entity.gender]
    return few if _is_plain(entity) else to_list(entity)


def _is_plain(entity: ArticleEntity) -> bool:
    return not entity.counts and (entity.sender, entity.place, entity.occasion, entity.round, entity.time) == _NOTHING


def _entity(row: list[Any], one: Callable[[Any], Any], same: Shared) -> ArticleEntity:
    """The entity of a row; a plain one is shared, for articles know a country, a president or a topic by the same words."""
    kind, name, aliases, code, country, *rest = row
    plain = (kind, name, tuple(aliases), code, country, rest[0]) if len(row) == _FEW else None
    if plain is not None and plain in same:
        found: ArticleEntity = same[plain]
        return found
    few = (one(kind), one(name), tuple(map(one, aliases)), one(code), country)
    if plain is None:
        return from_list(ArticleEntity, [*few, *rest])
    same[plain] = found = ArticleEntity(*few, gender=one(rest[0]))
    return found
