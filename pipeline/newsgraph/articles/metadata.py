"""What an article's text says of itself: title, authors, address, publisher, date of publication."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from newsgraph.articles.dates import DateFound, address_date, find_date, is_update
from newsgraph.articles.parts import PROSE, Part, find_dateline, in_title_case, mark_authors, split_article
from newsgraph.records import Article, Span

HEAD = 12
"""How many blocks from the top may hold title, byline and date line."""

_URL = re.compile(r"https?://[^\s<>()\[\]\"']+")
_URL_LABEL = re.compile(
    r"(?:original )?(?:url|source|link)\b|(?:originally |first )?(?:published|appeared) (?:at|on|in)", re.IGNORECASE
)
_BY = re.compile(r"(?:story |analysis |written )?by ", re.IGNORECASE)
_AUTHOR_END = re.compile(r"(?<!\s)(?:\s*+(?:[|•·]|, (?:for|at) [A-Z])|\s++(?<= )(?:for|at) [A-Z]).*", re.DOTALL)
_LAST_AUTHOR = re.compile(r",? (?:and|&) (?=[A-Z])")
# An abbreviated title does not end a sentence: "Sen. Ann Author wins".
_TWO_SENTENCES = re.compile(r"(?<!\b[A-Z])(?<!\b[A-Z][a-z])(?<!\b[A-Z][a-z]{2})[.!?][\"”]? [A-Z“\"].")
_NO_TITLE = re.compile(r"[(\[]|story highlights\b|series:|editor.s note|.* \| ", re.IGNORECASE)

_LONGEST_LABEL = 63
"""Characters between two dots of a host's name, by the rules of the net."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value and the raw spans that it rests on."""

    value: str
    clues: tuple[Span, ...]


def complete(article: Article) -> Article:
    """The article with what its text says where nothing is known from outside."""
    parts = split_article(article.text)
    mark_authors(parts)
    address = None if article.url else find_address(article.text, parts)
    url = article.url or (address.value if address else None)
    published = None if article.published else find_published(parts, address)
    known_by_url = address_date(article.url) if article.url and not article.published and not published else None
    if published:
        article = replace(article, published=published.value, published_basis="text", published_clues=published.clues)
    elif known_by_url:
        article = replace(article, published=known_by_url.value, published_basis="metadata")
    return replace(
        article,
        url=url,
        title=article.title or find_title(parts),
        authors=article.authors or find_authors(parts),
        publisher=article.publisher or find_publisher(article.text, url),
    )


def find_title(parts: Sequence[Part]) -> str | None:
    """A Markdown heading of the first level, else the first short line of four words or more above the prose."""
    for part in parts[:HEAD]:
        if part.kind == "heading" and part.words.marker == "heading":
            return part.text
    for part in parts[:HEAD]:
        if part.kind in ("paragraph", "heading"):
            return part.text if _could_be_title(part.text) and part is not parts[-1] else None
    return None


def _could_be_title(words: str) -> bool:
    if len(words.split()) < 4 or len(words) > 2 * PROSE or find_dateline(words) or _NO_TITLE.match(words):
        return False
    if words.endswith((".", ".'", ".’", '."', ".”")) and not in_title_case(words):
        return False
    return not words.endswith((":", ";", ",")) and (words.endswith(("?", "!")) or not _TWO_SENTENCES.search(words))


def find_authors(parts: Sequence[Part]) -> tuple[str, ...]:
    """The names of the byline above the prose, else of the box at the end, else of another byline.

    Jobs and organisations after a comma are left out: "By Ann Author, Staff writer".
    """
    head = [part.text for part in _head(parts) if part.rule == "by-line"]
    boxes = [part.text for part in parts if part.kind == "author" and len(part.text.split()) < 6]
    elsewhere = [part.text for part in parts if part.rule == "by-line"]
    if head or not boxes:
        return _byline_names((head or elsewhere)[0]) if head or elsewhere else ()
    return tuple(dict.fromkeys(boxes))


def _byline_names(byline: str) -> tuple[str, ...]:
    *first, last = _LAST_AUTHOR.split(_AUTHOR_END.sub("", _BY.sub("", byline, count=1)))
    names = [name for words in first for name in words.split(", ")] + [last.split(",")[0]]
    return tuple(dict.fromkeys(name.strip(" .,") for name in names if name.strip(" .,")))


def find_address(text: str, parts: Sequence[Part]) -> Found | None:
    """The article's own web address: named as such ("Original url:") in a block of its own or the one before."""
    for index, part in enumerate(parts):
        if part.kind != "masked" or part.mask != "boilerplate":
            continue
        found = _URL.search(text, part.raw.start, part.raw.end)
        label = text[part.raw.start : part.raw.end] if index == 0 else text[parts[index - 1].raw.start : part.raw.end]
        if found and _URL_LABEL.match(label.lstrip(" *_#-")):
            return Found(found[0].rstrip(".,;"), (Span(found.start(), found.start() + len(found[0].rstrip(".,;"))),))
    return None


def find_published(parts: Sequence[Part], address: Found | None) -> Found | None:
    """The day of publication: from a date line at the top, a dateline with a year, or the address in the text."""
    for part in (*_head(parts), *parts[-HEAD // 2 :]):
        if part.mask == "date" and not is_update(part.text):
            found = find_date(part.text)
            if found:
                return Found(found.value, (_raw(part, found),))
    for part in parts[: 2 * HEAD]:
        line = find_dateline(part.text) if part.kind == "paragraph" else None
        found = find_date(line["line"]) if line else None
        if found:
            return Found(found.value, (_raw(part, found),))
    day = address_date(address.value) if address else None
    if address and day:
        at = address.clues[0].start
        return Found(day.value, (Span(at + day.span.start, at + day.span.end),))
    return None


def _head(parts: Sequence[Part]) -> Sequence[Part]:
    """The blocks above the first paragraph of prose."""
    end = next(
        (index for index, part in enumerate(parts) if part.kind == "paragraph" and len(part.text) >= PROSE), HEAD
    )
    return parts[: min(end + 1, HEAD)]


def _raw(part: Part, found: DateFound) -> Span:
    start = next(raw + found.span.start - at for at, raw, length in part.words.pieces if found.span.start < at + length)
    last = found.span.end - 1
    end = next(raw + last - at + 1 for at, raw, length in part.words.pieces if last < at + length)
    return Span(start, end)


def find_publisher(text: str, url: str | None) -> str | None:
    """The name of the address's host as the text writes it: "Example Times" for exampletimes.com; else None."""
    host = re.match(r"https?://(?:www\d?\.|m\.|amp\.|edition\.)?([^/:?#]+)", url.lower()) if url else None
    if not host:
        return None
    label = host[1].split(".")[0].replace("-", "")
    core = label.removeprefix("the") if len(label) > 7 else label
    if not 4 <= len(core) <= _LONGEST_LABEL or not core.isalnum():
        return None
    spaced = r"[\s./&’'-]{0,2}".join(re.escape(letter) for letter in core)
    for found in re.finditer(rf"\b(?:The )?{spaced}\b", text, re.IGNORECASE):
        if all(word[0].isupper() for word in re.findall(r"[^\W\d_]+", found[0])) and not _URL.search(
            text, max(0, found.start() - 12), found.end()
        ):
            return found[0]
    return None
