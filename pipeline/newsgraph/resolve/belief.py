"""How far a claim of several articles can be believed: what independent publishers say adds up.

Each publisher counts once, with the best of its evidence; the belief is one minus the chance that all of them were read
wrongly (a noisy-or, as INDRA combines its readers). An article that carries another's text counts as that one's publisher.
Publishers that are not known count together as one, and only where no known one says the claim. The sum takes the readings for
independent, which those of one rule are not wholly; it says how well a claim is borne out, and is no measured precision. A role or membership that is said and denied is
believed on either side only as far as the other one is not.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from math import prod
from typing import Protocol, TypeVar

from newsgraph.names.folding import fold
from newsgraph.records import Claim, ClaimKind

UNKNOWN = ""
_MOST = 0.999
"""Nothing that was read by a rule is certain."""


class Published(Protocol):
    """What an article tells of who speaks in it; see `Article`."""

    @property
    def id(self) -> str: ...

    @property
    def publisher(self) -> str | None: ...

    @property
    def copy_of(self) -> str | None: ...


SomeArticle = TypeVar("SomeArticle", bound=Published)


def witnesses_of(articles: Iterable[Published]) -> dict[str, str]:
    """Who speaks in each article, by id: the publisher of the text, `UNKNOWN` where none is given."""
    by_id = {article.id: article for article in articles}
    return {name: (source_of(article, by_id).publisher or UNKNOWN).casefold() for name, article in by_id.items()}


def source_of(article: SomeArticle, by_id: Mapping[str, SomeArticle]) -> SomeArticle:
    """The article whose text an article carries: the one it copies, else itself."""
    return by_id.get(article.copy_of or "", article)


def combine(readings: Iterable[tuple[str, float]], witnesses: Mapping[str, str]) -> float:
    """The belief in a claim of these readings, each an article's id and its confidence, 0..1."""
    best: defaultdict[str, float] = defaultdict(float)
    for article, confidence in readings:
        witness = witnesses.get(article, UNKNOWN)
        best[witness] = max(best[witness], confidence)
    if len(best) > 1:
        best.pop(UNKNOWN, None)
    if len(best) == 1:
        return next(iter(best.values()))
    return round(min(1 - prod(1 - best[witness] for witness in sorted(best)), _MOST), 3)


_CONTENT: dict[ClaimKind, tuple[str, ...]] = {
    "role": ("holder", "organisation", "country", "principal", "title"),
    "membership": ("member", "group"),
}
"""The fields in which a claim and its denial agree, of the kinds that are true or false of the world."""


def weigh_denials(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims, with the belief of those that are said and denied lessened by the best belief of the other side."""
    denials = Denials()
    for claim in claims:
        denials.note(claim)
    return tuple(map(denials.weigh, claims))


class Denials:
    """How far what is said, and what is denied, is believed: noted of all claims first, then weighed one by one."""

    def __init__(self) -> None:
        self._best: defaultdict[tuple[object, ...], dict[bool, float]] = defaultdict(dict)

    def note(self, claim: Claim) -> None:
        if (content := content_of(claim.kind, claim.fields)) is not None:
            sides = self._best[content]
            denied = claim.modality == "denied"
            sides[denied] = max(sides.get(denied, 0.0), claim.belief or 0.0)

    def weigh(self, claim: Claim) -> Claim:
        content = content_of(claim.kind, claim.fields)
        other = None if content is None else self._best.get(content, {}).get(claim.modality != "denied")
        if other is None or claim.belief is None:
            return claim
        return replace(claim, belief=round(claim.belief * (1 - other), 3))


def content_of(kind: ClaimKind, fields: Mapping[str, str | None]) -> tuple[object, ...] | None:
    """What a claim and its denial have in common; None for kinds that are not true or false of the world."""
    if kind not in _CONTENT:
        return None
    values = (fields.get(name) for name in _CONTENT[kind])
    return (kind, *(fold(value) if value is not None else None for value in values))
