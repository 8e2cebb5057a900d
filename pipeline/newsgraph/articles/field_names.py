"""What others call the fields of an article: news APIs, crawlers, feeds and schema.org, one table, and how values lie in them.

Names are compared without case and without what parts their words: `datePublished`, `date_published` and `date-published`
are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

OTHER_NAMES: dict[str, tuple[str, ...]] = {
    "id": ("uuid", "guid", "uid", "articleid", "storyid", "documentid", "docid"),
    "text": (
        "body",
        "content",
        "article",
        "maintext",
        "fulltext",
        "articlebody",
        "articletext",
        "bodytext",
        "contenttext",
        "fullcontent",
        "textcontent",
    ),
    "title": ("headline", "articletitle", "webtitle"),
    "published": (
        "publishedat",
        "publisheddate",
        "publishdate",
        "publishedon",
        "publishedtime",
        "publishtime",
        "publicationdate",
        "pubdate",
        "datepublished",
        "datepublish",
        "datetimepub",
        "webpublicationdate",
        "articlepublishedtime",
        "date",
        "datetime",
    ),
    "url": ("link", "weburl", "articleurl", "canonicalurl", "canonicallink", "permalink", "sourceurl"),
    "publisher": (
        "publishername",
        "source",
        "sourcename",
        "namesource",
        "sourcehostname",
        "outlet",
        "newspaper",
        "publication",
        "sitename",
        "ogsitename",
        "medianame",
    ),
    "authors": ("author", "byline", "creator", "dccreator", "writer"),
}
"""Our fields, and their other names as `_plain` makes them, the surest first. `source` may be an address: see `candidates`."""

_KNOWN = frozenset(name for ours, others in OTHER_NAMES.items() for name in (ours, *others))
# Where a value is an object, what it is called: NewsAPI's source.name, schema.org's author.name, the byline's original.
_INNER = ("name", "title", "main", "original")
_NAMED = frozenset({"title", "publisher"})
_ADDRESS = re.compile(r"https?://\S+")


def candidates(row: Mapping[Any, Any], field: str) -> Iterator[tuple[str, Any]]:
    """(key, value) of all that a row gives for one of our fields: under our name, then under others', empty ones left out.

    A `source` that is a web address is the article's, as trafilatura writes it, and names no publisher.
    """
    names: dict[str, str] = {}
    for key in row:
        if isinstance(key, str):
            names.setdefault(_plain(key), key)
    if not _empty(row.get(field)):
        names[field] = field  # before TITLE and Title
    for name in (field, *OTHER_NAMES[field], *(("source",) if field == "url" else ())):
        key = names.get(name)
        if key is None or _empty(row[key]):
            continue
        value = _inner(row[key]) if field in _NAMED else row[key]
        if name != "source" or bool(isinstance(value, str) and _ADDRESS.fullmatch(value)) == (field == "url"):
            yield key, value


def unknown_keys(row: Mapping[str, Any]) -> Iterator[str]:
    """The keys with a value that no field of ours takes."""
    return (key for key, value in row.items() if _plain(key) not in _KNOWN and not _empty(value))


def names_of(value: Any) -> tuple[str, ...] | None:
    """The authors that a value names: a text, an object with a name, or a list of them; None where it is none of these.

    Only semicolons part names in one text, for a comma also parts "Weld, Jonas" and "Ann Weld, Staff writer".
    """
    if isinstance(value, str):
        names = [re.sub(r"^by\s+", "", part.strip(), flags=re.IGNORECASE) for part in value.split(";")]
        return tuple(name for name in names if name)
    if isinstance(value, dict):
        inner = _inner(value)
        return names_of(inner) if isinstance(inner, str) else None
    if not isinstance(value, list):
        return None
    named = [names_of(item) if isinstance(item, str | dict) else None for item in value]
    return None if None in named else tuple(name for names in named for name in names or ())


def _plain(key: str) -> str:
    """A key as names are compared; those of one file are the same on each of its lines."""
    return _plain_again(key) if len(key) <= _LONGEST_NAME else _PARTING.sub("", key).casefold()


@lru_cache(maxsize=500)
def _plain_again(key: str) -> str:
    return _PARTING.sub("", key).casefold()


_PARTING = re.compile(r"[\W_]+")
_LONGEST_NAME = 60
"""Characters of a key that is remembered."""


def _empty(value: Any) -> bool:
    """Whether nothing is said: null, blanks, an empty list, or the "None" that Python's str() makes of it."""
    return value is None or value in ([], {}) or (isinstance(value, str) and value.strip() in {"", "None"})


def _inner(value: Any) -> Any:
    """What an object is called, where it says so; all else as it is."""
    if not isinstance(value, dict):
        return value
    return next((value[name] for name in _INNER if isinstance(value.get(name), str) and value[name].strip()), value)
