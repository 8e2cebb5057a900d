"""From words of an article's text to where they stand in the page or file that it was made of."""

from __future__ import annotations

from bisect import bisect_right
from urllib.parse import quote

from newsgraph.articles.markup import marks_within
from newsgraph.records import Article, Passage, Span

_WHOLE = 80
"""Characters that a text fragment quotes whole; of longer words it names the first and the last."""
_ENDS = 5
"""Words that are named of each end, and around words that stand more than once."""
_REACH = 1000
"""Characters around words that are looked at for marks and for the words beside them."""
_MARKERS = "|-#>*+• "
"""What begins a line of Markdown and is no word of a page's."""


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
    line = _line(article.text, span.start, end)
    around, end = passage or line, min(end, line.end)
    words = _words(_shown(article, span.start, end))
    if not words:
        return ""
    if len(words) > _WHOLE and len(words.split()) > 2 * _ENDS:
        parts = words.split()
        return f"{_quoted(' '.join(parts[:_ENDS]))},{_quoted(' '.join(parts[-_ENDS:]))}"
    if article.text.count(words) < 2:
        return _quoted(words)
    before = _shown(article, around.start, span.start).lstrip(_MARKERS).split()[-_ENDS:]
    after = _shown(article, end, around.end).split()[:_ENDS]
    # A prefix and a suffix must be whole words, parted from the words by a blank or a mark.
    whole = article.text[span.start - 1 : span.start].isspace()
    prefix = f"{_quoted(' '.join(before))}-," if before and whole else ""
    suffix = f",-{_quoted(' '.join(after))}" if after and article.text[end : end + 1].isspace() else ""
    return f"{prefix}{_quoted(words)}{suffix}"


def _passage(article: Article, offset: int) -> Passage | None:
    passages = article.source.passages if article.source else ()
    at = bisect_right(passages, offset, key=lambda passage: passage.start) - 1
    return passages[at] if at >= 0 and offset < passages[at].end else None


def _shown(article: Article, start: int, end: int) -> str:
    """What a page shows of a stretch of one paragraph: where the text is the file's own, it may be Markdown, whose marks no page has."""
    if article.source:
        return article.text[start:end]
    line = _line(article.text, start, end)
    kept, at = list[str](), start
    for begin, stop in marks_within(article.text, line.start, line.end):
        kept.append(article.text[at : max(at, min(begin, end))])
        at = max(at, min(stop, end))
    return "".join([*kept, article.text[at:end]])


def _line(text: str, start: int, end: int) -> Span:
    """The line that a stretch begins in, as far as _REACH from it: a text may be one line, and ask for thousands of its words."""
    low, high = max(start - _REACH, 0), min(end + _REACH, len(text))
    stop = text.find("\n", start, high)
    return Span(max(text.rfind("\n", low, start) + 1, low), high if stop < 0 else stop)


def _words(text: str) -> str:
    return " ".join(text.strip("|- ").split())


def _quoted(words: str) -> str:
    return quote(words, safe="", errors="replace").replace("-", "%2D")  # a dash parts a fragment's parts
