"""What the parts of a dataset are made from, as digests: a part whose digest is that of an earlier run is as it was then.

An entity's part is made from what it is called and has; an article's from its text, the mentions and claims there with the names that
their labels say, and from whether somebody denies what its speakers said, which any other article may.
"""

from __future__ import annotations

from array import array
from hashlib import blake2b
from typing import Any

from newsgraph.graph.labels import Names, claim_label
from newsgraph.graph.mentions import MentionIndex
from newsgraph.graph.plain import PlainTriples
from newsgraph.graph.sources import articles_of
from newsgraph.records import Article, Claim, Entity

SIZE = 16
"""Bytes of a digest."""


class MadeFrom:
    """Digests of articles and entities, in their order, and of what is said in each article. Names are told before the claims come."""

    def __init__(self, names: Names, mentions: MentionIndex, plain: PlainTriples) -> None:
        self._names, self._mentions, self._plain = names, mentions, plain
        self._records = bytearray()
        self._articles: dict[str, bytes] = {}
        self._claims: dict[str, Any] = {}  # hashes that go on
        self._statements: dict[str, array[int]] = {}

    def note_article(self, article: Article) -> None:
        digest = self._articles[article.id] = _digest("article", article)
        self._records += digest

    def note_entity(self, entity: Entity) -> None:
        properties = tuple(entity.properties.items())
        own = (entity.id, entity.kind, entity.name, entity.aliases, entity.same_as, properties)
        self._records += _digest("entity", *own, entity.size, entity.round, entity.complete)

    def note_claim(self, claim: Claim, line: bytes) -> None:
        """Takes a claim into account, with its line."""
        digest = blake2b(line, digest_size=SIZE)
        digest.update(claim_label(claim, self._names).encode("utf8", "surrogatepass"))
        told = digest.digest()
        denial = self._plain.denial_of(claim)
        for article in articles_of(claim):
            if article not in self._claims:
                self._claims[article] = blake2b(digest_size=SIZE)
            self._claims[article].update(told)
            if denial is not None:
                self._statements.setdefault(article, array("q")).append(denial)

    def record(self, number: int) -> bytes:
        """Of the article or entity of a number, which go on from the articles to the entities."""
        return bytes(self._records[number * SIZE : (number + 1) * SIZE])

    def section(self, article: str) -> bytes:
        """Of all that an article says; when all claims have been noted."""
        denials = map(self._plain.is_denied, self._statements.get(article, ()))
        claims = self._claims[article].digest() if article in self._claims else b""
        digest = blake2b(_digest("section", article, self._articles.get(article), claims), digest_size=SIZE)
        digest.update(bytes(denials))
        self._mentions.add_to(digest, article)
        return digest.digest()


def said(section: bytes) -> bytes:
    """Of what the speakers of an article plainly said."""
    return _digest("said", section)


def _digest(*what: object) -> bytes:
    return blake2b(repr(what).encode("utf8", "surrogatepass"), digest_size=SIZE).digest()
