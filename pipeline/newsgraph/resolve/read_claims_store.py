"""All claims that are read, on the disk: they come by article, and go by claim, those that a change touches.

What one record needs of all others is noted first: who is in a group (`Rosters`), and what is denied (`Denials`).
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from itertools import groupby
from operator import itemgetter
from typing import Any

from newsgraph.plain import from_list, to_list
from newsgraph.records import Claim, Evidence, Span
from newsgraph.resolve.belief import Denials, content_of
from newsgraph.resolve.claims import ReadClaim, merge_claims
from newsgraph.resolve.complete import Rosters
from newsgraph.resolve.kept import Kept

_TOUCHED = {"touched": "claim", "contents": "told", "denials": "told", "bodies": "body"}
_INSERT = "INSERT INTO reads VALUES (?, ?, ?, ?, ?, ?, ?)"
_DENIED = "told IN (SELECT told FROM denials)"


class ReadClaims:
    """The claims of all articles as they were read; touched is what other articles than those of the last run say, or say otherwise."""

    def __init__(self, kept: Kept) -> None:
        self._database: sqlite3.Connection = kept.database
        self._all = not kept.holds
        for table, column in _TOUCHED.items():
            self._database.execute(f"CREATE TEMP TABLE {table} ({column} TEXT PRIMARY KEY) WITHOUT ROWID")
        self._denials = Denials()
        self.rosters = Rosters()

    def replace(self, article: str, reads: Iterable[ReadClaim]) -> None:
        """What is read in an article now, in the place of what was read before."""
        if not self._all:
            self._touch(article)
            self._database.execute("DELETE FROM reads WHERE article = ?", (article,))
        self._database.executemany(_INSERT, (_row(article, *item) for item in enumerate(reads)))
        if not self._all:
            self._touch(article)

    def _touch(self, article: str) -> None:
        for into, column, where in (
            ("touched", "claim", ""),
            ("contents", "told", "AND told IS NOT NULL"),
            ("denials", "told", "AND told IS NOT NULL AND denied"),
            ("bodies", "body", "AND body IS NOT NULL"),
        ):
            select = f"SELECT {column} FROM reads WHERE article = ? {where}"  # noqa: S608
            self._database.execute(f"INSERT OR IGNORE INTO {into} {select}", (article,))

    def touched_groups(self) -> set[str]:
        """The groups of which other people are told to be members now, by id."""
        return {row[0] for row in self._database.execute("SELECT body FROM bodies")}

    def weigh(self, witnesses: Mapping[str, str], groups: Iterable[str]) -> None:
        """Notes of all claims what others hang on: who is in these groups, and what of the touched is denied."""
        self._witnesses = witnesses
        run = self._database.execute
        if self._all:
            run("INSERT OR IGNORE INTO denials SELECT told FROM reads WHERE denied AND told IS NOT NULL")
            noted = f"body IS NOT NULL OR {_DENIED}"
        else:
            denied = "SELECT told FROM reads WHERE denied AND told IN (SELECT told FROM contents)"
            run(f"INSERT OR IGNORE INTO denials {denied}")
            run(f"INSERT OR IGNORE INTO touched SELECT claim FROM reads WHERE {_DENIED}")  # noqa: S608
            self._database.executemany("INSERT OR IGNORE INTO bodies VALUES (?)", ((group,) for group in groups))
            noted = f"body IN (SELECT body FROM bodies) OR {_DENIED}"  # noqa: S608
        for _, claim in self._merged(noted):
            self.rosters.note(claim)
            self._denials.note(claim)

    def claims(self) -> Iterator[tuple[str, Claim | None]]:
        """The touched claims by id, sorted; None for one that nobody says any more."""
        if self._all:
            yield from ((id_, self._denials.weigh(claim)) for id_, claim in self._merged("1"))
            return
        found = self._merged("claim IN (SELECT claim FROM touched)")
        id_, claim = next(found, ("", None))
        for (touched,) in self._database.execute("SELECT claim FROM touched ORDER BY claim").fetchall():
            if claim is not None and id_ == touched:
                yield touched, self._denials.weigh(claim)
                id_, claim = next(found, ("", None))
            else:
                yield touched, None

    def _merged(self, where: str) -> Iterator[tuple[str, Claim]]:
        query = f"SELECT claim, packed FROM reads WHERE {where} ORDER BY claim, article, number"  # noqa: S608
        for id_, rows in groupby(self._database.execute(query), key=itemgetter(0)):
            yield id_, merge_claims((_unpack(packed) for _, packed in rows), self._witnesses)


def _row(article: str, number: int, read: ReadClaim) -> tuple[Any, ...]:
    content = content_of(read.kind, read.fields)
    group = read.fields.get("group") if read.kind == "membership" else None
    told = None if content is None else json.dumps(content)
    return read.id, article, number, told, read.modality == "denied", group, _pack(read)


def _pack(read: ReadClaim) -> str:
    spans = {name: [(span.start, span.end) for span in pieces] for name, pieces in read.spans.items()}
    parts = (read.id, read.kind, read.modality, to_list(read.evidence), read.source, dict(read.fields), spans)
    return json.dumps((*parts, read.confidence))


def _unpack(row: str) -> ReadClaim:
    id_, kind, modality, evidence, source, fields, spans, confidence = json.loads(row)
    found = {name: tuple(Span(start, end) for start, end in pieces) for name, pieces in spans.items()}
    return ReadClaim(id_, kind, modality, from_list(Evidence, evidence), source, fields, found, confidence)
