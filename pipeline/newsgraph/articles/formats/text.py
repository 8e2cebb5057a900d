"""Plain text and Markdown: the article is the file, to the character."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.articles.decode import decode_or_tell
from newsgraph.articles.formats.given import Given
from newsgraph.articles.known import apply_known, front_matter_fields
from newsgraph.articles.layout import front_matter
from newsgraph.articles.problems import Item, ReadProblem, unreadable
from newsgraph.records import Article


def read(given: Given) -> Iterator[Item]:
    """The one article of a file; Markdown's front matter says what is known of it."""
    text, problems = decode_or_tell(given.read_all(), given.name)
    yield from problems
    if text is None:
        return
    article = Article(id=given.id, text=text, origin=given.name)
    matter = front_matter(text) if given.place.lower().endswith(".md") else None
    if matter and not unreadable(article):
        warnings: list[str] = []
        known = front_matter_fields(text[matter.start : matter.end], given.name, warnings)
        article = apply_known(article, known, warnings)
        yield from (ReadProblem(warning, "warning") for warning in warnings)
    yield article
