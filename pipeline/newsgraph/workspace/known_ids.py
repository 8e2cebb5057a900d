"""Every entity id that was ever exported, and what became of it: rows that each carry a digest of their own."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from newsgraph.workspace.rows import Row, digest

_INSERT_ID = "INSERT OR REPLACE INTO ids VALUES (?, ?, ?)"
_INSERT_PLACE = "INSERT OR REPLACE INTO id_mentions VALUES (?, ?, ?, ?, ?)"


Place = tuple[str, int, int]
"""Article, start, end of a mention."""

Mentioned = tuple[str, Sequence[Place]]
"""An entity's id, and where it is mentioned."""

Holders = Callable[[Collection[Place]], Mapping[Place, str]]
"""Which entities are mentioned in places now; the last by id of several, and nothing for a place that mentions none."""


def remember_ids(
    database: sqlite3.Connection,
    entities: Iterable[Mentioned],
    there: Callable[[], Iterable[str]] | None = None,
    holders: Holders | None = None,
) -> None:
    """Notes the ids of an exported graph, and for each earlier id that is not in it what its entity became.

    An entity is recognised by its first mention in each article: the id that now holds the earliest of them. `entities`
    are all of the graph; where they are only those that are other than in the last one, `there` gives the ids of all,
    sorted. The caller holds the transaction.
    """
    if there is None or holders is None:
        held = list(entities)
        entities, there, holders = held, lambda: sorted(id_ for id_, _ in held), partial(_find_holders, held)
    for id_, places in entities:
        database.execute(_INSERT_ID, _signed((id_, None)))
        noted = set(_places(database, id_))  # of a country with thousands of articles nearly all
        new = (place for place in _first_of_each(places) if place not in noted)
        database.executemany(_INSERT_PLACE, (_signed((id_, *place)) for place in new))
    gone = {id_: (became, _places(database, id_)) for id_, became in _gone(database, there())}
    holding = holders({place for _, places in gone.values() for place in places}) if gone else {}
    for id_, (became, places) in gone.items():
        heir = next((holding[place] for place in places if place in holding), None)
        if heir not in (None, became):
            database.execute(_INSERT_ID, _signed((id_, heir)))


def _gone(database: sqlite3.Connection, there: Iterable[str]) -> Iterator[tuple[str, str | None]]:
    """The ids that are known and not there, both sorted, each with what it became."""
    present = iter(there)
    next_one = next(present, None)
    for id_, became in database.execute("SELECT id, became FROM ids ORDER BY id"):
        while next_one is not None and next_one < id_:
            next_one = next(present, None)
        if id_ != next_one:
            yield id_, became


def _places(database: sqlite3.Connection, id_: str) -> list[Place]:
    query = 'SELECT article, start, "end" FROM id_mentions WHERE id = ? ORDER BY article'
    return database.execute(query, (id_,)).fetchall()


def _find_holders(entities: Iterable[Mentioned], wanted: Collection[Place]) -> dict[Place, str]:
    return {place: id_ for id_, places in entities for place in places if place in wanted}


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


def _first_of_each(places: Iterable[Place]) -> Iterable[Place]:
    """The first place of each article."""
    firsts: dict[str, Place] = {}
    for place in places:
        firsts[place[0]] = min(place, firsts.get(place[0], place))
    return firsts.values()


def _signed(row: Row) -> Row:
    return (*row, digest(row)[:16])


def _is_whole(row: Row) -> bool:
    return _signed(row[:-1]) == tuple(row)
