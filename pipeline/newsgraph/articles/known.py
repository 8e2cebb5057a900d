"""What is known of an article from outside its text: articles.yaml, YAML front matter, the fields of a JSON line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from newsgraph.articles.field_names import candidates, names_of
from newsgraph.articles.files import open_regular, read_text_bytes
from newsgraph.articles.given_dates import read_given_date, tell_unread
from newsgraph.articles.problems import printable
from newsgraph.errors import InputError
from newsgraph.plain_yaml import load_plain_yaml, read_plain_yaml, tell_yaml_error
from newsgraph.records import Article


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """The fields that may be known from outside. None: not known."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] | str | None = None
    published: str | None = None


KNOWN_FILE = "articles.yaml"
FIELDS = tuple(KnownArticle.__dataclass_fields__)
# "title: Budget: the talks" is no YAML, and plain all the same.
_PLAIN_LINE = re.compile(r"^([A-Za-z][\w-]*):[ \t]+([^\s\[\]{}&*!|>%@`\"'#,?-].*)$", re.MULTILINE)
_SHOWN = 60
"""Characters of a key or value that a message shows."""


def read_known(path: Path, inside: Path | None = None) -> dict[str, KnownArticle]:
    """Reads an articles.yaml (id -> fields), by no link out of `inside`. Raises InputError naming file and place, OSError.

    Unknown fields are refused: they are slips in a file that is written for newsgraph.
    """
    with open_regular(path, inside) as file:
        return parse_known(read_text_bytes(file, str(path)), str(path))


def parse_known(data: bytes, path: str) -> dict[str, KnownArticle]:
    """The same of a file's bytes; `path` is what messages call it."""
    try:
        loaded = read_plain_yaml(data, path)
        known = _known_adapter().validate_python({} if loaded is None else loaded)
    except ValidationError as error:
        first = error.errors()[0]
        where = printable(" / ".join(str(part) for part in first["loc"]))
        raise InputError(f"{path}: {where or 'the file'}: {first['msg']}") from error
    for id_, fields in known.items():
        for name in FIELDS:
            if not _encodable(getattr(fields, name) or ""):
                raise InputError(f"{path}: {id_} / {name}: holds a NUL character or half a character")
    return known


@cache
def _known_adapter() -> TypeAdapter[dict[str, KnownArticle]]:
    """Made once, for making it takes longer than reading a file."""
    return TypeAdapter(dict[str, KnownArticle], config={"extra": "forbid"})


def front_matter_fields(words: str, origin: str, warnings: list[str]) -> KnownArticle:
    """The fields of a Markdown file's front matter; keys that mean nothing here are left alone, and so is what is no YAML."""
    try:
        loaded = load_plain_yaml(words.strip().strip("-"))
    except yaml.YAMLError as error:
        line, what = tell_yaml_error(error)
        warnings.append(
            f"{origin}{'' if line is None else f':{line}'}: front matter that is no YAML ({what}); read line by line"
        )
        loaded = dict(_PLAIN_LINE.findall(words))
    return _fields(loaded, origin, warnings) if isinstance(loaded, dict) else KnownArticle()


def row_article(row: Any, origin: str, warnings: list[str]) -> Article:
    """The article of a JSON line. Raises InputError when it is no object or lacks text, or anything to call it by."""
    if not isinstance(row, dict):
        raise InputError(f"{origin}: no JSON object")
    known = _fields(row, origin, warnings)
    article = Article(id=_row_id(row, known, origin), text=_required(row, "text", origin), origin=origin)
    if not article.id:
        raise InputError(f"{origin}: `id` is empty")
    return apply_known(article, known, warnings)


def _row_id(row: Mapping[str, Any], known: KnownArticle, origin: str) -> str:
    """The id of a line; of one that has none, its web address."""
    numbers = {key: str(value) for key, value in row.items() if isinstance(value, int) and not isinstance(value, bool)}
    if known.url and next(candidates(row, "id"), None) is None:
        return known.url
    return _required({**row, **numbers}, "id", origin)


def _required(row: Mapping[str, Any], name: str, origin: str) -> str:
    given = [value for _, value in candidates(row, name)]
    value = next((value for value in (*given, row.get(name)) if isinstance(value, str)), None)
    if value is None:
        raise InputError(f"{origin}: `{name}` is {'no text' if given else 'missing'}")
    return value


def apply_known(article: Article, known: KnownArticle, warnings: list[str]) -> Article:
    """The article with what is known; a date that is none is told and left out."""
    authors = names_of(known.authors) if isinstance(known.authors, str) else known.authors
    article = replace(
        article,
        title=known.title or article.title,
        url=known.url or article.url,
        publisher=known.publisher or article.publisher,
        authors=authors or article.authors,
    )
    if not known.published:
        return article
    published = read_given_date(known.published)
    if published is None:
        given = known.published if len(known.published) <= _SHOWN else f"{known.published[:_SHOWN]}..."
        warnings.append(f"{article.origin}: published {given!r} {tell_unread(known.published)}; ignored")
        return article
    return replace(article, published=published, published_basis="metadata", published_clues=())


def _fields(row: Mapping[Any, Any], origin: str, warnings: list[str]) -> KnownArticle:
    """The known fields, under our names or others'; where a value is of no use, the next, and a warning where there is none."""
    good: dict[str, Any] = {}
    for name in FIELDS:
        refused = ""
        for key, given in candidates(row, name):
            value = _usable(name, given)
            if value:
                good[name] = value
                break
            refused = refused or key
        else:
            if refused:
                what = "list of names" if name == "authors" else "text"
                warnings.append(f"{origin}: `{printable(refused[:_SHOWN])}` is no {what}; ignored")
    return KnownArticle(**good)


def _usable(name: str, value: Any) -> str | tuple[str, ...] | None:
    """A value as its field holds it; None where it is none."""
    if name == "authors":
        value = names_of(value)
    elif name == "published" and isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str | tuple) or not _encodable(value):
        return None
    return value.strip() if isinstance(value, str) else value


def _encodable(value: str | tuple[str, ...]) -> bool:
    """Whether later stages can write it: no NUL, no lone surrogate."""
    words = value if isinstance(value, str) else " ".join(value)
    return "\0" not in words and not any("\ud800" <= char <= "\udfff" for char in words)
