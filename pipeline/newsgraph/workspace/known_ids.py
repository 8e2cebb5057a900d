"""Every entity id that was ever exported, and what became of it: rows that each carry a digest of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection

from newsgraph.records import Entity
from newsgraph.workspace.rows import Row, digest

_INSERT_ID = "INSERT OR REPLACE INTO ids VALUES (?, ?, ?)"
_INSERT_PLACE = "INSERT OR REPLACE INTO id_mentions VALUES (?, ?, ?, ?, ?)"


def remember_ids(database: sqlite3.Connection, entities: Collection[Entity]) -> None:
    """Notes the ids of an exported graph, and for each earlier id that is not in it what its entity became.

    An entity is recognised by its first mention in each article: the id that now holds the earliest of them. The caller
    holds the transaction.
    """
    firsts = {entity.id: _first_mentions(entity) for entity in entities}
    holders = {(m.article, m.start, m.end): entity.id for entity in entities for m in entity.mentions}
    ids: list[Row] = [(id_, None) for id_ in firsts]
    for id_, became in database.execute("SELECT id, became FROM ids").fetchall():
        if id_ not in firsts and (heir := _heir(database, id_, holders)) not in (None, became):
            ids.append((id_, heir))
    places: list[Row] = [(id_, *place) for id_, found in firsts.items() for place in found]
    database.executemany(_INSERT_ID, (_signed(row) for row in ids))
    database.executemany(_INSERT_PLACE, (_signed(row) for row in places))


def drop_damaged_ids(database: sqlite3.Connection) -> int:
    """Removes rows that are not as they were written; gives how many. The caller holds the transaction."""
    bad_ids = [row[0] for row in database.execute("SELECT * FROM ids") if not _is_whole(row)]
    bad_places = [row[:2] for row in database.execute("SELECT * FROM id_mentions") if not _is_whole(row)]
    database.executemany("DELETE FROM id_mentions WHERE id = ? AND article = ?", bad_places)
    database.executemany("DELETE FROM ids WHERE id = ?", ((id_,) for id_ in bad_ids))
    return len(bad_ids) + len(bad_places)


def copy_ids(old: sqlite3.Connection, new: sqlite3.Connection) -> None:
    """Takes over what is whole."""
    for table, insert in (("ids", _INSERT_ID), ("id_mentions", _INSERT_PLACE)):
        for row in old.execute(f"SELECT * FROM {table}"):  # noqa: S608 (our own names)
            if _is_whole(row):
                new.execute(insert, row)


def follow(database: sqlite3.Connection, id_: str) -> str:
    """The id that an entity goes by now, if it was ever exported under the given one; else the given one."""
    seen = {id_}
    while (row := database.execute("SELECT * FROM ids WHERE id = ?", (id_,)).fetchone()) and row[1] and _is_whole(row):
        id_ = row[1]
        if id_ in seen:
            break
        seen.add(id_)
    return id_


def _heir(database: sqlite3.Connection, id_: str, holders: dict[tuple[str, int, int], str]) -> str | None:
    query = 'SELECT article, start, "end" FROM id_mentions WHERE id = ? ORDER BY article'
    return next((holders[place] for place in database.execute(query, (id_,)) if place in holders), None)


def _first_mentions(entity: Entity) -> list[tuple[str, int, int]]:
    firsts: dict[str, tuple[str, int, int]] = {}
    for mention in entity.mentions:
        place = (mention.article, mention.start, mention.end)
        firsts[mention.article] = min(place, firsts.get(mention.article, place))
    return list(firsts.values())


def _signed(row: Row) -> Row:
    return (*row, digest(row)[:16])


def _is_whole(row: Row) -> bool:
    return _signed(row[:-1]) == tuple(row)
