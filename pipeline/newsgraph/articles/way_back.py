"""From words of an article's text to where they stand in the page or file that it was made of."""

from __future__ import annotations

from bisect import bisect_right
from urllib.parse import quote

from newsgraph.records import Article, Passage, Span

_WHOLE = 80
"""Characters that a text fragment quotes whole; of longer words it names the first and the last."""
_ENDS = 5
"""Words that are named of each end, and around words that stand more than once."""


def place_of(article: Article, span: Span) -> str | None:
    """Where a span's first word stands in the file: an XPath, `page=3`; None where that is not known."""
    passage = _passage(article, span.start)
    return passage.at if passage else None


def page_link(article: Article, span: Span, page: str | None = None) -> str | None:
    """An address that opens a page at a span's words, marked; of `page`, else of the article's own address.

    A text fragment (https://wicg.github.io/scroll-to-text-fragment): browsers that do not know it open the page.
    """
    address = page or article.url
    if not address:
        return None
    if article.source and article.source.format == "pdf":
        place = place_of(article, span)
        return f"{address}#{place}" if place else address
    fragment = text_fragment(article, span)
    address = address.partition(":~:")[0]
    joint = ":~:" if "#" in address else "#:~:"
    return f"{address}{joint}text={fragment}" if fragment else address


def text_fragment(article: Article, span: Span) -> str:
    """A span's words as a text fragment names them; only as far as the first paragraph that they stand in."""
    passage = _passage(article, span.start)
    end = min(span.end, passage.end) if passage else span.end
    words = _words(article.text[span.start : end].partition("\n")[0])
    if not words:
        return ""
    if len(words) > _WHOLE and len(words.split()) > 2 * _ENDS:
        parts = words.split()
        return f"{_quoted(' '.join(parts[:_ENDS]))},{_quoted(' '.join(parts[-_ENDS:]))}"
    if article.text.count(words) < 2:
        return _quoted(words)
    around = passage or _line(article.text, span.start)
    before = article.text[around.start : span.start].split()[-_ENDS:]
    after = article.text[end : around.end].split()[:_ENDS]
    # A prefix and a suffix must be whole words, parted from the words by a blank or a mark.
    whole = article.text[span.start - 1 : span.start].isspace()
    prefix = f"{_quoted(' '.join(before))}-," if before and whole else ""
    suffix = f",-{_quoted(' '.join(after))}" if after and article.text[end : end + 1].isspace() else ""
    return f"{prefix}{_quoted(words)}{suffix}"


def _passage(article: Article, offset: int) -> Passage | None:
    passages = article.source.passages if article.source else ()
    at = bisect_right(passages, offset, key=lambda passage: passage.start) - 1
    return passages[at] if at >= 0 and offset < passages[at].end else None


def _line(text: str, offset: int) -> Span:
    end = text.find("\n", offset)
    return Span(text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end)


def _words(text: str) -> str:
    return " ".join(text.strip("|- ").split())


def _quoted(words: str) -> str:
    return quote(words, safe="", errors="replace").replace("-", "%2D")  # a dash parts a fragment's parts
