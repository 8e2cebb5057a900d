"""What the parts of a dataset are made from, as digests: a part whose digest is that of an earlier run is as it was then.

An entity's part is made from what it is called and has; an article's from its text, the mentions and claims there with the names that
their labels say, and from whether somebody denies what its speakers said, which any other article may.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from hashlib import blake2b

from newsgraph.graph.labels import Names, claim_names
from newsgraph.graph.mentions import MentionIndex
from newsgraph.graph.plain import PlainTriples, is_plain
from newsgraph.graph.skimmed import SIZE, SkimmedClaim, SkimmedEntity, digest
from newsgraph.records import Article


class MadeFrom:
    """Digests of articles and entities, in their order, and of what is said in each article. Names are told before the claims come."""

    def __init__(self, names: Names, mentions: MentionIndex, plain: PlainTriples) -> None:
        self._names, self._mentions, self._plain = names, mentions, plain
        self._records = bytearray()
        self._articles: dict[str, bytes] = {}
        self._claims: defaultdict[str, _Claims] = defaultdict(_Claims)
        self._statements: dict[str, array[int]] = {}
        self._sections: dict[bool, dict[str, bytes]] = {True: {}, False: {}}

    def note_article(self, article: Article) -> None:
        made_from = self._articles[article.id] = digest("article", article)
        self._records += made_from

    def note_entity(self, entity: SkimmedEntity) -> None:
        self._records += entity.digest

    def note_claim(self, claim: SkimmedClaim) -> None:
        """Takes a claim into account, with the names of whom it speaks."""
        names = claim_names(claim, self._names).encode("utf8", "surrogatepass")
        if claim.denial is not None and is_plain(claim):
            for article in claim.articles:
                self._statements.setdefault(article, array("q")).append(claim.denial)
        if len(claim.articles) == 1:
            self._claims[claim.articles[0]].add(blake2b(claim.head + names, digest_size=SIZE).digest())
        elif claim.articles:
            head = blake2b(claim.head + names, digest_size=SIZE).digest()
            for article, piece in claim.pieces.items():
                self._claims[article].add(bytes.fromhex(piece), head, whole=article == claim.articles[0])

    def record(self, number: int) -> bytes:
        """Of the article or entity of a number, which go on from the articles to the entities."""
        return bytes(self._records[number * SIZE : (number + 1) * SIZE])

    def section(self, article: str, *, union: bool) -> bytes:
        """Of all that an article says; when all claims have been noted. Each form asks anew."""
        known = self._sections[union]
        if article not in known:
            known[article] = self._section(article, union=union)
        return known[article]

    def _section(self, article: str, *, union: bool) -> bytes:
        denials = map(self._plain.is_denied, self._statements.get(article, ()))
        claims = self._claims[article].digest(union=union) if article in self._claims else b""
        section = blake2b(digest("section", article, self._articles.get(article), claims), digest_size=SIZE)
        section.update(bytes(denials))
        self._mentions.add_to(section, article)
        return section.digest()


class _Claims:
    """The claims of an article: in a graph of its own, where each is told as a whole, and in the union, where the first article that has it tells it."""

    __slots__ = ("_alone", "_union")

    def __init__(self) -> None:
        self._alone, self._union = blake2b(digest_size=SIZE), blake2b(digest_size=SIZE)

    def add(self, own: bytes, head: bytes = b"", *, whole: bool = False) -> None:
        self._alone.update(own + head)
        self._union.update(own + head if whole else own)

    def digest(self, *, union: bool) -> bytes:
        return (self._union if union else self._alone).digest()


def said(section: bytes) -> bytes:
    """Of what the speakers of an article plainly said."""
    return digest("said", section)
