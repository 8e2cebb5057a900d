"""JSON Feed (jsonfeed.org), versions 1 and 1.1."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from newsgraph.articles.feeds.entry import Entry, read_entries
from newsgraph.articles.field_names import names_of
from newsgraph.articles.formats.given import Given
from newsgraph.articles.known import KnownArticle
from newsgraph.articles.problems import Item


def is_json_feed(value: Any) -> bool:
    return (
        isinstance(value, dict) and "jsonfeed.org" in str(value.get("version")) and isinstance(value.get("items"), list)
    )


def read_json_feed(feed: dict[str, Any], given: Given, digest: str) -> Iterator[Item]:
    """The articles of a feed's items; `digest` is of the file."""
    items = (item for item in feed["items"] if isinstance(item, dict))
    yield from read_entries((_entry(item, feed) for item in items), given, digest)


def _entry(item: dict[str, Any], feed: dict[str, Any]) -> Entry:
    authors = item.get("authors") or item.get("author") or []
    url = _text(item, "url") or _text(item, "external_url")
    known = KnownArticle(
        title=_text(item, "title"),
        url=url,
        publisher=_text(feed, "title"),
        authors=names_of(authors) or None,
        published=_text(item, "date_published"),
    )
    content, plain = _text(item, "content_html"), _text(item, "content_text")
    summary = "" if content or plain else _text(item, "summary") or ""
    identity = str(item.get("id") or url or "")
    return Entry(identity, known, content or "", plain or summary, full=bool(content or plain))


def _text(item: dict[str, Any], name: str) -> str | None:
    value = item.get(name)
    return value.strip() or None if isinstance(value, str) else None
