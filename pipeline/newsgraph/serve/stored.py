"""The archive and the rosters of a graph that lies in an index: each page reads what it shows."""

from __future__ import annotations

import json
import sqlite3
import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any, TypeVar

from newsgraph.jsonl import make_article, make_claim, make_entity
from newsgraph.records import Article, Claim, Entity, EntityKind, EntityMention
from newsgraph.view.archive import Archive, Held, Proof
from newsgraph.view.seats import Roster, Rosters, roster

MOST_LINES = 100
"""Claims under one heading; what is more stands on pages of its own."""
_MOST_PLACES = 200
_KEPT = 20_000
"""Records that stay in memory once they were asked for."""

Record = TypeVar("Record")
Row = tuple[Any, ...]


class Index:
    """A connection for each thread to an index that nobody writes."""

    def __init__(self, path: Path) -> None:
        self._uri = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        self._here = threading.local()
        self._open: list[sqlite3.Connection] = []

    def rows(self, sql: str, *given: object) -> list[Row]:
        return self._connection().execute(sql, given).fetchall()

    def value(self, sql: str, *given: object) -> Any:
        """The first cell of the first row, or None."""
        row = self._connection().execute(sql, given).fetchone()
        return row[0] if row else None

    def close(self) -> None:
        for connection in self._open:
            connection.close()

    def _connection(self) -> sqlite3.Connection:
        found: sqlite3.Connection | None = getattr(self._here, "connection", None)
        if found is None:
            found = self._here.connection = sqlite3.connect(self._uri, uri=True, check_same_thread=False)
            self._open.append(found)
        return found


class _Records(Mapping[str, Record]):
    """Records by id; those asked for lately stay in memory."""

    def __init__(self, index: Index, table: str, make: Callable[[Row], Record], columns: str = "record") -> None:
        self._index, self._table, self._make = index, table, make
        self._one = f"SELECT {columns} FROM {table} WHERE id = ?"  # noqa: S608  (our names)
        self._found = lru_cache(_KEPT)(self._find)

    def _find(self, id_: str) -> Record | None:
        rows = self._index.rows(self._one, id_)
        return self._make(rows[0]) if rows else None

    def __getitem__(self, id_: str) -> Record:
        found = self._found(id_)
        if found is None:
            raise KeyError(id_)
        return found

    def __contains__(self, id_: object) -> bool:
        return isinstance(id_, str) and self._found(id_) is not None

    def __iter__(self) -> Iterator[str]:
        return (id_ for (id_,) in self._index.rows(f"SELECT id FROM {self._table} ORDER BY number"))  # noqa: S608

    def __len__(self) -> int:
        return self._length

    @cached_property
    def _length(self) -> int:
        return int(self._index.value(f"SELECT count(*) FROM {self._table}"))  # noqa: S608


def _entity(row: Row) -> Entity:
    return make_entity({**json.loads(row[0]), "mentions": ()})


def _article(row: Row) -> Article:
    return make_article({**json.loads(row[0]), "text": row[1]})


def _claim(row: Row) -> Claim:
    return make_claim(json.loads(row[0]))


class StoredArchive(Archive):
    """An archive that asks an index. Its entities come without mentions, of which there may be very many."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self.entities = _Records(index, "entities", _entity)
        self.articles = _Records(index, "articles", _article, "record, text")
        self.claims = _Records(index, "claims", _claim)

    def about(self, entity: str) -> list[Claim]:
        sql = """SELECT record FROM claims WHERE number IN (SELECT claim FROM ends WHERE entity =
            (SELECT number FROM entities WHERE id = ?)) ORDER BY number"""
        return [_claim(row) for row in self.index.rows(sql, entity)]

    def proofs(self, article: str) -> list[Proof]:
        sql = """SELECT record, piece FROM proofs JOIN claims ON claims.number = proofs.claim
            WHERE article = (SELECT number FROM articles WHERE id = ?)"""
        found = [(_claim(row), row[1]) for row in self.index.rows(sql, article)]
        proofs = [(claim, claim.evidence[piece]) for claim, piece in found]
        return sorted(proofs, key=lambda proof: (proof[1].start, proof[1].end, proof[0].kind, proof[0].id))

    def mentions(self, article: str) -> list[tuple[Entity, EntityMention]]:
        sql = """SELECT entities.id, start, end FROM mentions JOIN entities ON entities.number = mentions.entity
            WHERE article = (SELECT number FROM articles WHERE id = ?) ORDER BY start, end DESC, entities.id"""
        return [
            (self.entities[id_], EntityMention(article, start, end, ""))
            for id_, start, end in self.index.rows(sql, article)
        ]

    def held(self, entity: str, kinds: Collection[str], fields: Collection[str], skip: int = 0) -> Held:
        kind, field = (", ".join("?" * len(given)) for given in (kinds, fields))
        which = f"""FROM ends WHERE entity = (SELECT number FROM entities WHERE id = ?)
            AND kind IN ({kind}) AND field IN ({field})"""  # noqa: S608  (only question marks)
        given = (entity, *kinds, *fields)
        total = self.index.value(f"SELECT count(DISTINCT claim) {which}", *given)
        sql = f"""SELECT record FROM claims JOIN (SELECT DISTINCT place, claim {which}
            ORDER BY place, claim LIMIT ? OFFSET ?) AS shown ON shown.claim = number ORDER BY place, number"""  # noqa: S608
        return Held([_claim(row) for row in self.index.rows(sql, *given, MOST_LINES, skip)], total)

    def of_kind(self, *kinds: EntityKind, most: int | None = None) -> list[Entity]:
        slots = ", ".join("?" * len(kinds))
        sql = f"SELECT record FROM entities WHERE kind IN ({slots}) ORDER BY mentions DESC, name, id LIMIT ?"  # noqa: S608
        return [_entity(row) for row in self.index.rows(sql, *kinds, -1 if most is None else most)]

    def times_named(self, entity: str) -> int:
        return int(self.index.value("SELECT mentions FROM entities WHERE id = ?", entity) or 0)

    def places(self, entity: str) -> list[tuple[Article, int]]:
        """The articles that name an entity most, in the order of their ids."""
        sql = """SELECT articles.id, times FROM named JOIN articles ON articles.number = named.article
            WHERE entity = (SELECT number FROM entities WHERE id = ?) ORDER BY times DESC, articles.number LIMIT ?"""
        return [(self.articles[id_], times) for id_, times in sorted(self.index.rows(sql, entity, _MOST_PLACES))]

    def beside(self, entity: str, most: int) -> list[tuple[Entity, int]]:
        number = self.index.value("SELECT number FROM entities WHERE id = ?", entity)
        claims = "SELECT claim FROM ends WHERE entity = ?"
        sql = f"""SELECT other.entity, count(DISTINCT other.claim) FROM ends AS other
            WHERE other.claim IN ({claims}) AND other.field <> 'source' AND other.entity <> ? GROUP BY other.entity"""  # noqa: S608
        found = Counter[int](dict(self.index.rows(sql, number, number)))
        sql = """SELECT fellow.member, count(*) FROM seats AS mine JOIN seats AS fellow ON fellow.grp = mine.grp
            WHERE mine.member = ? AND fellow.member <> ? GROUP BY fellow.member"""
        found.update(dict(self.index.rows(sql, number, number)))
        ranked = sorted(found.items(), key=lambda item: (-item[1], item[0]))[: most * 4]
        sql = "SELECT record FROM entities WHERE number = ? AND kind <> 'topic'"
        rows = [(self.index.rows(sql, other), count) for other, count in ranked]
        return [(_entity(row[0]), count) for row, count in rows if row][:most]

    def counted(self) -> tuple[Counter[str], Counter[str]]:
        kinds: Counter[str] = Counter()
        modalities: Counter[str] = Counter()
        for kind, modality, count in self.index.rows("SELECT kind, modality, claims FROM counted"):
            kinds[kind] += count
            modalities[modality] += count
        return kinds, modalities

    def newest(self, most: int | None = None, skip: int = 0) -> list[Article]:
        sql = "SELECT record, '' FROM articles ORDER BY published DESC, id DESC LIMIT ? OFFSET ?"
        return [_article(row) for row in self.index.rows(sql, -1 if most is None else most, skip)]

    def dates(self) -> Counter[str]:
        return Counter(dict(self.index.rows("SELECT published, count(*) FROM articles GROUP BY published")))

    def heads(self, ids: Collection[str]) -> list[Article]:
        """Articles without their texts, sorted by id."""
        sql = "SELECT record, '' FROM articles WHERE id = ?"
        return [_article(row) for id_ in sorted(ids) for row in self.index.rows(sql, id_)]

    def disputed(self, most: int | None = None, about: str | None = None) -> list[tuple[Claim, Claim]]:
        named = "" if about is None else "JOIN (SELECT DISTINCT claim FROM ends WHERE entity = ?) ON claim = denied"
        number = [] if about is None else [self.index.value("SELECT number FROM entities WHERE id = ?", about)]
        shown = f"SELECT denied AS mine, said AS its FROM disputed {named} ORDER BY denied LIMIT ?"  # noqa: S608  (our words)
        sql = f"""SELECT said.record, denied.record FROM ({shown}) CROSS JOIN claims AS said ON said.number = its
            CROSS JOIN claims AS denied ON denied.number = mine ORDER BY mine"""  # noqa: S608  (our words; CROSS keeps the order)
        rows = self.index.rows(sql, *number, -1 if most is None else most)
        return [(_claim((said,)), _claim((denied,))) for said, denied in rows]


class StoredRosters(Rosters):
    """Rosters that are made as pages ask for them."""

    def __init__(self, archive: StoredArchive) -> None:
        self._archive, self._index = archive, archive.index

    def fullest(self, most: int | None = None) -> list[Roster]:
        sql = "SELECT id FROM entities WHERE kind = 'group' ORDER BY seats DESC, name, id LIMIT ?"
        return [self.of(id_) for (id_,) in self._index.rows(sql, -1 if most is None else most)]

    def of(self, group: str) -> Roster:
        return roster(self._archive, self._archive.entities[group])

    def group(self, id_: str) -> Entity:
        return self._archive.entities[id_]

    def with_sender(self, sender: str) -> list[str]:
        return self._ids(
            "SELECT id FROM entities WHERE sender = ? AND seats > 0 ORDER BY mentions DESC, name, id LIMIT 50", sender
        )

    def with_member(self, member: str) -> list[str]:
        sql = """SELECT entities.id FROM seats JOIN entities ON entities.number = seats.grp
            WHERE member = (SELECT number FROM entities WHERE id = ?) AND kind = 'group' ORDER BY entities.id"""
        return self._ids(sql, member)

    def _ids(self, sql: str, *given: object) -> list[str]:
        return [id_ for (id_,) in self._index.rows(sql, *given)]
