"""The SQL that makes the database: tables with a comment a column, views and search indexes, and what documents them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newsgraph.export.tables.columns import Column, Table
from newsgraph.export.tables.listed import DATABASE_TABLES

_TYPES = {"text": "TEXT", "whole": "INTEGER", "real": "REAL", "flag": "INTEGER"}
_COMMENT = "-- "
_CREATE = "CREATE VIEW "


@dataclass(frozen=True, slots=True)
class View:
    """A view of views.sql, with the comment above it."""

    name: str
    comment: str
    sql: str


@dataclass(frozen=True, slots=True)
class Search:
    """A full-text index over columns of a table; `stems` finds "talks" by "talk"."""

    name: str
    table: str
    columns: tuple[str, ...]
    comment: str
    stems: bool = True


SEARCHES = (
    Search("search_articles", "articles", ("title", "text"), "Full-text search over titles and texts of articles."),
    Search("search_names", "entities", ("name", "aliases", "spellings"),
           "Full-text search over names, in other spellings and alphabets too: Zelensky finds Zelenskyy.", stems=False),
    Search("search_evidence", "evidence", ("words",), "Full-text search over the words that prove claims."),
)  # fmt: skip


def create_table(table: Table) -> str:
    """CREATE TABLE, which SQLite keeps with its comments."""
    columns = table.chosen(database=True)
    references = [f"FOREIGN KEY ({column.name}) REFERENCES {column.refers} (id)" for column in columns if column.refers]
    if table.name == "support":
        references.append("FOREIGN KEY (claim, piece) REFERENCES evidence (claim, piece)")
    key = [f"PRIMARY KEY ({', '.join(table.key)})"] if table.key else []
    lines = [_line(column, last=False) for column in columns]
    ends = [*key, *references]
    if ends:
        lines += [f"  {end}{',' if end != ends[-1] else ''}" for end in ends]
    else:
        lines[-1] = _line(columns[-1], last=True)
    body = "\n".join(lines)
    return f"CREATE TABLE {table.name} ( -- {table.comment}\n{body}\n)"


def create_indexes(table: Table) -> Iterator[str]:
    for columns in table.indexes:
        yield f"CREATE INDEX {table.name}_by_{'_'.join(columns)} ON {table.name} ({', '.join(columns)})"


def create_search(search: Search) -> Iterator[str]:
    """An index without texts of its own: it reads them from the table."""
    tokens = f"{'porter ' if search.stems else ''}unicode61 remove_diacritics 2"
    prefix = "" if search.stems else ", prefix='2 3'"
    columns = ", ".join(search.columns)
    content = f'content="{search.table}"'  # in double quotes Datasette knows it
    yield f"CREATE VIRTUAL TABLE {search.name} USING fts5({columns}, {content}, tokenize='{tokens}'{prefix})"
    yield f"INSERT INTO {search.name} ({search.name}) VALUES ('rebuild')"  # noqa: S608  (our names)
    yield f"INSERT INTO {search.name} ({search.name}) VALUES ('optimize')"  # noqa: S608


@cache
def views() -> tuple[View, ...]:
    """The views of views.sql, in its order."""
    text = files(__package__).joinpath("views.sql").read_text(encoding="utf8")
    return tuple(_view(block.splitlines()) for block in text.split("\n\n") if _CREATE in block)


def _view(lines: list[str]) -> View:
    """A comment of some lines, and the statement below it."""
    about = [line.removeprefix(_COMMENT) for line in lines if line.startswith(_COMMENT)]
    statement = lines[len(about) :]
    return View(statement[0].removeprefix(_CREATE).split()[0], " ".join(about), "\n".join(statement))


def documentation() -> Iterator[tuple[str, str | None, str]]:
    """Table, column (None: the table itself) and what it holds."""
    for table in DATABASE_TABLES:
        yield table.name, None, table.comment
        yield from ((table.name, column.name, column.comment) for column in table.chosen(database=True))
    yield from ((view.name, None, view.comment) for view in views())
    yield from ((search.name, None, search.comment) for search in SEARCHES)


def _line(column: Column, *, last: bool) -> str:
    end = "" if last else ","
    return f"  {column.name} {_TYPES[column.type]}{' NOT NULL' if column.needed else ''}{end} -- {column.comment}"
