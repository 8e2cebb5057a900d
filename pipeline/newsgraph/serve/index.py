"""The index that pages are rendered from: records and look-ups in one SQLite file beside the graph, made once for each writing.

A page then reads the dozens of records that it shows, and not the graph. The file is a cache: it can be deleted, and
where the folder cannot be written it is made anew in a temporary one.
"""

from __future__ import annotations

import hashlib
import json
import logging
import os
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import closing, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

from newsgraph.errors import NOTE, InputError, SetupError
from newsgraph.export.tables.spellings import spellings
from newsgraph.folder import read_manifest
from newsgraph.jsonl import FILES, make_claim
from newsgraph.records import Claim
from newsgraph.schema import CLAIM_FIELDS
from newsgraph.view.archive import MODALITIES, SOURCE, same_content
from newsgraph.view.files import file_of

FILE = ".serve.sqlite"
_LOG = logging.getLogger(__name__)
_FORMAT = "3"


def open_index(folder: Path) -> Path:
    """The index of a folder's graph, made where there is none of this writing. Raises InputError naming file and line."""
    state = state_of(folder)
    path = folder / FILE
    if _is_of(path, state):
        return path
    _LOG.log(NOTE, "%s: making the index of its pages", folder)
    place = folder if os.access(folder, os.W_OK) else Path(tempfile.mkdtemp(prefix="newsgraph-serve-"))
    handle, draft = tempfile.mkstemp(prefix=f"{FILE}.", suffix=".part", dir=place)
    os.close(handle)
    try:
        with closing(sqlite3.connect(draft, isolation_level=None)) as connection:
            _fill(connection, folder, state)
        return Path(draft).replace(place / FILE)
    except BaseException:
        Path(draft).unlink(missing_ok=True)
        raise


def state_of(folder: Path) -> str:
    """What changes whenever the graph is written anew."""
    manifest = read_manifest(folder)
    stats = [(folder / name).stat() for name in FILES]
    told = [_FORMAT, *(manifest.get(name, "") for name in FILES)]
    told += [f"{stat.st_size} {stat.st_mtime_ns}" for stat in stats]
    return "\n".join(told)


def _is_of(path: Path, state: str) -> bool:
    if not path.is_file() or path.is_symlink():
        return False
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection,
    ):
        found = connection.execute("SELECT value FROM about WHERE name = 'state'").fetchone()
        return found is not None and found[0] == state
    return False


def _fill(connection: sqlite3.Connection, folder: Path, state: str) -> None:
    for setting in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -64000", "temp_store = MEMORY"):
        connection.execute(f"PRAGMA {setting}")
    connection.executescript(files(__package__).joinpath("index.sql").read_text("utf8"))
    connection.execute("BEGIN")
    filling, manifest = _Filling(connection), read_manifest(folder)
    for name, add in zip(FILES, (filling.add_article, filling.add_entity, filling.add_claim), strict=True):
        for number, row in _rows(folder / name, manifest.get(name)):
            try:
                add(number, row)
            except (KeyError, TypeError, ValueError, AttributeError, IndexError) as error:
                raise InputError(f"{folder / name}:{number}: not a line that newsgraph wrote ({error!r})") from error
    filling.finish()
    connection.execute("INSERT INTO texts (texts) VALUES ('rebuild')")
    connection.execute("CREATE INDEX entities_by_kind ON entities (kind, mentions DESC, name, id)")
    connection.execute("CREATE INDEX entities_by_sender ON entities (sender) WHERE sender IS NOT NULL")
    connection.execute("CREATE INDEX claims_by_content ON claims (content, modality)")
    connection.execute("INSERT INTO counted SELECT kind, modality, count(*) FROM claims GROUP BY kind, modality")
    connection.execute(
        """INSERT INTO disputed SELECT denied.number, min(said.number) FROM claims AS denied
        JOIN claims AS said ON said.content = denied.content AND said.modality = 'asserted'
        WHERE denied.modality = 'denied' GROUP BY denied.number"""
    )
    connection.execute("CREATE INDEX articles_by_date ON articles (published DESC, id DESC)")
    connection.execute("CREATE INDEX ends_by_claim ON ends (claim, entity)")
    connection.execute("INSERT INTO about VALUES ('state', ?)", (state,))
    connection.execute("ANALYZE")
    connection.execute("COMMIT")


def _rows(path: Path, sha256: str | None) -> Iterator[tuple[int, dict[str, Any]]]:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            digest.update(line)
            try:
                row = json.loads(line)
                if b"\\ud" in line.lower():  # half of a letter, which no database takes
                    row = json.loads(json.dumps(row, ensure_ascii=False).encode("utf8", "replace"))
            except ValueError as error:
                raise InputError(f"{path}:{number}: not a line that newsgraph wrote ({error})") from error
            yield number, row
    if sha256 not in (None, digest.hexdigest()):
        raise SetupError(f"{path}: not the file that was written with the others; run `newsgraph extract` again")


class _Filling:
    """Takes records line by line; in memory are only the numbers of ids."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._do, self._many = connection.execute, connection.executemany
        self._articles: dict[str, int] = {}
        self._entities: dict[str, int] = {}
        self._seats: Counter[int] = Counter()

    def add_article(self, number: int, row: dict[str, Any]) -> None:
        text, title = row.pop("text"), row["title"] or row["id"]
        self._articles[row["id"]] = number
        shown = (number, row["id"], title, row["published"] or "", text, _json(row))
        self._do("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?)", shown)
        self._note(f"article/{row['id']}")
        self._do("INSERT INTO names (rowid, words) VALUES (?, ?)", (-number, _words([title])))

    def add_entity(self, number: int, row: dict[str, Any]) -> None:
        mentions = row.pop("mentions")
        row.pop("joins", None)
        self._entities[row["id"]] = number
        shown = (number, row["id"], row["kind"], row["name"], len(mentions), row.get("sender"), _json(row))
        self._do(
            "INSERT INTO entities (number, id, kind, name, mentions, sender, record) VALUES (?, ?, ?, ?, ?, ?, ?)",
            shown,
        )
        places = [
            (self._articles[each["article"]], each["start"], each["end"], number)
            for each in mentions
            if each["article"] in self._articles
        ]
        self._many("INSERT OR IGNORE INTO mentions VALUES (?, ?, ?, ?)", places)
        self._many(
            "INSERT INTO named VALUES (?, ?, ?)",
            [(number, article, times) for article, times in Counter(place[0] for place in places).items()],
        )
        self._note(row["id"])
        self._do(
            "INSERT INTO names (rowid, words) VALUES (?, ?)",
            (number, _words([row["name"], *row["aliases"], row.get("code") or ""])),
        )

    def add_claim(self, number: int, row: dict[str, Any]) -> None:
        claim = make_claim(row)
        self._do(
            "INSERT INTO claims VALUES (?, ?, ?, ?, ?, ?)",
            (number, claim.id, claim.kind, claim.modality, _content(claim), _json(row)),
        )
        first, kind = claim.evidence[0], claim.kind
        place = (
            MODALITIES.index(claim.modality) << 60
            | self._articles.get(first.article, 0) << 28
            | min(first.start, (1 << 28) - 1)
        )
        ends = {(field, claim.fields.get(field)) for field in CLAIM_FIELDS[kind].entities} | {(SOURCE, claim.source)}
        known = [(self._entities[id_], kind, field, place, number) for field, id_ in ends if id_ in self._entities]
        self._many("INSERT INTO ends VALUES (?, ?, ?, ?, ?)", known)
        proofs = [
            (self._articles[each.article], number, piece)
            for piece, each in enumerate(claim.evidence)
            if each.article in self._articles
        ]
        self._many("INSERT INTO proofs VALUES (?, ?, ?)", proofs)
        self._note(claim.id)
        member, group = (self._entities.get(claim.fields.get(field) or "") for field in ("member", "group"))
        if kind == "membership" and member and group:
            self._seats[group] += self._do("INSERT OR IGNORE INTO seats VALUES (?, ?)", (member, group)).rowcount

    def finish(self) -> None:
        self._many(
            "UPDATE entities SET seats = ? WHERE number = ?", [(seats, group) for group, seats in self._seats.items()]
        )

    def _note(self, path: str) -> None:
        if (file := file_of(path)) != path:
            self._do("INSERT OR IGNORE INTO odd VALUES (?, ?)", (file, path))


def _content(claim: Claim) -> int:
    said = repr((claim.kind, same_content(claim))).encode("utf8", "replace")
    return int.from_bytes(hashlib.sha256(said).digest()[:8], signed=True)


def _words(names: list[str]) -> str:
    return " ".join(spellings(names))


def _json(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":"))
