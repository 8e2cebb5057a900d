"""An entry of a feed as an article, whatever the feed's format."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from newsgraph.articles.formats.given import Given
from newsgraph.articles.known import KnownArticle, apply_known
from newsgraph.articles.pages.blocks import Block, find_blocks
from newsgraph.articles.pages.text import write_text
from newsgraph.articles.pages.tree import Ways, parse_page
from newsgraph.articles.problems import Item, ReadProblem, printable
from newsgraph.errors import InputError
from newsgraph.records import Article

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a feed says of one article. `content` is HTML, `plain` text; `full` says that it is not only a summary."""

    id: str
    known: KnownArticle
    content: str = ""
    plain: str = ""
    full: bool = True


def read_entries(entries: Iterable[Entry], given: Given, data: bytes | str) -> Iterator[Item]:
    """The articles of a feed's entries; a line says how many hold a summary only."""
    summaries = total = 0
    for number, entry in enumerate(entries, 1):
        total = number
        origin = f"{given.name}: {printable(entry.id) or f'entry {number}'}"
        text = entry_text(entry)
        if not text:
            yield ReadProblem(f"{origin}: no text in it", "warning")
            continue
        summaries += not entry.full
        warnings: list[str] = []
        source = given.source("feed", data, inside=entry.id)
        article = Article(id=entry.id or f"{given.id}/{number}", text=text, origin=origin, source=source)
        article = apply_known(article, entry.known, warnings)
        yield from (ReadProblem(warning, "warning") for warning in warnings)
        yield article
    if summaries:
        yield ReadProblem(f"{given.name}: {summaries} of {total} entries hold a summary and no full text", "note")
    if not total:
        yield given.no_article("no entry in this feed")


def entry_text(entry: Entry) -> str:
    """An entry's title and words."""
    title = f"# {entry.known.title}\n\n" if entry.known.title else ""
    words = content_text(entry.content) if entry.content else entry.plain.strip()
    return f"{title}{words}" if words else ""


def content_text(content: str) -> str:
    """The words of a piece of HTML, or of text in its place. Some feeds escape their HTML twice."""
    if not _TAG.search(content):
        content = html.unescape(content)
    if not _TAG.search(content):
        return "\n\n".join(part for line in content.splitlines() if (part := " ".join(line.split())))
    try:
        tree = parse_page(f"<html><body>{content}</body></html>")
    except InputError:
        return ""
    return write_text(map(_without_level, find_blocks(tree.find("body"))), Ways(tree))[0]


def _without_level(block: Block) -> Block:
    """A piece's headings all stand below the entry's title."""
    return block if block.level != 1 else Block(block.kind, block.text, block.element, block.linked, 2)
