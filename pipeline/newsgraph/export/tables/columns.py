"""What a column and a table are, and the columns that several tables have, or that follow the schema.

A column of a claim that the schema gains is a column here, with the comment of its kind, until somebody writes a better one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from newsgraph.schema import CLAIM_FIELDS, ENTITY_FIELDS, ENTITY_REFERENCES

Type = Literal["text", "whole", "real", "flag"]
Only = Literal["everywhere", "files", "database"]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: what it holds, and the table whose `id` it names, if any.

    `where`: `files` have names and titles beside ids, which a database joins instead; a `database` has what would swell a sheet.
    """

    name: str
    comment: str
    type: Type = "text"
    refers: str | None = None
    where: Only = "everywhere"
    needed: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A table; `key` are the columns that tell its rows apart in a database, `indexes` what is looked up there."""

    name: str
    comment: str
    columns: tuple[Column, ...]
    key: tuple[str, ...] = ()
    indexes: tuple[tuple[str, ...], ...] = ()

    def names(self, *, database: bool) -> tuple[str, ...]:
        return tuple(column.name for column in self.chosen(database=database))

    def chosen(self, *, database: bool) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.where != ("files" if database else "database"))


def reference(name: str, comment: str, table: str, *, needed: bool = False) -> tuple[Column, Column]:
    """The column of an id, and in files the name or title beside it."""
    beside = "title" if table == "articles" else "name"
    return (
        Column(name, comment, refers=table, needed=needed),
        Column(f"{name}_{beside}", f"The {beside} of `{name}`.", where="files"),
    )


def place_of(words: str) -> tuple[Column, ...]:
    """The columns of a stretch of an article's text; `words` says what they are."""
    return (
        *reference("article", "The article.", "articles", needed=True),
        Column(
            "start_char",
            "Where the words begin in the article's text, in Unicode code points from 0.",
            "whole",
            needed=True,
        ),
        Column("end_char", "Where they end, exclusive.", "whole", needed=True),
        Column("words", words, needed=True),
    )


DAYS = (
    Column("first_day", "The first day that it may mean, YYYY-MM-DD; null where open or not known."),
    Column("last_day", "The last day that it may mean."),
)

_ENTITY_COMMENTS = {
    "country": "The country of an organisation or place.",
    "sender": "Who sent the group.",
    "place": "Where the group met.",
    "occasion": "What the group met for, in the article's words.",
    "date": "When the group met or sat, EDTF.",
    "code": "ISO 3166-1 alpha-2 code of a country.",
}
_CLAIM_COMMENTS = {
    "organisation": "Of a role: the body it is held in.",
    "country": "Of a role: the country it is held for.",
    "principal": "Of a role: the person served.",
    "title": "Of a role: the article's words for the office, in the singular.",
    "status": "Of roles and memberships: current (as of the articles' dates), former or incoming.",
    "basis": "Of a role: implied, where no word beside the office names its body, and the office or the article implies it.",
    "capacity": "Of a membership: head, deputy head, member, expert, or the article's words.",
    "occurrence": "Of a membership: first or last, where the text says that it was the first or last time.",
    "polarity": "Of a stance: for or against.",
    "cue": "Of stances and statements: the word that carries it.",
    "strength": "Of a stance: weak, normal or strong, by its words.",
    "statement": "Of a stance: the statement that it is read from.",
    "style": "Of a statement: direct, indirect or mixed.",
    "construction": "Of a statement: the order of quotation (Q), cue (C) and speaker (S).",
    "content": "Of a statement: the words said.",
}
_TIMES = {"start": "since", "end": "until"}
"""A claim's own start and end, as the drawn graph calls them: `end` is a word of SQL."""


def end_fields() -> frozenset[str]:
    """The entity fields of claims that are always its `subject`, or always its `object`."""
    found: set[str] = set()
    for kind in CLAIM_FIELDS.values():
        found.add(kind.subject)
        if len(kind.object) == 1:
            found.update(kind.object)
    return frozenset(found - {name for kind in CLAIM_FIELDS.values() if len(kind.object) > 1 for name in kind.object})


def claim_fields() -> tuple[Column, ...]:
    """The fields of all kinds of claims; those that are always its subject or object stand under these names."""
    found: dict[str, tuple[Column, ...]] = {}
    for kind, fields in CLAIM_FIELDS.items():
        for name in (*fields.entities, *fields.values, *fields.times):
            comment = _CLAIM_COMMENTS.get(name, f"Of a {kind}: its {name.replace('_', ' ')}.")
            if name in fields.entities:
                if name not in end_fields():
                    found.setdefault(name, reference(name, comment, "entities"))
            elif name in fields.times:
                column = _TIMES.get(name, name)
                words = {"since": "When it began", "until": "When it ended"}.get(column, comment)
                found.setdefault(column, (Column(column, f"{words}, where the text says so, EDTF."),))
            else:
                refers = "claims" if name == "statement" else None
                found.setdefault(name, (Column(name, comment, refers=refers),))
    return tuple(column for columns in found.values() for column in columns)


def entity_fields() -> tuple[Column, ...]:
    """The fields of all kinds of entities."""
    found: dict[str, tuple[Column, ...]] = {}
    for kind, names in ENTITY_FIELDS.items():
        for name in names:
            comment = _ENTITY_COMMENTS.get(name, f"Of a {kind}: its {name.replace('_', ' ')}.")
            is_id = name in ENTITY_REFERENCES
            found.setdefault(name, reference(name, comment, "entities") if is_id else (Column(name, comment),))
    return tuple(column for columns in found.values() for column in columns)
