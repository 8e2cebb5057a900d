"""What is known of an article from outside its text: articles.yaml, YAML front matter, the fields of a JSON line."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import yaml
from pydantic import TypeAdapter, ValidationError

from newsgraph.articles.dates import edtf_date
from newsgraph.errors import InputError
from newsgraph.plain_yaml import load_plain_yaml
from newsgraph.records import Article


@dataclass(frozen=True, slots=True)
class KnownArticle:
    """The fields that may be known from outside. None: not known."""

    title: str | None = None
    url: str | None = None
    publisher: str | None = None
    authors: tuple[str, ...] | str | None = None
    published: str | None = None


FIELDS = tuple(KnownArticle.__dataclass_fields__)


def read_known(path: Path) -> dict[str, KnownArticle]:
    """Reads an articles.yaml (id -> fields). Raises InputError naming file and place; unknown fields are refused."""
    try:
        loaded = load_plain_yaml(path.read_text(encoding="utf-8-sig"))
        adapter = TypeAdapter(dict[str, KnownArticle], config={"extra": "forbid"})
        return adapter.validate_python({} if loaded is None else loaded)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise InputError(f"{path}: {_one_line(error)}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = " / ".join(str(part) for part in first["loc"])
        raise InputError(f"{path}: {where or 'the file'}: {first['msg']}") from error


def front_matter_fields(words: str, origin: str, warnings: list[str]) -> KnownArticle:
    """The fields of a Markdown file's front matter; keys that mean nothing here are left alone."""
    try:
        loaded = load_plain_yaml(words.strip().strip("-"))
    except yaml.YAMLError as error:
        warnings.append(f"{origin}: front matter ignored ({_one_line(error)})")
        return KnownArticle()
    if not isinstance(loaded, dict):
        return KnownArticle()
    fields = {str(key).lower(): value for key, value in loaded.items()}
    for field, synonyms in (("authors", ("author",)), ("published", ("date",)), ("url", ("source_url", "link"))):
        fields[field] = next((fields[name] for name in (field, *synonyms) if fields.get(name)), None)
    return _fields(fields, origin, warnings)


def row_article(row: Any, origin: str, warnings: list[str]) -> Article:
    """The article of a JSON line. Raises InputError when it is no object or lacks `id` or `text`."""
    if not isinstance(row, dict):
        raise InputError(f"{origin}: no JSON object")
    id_ = row.get("id")
    if isinstance(id_, int) and not isinstance(id_, bool):
        id_ = str(id_)
    article = Article(id=_required(id_, "id", origin), text=_required(row.get("text"), "text", origin), origin=origin)
    if not article.id:
        raise InputError(f"{origin}: `id` is empty")
    return apply_known(article, _fields(row, origin, warnings), warnings)


def _required(value: Any, name: str, origin: str) -> str:
    if not isinstance(value, str):
        raise InputError(f"{origin}: `{name}` is {'missing' if value is None else 'no text'}")
    return value


def apply_known(article: Article, known: KnownArticle, warnings: list[str]) -> Article:
    """The article with what is known; a date that is none is told and left out."""
    authors = (known.authors,) if isinstance(known.authors, str) else known.authors
    article = replace(
        article,
        title=known.title or article.title,
        url=known.url or article.url,
        publisher=known.publisher or article.publisher,
        authors=authors or article.authors,
    )
    if not known.published:
        return article
    published = edtf_date(known.published)
    if published is None:
        warnings.append(
            f"{article.origin}: published {known.published!r} is no date like 2025, 2025-05 or 2025-05-13; ignored"
        )
        return article
    return replace(article, published=published, published_basis="metadata", published_clues=())


def _fields(fields: Mapping[str, Any], origin: str, warnings: list[str]) -> KnownArticle:
    """The known fields of the right type; of the others, a warning."""
    good: dict[str, Any] = {}
    for name in FIELDS:
        value = fields.get(name)
        if name == "published" and isinstance(value, int) and not isinstance(value, bool):
            value = str(value)
        if name == "authors" and isinstance(value, list) and all(isinstance(author, str) for author in value):
            value = tuple(author.strip() for author in value if author.strip())
        if value is None:
            continue
        if not isinstance(value, str | tuple) or not _encodable(value):
            warnings.append(f"{origin}: `{name}` is no {'list of names' if name == 'authors' else 'text'}; ignored")
            continue
        good[name] = value.strip() if isinstance(value, str) else value
    return KnownArticle(**good)


def _encodable(value: str | tuple[str, ...]) -> bool:
    """Whether later stages can write it: no NUL, no lone surrogate."""
    words = value if isinstance(value, str) else " ".join(value)
    return "\0" not in words and not any("\ud800" <= char <= "\udfff" for char in words)


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())
