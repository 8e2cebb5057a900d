"""Extractions as rows of the workspace's tables and back, exactly."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator
from typing import Any

from newsgraph.errors import SetupError
from newsgraph.jsonl import sha256
from newsgraph.plain import Record, from_list, shape_of, to_list
from newsgraph.records import (
    Article,
    ArticleClaim,
    ArticleEntity,
    Extraction,
    Mention,
    Source,
    Span,
    TimeExpression,
)

Row = tuple[Any, ...]
Rows = dict[str, list[Row]]
"""The rows of one article by table."""

_TABLES = ("articles", "entities", "mentions", "times", "claims", "spans")
"""The tables that an article fills. A row of `entities`, `mentions` and `times` is a record, field by field."""


class DamagedError(SetupError):
    """What stands in the file is not what was written there."""


_SUPPORT = "support"


def make_rows(extraction: Extraction, key: str) -> Rows:
    """An extraction as rows by table, of values that JSON has too; `make_extraction` gives it back."""
    article = extraction.article
    return {
        "articles": [_article_row(article, key)],
        "entities": _record_rows(article.id, extraction.entities),
        "mentions": _record_rows(article.id, extraction.mentions),
        "times": _record_rows(article.id, extraction.times),
        "claims": [_claim_row(article, *item) for item in enumerate(extraction.claims)],
        "spans": sorted(_span_rows(article, extraction.claims)),
    }


def insert_rows(database: sqlite3.Connection, rows: Rows, digest_: str) -> None:
    """Writes the rows of one article, as `read_rows` gives them, with their digest."""
    (article,) = rows["articles"]
    for table, content in {**rows, "articles": [(*article, digest_)]}.items():
        if content:
            marks = ", ".join("?" * len(content[0]))
            database.executemany(f"INSERT INTO {table} VALUES ({marks})", content)  # noqa: S608 (our own names)


def digest(rows: object) -> str:
    """The SHA-256 of rows, whatever Python and whatever SQLite."""
    return hashlib.sha256(_DIGEST_ENCODER.encode(rows).encode()).hexdigest()


def delete_article(database: sqlite3.Connection, article: str) -> None:
    database.execute("DELETE FROM articles WHERE id = ?", (article,))  # the rest goes by ON DELETE CASCADE


def read_article(database: sqlite3.Connection, article: str, *, known_whole: bool = False) -> Article:
    """The article under an id. Raises KeyError when there is none, DamagedError when it is not as it was written.

    `known_whole`: all of its rows were compared with their digest already.
    """
    if known_whole:
        return _make_article(_article_of(database, article)[:-1])
    return _make_article(read_rows(database, article)["articles"][0])


def read_extraction(database: sqlite3.Connection, article: str, *, known_whole: bool = False) -> Extraction:
    """The extraction that stands under an article's id. As `read_article`."""
    return make_extraction(read_rows(database, article, known_whole=known_whole))


def make_extraction(rows: Rows) -> Extraction:
    """The extraction that `make_rows` gave."""
    return Extraction(
        article=_make_article(rows["articles"][0]),
        entities=_make_records(ArticleEntity, rows["entities"]),
        mentions=_make_records(Mention, rows["mentions"]),
        claims=_make_claims(rows["claims"], rows["spans"]),
        times=_make_records(TimeExpression, rows["times"]),
    )


def read_told(database: sqlite3.Connection, article: str, *, known_whole: bool = False) -> Extraction:
    """The article and its claims alone. As `read_article`."""
    if known_whole:
        rows = {"articles": [_article_of(database, article)[:-1]]}
        rows |= {table: _rows(database, table, article) for table in ("claims", "spans")}
    else:
        rows = read_rows(database, article)
    return Extraction(_make_article(rows["articles"][0]), claims=_make_claims(rows["claims"], rows["spans"]))


def read_mentions(
    database: sqlite3.Connection, article: str, entities: Collection[int] | None = None
) -> tuple[Mention, ...]:
    """The mentions alone (of some entities by their numbers), as they stand there; none where there is no such article."""
    wanted = "" if entities is None else f" AND entity IN ({','.join(map(str, sorted(entities)))})"
    query = f'SELECT entity, start, "end", text, type, metonym FROM mentions WHERE article = ?{wanted} ORDER BY number'  # noqa: S608  (numbers)
    return tuple(
        Mention(entity, start, end, text, type_, bool(metonym))
        for entity, start, end, text, type_, metonym in database.execute(query, (article,))
    )


def read_rows(database: sqlite3.Connection, article: str, *, known_whole: bool = False) -> Rows:
    """The rows of an article by table, without their digest. As `read_article`."""
    try:
        return _read_rows(database, article, known_whole)
    except (sqlite3.OperationalError, UnicodeError) as error:  # text that is no UTF-8 any more
        if isinstance(error, sqlite3.OperationalError) and "decode" not in str(error):
            raise
        raise _damaged(article) from error


def _read_rows(database: sqlite3.Connection, article: str, known_whole: bool) -> Rows:
    found = _article_of(database, article)
    rows = {"articles": [found[:-1]]}
    rows |= {table: _rows(database, table, article) for table in _TABLES if table != "articles"}
    if not known_whole and digest(rows) != found[-1]:
        raise _damaged(article)
    return rows


def _article_of(database: sqlite3.Connection, article: str) -> Row:
    found: Row | None = database.execute("SELECT * FROM articles WHERE id = ?", (article,)).fetchone()
    if found is None:
        raise KeyError(article)
    return found


def _damaged(article: str) -> DamagedError:
    return DamagedError(
        f"newsgraph.db: what was read from {article} is damaged; run `newsgraph extract` again, which reads it anew"
    )


def _rows(database: sqlite3.Connection, table: str, article: str) -> list[Row]:
    # The tables are kept in the order of their primary key: article, number.
    order = "claim, field, number" if table == "spans" else "number"
    return database.execute(f"SELECT * FROM {table} WHERE article = ? ORDER BY {order}", (article,)).fetchall()  # noqa: S608


# --- records to rows ---------------------------------------------------------------------------------------------


def _article_row(article: Article, key: str) -> Row:
    clues = [(clue.start, clue.end) for clue in article.published_clues]
    known = (article.title, article.url, article.publisher, _dump(article.authors), article.published)
    source = _dump(to_list(article.source)) if article.source else None
    basis = (article.published_basis, _dump(clues), article.language, source)
    return (article.id, *known, *basis, sha256(article.text), key, article.text)


def _record_rows(article: str, records: Iterable[object]) -> list[Row]:
    return [(article, number, *map(_cell, to_list(record))) for number, record in enumerate(records)]


def _cell(value: object) -> object:
    """A field's value as SQLite holds it: what has parts is JSON, and there is no boolean."""
    return _dump(value) if isinstance(value, list) else int(value) if isinstance(value, bool) else value


def _claim_row(article: Article, number: int, claim: ArticleClaim) -> Row:
    times = {name: to_list(time) for name, time in claim.times.items()}
    words = article.text[claim.evidence.start : claim.evidence.end]
    evidence = (claim.evidence.start, claim.evidence.end, words)
    fields = (_dump(dict(claim.entities)), _dump(dict(claim.values)), _dump(times))
    rest = (claim.source, claim.statement, _dump(claim.hedges))
    return (article.id, number, claim.kind, claim.modality, claim.rule, *evidence, *fields, *rest)


def _span_rows(article: Article, claims: Iterable[ArticleClaim]) -> Iterator[Row]:
    for index, claim in enumerate(claims):
        for field, pieces in {**claim.spans, _SUPPORT: claim.support}.items():
            for number, span in enumerate(pieces):
                yield (article.id, index, field, number, span.start, span.end, article.text[span.start : span.end])


_ENCODER = json.JSONEncoder(ensure_ascii=False)  # json.dumps would make one a cell
_DIGEST_ENCODER = json.JSONEncoder(separators=(",", ":"), default=repr)  # bytes: a type that damage made


def _dump(value: object) -> str:
    return _ENCODER.encode(value)


# --- rows to records ---------------------------------------------------------------------------------------------


def _make_article(row: Row) -> Article:
    identity, title, url, publisher, authors, published, basis, clues, language, made_of, _sha256, _key, text = row
    spans = tuple(Span(start, end) for start, end in json.loads(clues))
    source = from_list(Source, json.loads(made_of)) if made_of else None
    known = (title, url, publisher, tuple(json.loads(authors)), published, basis, spans, language)
    return Article(identity, text, *known, source=source)


def _make_records(kind: type[Record], rows: Iterable[Row]) -> tuple[Record, ...]:
    shape = shape_of(kind)
    read: list[Callable[[Any], Any] | None] = [
        _from_json if name in shape.parts else bool if name in shape.flags else None for name in shape.names
    ]
    return tuple(
        from_list(kind, [cell if turn is None else turn(cell) for turn, cell in zip(read, row[2:], strict=True)])
        for row in rows
    )


def _from_json(cell: str | None) -> Any:
    return None if cell is None else _load(cell)


def _load(cell: str) -> Any:
    """What `_dump` wrote; most cells are empty."""
    return [] if cell == "[]" else {} if cell == "{}" else _read(cell)[0]


_read = json.JSONDecoder().raw_decode  # half of the time of json.loads, which looks for spaces around


def _make_claims(claims: Iterable[Row], spans: Iterable[Row]) -> tuple[ArticleClaim, ...]:
    pieces: dict[int, dict[str, tuple[Span, ...]]] = {}
    for _article, claim, field, _number, start, end, _text in spans:
        fields = pieces.setdefault(claim, {})
        fields[field] = (*fields.get(field, ()), Span(start, end))
    return tuple(_make_claim(row, pieces.get(row[1], {})) for row in claims)


def _make_claim(row: Row, spans: dict[str, tuple[Span, ...]]) -> ArticleClaim:
    _article, _number, kind, modality, rule, start, end, _text, entities, values, times, source, statement, hedges = row
    return ArticleClaim(
        kind=kind,
        rule=rule,
        evidence=Span(start, end),
        entities=_load(entities),
        values=_load(values),
        times={name: from_list(TimeExpression, time) for name, time in _load(times).items()},
        spans={name: found for name, found in spans.items() if name != _SUPPORT},
        support=spans.get(_SUPPORT, ()),
        modality=modality,
        source=source,
        statement=statement,
        hedges=tuple(_load(hedges)),
    )
