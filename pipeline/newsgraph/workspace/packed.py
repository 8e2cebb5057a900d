"""What was read from an article as the workspace writes it: made where the article was read, so that who writes has only to write."""

from __future__ import annotations

import hashlib
import sqlite3
from dataclasses import dataclass

from newsgraph.records import Extraction
from newsgraph.workspace.rows import Rows, delete_article, digest, insert_rows, make_rows


@dataclass(frozen=True, slots=True)
class Packed:
    """An extraction as rows by table with their digest, and its outline with the digest of that, if one was made."""

    article: str
    rows: Rows
    digest: str
    outline: tuple[bytes, str] | None = None


def pack(extraction: Extraction, key: str, outline: str | None = None, by: str = "") -> Packed:
    """An extraction under its cache key. `outline`: who is in it, as it was made `by` this code."""
    rows = make_rows(extraction, key)
    found = digest(rows)
    return Packed(
        extraction.article.id, rows, found, None if outline is None else _seal_outline(outline.encode(), found, by)
    )


def write_packed(database: sqlite3.Connection, packed: Packed) -> None:
    """Puts an extraction in the place of the one that stands under its article's id. The caller holds the transaction."""
    delete_article(database, packed.article)
    insert_rows(database, packed.rows, packed.digest)
    if packed.outline:
        _write(database, packed.article, packed.outline)


def write_outline(database: sqlite3.Connection, article: str, outline: str, by: str) -> None:
    """Keeps the outline of an article that stands there, as it was made `by` this code."""
    (version,) = database.execute("SELECT digest FROM articles WHERE id = ?", (article,)).fetchone()
    _write(database, article, _seal_outline(outline.encode(), version, by))


def read_outline(database: sqlite3.Connection, article: str, by: str) -> str | None:
    """The outline that was made `by` this code of what stands there now; None where it is missing, another's or damaged."""
    query = "SELECT o.outline, o.digest, a.digest FROM outlines o JOIN articles a ON a.id = o.article WHERE a.id = ?"
    try:
        row = database.execute(query, (article,)).fetchone()
    except sqlite3.OperationalError as error:  # text that is no UTF-8 any more
        if "decode" not in str(error):
            raise
        return None
    if row is None or _seal_outline(row[0], row[2], by)[1] != row[1]:
        return None
    found: bytes = row[0]
    return found.decode()


def _write(database: sqlite3.Connection, article: str, outline: tuple[bytes, str]) -> None:
    database.execute("INSERT OR REPLACE INTO outlines VALUES (?, ?, ?)", (article, *outline))


def _seal_outline(outline: bytes, version: str, by: str) -> tuple[bytes, str]:
    return outline, hashlib.sha256(f"{by}\0{version}\0".encode() + outline).hexdigest()
