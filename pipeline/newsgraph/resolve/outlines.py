"""What the first pass over an archive keeps of each article: who is in it, not what is said; no text, no mentions.

What `identify` asks of an extraction is kept, and nothing else, so that it may be given outlines in the place of extractions.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import Any

from newsgraph.records import (
    Article,
    ArticleClaim,
    ClaimKind,
    Extraction,
    Modality,
    Span,
    TimeExpression,
)
from newsgraph.resolve.copies import sketch_text
from newsgraph.resolve.home import home_country
from newsgraph.resolve.ids import first_mentions

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
    firsts: Sequence[int]
    """Where its entities are mentioned first, by number."""


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
            mentions=extraction.mentions if all_mentions else (),
            claims=tuple(map(_claim, filter(_tells_who, extraction.claims))),
            times=_telling_times(extraction),
        ),
        home_country(extraction),
        sketch_text(known.text),
        first_mentions(extraction),
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
    firsts: dict[str, Sequence[int]] = field(default_factory=dict)

    def add(self, outline: Outline) -> None:
        """Takes an article in; they come by id."""
        article = outline.extraction.article.id
        self.extractions.append(outline.extraction)
        self.homes[article] = outline.home
        self.sketches[article] = outline.sketch
        self.firsts[article] = outline.firsts

    def clear(self) -> None:
        """Forgets all of them; who has taken their `firsts` keeps these."""
        self.firsts = {}
        for kept in (self.extractions, self.homes, self.sketches):
            kept.clear()


def _tells_who(claim: ArticleClaim) -> bool:
    return claim.kind in {"role", "membership"} and claim.modality != "denied"


def _telling_times(extraction: Extraction) -> tuple[TimeExpression, ...]:
    """All of an article that has no date; of a dated one the events that tell when others were written."""
    if extraction.article.published is None:
        return extraction.times
    return tuple(time for time in extraction.times if time.place and time.event)
