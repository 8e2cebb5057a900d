"""Opening the workspace's file: ours, whole, durable; a damaged or an older one is set aside, what fits in it taken over."""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from importlib.resources import files
from pathlib import Path

from newsgraph.errors import SetupError
from newsgraph.workspace.known_ids import copy_ids
from newsgraph.workspace.rows import DamagedError, digest, insert_rows, read_rows

SCHEMA_VERSION = 7
_APPLICATION = 0x6E677264  # "ngrd", so that `file` and we can tell our databases from others
_MAGIC, _APPLICATION_AT = b"SQLite format 3\0", slice(68, 72)
_BUSY_SECONDS = 10.0
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB})

_LOG = logging.getLogger(__name__)


@contextmanager
def open_database(path: Path | None, *, known_whole: bool = False) -> Iterator[tuple[sqlite3.Connection, bool]]:
    """A checked connection, and whether it is a new file in the place of another; None gives one in memory.

    `known_whole`: the file is as we closed it, and is not looked through.
    On the way out the write-ahead log is folded in, so that one file remains. Raises SetupError when the file is not
    ours, or fails in use.
    """
    aside = _set_aside(path, reason) if path and (reason := _unfit(path, known_whole=known_whole)) else None
    database = _connect(path or ":memory:")
    try:
        _prepare(database, path or Path(":memory:"))
        if aside:
            _take_over(aside, database)
        yield database, aside is not None
        with suppress(sqlite3.OperationalError):  # a reader has it open; SQLite folds the log in later
            database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.Error as error:
        raise SetupError(
            f"{path}: {error}; the workspace is a cache: free it, make room or delete it, and run again"
        ) from error
    finally:
        database.close()


@contextmanager
def transaction(database: sqlite3.Connection) -> Iterator[None]:
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        database.execute("ROLLBACK")
        raise
    database.execute("COMMIT")


def _connect(path: Path | str) -> sqlite3.Connection:
    return sqlite3.connect(path, timeout=_BUSY_SECONDS, isolation_level=None)


def _prepare(database: sqlite3.Connection, path: Path) -> None:
    _expect_ours(database, path)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")  # a power cut costs the last articles, which are read again
    database.execute("PRAGMA foreign_keys = ON")
    if not _schema(database):
        # One transaction: a run killed here leaves an empty database, not half a workspace.
        stamps = f"PRAGMA application_id = {_APPLICATION}; PRAGMA user_version = {SCHEMA_VERSION};"
        database.executescript(f"BEGIN IMMEDIATE;\n{_tables()}\n{stamps}\nCOMMIT;")


def _expect_ours(database: sqlite3.Connection, path: Path) -> None:
    try:
        version, application = _pragma(database, "user_version"), _pragma(database, "application_id")
        tables = len(_schema(database))
    except sqlite3.DatabaseError as error:
        raise SetupError(
            f"{path}: not a newsgraph workspace ({error}); move it away or choose another --out"
        ) from error
    if tables and application != _APPLICATION:
        raise SetupError(f"{path}: a database, but not a newsgraph workspace; move it away or choose another --out")
    if tables and version != SCHEMA_VERSION:
        raise SetupError(
            f"{path}: a workspace of a later newsgraph (format {version}, this one is {SCHEMA_VERSION}); "
            "it is a cache: update, or delete it and run again"
        )


def _pragma(database: sqlite3.Connection, name: str) -> int:
    value: int = database.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def _tables() -> str:
    return files(__package__).joinpath("tables.sql").read_text(encoding="utf8")


def _schema(database: sqlite3.Connection) -> list[tuple[str]]:
    return database.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall()


# --- damage, and formats of before -------------------------------------------------------------------------------


def _unfit(path: Path, *, known_whole: bool) -> str:
    """Why a workspace that is ours cannot be used, as the end of the name that it gets: damaged, format-4; or nothing."""
    if path.is_symlink():
        raise SetupError(f"{path}: a link, where newsgraph keeps its workspace; remove it")
    if not path.exists() or not _is_ours(path):
        return ""
    if not known_whole and not _is_whole(path):
        return "damaged"
    with closing(_connect(path)) as database:
        version = _pragma(database, "user_version")
        return f"format-{version}" if _schema(database) and version < SCHEMA_VERSION else ""


def _set_aside(path: Path, reason: str) -> Path:
    aside = path.with_name(f"{path.name}.{reason}")
    for end in ("-wal", "-shm", ""):  # the log first: a new file must not find it
        with suppress(FileNotFoundError):
            path.with_name(path.name + end).replace(aside.with_name(aside.name + end))
    return aside


def _is_ours(path: Path) -> bool:
    """Whether its first bytes are those of a workspace, whatever the rest."""
    with path.open("rb") as file:
        head = file.read(100)
    return head.startswith(_MAGIC) and head[_APPLICATION_AT] == _APPLICATION.to_bytes(4, "big")


def _is_whole(path: Path) -> bool:
    """Whether the file's pages hang together and its tables are ours; what stands in the rows has digests."""
    try:
        with closing(_connect(path)) as database:
            if _schema(database) and _pragma(database, "user_version") == SCHEMA_VERSION:
                with closing(_connect(":memory:")) as fresh:
                    fresh.executescript(_tables())
                    if _schema(fresh) != _schema(database):
                        return False
                for keys in ("SELECT id, cache_key FROM articles", "SELECT * FROM ids", "SELECT * FROM id_mentions"):
                    for _ in database.execute(keys):
                        pass  # a key that is no UTF-8 any more could be neither found nor removed
            # Rows out of their order, or of no article, could not be removed to make room for what is read again.
            ordered = database.execute("PRAGMA integrity_check(1)").fetchone() == ("ok",)
            return ordered and database.execute("PRAGMA foreign_key_check").fetchone() is None
    except UnicodeDecodeError:  # the tables' own names, or a message that holds them
        return False
    except sqlite3.DatabaseError as error:
        if getattr(error, "sqlite_errorcode", 0) & 0xFF in _DAMAGE or "decode" in str(error):
            return False
        raise SetupError(
            f"{path}: {error}; the workspace is a cache: free it, make room or delete it, and run again"
        ) from error


def _take_over(old: Path, database: sqlite3.Connection) -> None:
    """What is whole and of today's shape in a file set aside: rows that fit their digest are what was written."""
    taken = 0
    with suppress(sqlite3.Error), closing(_connect(old)) as source, transaction(database):
        source.text_factory = lambda text: text.decode(errors="replace")  # such a row fits no digest
        for article in _readable_ids(source):
            with suppress(sqlite3.Error, DamagedError, KeyError, UnicodeError):
                insert_rows(database, rows := read_rows(source, article), digest(rows))
                taken += 1
        with suppress(sqlite3.Error, UnicodeError):
            copy_ids(source, database)
    _LOG.warning(
        "%s: %s, and set aside as %s; of %d articles what was read is whole, all others are read again",
        old.with_suffix(""),
        "damaged" if old.suffix == ".damaged" else "of an older newsgraph",
        old.name,
        taken,
    )


def _readable_ids(source: sqlite3.Connection) -> list[str]:
    ids = []
    with suppress(sqlite3.Error, UnicodeError):
        for (id_,) in source.execute("SELECT id FROM articles"):  # what came before a damaged page stays
            ids.append(id_)
    return ids
