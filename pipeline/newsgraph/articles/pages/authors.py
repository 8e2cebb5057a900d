"""Who a page says wrote its article: JSON-LD first, then meta tags, then a link to the author or a byline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree

from newsgraph.articles.field_names import names_of
from newsgraph.articles.pages.lines import WEB, folded, plain
from newsgraph.articles.pages.tree import Element, elements, words

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
_BYLINE = re.compile(
    r"(?:^|[\s_-])(?:by-?line(?:-?(?:author|name))?|author(?:-?name)?|p-author)(?=$|[\s_-])", re.IGNORECASE
)
_BY = re.compile(r"(?:authors?:?|(?:story |written |reported |posted )?by:?)\s+", re.IGNORECASE)
_FOR = re.compile(r"(?<=\w)\s[Ff]or\s(?=[A-Z]).*$", re.DOTALL)
_MAIL = re.compile(r"(?<![^\s@])[^\s@]++@\S++")
_NOBODY = (
    *("admin", "administrator", "superuser", "root", "guest", "editor", "webmaster", "newsroom", "newsdesk", "webdesk"),
    *(
        "staff",
        "staffwriter",
        "staffwriters",
        "staffreporter",
        "editorialteam",
        "editorialstaff",
        "unknown",
        "anonymous",
    ),
)
"""What systems write where an article has no author, folded."""
_BETWEEN = re.compile(r",? and |,? & |;| \| |, ")
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [\w'’.-]+){1,4}")


def find_authors(
    tree: Element, said: dict[str, Any], meta: dict[str, list[str]], publisher: str | None
) -> tuple[str, ...]:
    nobody = {*_NOBODY, folded(publisher or "")}
    for names in (_said_authors(said.get("author")), _meta_authors(meta), tuple(_shown_authors(tree))):
        found = tuple(dict.fromkeys(name for name in names if folded(name) not in nobody))
        if found:
            return found
    return ()


def _said_authors(value: Any) -> tuple[str, ...]:
    people = [value] if not isinstance(value, list) else value
    if any(isinstance(item, dict) and item.get("@type") == "Person" for item in people):
        people = [item for item in people if not (isinstance(item, dict) and item.get("@type") == "Organization")]
    names = names_of([item for item in people if isinstance(item, str | dict)]) or ()
    return tuple(line for name in names if (line := plain(name)) and not WEB.match(line))


def _meta_authors(meta: dict[str, list[str]]) -> tuple[str, ...]:
    for name in _AUTHORS:
        found = [line for value in meta.get(name, ()) if not WEB.match(value) for line in _byline_names(value)]
        if found:
            return tuple(found)
    return ()


_MARKED = etree.XPath("//*[@rel='author' or @itemprop='author']")


def _shown_authors(tree: Element) -> Iterator[str]:
    """The names of links to the author, or of the first byline."""
    marked = _MARKED(tree)
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
    line = _BY.sub("", _MAIL.sub("", line), count=1)
    for part in map(str.strip, _BETWEEN.split(_FOR.sub("", line))):
        if _NAME.fullmatch(part) and all(word[0].isupper() for word in (part.split()[0], part.split()[-1])):
            yield part
