"""Electronic books and magazines (EPUB): each document of the spine that has prose is an article."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from typing import Any
from urllib.parse import unquote

from newsgraph.articles.files import MOST_BYTES
from newsgraph.articles.formats import without_ending
from newsgraph.articles.formats.given import Given
from newsgraph.articles.formats.zips import open_zip, read_part
from newsgraph.articles.known import KnownArticle, apply_known
from newsgraph.articles.pages.blocks import find_blocks
from newsgraph.articles.pages.text import write_text
from newsgraph.articles.pages.tree import Ways, decode_page, parse_page
from newsgraph.articles.problems import Item, ReadProblem, printable
from newsgraph.articles.safe_xml import local_name, parse_xml
from newsgraph.errors import InputError
from newsgraph.records import Article

_PROSE = 300
"""Characters below which a document is a cover, a title page or a table of contents."""


def read(given: Given) -> Iterator[Item]:
    """The articles of a book."""
    anything = False
    with open_zip(given) as archive:
        package = _package(archive, given)
        root = parse_xml(_part(archive, package, given))
        known = _facts(root)
        names = (posixpath.normpath(posixpath.join(posixpath.dirname(package), href)) for href in _spine(root))
        for name in dict.fromkeys(names):  # a document stands once in a spine; a bomb names one a million times
            data = read_part(given, archive, name, MOST_BYTES)
            for item in _read_document(given, name, data, known) if data else ():
                anything = True
                yield item
    if not anything:
        yield given.no_article("no prose in it")


def _package(archive: Any, given: Given) -> str:
    container = parse_xml(_part(archive, "META-INF/container.xml", given))
    paths = (node.get("full-path") for node in container.iter() if local_name(node) == "rootfile")
    path = next(paths, None)
    if not path:
        raise InputError(f"{given.name}: it names no package")
    return str(path)


def _part(archive: Any, name: str, given: Given) -> bytes:
    data = read_part(given, archive, name, MOST_BYTES)
    if data is None:
        raise InputError(f"{given.name}: no {name} in it")
    return data


def _spine(root: Any) -> Iterator[str]:
    """The documents of a book in the order in which they are read."""
    items = {node.get("id"): node for node in root.iter() if local_name(node) == "item"}
    for node in root.iter():
        item = items.get(node.get("idref")) if local_name(node) == "itemref" else None
        if item is not None and item.get("href") and "nav" not in (item.get("properties") or "").split():
            yield unquote(item.get("href"))


def _facts(root: Any) -> KnownArticle:
    said: dict[str, list[str]] = {}
    for node in root.iter():
        if "purl.org/dc/elements" in str(node.tag) and (node.text or "").strip():
            said.setdefault(local_name(node), []).append(node.text.strip())
    return KnownArticle(
        publisher=next(iter(said.get("publisher", ())), None),
        authors=tuple(said.get("creator", ())) or None,
        published=next(iter(said.get("date", ())), None),
    )


def _read_document(given: Given, name: str, data: bytes, known: KnownArticle) -> Iterator[Item]:
    tree = parse_page(decode_page(data).text)
    text, passages = write_text(find_blocks(tree.find("body")), Ways(tree))
    if len(text) < _PROSE:
        return
    warnings: list[str] = []
    source = given.source("epub", data, passages, inside=name)
    article = Article(
        id=f"{given.id}/{without_ending(name)}", text=text, origin=f"{given.name}!/{printable(name)}", source=source
    )
    article = apply_known(article, known, warnings)
    yield from (ReadProblem(warning, "warning") for warning in warnings)
    yield article
