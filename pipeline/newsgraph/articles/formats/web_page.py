"""Saved web pages (HTML): the article's words, what the page says of it, and the way back to each paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from newsgraph.articles.decode import BinaryFileError
from newsgraph.articles.formats.given import Given
from newsgraph.articles.known import apply_known
from newsgraph.articles.pages.facts import find_facts
from newsgraph.articles.pages.main_part import main_blocks
from newsgraph.articles.pages.text import write_text
from newsgraph.articles.pages.tree import Ways, decode_page, parse_page
from newsgraph.articles.problems import Item, ReadProblem, printable
from newsgraph.errors import InputError
from newsgraph.records import Article

_LONGEST_SHOWN = 300
"""Characters of an address that messages show."""


def read(given: Given) -> Iterator[Item]:
    """The one article of a page."""
    yield from read_page(given, given.read_all())


def read_page(
    given: Given, data: bytes, inside: str = "", id_: str | None = None, url: str | None = None
) -> Iterator[Item]:
    """The article of a page's bytes; `inside` names them in a file that holds many, `url` where they were fetched."""
    shown = printable(inside[:_LONGEST_SHOWN])
    origin = f"{given.name}: {shown}" if inside else given.name
    try:
        decoded = decode_page(data)
    except BinaryFileError as error:
        raise InputError(f"{origin}: {error}") from error
    if decoded.warning:
        yield ReadProblem(f"{origin}: {decoded.warning}", "warning")
    try:
        tree = parse_page(decoded.text)
    except InputError as error:
        raise InputError(f"{origin}: {error}") from error
    facts = find_facts(tree)
    text, passages = write_text(main_blocks(tree, facts.known.title), Ways(tree))
    if not text:
        yield given.no_article(f"{shown}: no article on this page" if inside else "no article on this page")
        return
    warnings: list[str] = []
    article = Article(
        id=id_ or given.id, text=text, url=url, origin=origin, source=given.source("html", data, passages, inside)
    )
    article = apply_known(replace(article, language=facts.language or "en"), facts.known, warnings)
    yield from (ReadProblem(warning, "warning") for warning in warnings)
    yield article
