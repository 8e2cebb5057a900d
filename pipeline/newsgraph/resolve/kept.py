"""What the last resolution of an archive came to, on the disk, so that the next one goes through what has changed only.

Five tables: what each article was resolved to, the claims that were read in it with their ids, what each entity was made from, where the parts of the exports stand, and where the pictures' nodes lie. All of it can be made anew: where it was made by another newsgraph, by other rules, or is not as it
was left, it goes. What belongs to the three files of records counts only while these are the ones that were written with it.
"""

from __future__ import annotations

import json
import sqlite3
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from newsgraph.workspace.fingerprint import package_hash

_TABLES = """
CREATE TABLE known (name TEXT PRIMARY KEY, value TEXT);
CREATE TABLE resolved (article TEXT PRIMARY KEY, version TEXT, dated TEXT, ids TEXT);
CREATE TABLE reads (claim TEXT, article TEXT, number INTEGER, told TEXT, denied INTEGER, body TEXT, packed TEXT);
CREATE TABLE exports (file TEXT PRIMARY KEY, sha256 TEXT, written TEXT, made_from BLOB, starts BLOB, lengths BLOB);
CREATE TABLE laid_out (made_from BLOB PRIMARY KEY, places BLOB) WITHOUT ROWID;
CREATE TABLE entities (id TEXT PRIMARY KEY, signature BLOB) WITHOUT ROWID;
"""
_OF_FILES = ("resolved", "reads", "entities")
"""What belongs to the files of records that were written with it."""
_INDEXES = {
    "reads_claim": "reads (claim, article, number)",
    "reads_article": "reads (article)",
    "reads_told": "reads (told) WHERE told IS NOT NULL",
    "reads_body": "reads (body) WHERE body IS NOT NULL",
}
_CACHE_KILOBYTES = 32 * 1024


class Kept:
    """The tables, of which nothing holds until `commit`. `lasts`: whether they are kept for another run; `holds`: whether they tell of the graph that stands there; `by`: what makes them."""

    def __init__(self, database: sqlite3.Connection, by: str = "", *, lasts: bool, holds: bool) -> None:
        self.database, self.by, self.lasts, self.holds = database, by, lasts, holds

    @classmethod
    def nothing(cls) -> Kept:
        """Tables without a name, which are gone with the process: all is resolved."""
        database = _connect("")
        database.executescript(_TABLES)
        database.execute("BEGIN")
        return cls(database, lasts=False, holds=False)

    def resolved(self, article: str) -> tuple[str, str, str] | None:
        """An article's version, and as JSON what it was dated, and the ids that its entities got."""
        query = "SELECT version, dated, ids FROM resolved WHERE article = ?"
        found: tuple[str, str, str] | None = self.database.execute(query, (article,)).fetchone()
        return found

    def keep_resolved(self, article: str, version: str, dated: str, ids: str) -> None:
        self.database.execute("INSERT OR REPLACE INTO resolved VALUES (?, ?, ?, ?)", (article, version, dated, ids))

    def ids_of(self, article: str) -> list[str]:
        """The ids of an article's entities; none where there is no such article."""
        found = self.resolved(article)
        return [] if found is None else json.loads(found[2])

    def drop_others(self, articles: Collection[str]) -> list[str]:
        """Forgets all other articles; gives those that were resolved and are no more, sorted."""
        resolved = self.database.execute("SELECT article FROM resolved ORDER BY article")
        gone = [article for (article,) in resolved if article not in articles]
        self.database.executemany("DELETE FROM resolved WHERE article = ?", ((article,) for article in gone))
        return gone

    def signatures(self) -> Iterator[tuple[str, bytes]]:
        """What each entity of the graph was made from, as a hash, by id."""
        return iter(self.database.execute("SELECT id, signature FROM entities ORDER BY id"))

    def keep_signatures(self, changed: Iterable[tuple[str, bytes]], gone: Iterable[str]) -> None:
        self.database.executemany("DELETE FROM entities WHERE id = ?", ((id_,) for id_ in gone))
        self.database.executemany("INSERT OR REPLACE INTO entities VALUES (?, ?)", changed)

    def entity_ids(self) -> Iterator[str]:
        """The ids of all entities, sorted."""
        return (row[0] for row in self.database.execute("SELECT id FROM entities ORDER BY id"))

    def exports(self) -> list[str]:
        """The names of the exports of which something is kept."""
        return [file for (file,) in self.database.execute("SELECT file FROM exports ORDER BY file")]

    def export(self, file: str, hash_there: Callable[[str], str | None]) -> tuple[str, str, bytes, bytes, bytes] | None:
        """Of an export's file its hash, how it was written, and where its parts stand, if it is the file that stands there."""
        query = "SELECT sha256, written, made_from, starts, lengths FROM exports WHERE file = ?"
        found: tuple[str, str, bytes, bytes, bytes] | None = self.database.execute(query, (file,)).fetchone()
        return found if found and found[0] == hash_there(file) else None

    def keep_exports(self, exports: Mapping[str, tuple[str, str, bytes, bytes, bytes]]) -> None:
        """Keeps that of these files and of no others."""
        self.database.execute("DELETE FROM exports")
        rows = ((file, *row) for file, row in exports.items())
        self.database.executemany("INSERT INTO exports VALUES (?, ?, ?, ?, ?, ?)", rows)

    def laid_out(self) -> dict[bytes, bytes]:
        """Where the nodes of the connected parts of a picture lie, by what that was made from."""
        return dict(self.database.execute("SELECT made_from, places FROM laid_out"))

    def keep_laid_out(self, parts: Mapping[bytes, bytes]) -> None:
        """Keeps that of these parts and of no others."""
        self.database.execute("DELETE FROM laid_out")
        self.database.executemany("INSERT INTO laid_out VALUES (?, ?)", sorted(parts.items()))

    def skimmed(self) -> str | None:
        """The hash of the file of what was skimmed of the records, if it is of those that stand there."""
        return _known(self.database, "skimmed") if self.holds else None

    def keep_skimmed(self, sha256: str | None) -> None:
        self.database.execute("INSERT OR REPLACE INTO known VALUES ('skimmed', ?)", (sha256,))

    def counts(self) -> str | None:
        """How many records there are of each kind, in the files that stand there, as it was given."""
        return _known(self.database, "counts") if self.holds else None

    def keep_counts(self, counts: str) -> None:
        self.database.execute("INSERT OR REPLACE INTO known VALUES ('counts', ?)", (counts,))

    def commit(self, files: Mapping[str, str]) -> None:
        """Keeps it all, as what belongs to files with these hashes, by name."""
        for name, columns in _INDEXES.items():
            self.database.execute(f"CREATE INDEX IF NOT EXISTS {name} ON {columns}")
        self.database.execute("INSERT OR REPLACE INTO known VALUES ('files', ?)", (json.dumps(dict(files)),))
        self.database.execute("COMMIT")

    def close(self) -> None:
        self.database.close()


@contextmanager
def open_kept(path: Path, by: str, files: Mapping[str, str | None], *, sealed: bool) -> Iterator[Kept]:
    """What is kept in a file, for who holds its folder; an empty one where it is not `sealed` or was made `by` another.

    `files`: the hashes of the files of records that stand there, by name.
    """
    if not sealed:
        _remove(path)
    database = _connect(path)
    try:
        if not _is_made_by(database, by):
            database.close()
            _remove(path)
            database = _connect(path)
            database.executescript(_TABLES)
            database.execute("INSERT INTO known VALUES ('made by', ?)", (by,))
        database.execute("BEGIN IMMEDIATE")
        holds = _known(database, "files") == json.dumps(dict(files))
        if not holds:
            _forget(database)
        yield Kept(database, by, lasts=True, holds=holds)
    finally:
        database.close()  # what is not committed is undone


def made_by(rules: str) -> str:
    """What resolves: the package's code and data, Python, and users' rules by their key."""
    return f"{package_hash()} {sys.version} {rules}"


def _connect(path: Path | str) -> sqlite3.Connection:
    database = sqlite3.connect(path, isolation_level=None)
    # A power cut may tear it: then it is not as it was sealed.
    for pragma in ("synchronous = OFF", "temp_store = FILE", f"cache_size = -{_CACHE_KILOBYTES}"):
        database.execute(f"PRAGMA {pragma}")
    if not path:
        database.execute("PRAGMA journal_mode = OFF")
    return database


def _known(database: sqlite3.Connection, name: str) -> str | None:
    row = database.execute("SELECT value FROM known WHERE name = ?", (name,)).fetchone()
    return None if row is None else row[0]


def _is_made_by(database: sqlite3.Connection, by: str) -> bool:
    try:
        return _known(database, "made by") == by
    except sqlite3.Error:  # a new file
        return False


def _forget(database: sqlite3.Connection) -> None:
    for name in _INDEXES:
        database.execute(f"DROP INDEX IF EXISTS {name}")
    for table in _OF_FILES:
        database.execute(f"DELETE FROM {table}")  # noqa: S608  (our own names)


def _remove(path: Path) -> None:
    for ending in ("-journal", "-wal", "-shm", ""):
        with suppress(FileNotFoundError):
            path.with_name(path.name + ending).unlink()
