"""A graph as pandas DataFrames: one each for articles, entities, mentions, claims and evidence."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from newsgraph.errors import SetupError
from newsgraph.jsonl import article_row, claim_row, entity_row
from newsgraph.records import Claim, Entity, KnowledgeGraph
from newsgraph.schema import CLAIM_FIELDS, ENTITY_FIELDS, ENTITY_REFERENCES

Row = dict[str, Any]
_PIECES = ("mentions", "evidence", "counts", "joins", "published_clues")
"""Fields of several rows: tables of their own, or left out."""


def make_frames(graph: KnowledgeGraph) -> dict[str, Any]:
    """The tables by name. Raises SetupError where there is no pandas."""
    try:
        import pandas as pd  # noqa: PLC0415
    except ImportError as error:
        raise SetupError("to_pandas needs pandas: pip install pandas") from error
    names = {entity.id: entity.name for entity in graph.entities}
    rows = {
        "articles": (_plain(article_row(article)) for article in graph.articles),
        "entities": (_entity(entity, names) for entity in graph.entities),
        "mentions": (row for entity in graph.entities for row in _mentions(entity)),
        "claims": (_claim(claim, names) for claim in graph.claims),
        "evidence": (row for claim in graph.claims for row in _evidence(claim)),
    }
    columns = _columns()
    return {name: pd.DataFrame(list(found), columns=columns[name]) for name, found in rows.items()}


def _columns() -> dict[str, list[str]]:
    """The columns of each table in order, also where it has no row."""
    entity = dict.fromkeys(name for fields in ENTITY_FIELDS.values() for name in fields)
    claim = dict.fromkeys(
        name
        for fields in CLAIM_FIELDS.values()
        for name in (*fields.entities, *fields.values, *fields.times)  # noqa: PD011  (no DataFrame)
    )
    ends = {name for kind in CLAIM_FIELDS.values() for name in kind.entities}
    return {
        "articles": ["id", "title", "url", "publisher", "authors", "published", "published_basis", "language", "copy_of", "sha256", "text"],
        "entities": ["id", "kind", "name", "aliases", *_with_names(entity, ENTITY_REFERENCES), "round", "size", "complete", "same_as", "mentions"],
        "mentions": ["entity", "name", "article", "start", "end", "text", "type", "metonym"],
        "claims": ["id", "kind", *_with_names(claim, ends), "modality", "source", "source_name", "confidence", "belief", "rule", "evidence", "words"],
        "evidence": ["claim", "article", "start", "end", "text", "rule", "as_of", "support"],
    }  # fmt: skip


def _with_names(fields: Mapping[str, None], ends: frozenset[str] | set[str]) -> Iterator[str]:
    for name in fields:
        yield name
        if name in ends:
            yield f"{name}_name"


def _plain(row: Row) -> Row:
    return {name: _cell(value) for name, value in row.items() if name not in _PIECES}


def _cell(value: Any) -> Any:
    return "; ".join(map(str, value)) if isinstance(value, list) else value


def _entity(entity: Entity, names: Mapping[str, str]) -> Row:
    row = _plain(entity_row(entity))
    named = {f"{name}_name": names.get(row[name]) for name in ENTITY_REFERENCES & row.keys()}
    return {**row, **named, "mentions": len(entity.mentions)}


def _mentions(entity: Entity) -> Iterator[Row]:
    for item in entity.mentions:
        place = {"article": item.article, "start": item.start, "end": item.end, "text": item.text}
        yield {"entity": entity.id, "name": entity.name, **place, "type": item.type, "metonym": item.metonym}


def _claim(claim: Claim, names: Mapping[str, str]) -> Row:
    row = {name: value for name, value in claim_row(claim).items() if not name.endswith("_span")}
    named = {f"{name}_name": names.get(row[name] or "") for name in (*CLAIM_FIELDS[claim.kind].entities, "source")}
    return {**row, **named, "evidence": len(claim.evidence), "words": claim.best_evidence.text}


def _evidence(claim: Claim) -> Iterator[Row]:
    for item in claim.evidence:
        support = " … ".join(span.text for span in item.support)
        place = {"article": item.article, "start": item.start, "end": item.end, "text": item.text}
        yield {"claim": claim.id, **place, "rule": item.rule, "as_of": item.as_of, "support": support or None}
