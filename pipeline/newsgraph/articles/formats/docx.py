"""Word documents (DOCX): paragraphs, headings, lists and tables, as one article."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from newsgraph.articles.files import MOST_BYTES
from newsgraph.articles.formats.given import Given
from newsgraph.articles.formats.zips import open_zip, read_part
from newsgraph.articles.known import KnownArticle, apply_known
from newsgraph.articles.problems import Item
from newsgraph.articles.safe_xml import local_name, parse_xml
from newsgraph.errors import InputError
from newsgraph.records import Article

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STYLE = re.compile(r"(?:heading|title)\s*([1-6])?$", re.IGNORECASE)
_GONE = frozenset({"del", "moveFrom", "instrText", "fldChar", "txbxContent", "AlternateContent", "footnoteReference"})


def read(given: Given) -> Iterator[Item]:
    """The one article of a document."""
    data = given.file.read(MOST_BYTES + 1) if given.depth else given.seekable().read()
    with open_zip(given) as archive:
        content = read_part(given, archive, "word/document.xml", 4 * MOST_BYTES)
        facts = read_part(given, archive, "docProps/core.xml", MOST_BYTES)
    if content is None:
        raise InputError(f"{given.name}: no word/document.xml in it")
    body = next((node for node in parse_xml(content) if local_name(node) == "body"), ())
    text = _join(_blocks(body))
    if not text:
        yield given.no_article("no text in it")
        return
    article = Article(id=given.id, text=text, origin=given.name, source=given.source("docx", data))
    yield apply_known(article, _facts(facts), [])


def _facts(data: bytes | None) -> KnownArticle:
    """Title and author of the document's properties; its dates are those of the file and not of publication."""
    said = {local_name(node): (node.text or "").strip() for node in parse_xml(data)} if data else {}
    return KnownArticle(title=said.get("title") or None, authors=said.get("creator") or None)


def _blocks(body: Any) -> Iterator[tuple[str, str]]:
    """(kind, text) of what stands in a body: paragraph, item or row."""
    for node in body:
        name = local_name(node)
        if name == "p":
            yield from _paragraph(node)
        elif name == "tbl":
            for row in node.iterchildren(f"{_W}tr"):
                cells = [
                    " ".join(" ".join(_words(part) for part in cell.iter(f"{_W}p") if not _is_said(part)).split())
                    for cell in row.iterchildren(f"{_W}tc")
                ]
                if any(cells):
                    yield "row", f"| {' | '.join(cells)} |"
        elif name in {"sdt", "sdtContent", "smartTag", "customXml"}:
            yield from _blocks(node)


def _paragraph(node: Any) -> Iterator[tuple[str, str]]:
    words = " ".join(_words(node).split())
    style = node.find(f"{_W}pPr/{_W}pStyle")
    named = _STYLE.match(style.get(f"{_W}val") or "") if style is not None else None
    if words and named:
        yield "heading", f"{'#' * int(named[1] or 1)} {words}"
    elif words:
        listed = node.find(f"{_W}pPr/{_W}numPr") is not None
        yield ("item", f"- {words}") if listed else ("paragraph", words)


def _is_said(paragraph: Any) -> bool:
    """Whether a paragraph is among the words of another one, as no program writes it; one in a drawing is not."""
    names = map(local_name, paragraph.iterancestors())
    return next((name == "p" for name in names if name == "p" or name in _GONE), False)


def _words(node: Any) -> str:
    """The words under an element: what was struck out in reviewing is left out."""
    parts: list[str] = []
    waiting = [node]
    while waiting:
        item = waiting.pop()
        name = local_name(item)
        if name in _GONE:
            continue
        if name == "t":
            parts.append(item.text or "")
        elif name in {"tab", "br", "cr"}:
            parts.append(" ")
        elif name == "noBreakHyphen":
            parts.append("-")
        waiting.extend(reversed(item))
    return "".join(parts)


def _join(blocks: Iterator[tuple[str, str]]) -> str:
    parts: list[str] = []
    before = ""
    for kind, text in blocks:
        parts += ["" if not parts else "\n" if kind == before and kind in {"item", "row"} else "\n\n", text]
        before = kind
    return "".join(parts)
