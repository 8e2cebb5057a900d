"""Feed files: RSS 0.9 to 2.0 and Atom."""

from __future__ import annotations

import html
from collections.abc import Iterator
from typing import Any

from lxml import etree

from newsgraph.articles.feeds.entry import Entry, read_entries
from newsgraph.articles.formats.given import Given
from newsgraph.articles.known import KnownArticle
from newsgraph.articles.problems import Item
from newsgraph.articles.safe_xml import local_name, parse_xml
from newsgraph.errors import InputError

_CONTENT = "http://purl.org/rss/1.0/modules/content/"
_DUBLIN = "http://purl.org/dc/elements/1.1/"
_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}about"
_ROOTS = frozenset({"rss", "feed", "RDF"})
_ENTRIES = frozenset({"item", "entry"})
_WORDS = frozenset({"encoded", "content", "description", "summary"})
"""What holds an entry's words."""


def read(given: Given) -> Iterator[Item]:
    """The articles of a feed's entries."""
    data = given.read_all()
    try:
        root = parse_xml(data, recover=True)
    except InputError as error:
        yield given.no_article(f"no feed ({error})")
        return
    if local_name(root) not in _ROOTS:
        yield given.no_article("XML that is no feed")
        return
    publisher = _words(_child(root, "title")) or _words(_child(_child(root, "channel"), "title"))
    entries = (node for node in root.iter(etree.Element) if local_name(node) in _ENTRIES and not _is_words(node))
    yield from read_entries((_entry(node, publisher) for node in entries), given, data)


def _is_words(entry: Any) -> bool:
    """Whether an entry stands among another one's words, whose article it is a part of: else its words would be read as often as it is deep."""
    within = False
    for up in entry.iterancestors():
        name = local_name(up)
        within = within or name in _WORDS
        if within and name in _ENTRIES:
            return True
    return False


def _entry(node: Any, publisher: str | None) -> Entry:
    url = _link(node)
    id_ = _words(_child(node, "guid")) or _words(_child(node, "id")) or node.get(_RDF) or url or ""
    source = _child(node, "source")
    authors = [name for item in node if (name := _author(item))]
    known = KnownArticle(
        title=_words(_child(node, "title")),
        url=url,
        publisher=_words(_child(node, "publisher", _DUBLIN))
        or _words(_child(source, "title"))
        or _own(source)
        or publisher,
        authors=tuple(dict.fromkeys(authors)) or None,
        published=next(
            (day for name in ("pubDate", "published", "date", "issued") if (day := _words(_child(node, name)))), None
        ),
    )
    content, full = _content(node)
    return Entry(id_, known, content, full=full)


def _content(node: Any) -> tuple[str, bool]:
    """(HTML of an entry, whether it is more than a summary)."""
    encoded, atom = _child(node, "encoded", _CONTENT), _child(node, "content")
    for element in (encoded, atom):
        if element is not None and (inner := _inner(element)):
            return inner, True
    summary = next((found for name in ("description", "summary") if (found := _child(node, name)) is not None), None)
    return ("" if summary is None else _inner(summary)), False


def _inner(element: Any) -> str:
    """What stands in an element, as HTML: escaped, as text, or as elements of its own."""
    if len(element):
        return "".join(
            [html.escape(element.text or ""), *(etree.tostring(child, encoding="unicode") for child in element)]
        )
    text = element.text or ""
    return html.escape(text) if element.get("type") == "text" else str(text).strip()


def _author(item: Any) -> str | None:
    if local_name(item) == "author":
        name = _words(_child(item, "name")) or _words(item)
        # RSS wants an address with a name in brackets: "desk@example.org (Ann Weld)".
        return name.partition("(")[2].rstrip(")") or None if name and "@" in name else name
    return _words(item) if local_name(item) == "creator" else None


def _link(node: Any) -> str | None:
    for item in node:
        if local_name(item) == "link" and item.get("rel", "alternate") == "alternate":
            address = (item.get("href") or item.text or "").strip()
            if address.startswith(("http://", "https://")):
                return address
    return None


def _child(node: Any, name: str, namespace: str | None = None) -> Any:
    """The first child of that name, of a namespace if one is given."""
    if node is None:
        return None
    wanted = (item for item in node if local_name(item) == name)
    return next((item for item in wanted if namespace is None or item.tag == f"{{{namespace}}}{name}"), None)


def _own(node: Any) -> str | None:
    return None if node is None or len(node) else _words(node)


def _words(node: Any) -> str | None:
    if node is None:
        return None
    line = " ".join(html.unescape("".join(node.itertext())).split())
    return line or None
