"""What the parts of a dataset are made from, as digests: a part whose digest is that of an earlier run is as it was then.

An entity's part is made from what it is called and has; an article's from its text, the mentions and claims there with the names that
their labels say, and from whether somebody denies what its speakers said, which any other article may.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Mapping
from hashlib import blake2b

from newsgraph.graph.labels import Names, claim_label
from newsgraph.graph.mentions import MentionIndex
from newsgraph.graph.plain import PlainTriples
from newsgraph.records import Article, Claim, Entity

SIZE = 16
"""Bytes of a digest."""


class MadeFrom:
    """Digests of articles and entities, in their order, and of what is said in each article. Names are told before the claims come."""

    def __init__(self, names: Names, mentions: MentionIndex, plain: PlainTriples) -> None:
        self._names, self._mentions, self._plain = names, mentions, plain
        self._records = bytearray()
        self._articles: dict[str, bytes] = {}
        self._claims: defaultdict[str, _Claims] = defaultdict(_Claims)
        self._statements: dict[str, array[int]] = {}

    def note_article(self, article: Article) -> None:
        digest = self._articles[article.id] = _digest("article", article)
        self._records += digest

    def note_entity(self, entity: Entity) -> None:
        own = (entity.id, entity.kind, entity.name, entity.aliases, entity.same_as, _given(entity.properties))
        self._records += _digest("entity", *own, entity.size, entity.round, entity.complete)

    def note_claim(self, claim: Claim, line: bytes) -> None:
        """Takes a claim into account, with its line."""
        homes, label = claim.articles, claim_label(claim, self._names)
        denial = self._plain.denial_of(claim)
        if denial is not None:
            for article in homes:
                self._statements.setdefault(article, array("q")).append(denial)
        if len(homes) == 1:
            self._claims[min(homes)].add(blake2b(line + label.encode("utf8", "surrogatepass")).digest())
        elif homes:
            self._note_shared(claim, label, min(homes))

    def _note_shared(self, claim: Claim, label: str, first: str) -> None:
        """Of a claim of several articles each says its own pieces; a thousand articles have some, and one more changes none of theirs."""
        beliefs = [belief is not None and f"{belief:.6f}" for belief in (claim.confidence, claim.belief)]
        head = _digest(claim.id, claim.modality, beliefs, claim.source, _given(claim.fields), label)
        best = claim.best_evidence if claim.evidence else None
        pieces: defaultdict[str, list[object]] = defaultdict(list)
        for item in claim.evidence:
            pieces[item.article].append((item, item is best))
        for name, places in claim.spans.items():
            for place in places:
                pieces[place.article].append((name, place))
        for article, own in pieces.items():
            self._claims[article].add(_digest(claim.id, own), head, whole=article == first)

    def record(self, number: int) -> bytes:
        """Of the article or entity of a number, which go on from the articles to the entities."""
        return bytes(self._records[number * SIZE : (number + 1) * SIZE])

    def section(self, article: str, *, union: bool) -> bytes:
        """Of all that an article says; when all claims have been noted."""
        denials = map(self._plain.is_denied, self._statements.get(article, ()))
        claims = self._claims[article].digest(union=union) if article in self._claims else b""
        digest = blake2b(_digest("section", article, self._articles.get(article), claims), digest_size=SIZE)
        digest.update(bytes(denials))
        self._mentions.add_to(digest, article)
        return digest.digest()


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
    return _digest("said", section)


def _given(properties: Mapping[str, str | None]) -> list[tuple[str, str]]:
    return sorted((name, value) for name, value in properties.items() if value is not None)


def _digest(*what: object) -> bytes:
    return blake2b(repr(what).encode("utf8", "surrogatepass"), digest_size=SIZE).digest()
