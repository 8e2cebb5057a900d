"""What the first pass over an archive keeps of each article: who is in it, not what is said; no text, few mentions.

What `identify` asks of an extraction is kept, and nothing else, so that it may be given outlines in the place of extractions.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from newsgraph.records import (
    Article,
    ArticleClaim,
    ClaimKind,
    Extraction,
    Mention,
    Modality,
    Span,
    TimeExpression,
)
from newsgraph.resolve.copies import sketch_text
from newsgraph.resolve.home import home_country

_NOWHERE, _ANY_RULE = Span(0, 0), ""
_NONE: Mapping[str, Any] = MappingProxyType({})  # one for all: each empty one takes as much memory as a name
_TOLD = frozenset({"title", "capacity"})
"""The words of a role or membership that help to tell who is one."""


@dataclass(frozen=True, slots=True)
class Outline:
    """An article's outline, and what could not be told from it any more."""

    extraction: Extraction
    home: str | None
    """The code of the country that the article is about; see `home_country`."""
    sketch: Sequence[int]
    """What its text is known by; see `newsgraph.resolve.copies`."""


def make_outline(extraction: Extraction, *, all_mentions: bool = False) -> Outline:
    """The outline of an article. `all_mentions`: decisions of people or links point at them."""
    known = extraction.article
    article = Article(
        known.id, "", publisher=known.publisher, published=known.published, published_basis=known.published_basis
    )
    article = replace(article, published_clues=known.published_clues)
    return Outline(
        Extraction(
            article,
            entities=extraction.entities,
            mentions=extraction.mentions if all_mentions else tuple(_first_mentions(extraction)),
            claims=tuple(map(_claim, filter(_tells_who, extraction.claims))),
            times=_telling_times(extraction),
        ),
        home_country(extraction),
        sketch_text(known.text),
    )


def _claim(claim: ArticleClaim) -> ArticleClaim:
    values = {name: value for name, value in claim.values.items() if name in _TOLD}
    return make_claim(claim.kind, claim.modality, claim.entities, values)


def make_claim(
    kind: ClaimKind, modality: Modality, entities: Mapping[str, int], values: Mapping[str, str]
) -> ArticleClaim:
    """A claim of an outline: who is what, without its place."""
    return ArticleClaim(kind, _ANY_RULE, _NOWHERE, entities, values, _NONE, _NONE, (), modality)


@dataclass(slots=True)
class Outlines:
    """The outlines of an archive by article id."""

    extractions: list[Extraction] = field(default_factory=list)
    homes: dict[str, str | None] = field(default_factory=dict)
    sketches: dict[str, Sequence[int]] = field(default_factory=dict)

    def add(self, outline: Outline) -> None:
        """Takes an article in; they come by id."""
        article = outline.extraction.article.id
        self.extractions.append(outline.extraction)
        self.homes[article] = outline.home
        self.sketches[article] = outline.sketch

    def clear(self) -> None:
        """Forgets all of them."""
        for kept in (self.extractions, self.homes, self.sketches):
            kept.clear()


def _first_mentions(extraction: Extraction) -> Iterable[Mention]:
    """Of each entity the earliest mention and the one that it is pointed at by (`point_at`); all of groups."""
    earliest: dict[int, Mention] = {}
    pointed: dict[int, Mention] = {}
    kept: set[int] = set()
    for number, each in enumerate(extraction.mentions):
        if extraction.entities[each.entity].kind == "group":
            kept.add(number)
        first = earliest.setdefault(each.entity, each)
        if each.start < first.start:
            earliest[each.entity] = each
        best = pointed.setdefault(each.entity, each)
        if _rank(each) < _rank(best):
            pointed[each.entity] = each
    firsts = {id(each) for each in (*earliest.values(), *pointed.values())}
    return [each for number, each in enumerate(extraction.mentions) if number in kept or id(each) in firsts]


def _rank(mention: Mention) -> tuple[bool, int, int]:
    return mention.type != "name", mention.start, mention.end


def _tells_who(claim: ArticleClaim) -> bool:
    return claim.kind in {"role", "membership"} and claim.modality != "denied"


def _telling_times(extraction: Extraction) -> tuple[TimeExpression, ...]:
    """All of an article that has no date; of a dated one the events that tell when others were written."""
    if extraction.article.published is None:
        return extraction.times
    return tuple(time for time in extraction.times if time.place and time.event)
