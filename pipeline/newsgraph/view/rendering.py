"""Templates into HTML: everything that comes from an article or a name is escaped, links go to the web only over http(s)."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import quote, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from newsgraph.articles.way_back import page_link
from newsgraph.records import Evidence, Span
from newsgraph.resources import PACKAGE
from newsgraph.view.archive import Archive
from newsgraph.view.pages import Page

STATIC = PACKAGE / "view" / "static"
STYLES = ("style.css",)
SHARED_SCRIPTS = (
    "app.js",
    "vendor/cytoscape.min.js",
    "search.js",
    "marks.js",
    "graph-looks.js",
    "graph-boxes.js",
    "graph-save.js",
    "graph-filters.js",
    "graph.js",
)
"""In the order in which they run; what begins a page comes after them."""
Address = Callable[..., str]
"""From a page's path, and what to light up on it, to a link."""


class Renderer:
    """The templates with one way to write addresses."""

    def __init__(self, archive: Archive, url: Address) -> None:
        self._archive = archive
        self._environment = Environment(
            loader=PackageLoader("newsgraph.view"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters |= {
            "oneline": one_line,
            "is_web": is_web,
            "inscript": in_script,
            "elsewhere": name_elsewhere,
            "inert": inert,
        }
        self._environment.globals |= {"archive": archive, "url": url, "on_page": partial(on_page, archive)}

    def share(self, **given: Any) -> None:
        """Gives every template something to show."""
        self._environment.globals |= given

    def page(self, page: Page, **given: Any) -> str:
        """The inside of a page; `given` may hold another `url`, of a page that stands elsewhere."""
        return self.render(page.template, **page.make(), **given)

    def render(self, template: str, **given: Any) -> str:
        return self._environment.get_template(template).render(given)


def address_in_file(path: str, lit: str = "") -> str:
    """A page's address in the one file of a report: behind the hash, for its router."""
    return f"#/{quote(path, safe='/')}" + (f"?lit={quote(lit, safe='/')}" if lit else "")


def one_line(text: str) -> str:
    return " ".join(text.split())


def is_web(url: str) -> bool:
    """Whether an address leads to the web; `javascript:` and the like never become links."""
    try:
        return urlsplit(url).scheme in ("http", "https")
    except ValueError:
        return False


def on_page(archive: Archive, evidence: Evidence) -> str | None:
    """The address that opens an evidence's words on its article's page on the web; None where there is no such page."""
    article = archive.articles.get(evidence.article)
    if article is None or not article.url or not is_web(article.url):
        return None
    return page_link(article, Span(evidence.start, evidence.end))


_ENDS_SCRIPT = re.compile(r"</?script|<!--", re.IGNORECASE)
_LISTS = (
    (re.compile(r"https?://(?:www\.)?wikidata\.org/(?:entity|wiki)/(Q\d+)"), "Wikidata"),
    (re.compile(r"https?://(?:www\.)?opensanctions\.org/entities/([^/?#]+)/?"), "OpenSanctions"),
    (re.compile(r"urn:list:(?:[^:]*:)?(.+)"), "list"),
)


def name_elsewhere(iri: str) -> str:
    """What a link to another's list is called: "Wikidata Q42"; itself where the list is not known."""
    for pattern, name in _LISTS:
        if found := pattern.fullmatch(iri):
            return f"{iri.split(':')[2] if name == 'list' else name} {found[1]}"
    return iri


def in_script(value: Any) -> Markup:
    """JSON that cannot end the script element that holds it."""
    written = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    for letter in "<>&\u2028\u2029":
        written = written.replace(letter, f"\\u{ord(letter):04x}")
    return Markup(written)  # noqa: S704  (escaped above)


def inert(page: str) -> Markup:
    """A page as the text of a script element that nothing runs. Raises ValueError where the page would end the element."""
    if _ENDS_SCRIPT.search(page):
        raise ValueError("a page holds a script or a comment")
    return Markup(page)  # noqa: S704  (rendered and escaped already)


def source_of(content: str) -> str:
    """A content security policy's source for inline content: its hash."""
    return f"'sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}'"
