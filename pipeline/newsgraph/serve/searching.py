"""Names as one types them, in any spelling, and words in articles, looked up in the index."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from newsgraph.export.tables.spellings import search_words
from newsgraph.serve.stored import Index

_LONGEST = 200
"""Characters of a question to the index."""
_MINOR, _MOST_MINOR = ("unnamed", "topic"), 5
_WORD = re.compile(r"\w+")
_OPEN, _CLOSE = "\ue000", "\ue001"
"""Around the words that were looked for, in place of markup: letters for private use."""


@dataclass(frozen=True, slots=True)
class Text:
    """An article with the words that were looked for; `pieces` says of each whether it is one of them."""

    id: str
    title: str
    published: str
    pieces: tuple[tuple[str, bool], ...]


def find_names(index: Index, typed: str, most: int = 12, kinds: tuple[str, ...] = ()) -> list[dict[str, Any]]:
    """Entities and articles with a name each of whose words begins as is typed; those named most first."""
    looked_for = _names_query(typed)
    if not looked_for:
        return []
    chosen = f"AND kind IN ({', '.join('?' * len(kinds))})" if kinds else ""
    sql = f"""SELECT id, name, kind, mentions FROM names JOIN entities ON entities.number = names.rowid
        WHERE names MATCH ? {chosen} AND (kind NOT IN ('unnamed', 'topic') OR EXISTS (
            SELECT 1 FROM ends WHERE ends.entity = entities.number))
        ORDER BY kind IN ('unnamed', 'topic'), mentions DESC, name, id LIMIT ?"""  # noqa: S608  (only question marks)
    found = [_hit(*row) for row in index.rows(sql, looked_for, *kinds, most)]
    if not kinds:
        found = [*(hit for hit in found if hit["kind"] not in _MINOR), *_first(found)]
    if not kinds and len(found) < most:
        sql = """SELECT 'article/' || id, title, 'article', 0 FROM names JOIN articles ON articles.number = -names.rowid
            WHERE names MATCH ? AND names.rowid < 0 ORDER BY title, id LIMIT ?"""
        found += [_hit(*row) for row in index.rows(sql, looked_for, most - len(found))]
    return found


def find_texts(index: Index, typed: str, most: int = 30) -> list[Text]:
    """Articles that have all words in title or text, the best first."""
    looked_for = " ".join(f'"{word}"' for word in _WORD.findall(typed[:_LONGEST]))
    if not looked_for:
        return []
    sql = """SELECT id, articles.title, published, snippet(texts, 1, ?, ?, ' … ', 30) FROM texts
        JOIN articles ON articles.number = texts.rowid WHERE texts MATCH ? ORDER BY rank, articles.number LIMIT ?"""
    return [
        Text(id_, title, published, tuple(_pieces(snippet)))
        for id_, title, published, snippet in index.rows(sql, _OPEN, _CLOSE, looked_for, most)
    ]


def _names_query(typed: str) -> str:
    """Each word in any of its spellings, also where it is only begun."""
    words = (forms.split() for forms in search_words(typed[:_LONGEST]))
    return " AND ".join("(" + " OR ".join(f'"{form}" *' for form in forms) + ")" for forms in words if forms)


def _first(found: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Of topics and people without a name, of whom every article has its own, only a few."""
    return [hit for hit in found if hit["kind"] in _MINOR][:_MOST_MINOR]


def _hit(path: str, name: str, kind: str, count: int) -> dict[str, Any]:
    return {"path": path, "name": name, "kind": kind, "count": count}


def _pieces(snippet: str) -> list[tuple[str, bool]]:
    found = []
    for piece in snippet.split(_OPEN):
        marked, close, plain = piece.partition(_CLOSE)
        found += [(marked, True), (plain, False)] if close else [(piece, False)]
    return [(text, marked) for text, marked in found if text]
