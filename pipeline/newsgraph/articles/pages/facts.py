"""What a page says of its article: title, authors, day, publisher, address, language. JSON-LD first, then meta tags, then the page.

Nothing is worked out from what is near: a page that does not say who wrote it has no author.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from lxml import etree

from newsgraph.articles.given_dates import read_given_date
from newsgraph.articles.known import KnownArticle
from newsgraph.articles.pages.authors import find_authors
from newsgraph.articles.pages.json_ld import find_article
from newsgraph.articles.pages.lines import WEB, folded, plain
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
_PUBLISHERS = (
    "og:site_name",
    "dc.publisher",
    "dcterms.publisher",
    "application-name",
    "citation_journal_title",
    "source",
)
_SITE = re.compile(r"(?<=\s)(?:[|–—»·-]|::)(?=\s)|(?<=\w):(?=\s)")
_OWNED = re.compile(r"\s*(?:copyright\b|©|\(c\))", re.IGNORECASE)
"""How a line begins that says whose a page is."""
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
        authors=find_authors(tree, said, meta, publisher) or None,
        published=_published(tree, said, meta),
    )
    return Facts(known, _language(tree, said, meta))


def _meta(tree: Element) -> dict[str, list[str]]:
    """Name or property of each meta tag, in small letters, and what it says."""
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        content = plain(tag.get("content"))
        for name in ("property", "name", "itemprop", "http-equiv"):
            if content and tag.get(name):
                found.setdefault(tag.get(name).strip().lower(), []).append(content)
    return found


def _first(meta: dict[str, list[str]], names: Iterable[str]) -> str | None:
    return next((meta[name][0] for name in names if name in meta), None)


def _title(tree: Element, said: dict[str, Any], meta: dict[str, list[str]], publisher: str | None) -> str | None:
    """The title as the page shows it where that is the one it tells; told ones end in the site's name."""
    told = plain(said.get("headline")) or plain(said.get("name")) or _first(meta, _TITLES)
    shown = [line for tag in tree.iter("h1") if (line := words(tag))]
    for line in shown:
        if told and (folded(line) == folded(told) or folded(told).startswith(folded(line))):
            return line
    if told:
        return _without_site(told, publisher or "")
    head = tree.find(".//title")
    named = words(head) if head is not None else None
    if len(shown) == 1:
        return shown[0]
    fitting = next((line for line in shown if named and folded(named).startswith(folded(line))), None)
    return fitting or (_without_site(named, publisher) if named else None)


def _without_site(title: str, publisher: str | None) -> str:
    """A title without the site's name at its end, or before it; where the publisher is not known, without a short end."""
    if publisher and title.endswith(publisher):
        told = title.removesuffix(publisher).rstrip()
        if told.endswith(("-", "–", "—", "|", "_")) and len(told) > 1:
            return told[:-1].rstrip()
    parts = [part.strip() for part in _SITE.split(title)]
    for at, rest in ((-1, parts[:-1]), (0, parts[1:])):
        if (
            rest
            and rest[0]
            and (_is_site(parts[at], rest) if publisher is None else folded(publisher) == folded(parts[at]))
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
    texts = [node.text for node in elements(tree) if node.text and node.tag not in {"title", "script", "style"}]
    shown, owners = set(map(folded, texts)), [folded(text) for text in texts if _OWNED.match(text)]
    for part in parts:
        line = folded(part)
        if {line, f"the{line}"} & shown or any(line in owner for owner in owners):
            return part
    return None


def _url(tree: Element, said: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    canonical = (tag.get("href") for tag in tree.iter("link") if "canonical" in (tag.get("rel") or "").lower().split())
    page = said.get("mainEntityOfPage")
    named = (page.get("@id") if isinstance(page, dict) else page), said.get("url")
    for value in (*canonical, *meta.get("og:url", ()), *named):
        line = plain(value)
        if line and re.match(r"https?://\S+$", line):
            return line
    return None


def _publisher(said: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    value = said.get("publisher")
    for item in value if isinstance(value, list) else [value]:
        name = plain(item.get("name") if isinstance(item, dict) else item)
        if name and not WEB.match(name):
            return name
    return _first(meta, _PUBLISHERS)


def _published(tree: Element, said: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    """The first of what the page says that is a day."""
    told = [said.get("datePublished"), *(value for name in _DATES for value in meta.get(name, ()))]
    for value in (*map(plain, told), *_times(tree)):
        if value and read_given_date(value):
            return value
    return None


_DAYS = etree.XPath(
    "//*[@itemprop='datePublished' or @pubdate or contains(@class, 'entry-date') or contains(@class, 'dt-published') or contains(@class, 'publish') or contains(@id, 'publish')]"
)
_TIMES_NEAR = etree.XPath("(ancestor::article|ancestor::header|ancestor::main)[last()]//time[@datetime]")


def _times(tree: Element) -> Iterator[str | None]:
    """What stands in `time` and other elements that say that they tell the day of publication, the plainest first."""
    for node in _DAYS(tree):
        yield plain(node.get("datetime") or node.get("content") or node.get("title") or words(node))
    title = next(tree.iter("h1"), None)
    near = _TIMES_NEAR(title) if title is not None else []
    alone = [node for node in tree.iter("time") if node.get("datetime")]
    for node in near[:1] or (alone if len(alone) == 1 else []):
        yield plain(node.get("datetime"))


def _language(tree: Element, said: dict[str, Any], meta: dict[str, list[str]]) -> str | None:
    told = tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or said.get("inLanguage")
    line = plain(told) or _first(meta, ("content-language", "og:locale", "language", "dc.language"))
    return re.split(r"[-_]", line)[0].lower() if line else None
