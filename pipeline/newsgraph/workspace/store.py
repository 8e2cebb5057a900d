"""The workspace's SQLite file: opened, checked, written by one process, closed as a single file."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from newsgraph.errors import SetupError
from newsgraph.records import Article, Entity, Extraction
from newsgraph.workspace.lock import FolderLock
from newsgraph.workspace.rows import delete_article, read_article, read_extraction, write_extraction

FILE = "newsgraph.db"
SCHEMA_VERSION = 3
_APPLICATION = 0x6E677264  # "ngrd", so that `file` and we can tell our databases from others
_BUSY_SECONDS = 10.0


@contextmanager
def open_workspace(folder: Path | None) -> Iterator[Workspace]:
    """Opens the workspace of an output folder, making both where they are missing; None gives one in memory.

    Raises SetupError when the folder cannot be written, when another run holds it, or when the file is not ours.
    """
    if folder is None:
        with _connection(":memory:") as database:
            yield Workspace(database)
        return
    lock = _take(folder)
    try:
        with _connection(folder / FILE) as database:
            yield Workspace(database)
    finally:
        lock.release()


class Workspace:
    """What has been read from each article so far, and every entity id that was ever exported."""

    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def keys(self) -> dict[str, str]:
        """The cache key of each article that stands here, by article id."""
        return dict(self._database.execute("SELECT id, cache_key FROM articles ORDER BY id"))

    def store(self, extraction: Extraction, key: str) -> None:
        """Keeps what was read from an article, in the place of what was read before. Durable when it returns."""
        with _transaction(self._database):
            write_extraction(self._database, extraction, key)

    def remove(self, articles: Iterable[str]) -> None:
        """Forgets articles and all that was read from them."""
        with _transaction(self._database):
            for article in articles:
                delete_article(self._database, article)

    def extraction(self, article: str) -> Extraction:
        """What was read from an article. Raises KeyError when it does not stand here."""
        return read_extraction(self._database, article)

    def article(self, article: str) -> Article:
        """The article that stands here under an id, without what was read from it. Raises KeyError when there is none."""
        return read_article(self._database, article)

    def extractions(self) -> Iterator[Extraction]:
        """Everything that was read, by article id in code point order."""
        return (self.extraction(article) for article in self.keys())

    def remember_ids(self, entities: Collection[Entity]) -> None:
        """Notes the ids of an exported graph, and for each earlier id that is not in it what its entity became.

        An entity is recognised by its first mention in each article: the id that now holds the earliest of them.
        """
        firsts = {entity.id: _first_mentions(entity) for entity in entities}
        holders = {(m.article, m.start, m.end): entity.id for entity in entities for m in entity.mentions}
        with _transaction(self._database):
            gone = [(id_,) for (id_,) in self._database.execute("SELECT id FROM ids") if id_ not in firsts]
            became = [(self._heir(id_, holders), id_) for (id_,) in gone]
            self._database.executemany("UPDATE ids SET became = coalesce(?, became) WHERE id = ?", became)
            ids = [(id_,) for id_ in firsts]
            self._database.executemany("INSERT INTO ids (id) VALUES (?) ON CONFLICT DO UPDATE SET became = NULL", ids)
            places = [(id_, *place) for id_, found in firsts.items() for place in found]
            self._database.executemany("INSERT OR REPLACE INTO id_mentions VALUES (?, ?, ?, ?)", places)

    def _heir(self, id_: str, holders: dict[tuple[str, int, int], str]) -> str | None:
        query = 'SELECT article, start, "end" FROM id_mentions WHERE id = ? ORDER BY article'
        return next((holders[place] for place in self._database.execute(query, (id_,)) if place in holders), None)

    def follow_id(self, id_: str) -> str:
        """The id that an entity goes by now, if it was ever exported under the given one; else the given one."""
        seen = {id_}
        while (row := self._database.execute("SELECT became FROM ids WHERE id = ?", (id_,)).fetchone()) and row[0]:
            id_ = row[0]
            if id_ in seen:
                break
            seen.add(id_)
        return id_


def follow_id(folder: Path, id_: str) -> str:
    """`Workspace.follow_id` for a folder that is only read; without a workspace there, the given id."""
    path = folder / FILE
    if not path.is_file():
        return id_
    database = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    try:
        return Workspace(database).follow_id(id_)
    except sqlite3.Error:
        return id_  # a cache that cannot be read is no reason not to answer from the graph
    finally:
        database.close()


def _first_mentions(entity: Entity) -> list[tuple[str, int, int]]:
    firsts: dict[str, tuple[str, int, int]] = {}
    for mention in entity.mentions:
        place = (mention.article, mention.start, mention.end)
        firsts[mention.article] = min(place, firsts.get(mention.article, place))
    return list(firsts.values())


# --- opening and closing -----------------------------------------------------------------------------------------


def _take(folder: Path) -> FolderLock:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return FolderLock(folder)
    except OSError as error:
        raise SetupError(f"{folder}: cannot be written ({error.strerror}); choose another --out") from error


@contextmanager
def _connection(path: Path | str) -> Iterator[sqlite3.Connection]:
    """A checked connection; on the way out the write-ahead log is folded in, so that one file remains."""
    database = sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)
    try:
        _prepare(database, path)
        yield database
        with suppress(sqlite3.OperationalError):  # a reader has it open; SQLite folds the log in later
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise SetupError(
            f"{path}: {error}; the workspace is a cache: free it, make room or delete it, and run again"
        ) from error
    finally:
        database.close()


def _prepare(database: sqlite3.Connection, path: Path | str) -> None:
    try:
        version, application = _pragma(database, "user_version"), _pragma(database, "application_id")
        tables = database.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except sqlite3.DatabaseError as error:
        raise SetupError(
            f"{path}: not a newsgraph workspace ({error}); move it away or choose another --out"
        ) from error
    if tables and application != _APPLICATION:
        raise SetupError(f"{path}: a database, but not a newsgraph workspace; move it away or choose another --out")
    if tables and version != SCHEMA_VERSION:
        raise SetupError(
            f"{path}: a workspace of another version of newsgraph (format {version}, this one is {SCHEMA_VERSION}); "
            "it is a cache: delete it and run again"
        )
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.execute("PRAGMA foreign_keys = ON")
    if not tables:
        _create(database)


def _create(database: sqlite3.Connection) -> None:
    schema = files(__package__).joinpath("tables.sql").read_text(encoding="utf8")
    stamps = f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {SCHEMA_VERSION};"
    # One transaction: a run killed here leaves an empty database, not half a workspace.
    database.executescript(f"BEGIN IMMEDIATE;\n{schema}\n{stamps}\nCOMMIT;")


def _pragma(database: sqlite3.Connection, name: str) -> int:
    value: int = database.execute(f"PRAGMA {name}").fetchone()[0]
    return value


@contextmanager
def _transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")
