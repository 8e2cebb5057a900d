"""What the parts of a dataset are made from, as digests: a part whose digest is that of an earlier run is as it was then.

An entity's part is made from what it is called and has; an article's from its text, the mentions and claims there with the names that
their labels say, and from whether somebody denies what its speakers said, which any other article may.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from functools import partial
from hashlib import blake2b

from newsgraph.graph.labels import Names, claim_names
from newsgraph.graph.mentions import MentionIndex
from newsgraph.graph.plain import PlainTriples, is_plain
from newsgraph.graph.skimmed import SIZE, SkimmedArticle, SkimmedClaim, SkimmedEntity, digest


class MadeFrom:
    """Digests of articles and entities, in their order, and of what is said in each article. Names are told before the claims come."""

    def __init__(self, names: Names, mentions: MentionIndex, plain: PlainTriples) -> None:
        self._names, self._mentions, self._plain = names, mentions, plain
        self._records = bytearray()
        self._articles: dict[str, bytes] = {}
        self._claims: defaultdict[str, _Claims] = defaultdict(_Claims)
        self._statements: defaultdict[str, array[int]] = defaultdict(partial(array, "q"))
        self._sections: dict[tuple[str, bool], tuple[bytes, bytes]] = {}

    def note_article(self, article: SkimmedArticle) -> None:
        self._articles[article.id] = article.digest
        self._records += article.digest

    def note_entity(self, entity: SkimmedEntity) -> None:
        self._records += entity.digest

    def note_claim(self, claim: SkimmedClaim) -> None:
        """Takes a claim into account, with the names of whom it speaks."""
        names = claim_names(claim, self._names).encode("utf8", "surrogatepass")
        if claim.denial is not None and is_plain(claim):
            for article in claim.articles:
                self._statements[article].append(claim.denial)
        if len(claim.articles) == 1:
            self._claims[claim.articles[0]].add(claim.head, names)
        elif claim.articles:
            head = blake2b(claim.head + names, digest_size=SIZE).digest()
            for article, piece in claim.pieces.items():
                self._claims[article].add(bytes.fromhex(piece), head, whole=article == claim.articles[0])

    @property
    def records(self) -> bytes:
        """Of the articles and then the entities, one behind the other."""
        return bytes(self._records)

    def sections(self, articles: Sequence[str], *, union: bool, spoken: bool) -> bytes:
        """Of all that each article says, `spoken`: each followed by that of what its speakers plainly said; when all claims have been noted."""
        return b"".join(self._told(article, spoken=spoken)[union] for article in articles)

    def _told(self, article: str, *, spoken: bool) -> tuple[bytes, bytes]:
        """Each form asks anew."""
        if (article, spoken) not in self._sections:
            alone, union = self._section(article)
            told = (alone + digest("said", alone), union + digest("said", union)) if spoken else (alone, union)
            self._sections[article, spoken] = told
        return self._sections[article, spoken]

    def _section(self, article: str) -> tuple[bytes, bytes]:
        """By itself, and in the union."""
        denials = bytes(map(self._plain.is_denied, self._statements.get(article, ())))
        section = blake2b(digest("section", article, self._articles.get(article), denials), digest_size=SIZE)
        self._mentions.add_to(section, article)
        alone, union = section, section.copy()
        if article in self._claims:
            alone.update(self._claims[article].digest(union=False))
            union.update(self._claims[article].digest(union=True))
        return alone.digest(), union.digest()


class _Claims:
    """The claims of an article: in a graph of its own, where each is told as a whole, and in the union, where the first article that has it tells it."""

    __slots__ = ("_alone", "_union")

    def __init__(self) -> None:
        self._alone, self._union = blake2b(digest_size=SIZE), blake2b(digest_size=SIZE)

    def add(self, own: bytes, head: bytes, *, whole: bool = True) -> None:
        """`own` is a digest, and `head` what the union says only where the claim is told as a `whole`."""
        told = own + b"%d " % len(head) + head
        self._alone.update(told)
        self._union.update(told if whole else own)

    def digest(self, *, union: bool) -> bytes:
        return (self._union if union else self._alone).digest()
