"""The three JSON Lines files that are the graph's source of truth: written sorted, the same bytes for the same graph."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

from newsgraph.errors import InputError
from newsgraph.folder import FileSet, read_set
from newsgraph.plain import from_row, to_row
from newsgraph.records import (
    Article,
    Claim,
    Entity,
    EntityCount,
    EntityJoin,
    EntityMention,
    Evidence,
    KnowledgeGraph,
    Place,
    Source,
    Span,
)
from newsgraph.schema import CLAIM_FIELDS, ENTITY_FIELDS

Row = dict[str, Any]
FILES = ("articles.jsonl", "entities.jsonl", "claims.jsonl")
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(", ", ": "))  # json.dumps would make one a row


def write_graph(graph: KnowledgeGraph, folder: Path) -> None:
    """Writes the three files into a folder, all of them or none. For who holds the folder, where others may write too."""
    with FileSet(folder) as files:
        add_graph(files, graph)
        files.commit()


def add_graph(files: FileSet, graph: KnowledgeGraph) -> None:
    """Adds the three files to those that a folder gets."""
    add_records(files, graph.articles, graph.entities, graph.claims)


def add_records(
    files: FileSet, articles: Iterable[Article], entities: Iterable[Entity], claims: Iterable[Claim]
) -> None:
    """Adds the three files, of records sorted by id, each gone through once."""
    records: tuple[Iterable[Any], ...] = (articles, entities, claims)
    for name, make, found in zip(FILES, LINES, records, strict=True):
        files.add(name, map(make, found))


def read_graph(folder: Path) -> KnowledgeGraph:
    """Reads what `write_graph` wrote, or the three files of another hand.

    Raises InputError naming file and line, SetupError where the files are not of one writing.
    """
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise InputError(
            f"{folder}: no graph here ({missing[0]} is missing); run `newsgraph extract INPUT --out {folder}` first"
        )
    content = read_set(folder, FILES)
    articles, entities, claims = (
        tuple(_records(folder / name, content.pop(name), make)) for name, make in zip(FILES, _MAKERS, strict=True)
    )
    return KnowledgeGraph(articles, entities, claims)


def dump(row: Row) -> str:
    return _ENCODER.encode(row)


def sha256(text: str) -> str:
    # Lone surrogates cannot be encoded; they can only come from JSON escapes ("\ud800").
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


# --- records to rows ---------------------------------------------------------------------------------------------


def article_row(article: Article) -> Row:
    return {
        "id": article.id,
        "title": article.title,
        "url": article.url,
        "publisher": article.publisher,
        "authors": list(article.authors),
        "published": article.published,
        "published_basis": article.published_basis,
        "published_clues": [
            {"start": clue.start, "end": clue.end, "text": article.text[clue.start : clue.end]}
            for clue in article.published_clues
        ],
        "language": article.language,
        "copy_of": article.copy_of,
        "sha256": sha256(article.text),
        **({"source": to_row(article.source)} if article.source else {}),
        "text": article.text,
    }


def entity_row(entity: Entity) -> Row:
    counts = [to_row(count) for count in entity.counts]
    known = {"round": entity.round, "size": entity.size, "complete": entity.complete, "counts": counts}
    return {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "aliases": list(entity.aliases),
        **{name: entity.properties.get(name) for name in ENTITY_FIELDS[entity.kind]},
        **(known if entity.kind == "group" else {}),
        "same_as": list(entity.same_as),
        "mentions": [_mention_row(mention) for mention in entity.mentions],
        "joins": [to_row(join) for join in entity.joins],
    }


def entity_line(entity: Entity) -> str:
    """`dump` of the entity's row, mention by mention: half of the news names some country, and one row of all that would take much memory."""
    row = entity_row(replace(entity, mentions=(), joins=()))
    del row["mentions"], row["joins"]
    mentions = ", ".join(dump(_mention_row(mention)) for mention in entity.mentions)
    joins = ", ".join(dump(to_row(join)) for join in entity.joins)
    return f'{dump(row)[:-1]}, "mentions": [{mentions}], "joins": [{joins}]}}'


def _mention_row(mention: EntityMention) -> Row:
    row = to_row(mention)
    if not mention.metonym:
        del row["metonym"]
    return row


def claim_row(claim: Claim) -> Row:
    kind = CLAIM_FIELDS[claim.kind]
    fields = {name: claim.fields.get(name) for name in (*kind.entities, *kind.values, *kind.times)}
    spans = {name: _span_row(claim.spans.get(name, ())) for name in kind.spans}
    return {
        "id": claim.id,
        "kind": claim.kind,
        **fields,
        **spans,
        "modality": claim.modality,
        "source": claim.source,
        "confidence": claim.confidence,
        "belief": claim.confidence if claim.belief is None else claim.belief,
        "rule": claim.rule,
        "evidence": [to_row(item) for item in claim.evidence],
    }


def _span_row(pieces: tuple[Place, ...]) -> Row | list[Row] | None:
    rows = [to_row(piece) for piece in pieces]
    return rows if len(rows) > 1 else rows[0] if rows else None


# --- rows to records ---------------------------------------------------------------------------------------------


def _records(path: Path, content: bytes, make: Any) -> Iterator[Any]:
    for number, line in enumerate(BytesIO(content), 1):
        try:
            yield make(json.loads(line.decode()))
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise InputError(
                f"{path}:{number}: not a line that newsgraph wrote ({type(error).__name__}: {error})"
            ) from error


def make_article(row: Row) -> Article:
    return Article(
        id=row["id"],
        text=row["text"],
        title=row["title"],
        url=row["url"],
        publisher=row["publisher"],
        authors=tuple(row["authors"]),
        published=row["published"],
        published_basis=row["published_basis"],
        published_clues=tuple(Span(clue["start"], clue["end"]) for clue in row["published_clues"]),
        language=row["language"],
        copy_of=row.get("copy_of"),
        source=from_row(Source, row["source"]) if row.get("source") else None,
    )


def make_entity(row: Row) -> Entity:
    return Entity(
        id=row["id"],
        kind=row["kind"],
        name=row["name"],
        aliases=tuple(row["aliases"]),
        mentions=tuple(from_row(EntityMention, mention) for mention in row["mentions"]),
        same_as=tuple(row["same_as"]),
        properties={name: row.get(name) for name in ENTITY_FIELDS[row["kind"]]},
        joins=tuple(from_row(EntityJoin, join) for join in row.get("joins", ())),
        counts=tuple(from_row(EntityCount, count) for count in row.get("counts", ())),
        complete=row.get("complete"),
        round=row.get("round"),
    )


def make_claim(row: Row) -> Claim:
    kind = CLAIM_FIELDS[row["kind"]]
    return Claim(
        id=row["id"],
        kind=row["kind"],
        modality=row["modality"],
        confidence=row["confidence"],
        rule=row["rule"],
        evidence=tuple(from_row(Evidence, item) for item in row["evidence"]),
        source=row["source"],
        fields={name: row.get(name) for name in (*kind.entities, *kind.values, *kind.times)},
        spans={name: _make_places(row.get(name)) for name in kind.spans},
        belief=row.get("belief"),
    )


def _make_places(value: Row | list[Row] | None) -> tuple[Place, ...]:
    rows: Iterable[Mapping[str, Any]] = value if isinstance(value, list) else [value] if value else []
    return tuple(from_row(Place, row) for row in rows)


LINES: tuple[Callable[[Any], str], ...] = (
    lambda article: dump(article_row(article)) + "\n",
    lambda entity: entity_line(entity) + "\n",
    lambda claim: dump(claim_row(claim)) + "\n",
)
_MAKERS = (make_article, make_entity, make_claim)
