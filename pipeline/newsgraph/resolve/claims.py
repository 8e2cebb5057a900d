"""Claims as read in articles become claims of the graph: the same one said in several places is one, with all its proofs."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsgraph.names.folding import fold
from newsgraph.records import (
    ArticleClaim,
    Claim,
    ClaimKind,
    Evidence,
    Extraction,
    Modality,
    Place,
    Span,
    SupportSpan,
    TimeExpression,
)
from newsgraph.resolve.belief import combine, weigh_denials
from newsgraph.resolve.confidence import confidence
from newsgraph.resolve.known import Key
from newsgraph.schema import CLAIM_FIELDS

ResolveTime = Callable[[TimeExpression, str | None], str | None]
"""(expression, the article's date) -> EDTF or None."""

_ENCODER = json.JSONEncoder(ensure_ascii=False)  # json.dumps would make one a claim


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """One claim of one article with ids for indexes: what is left is to put equal ones together."""

    id: str
    kind: ClaimKind
    modality: Modality
    evidence: Evidence
    source: str | None
    fields: Mapping[str, str | None]
    spans: Mapping[str, tuple[Span, ...]]
    confidence: float

    @property
    def order(self) -> tuple[float, str, int, int, str]:
        """Best evidence first; ties by place, so that no run order shows."""
        evidence = self.evidence
        return -self.confidence, evidence.article, evidence.start, evidence.end, evidence.rule


def resolve_claims(
    extractions: Sequence[Extraction],
    entity_ids: Mapping[Key, str],
    published: Mapping[str, str | None],
    resolve_time: ResolveTime,
    witnesses: Mapping[str, str] | None = None,
) -> tuple[Claim, ...]:
    """All claims of the graph, sorted by id. `published` maps article ids to EDTF dates, `witnesses` to publishers."""
    grouped: defaultdict[str, list[ReadClaim]] = defaultdict(list)
    for extraction in extractions:
        for read in read_claims(extraction, entity_ids, published, resolve_time):
            grouped[read.id].append(read)
    return weigh_denials([merge_claims(grouped[claim_id], witnesses or {}) for claim_id in sorted(grouped)])


def read_claims(
    extraction: Extraction,
    entity_ids: Mapping[Key, str],
    published: Mapping[str, str | None],
    resolve_time: ResolveTime,
) -> Iterable[ReadClaim]:
    """The claims of one article, each with the id of the claim of the graph that it is, or is a part of."""
    return _ArticleReader(extraction, entity_ids, published.get(extraction.article.id), resolve_time).read()


class _ArticleReader:
    """Gives the claims of one article their ids."""

    def __init__(
        self, extraction: Extraction, entity_ids: Mapping[Key, str], published: str | None, resolve_time: ResolveTime
    ) -> None:
        self.extraction = extraction
        self.article = extraction.article
        self.entity_ids = entity_ids
        self.published = published
        self.resolve_time = resolve_time

    def read(self) -> Iterable[ReadClaim]:
        claims = self.extraction.claims
        statements = {index: self._read(claim, None) for index, claim in enumerate(claims) if claim.kind == "statement"}
        for index, claim in enumerate(claims):
            if claim.kind == "statement":
                yield statements[index]
            else:
                stated = statements.get(claim.statement) if claim.statement is not None else None
                yield self._read(claim, stated.id if stated else None)

    def _entity(self, index: int | None) -> str | None:
        return None if index is None else self.entity_ids[self.article.id, index]

    def _read(self, claim: ArticleClaim, statement: str | None) -> ReadClaim:
        kind = CLAIM_FIELDS[claim.kind]
        fields: dict[str, str | None] = {name: self._entity(claim.entities.get(name)) for name in kind.entities}
        fields |= {name: claim.values.get(name) for name in kind.values}
        fields |= {
            name: self.resolve_time(claim.times[name], self.published) if name in claim.times else None
            for name in kind.times
        }
        if claim.kind == "stance":
            fields["statement"] = statement
        if claim.kind == "statement":
            fields["content"] = " … ".join(self._words(piece) for piece in claim.spans["content_span"])
        source = self._entity(claim.source)
        return ReadClaim(
            id=self._id(claim, fields, source),
            kind=claim.kind,
            modality=claim.modality,
            evidence=self._evidence(claim),
            source=source,
            fields=fields,
            spans=claim.spans,
            confidence=confidence(claim),
        )

    def _id(self, claim: ArticleClaim, fields: Mapping[str, str | None], source: str | None) -> str:
        kind = CLAIM_FIELDS[claim.kind]
        identity: list[object] = [claim.kind, claim.modality, source]
        identity += [fields[name] for name in (*kind.entities, *kind.times)]
        identity += [fold(fields[name] or "") for name in kind.tells]
        identity += _said([fields[name] for name in kind.tells_where_said])
        if claim.kind == "statement":
            content = [[piece.start, piece.end] for piece in claim.spans["content_span"]]
            identity += [self.article.id, content]
        digest = hashlib.sha256(_ENCODER.encode(identity).encode("utf-8", "surrogatepass")).hexdigest()
        return f"{claim.kind}/{digest[:16]}"

    def _evidence(self, claim: ArticleClaim) -> Evidence:
        support = tuple(
            SupportSpan(span.start, span.end, self._words(span))
            for span in sorted(set(claim.support))
            if span != claim.evidence
        )
        span = claim.evidence
        return Evidence(self.article.id, span.start, span.end, self._words(span), claim.rule, self.published, support)

    def _words(self, span: Span) -> str:
        return self.article.text[span.start : span.end]


def _said(values: Sequence[str | None]) -> list[str | None]:
    """The values up to the last one that is said, so that a claim without any is what it was before the fields were."""
    told = [fold(value) if value else None for value in values]
    return told[: max((number for number, value in enumerate(told, 1) if value), default=0)]


def merge_claims(reads: Iterable[ReadClaim], witnesses: Mapping[str, str]) -> Claim:
    """One claim of all the places where it is read, in the order of their articles; what no place tells apart comes from the best one."""
    found = sorted(reads, key=lambda read: read.order)
    best = found[0]
    evidence: dict[tuple[str, int, int], Evidence] = {}
    for read in found:
        evidence.setdefault((read.evidence.article, read.evidence.start, read.evidence.end), read.evidence)
    return Claim(
        id=best.id,
        kind=best.kind,
        modality=best.modality,
        confidence=best.confidence,
        rule=best.evidence.rule,
        belief=combine(((read.evidence.article, read.confidence) for read in found), witnesses),
        evidence=tuple(evidence[place] for place in sorted(evidence)),
        source=best.source,
        fields=best.fields,
        spans={
            name: tuple(Place(best.evidence.article, piece.start, piece.end) for piece in best.spans.get(name, ()))
            for name in CLAIM_FIELDS[best.kind].spans
        },
    )
