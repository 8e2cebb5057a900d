"""IRIs and literals as N-Triples text: the light form in which statements go to writers and stores.

A node's IRI is the base and the percent-encoded id of the JSON Lines files. A span of an article's text is the
article's IRI with the fragment of RFC 5147: `…#char=12,34` is `text[12:34]`.
"""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from urllib.parse import quote, urlsplit

from newsgraph.errors import QueryError
from newsgraph.schema import CLAIM_FIELDS, ENTITY_FIELDS
from newsgraph.terms import XSD

DEFAULT_BASE = "urn:newsgraph:"

# First segments of ids that are not articles': an article of such an id gets `article/` before it.
_TAKEN = frozenset(
    {
        *ENTITY_FIELDS,
        *CLAIM_FIELDS,
        "article",
        "capacity",
        "evidence",
        "instant",
        "interval",
        "ontology",
        "plain",
        "post",
    }
    | {"title"}
)
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_TO_ESCAPE = re.compile(r'["\\\x00-\x1f\x7f\ud800-\udfff\ufffe\uffff]')
_UNSAFE_IN_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\\x7f-\uffff\U00010000-\U0010ffff]|%(?![0-9A-Fa-f]{2})")


_KEPT = 100_000


@dataclass(frozen=True)
class Nodes:
    """Names the nodes of one graph below one base IRI; it forgets what it has not been asked for lately."""

    base: str = DEFAULT_BASE

    def __post_init__(self) -> None:
        # A span is a fragment of its article, and an IRI has one fragment.
        if not urlsplit(self.base).scheme or "#" in self.base or _UNSAFE_IN_IRI.search(self.base):
            raise QueryError(
                f"{self.base!r} is no base for IRIs; give an absolute IRI that ends in / or :, like {DEFAULT_BASE}"
            )

    def node(self, id: str) -> str:  # noqa: A002  (the field's name in the contract)
        found = self._nodes.get(id)
        if found is None:
            if len(self._nodes) >= _KEPT:
                self._nodes.clear()
            found = self._nodes[id] = f"<{self.base}{encode_id(id)}>"
        return found

    def article(self, id: str) -> str:  # noqa: A002
        found = self._articles.get(id)
        if found is None:
            taken = id.partition("/")[0] in _TAKEN
            found = self._articles[id] = f"<{self.base}{'article/' if taken else ''}{encode_id(id)}>"
        return found

    def span(self, article: str, start: int, end: int) -> str:
        return f"{self.article(article)[:-1]}#char={start},{end}>"

    def hashed(self, kind: str, *parts: object) -> str:
        """A node that has no id of its own, named by what tells it apart."""
        return f"<{self.base}{kind}/{hashlib.sha256(repr(parts).encode()).hexdigest()[:16]}>"

    @cached_property
    def _nodes(self) -> dict[str, str]:
        return {}

    @cached_property
    def _articles(self) -> dict[str, str]:
        return {}


def encode_id(id: str) -> str:  # noqa: A002
    """Percent-encode an id; one to one, and safe from readers that tidy paths (`..`, `//`) away."""
    encoded = quote(id, safe="/", errors="surrogatepass")
    if "./" in encoded or encoded.startswith(("/", ".")) or encoded.endswith(("/", ".")) or "//" in encoded:
        segments = encoded.split("/")
        encoded = segments[0].replace(".", "%2E") if set(segments[0]) == {"."} else segments[0]
        for before, segment in pairwise(segments):
            slash = "/" if before and segment else "%2F"
            encoded += slash + (segment.replace(".", "%2E") if set(segment) == {"."} else segment)
    return encoded


@cache
def iri(term: str) -> str:
    """A term of a vocabulary, for all statements the same object."""
    return f"<{term}>"


def outside_iri(text: str) -> str:
    """An IRI that others made, with what no IRI may hold percent-encoded."""
    return f"<{_UNSAFE_IN_IRI.sub(lambda found: quote(found.group(), safe='', errors='replace'), text)}>"


def literal(text: str, datatype: str = XSD.string) -> str:
    if _TO_ESCAPE.search(text):
        text = _TO_ESCAPE.sub(_escape, text)
    return f'"{text}"' if datatype == XSD.string else f'"{text}"^^<{datatype}>'


def _escape(found: re.Match[str]) -> str:
    letter = found.group()
    if "\ud800" <= letter <= "\udfff":  # half a character; RDF has no way to write it
        return "\ufffd"
    return _ESCAPES.get(letter) or f"\\u{ord(letter):04X}"
