"""What who goes through all records asks of each: names, ends, articles, and digests of the rest.

A skim is a function of a record's line alone, so it can be kept beside the line and read in its place (`newsgraph.graph.skims`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from hashlib import blake2b
from typing import Any, Generic, TypeVar

from newsgraph.graph.denials import denial_of
from newsgraph.jsonl import make_article, make_claim, make_entity
from newsgraph.records import Article, Claim, ClaimKind, Entity, EntityKind, MentionType, Modality, Span
from newsgraph.schema import CLAIM_FIELDS, ENTITY_FIELDS

Row = Mapping[str, Any]
Skim = Sequence[Any]
"""The values of a skimmed record, as JSON has them."""

SIZE = 16
"""Bytes of a digest."""
MENTION_TYPES: tuple[MentionType, ...] = ("name", "nominal", "pronoun")
METONYM, COUNT = len(MENTION_TYPES), 2 * len(MENTION_TYPES)
"""A metonym's type is that of its words plus the first; the second stands for the words that count a group."""
PLACE = 4
"""Numbers of a place: room for the entity's, start, end, and type."""

_KINDS = {type_: number for number, type_ in enumerate(MENTION_TYPES)}
_FIELDS: dict[ClaimKind, tuple[str, ...]] = {
    name: (*kind.entities, *kind.values, *kind.times) for name, kind in CLAIM_FIELDS.items()
}
_LONG = ("content",)
"""Fields that nobody asks of all claims: half of what they say."""
_SHORT = {kind: tuple(name for name in names if name not in _LONG) for kind, names in _FIELDS.items()}

_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def digest(*what: object) -> bytes:
    return blake2b(repr(what).encode("utf8", "surrogatepass"), digest_size=SIZE).digest()


def given(properties: Mapping[str, str | None]) -> list[tuple[str, str]]:
    return sorted((name, value) for name, value in properties.items() if value is not None)


class SkimmedArticle:
    """An article without its words: what tells whose it is and when. `digest` is of all of it."""

    __slots__ = ("copy_of", "digest", "id", "published_clues", "publisher")

    def __init__(self, skim: Skim) -> None:
        self.id, self.publisher, self.copy_of, clues, made_from = skim
        self.published_clues = tuple(Span(start, end) for start, end in clues)
        self.digest = bytes.fromhex(made_from)


class SkimmedClaim:
    """A claim without its long texts and its places.

    `told_in`: article and its date of each piece of evidence. `head`: a digest of what it says as a whole, and `pieces`: by article,
    of what it says there; but for the names of whom it speaks. Of a claim of one article `head` is of all of it.
    `denial`: what would deny it, of a statement.
    """

    __slots__ = (
        "articles",
        "belief",
        "confidence",
        "denial",
        "fields",
        "first_words",
        "head",
        "id",
        "kind",
        "modality",
        "pieces",
        "rule",
        "source",
        "told_in",
    )
    kind: ClaimKind
    modality: Modality

    def __init__(self, skim: Skim) -> None:
        self.id, self.kind, self.modality, self.source, self.confidence, self.belief, self.rule = skim[:7]
        fields, self.told_in, self.first_words, self.articles, head, pieces, self.denial = skim[7:]
        self.fields: dict[str, str | None] = dict(zip(_SHORT[self.kind], fields, strict=True))
        self.head = bytes.fromhex(head)
        self.pieces = pieces


class SkimmedEntity:
    """An entity without its words. `places`: by article the mentions, then the counts, four numbers each; `number_of_mentions` leaves out counts."""

    __slots__ = (
        "aliases",
        "complete",
        "digest",
        "id",
        "kind",
        "mentioned_in",
        "name",
        "number_of_mentions",
        "places",
        "properties",
        "round",
        "same_as",
        "size",
    )
    kind: EntityKind

    def __init__(self, skim: Skim) -> None:
        self.id, self.kind, self.name, self.aliases, self.same_as, properties, self.size, self.round = skim[:8]
        self.complete, self.number_of_mentions, self.mentioned_in, self.places, made_from = skim[8:]
        self.properties: dict[str, str | None] = dict(zip(ENTITY_FIELDS[self.kind], properties, strict=True))
        self.digest = bytes.fromhex(made_from)


AnyArticle = Article | SkimmedArticle
AnyClaim = Claim | SkimmedClaim
AnyEntity = Entity | SkimmedEntity
Record = TypeVar("Record")
Skimmed = TypeVar("Skimmed")


class Skimmer(Generic[Record, Skimmed]):
    """What skims the records of a file, and makes of a skim what is asked."""

    def __init__(
        self, make: Callable[[Any], Record], skim: Callable[[Record, bytes], Skim], skimmed: Callable[[Skim], Skimmed]
    ) -> None:
        self.make, self._skim, self._skimmed = make, skim, skimmed

    def of_row(self, line: bytes, row: Row) -> Skimmed:
        return self.of_record(self.make(row), line)

    def of_record(self, record: Record, line: bytes) -> Skimmed:
        return self._skimmed(self._skim(record, line))

    def write(self, line: bytes) -> bytes:
        """A skim as a line to be kept: how long the record's line is, then the rest."""
        row = json.loads(line.decode("utf-8", "surrogatepass"))
        return (_ENCODE([len(line), *self._skim(self.make(row), line)]) + "\n").encode("utf8", "surrogatepass")

    def read(self, kept: Sequence[Any]) -> tuple[int, Skimmed]:
        """The length of the record's line, and what was skimmed of it, of what was written."""
        return kept[0], self._skimmed(kept[1:])


def _skim_article(article: Article, _line: bytes) -> Skim:
    clues = [(clue.start, clue.end) for clue in article.published_clues]
    return article.id, article.publisher, article.copy_of, clues, digest("article", article).hex()


def _skim_claim(claim: Claim, line: bytes) -> Skim:
    articles = sorted(claim.articles)
    head, pieces = _digests(claim, articles, line)
    return (
        claim.id,
        claim.kind,
        claim.modality,
        claim.source,
        claim.confidence,
        claim.belief,
        claim.rule,
        [claim.fields.get(name) for name in _SHORT[claim.kind]],
        [] if claim.kind == "statement" else claim.told_in,
        claim.first_words,
        articles,
        head.hex(),
        {article: piece.hex() for article, piece in pieces.items()},
        denial_of(claim),
    )


def _digests(claim: Claim, articles: Sequence[str], line: bytes) -> tuple[bytes, dict[str, bytes]]:
    """Of a claim of several articles each says its own pieces; a thousand articles have some, and one more changes none of theirs."""
    if len(articles) == 1:
        return blake2b(line, digest_size=SIZE).digest(), {}
    beliefs = [belief is not None and f"{belief:.6f}" for belief in (claim.confidence, claim.belief)]
    head = digest(claim.id, claim.modality, beliefs, claim.source, given(claim.fields))
    best = claim.best_evidence if claim.evidence else None
    pieces: defaultdict[str, list[object]] = defaultdict(list)
    for item in claim.evidence:
        pieces[item.article].append((item, item is best))
    for name, places in claim.spans.items():
        for place in places:
            pieces[place.article].append((name, place))
    return head, {article: digest(claim.id, own) for article, own in pieces.items()}


def _skim_entity(entity: Entity, _line: bytes) -> Skim:
    own = (entity.id, entity.kind, entity.name, entity.aliases, entity.same_as, given(entity.properties))
    return (
        entity.id,
        entity.kind,
        entity.name,
        entity.aliases,
        entity.same_as,
        [entity.properties.get(name) for name in ENTITY_FIELDS[entity.kind]],
        entity.size,
        entity.round,
        entity.complete,
        len(entity.mentions),
        len({mention.article for mention in entity.mentions}),
        places_of(entity),
        digest("entity", *own, entity.size, entity.round, entity.complete).hex(),
    )


def places_of(entity: Entity) -> dict[str, list[int]]:
    """By article the mentions of an entity, then the words that count it: room for a number, start, end, and type."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for each in entity.mentions:
        places[each.article] += (0, each.start, each.end, _KINDS[each.type] + METONYM * each.metonym)
    for count in entity.counts:
        places[count.article] += (0, count.start, count.end, COUNT)
    return dict(places)


ARTICLES = Skimmer(make_article, _skim_article, SkimmedArticle)
CLAIMS = Skimmer(make_claim, _skim_claim, SkimmedClaim)
ENTITIES = Skimmer(make_entity, _skim_entity, SkimmedEntity)
