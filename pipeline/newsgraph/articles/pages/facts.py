"""What a page says of its article: title, authors, day, publisher, address, language. JSON-LD first, then meta tags, then the page.

Nothing is worked out from what is near: a page that does not say who wrote it has no author.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from newsgraph.articles.field_names import names_of
from newsgraph.articles.given_dates import read_given_date
from newsgraph.articles.known import KnownArticle
from newsgraph.articles.pages.json_ld import find_article
from newsgraph.articles.pages.tree import Element, elements, words

_TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "parsely-title", "sailthru.title")
_DATES = (
    "article:published_time",
    "og:published_time",
    "datepublished",
    "date.published",
    "publish-date",
    "publishdate",
    "pubdate",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.created",
    "dc.date",
    "dc.date.created",
    "citation_publication_date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "originalpublicationdate",
    "date",
)
_AUTHORS = (
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
    "byl",
    "citation_author",
)
_PUBLISHERS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "citation_journal_title",
    "source",
)
_WEB = re.compile(r"(?:https?:)?//")
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line(?:-?(?:author|name))?|author(?:-?name)?|p-author)(?=$|[\s_-])", re.IGNORECASE
)
_BY = re.compile(r"(?:authors?:?|(?:story |written |reported |posted )?by:?)\s+", re.IGNORECASE)
_MAIL = re.compile(r"[^\s@]++@\S++")
_BETWEEN = re.compile(r",? and |,? & |;| \| |, ")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+){1,4}")
_SITE = re.compile(r"(?<=\s)(?:[|–—»·-]|::)(?=\s)|(?<=\w):(?=\s)")
_LONGEST = 400
_LONGEST_SITE = 4
"""Words of a site's name."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of an article from its page."""

    known: KnownArticle
    language: str | None


def find_facts(tree: Element) -> Facts:
    """What a page says of its article."""
    said = find_article(tree) or {}
    meta = _meta(tree)
    publisher = _publisher(said, meta) or _site_in_title(tree)
    known = KnownArticle(
        title=_title(tree, said, meta, publisher),
        url=_url(tree, said, meta),
        publisher=publisher,
        authors=_authors(tree, said, meta, publisher) or None,
        published=_published(tree, said, meta),
    )
    return Facts(known, _language(tree, said, meta))


def _meta(tree: Element) -> dict[str, list[str]]:
    """Name or property of each meta tag, in small letters, and what it says."""
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        content = _plain(tag.get("content"))
        for name in ("property", "name", "itemprop", "http-equiv"):
            if content and tag.get(name):
                found.setdefault(tag.get(name).strip().lower(), []).append(content)
    return found


def _plain(value: Any) -> str | None:
    """A value as one line; None where it is no text or says nothing."""
    if not isinstance(value, str):
        return None
    line = " ".join(html.unescape(html.unescape(value)).split())
    return line[:_LONGEST] if line and line.lower() not in {"none", "null", "undefined"} else None


def _first(meta: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _title(tree: Element, said: dict[str, Any], meta: dict[str, list[str]], publisher: str | None) -> str | None:
    """The title as the page shows it where that is the one it tells; told ones end in the site's name."""
    told = _plain(said.get("headline")) or _plain(said.get("name")) or _first(meta, _TITLES)
    shown = [line for tag in tree.iter("h1") if (line := words(tag))]
    for line in shown:
        if told and (_folded(line) == _folded(told) or _folded(told).startswith(_folded(line))):
            return line
    if told:
        return _without_site(told, publisher or "")
    head = tree.find(".//title")
    named = words(head) if head is not None else None
    if len(shown) == 1:
        return shown[0]
    fitting = next((line for line in shown if named and _folded(named).startswith(_folded(line))), None)
    return fitting or (_without_site(named, publisher) if named else None)


def _without_site(title: str, publisher: str | None) -> str:
    """A title without the site's name at its end, or before it; where the publisher is not known, without a short end."""
    if publisher and (found := re.search(rf"(?<=\w)\s?[-–—|_]\s?{re.escape(publisher)}\s*$", title)):
        return title[: found.start()]
    parts = [part.strip() for part in _SITE.split(title)]
    for at, rest in ((-1, parts[:-1]), (0, parts[1:])):
        if (
            rest
            and rest[0]
            and (_is_site(parts[at], rest) if publisher is None else _folded(publisher) == _folded(parts[at]))
        ):
            return title[title.index(rest[0]) : title.rindex(rest[-1]) + len(rest[-1])]
    return title


def _is_site(part: str, rest: list[str]) -> bool:
    return len(part.split()) <= _LONGEST_SITE <= len(" ".join(rest).split())


def _site_in_title(tree: Element) -> str | None:
    """The site's name as it stands in the page's title, where the page shows it too."""
    head = tree.find(".//title")
    title = words(head) if head is not None else ""
    told = _without_site(title, None)
    parts = [part.strip() for part in _SITE.split(title) if part.strip() and part.strip() not in told]
    shown = {
        _folded(node.text) for node in elements(tree) if node.text and node.tag not in {"title", "script", "style"}
    }
    owners = [line for line in shown if line.startswith(("copyright", "c19", "c20"))]
    return next(
        (
            part
            for part in parts
            if {_folded(part), f"the{_folded(part)}"} & shown or any(_folded(part) in line for line in owners)
        ),
        None,
    )


def _folded(line: str) -> str:
    return re.sub(r"[\W_]+", "", line).casefold()


def _url(tree: Element, said: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    canonical = (tag.get("href") for tag in tree.iter("link") if "canonical" in (tag.get("rel") or "").lower().split())
    page = said.get("mainEntityOfPage")
    named = (page.get("@id") if isinstance(page, dict) else page), said.get("url")
    for value in (*canonical, *meta.get("og:url", ()), *named):
        line = _plain(value)
        if line and re.match(r"https?://\S+$", line):
            return line
    return None


def _publisher(said: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    value = said.get("publisher")
    for item in value if isinstance(value, list) else [value]:
        name = _plain(item.get("name") if isinstance(item, dict) else item)
        if name and not _WEB.match(name):
            return name
    return _first(meta, _PUBLISHERS)


def _published(tree: Element, said: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    """The first of what the page says that is a day."""
    told = [said.get("datePublished"), *(value for name in _DATES for value in meta.get(name, ()))]
    for value in (*map(_plain, told), *_times(tree)):
        if value and read_given_date(value):
            return value
    return None


def _times(tree: Element) -> Iterator[str | None]:
    """What stands in `time` and other elements that say that they tell the day of publication, the plainest first."""
    for node in tree.xpath(
        "//*[@itemprop='datePublished' or @pubdate or contains(@class, 'entry-date') or contains(@class, 'dt-published') or contains(@class, 'publish') or contains(@id, 'publish')]"
    ):
        yield _plain(node.get("datetime") or node.get("content") or node.get("title") or words(node))
    title = next(tree.iter("h1"), None)
    near = (
        title.xpath("(ancestor::article|ancestor::header|ancestor::main)[last()]//time[@datetime]")
        if title is not None
        else []
    )
    alone = [node for node in tree.iter("time") if node.get("datetime")]
    for node in near[:1] or (alone if len(alone) == 1 else []):
        yield _plain(node.get("datetime"))


def _authors(tree: Element, said: dict[str, Any], meta: dict[str, list[str]], publisher: str | None) -> tuple[str, ...]:
    for names in (_said_authors(said.get("author")), _meta_authors(meta), tuple(_shown_authors(tree))):
        found = tuple(dict.fromkeys(name for name in names if _folded(name) != _folded(publisher or "")))
        if found:
            return found
    return ()


def _said_authors(value: Any) -> tuple[str, ...]:
    people = [value] if not isinstance(value, list) else value
    if any(isinstance(item, dict) and item.get("@type") == "Person" for item in people):
        people = [item for item in people if not (isinstance(item, dict) and item.get("@type") == "Organization")]
    names = names_of([item for item in people if isinstance(item, str | dict)]) or ()
    return tuple(line for name in names if (line := _plain(name)) and not _WEB.match(line))


def _meta_authors(meta: dict[str, list[str]]) -> tuple[str, ...]:
    for name in _AUTHORS:
        found = [line for value in meta.get(name, ()) if not _WEB.match(value) for line in _byline_names(value)]
        if found:
            return tuple(found)
    return ()


def _shown_authors(tree: Element) -> Iterator[str]:
    """The names of links to the author, or of the first byline."""
    marked = tree.xpath("//*[@rel='author' or @itemprop='author']")
    lines = [words(node) for node in marked[:8] if len(words(node)) < 120]
    if not lines:
        named = (
            node for node in elements(tree) if _BYLINE.search(node.get("class") or "") and 0 < len(words(node)) < 120
        )
        lines = [" ".join(" ".join(node.itertext()).split()) for node in (next(named, None),) if node is not None]
    for line in lines:
        yield from _byline_names(line)


def _byline_names(line: str) -> Iterator[str]:
    """The names in "By Ann Weld and Jonas Roth, Staff writers": parts of two to five words, of which one may be a job."""
    for part in map(str.strip, _BETWEEN.split(_BY.sub("", _MAIL.sub("", line), count=1))):
        if _NAME.fullmatch(part) and all(word[0].isupper() for word in (part.split()[0], part.split()[-1])):
            yield part


def _language(tree: Element, said: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    told = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or said.get("inLanguage")
    line = _plain(told) or _first(meta, ("content-language", "og:locale", "language", "dc.language"))
    return re.split(r"[-_]", line)[0].lower() if line else None
