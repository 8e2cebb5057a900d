"""Pages that a graph alone does not have: what changed since an older graph, and what waits for somebody's decision."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING, Any

from newsgraph.compare import Change, Comparison
from newsgraph.explain import Piece, mark_context
from newsgraph.records import Article, Span
from newsgraph.view.pages import Page

if TYPE_CHECKING:
    from newsgraph.records import MentionReference
    from newsgraph.resolve.sides import Doubt, Side

_ID = re.compile(r" \([a-z]+/[^()]*\)")
CHANGES, REVIEW = "changes", "review"
_HEADS = {
    "people": "People",
    "bodies": "Groups and bodies",
    "seats": "Who sits where",
    "offices": "Who holds what",
    "stances": "Who stands where",
    "contradictions": "What contradicts itself",
}


@dataclass(frozen=True, slots=True)
class Beside:
    """What else a report shows, where it is given: an older graph's comparison, and doubts with the articles that they quote."""

    comparison: Comparison | None = None
    doubts: Sequence[Doubt] = ()
    articles: Mapping[str, Article] | None = None

    def pages(self) -> list[Page]:
        found = []
        if comparison := self.comparison:
            found.append(Page(CHANGES, "What changed", "changes.html", lambda: changes(comparison)))
        if self.doubts:
            found.append(Page(REVIEW, "Waiting for review", "review.html", self._review))
        return found

    def nav(self) -> list[tuple[str, str]]:
        """Paths and names of all pages that each page leads to."""
        names = {CHANGES: "Changes", REVIEW: "Review"}
        return [("", "Overview"), ("graph", "Graph"), *((page.path, names[page.path]) for page in self.pages())]

    def told(self) -> list[tuple[str, str]]:
        """What the overview says of the pages, with their paths."""
        found = []
        if self.comparison:
            found.append((CHANGES, f"{_count(len(self.comparison.changes), 'difference')} from the older graph"))
        if self.doubts:
            found.append((REVIEW, f"{_count(len(self.doubts), 'doubtful name')} to decide on"))
        return found

    def _review(self) -> dict[str, Any]:
        return {"doubts": [show(doubt, self.articles or {}) for doubt in self.doubts]}


@dataclass(frozen=True, slots=True)
class Shown:
    """A change, how it is told, and the path of who or what has come or gone; empty where only names are told."""

    change: Change
    told: str
    page: str


def _count(number: int, noun: str) -> str:
    return f"{number:,} {noun}{'s' if number != 1 else ''}"


def changes(comparison: Comparison) -> dict[str, Any]:
    """The changes under a heading each."""
    by_section = groupby(comparison.changes, key=lambda change: change.section)
    return {
        "comparison": comparison,
        "sections": [(_HEADS[section], [_shown(change) for change in found]) for section, found in by_section],
    }


def _shown(change: Change) -> Shown:
    if change.section in ("people", "bodies"):
        before, after = (_ID.sub("", text) for text in (change.before, change.after))
        told = f": {before} → {after}" if change.change not in ("added", "lost") else ""
        return Shown(change, told, change.what)
    if change.before and change.after:
        return Shown(change, f": {change.before} → {change.after}", "")
    return Shown(change, f" ({change.after or change.before})" if change.after or change.before else "", "")


# --- doubts ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Quote:
    """A mention in its context, and where it is."""

    article: Article
    reference: MentionReference
    pieces: tuple[Piece, ...]


def show(doubt: Doubt, articles: Mapping[str, Article]) -> dict[str, Any]:
    """A doubt with the contexts of both sides."""
    return {"doubt": doubt, "sides": [(side, _quotes(side, articles)) for side in (doubt.one, doubt.other)]}


def _quotes(side: Side, articles: Mapping[str, Article]) -> list[Quote]:
    return [
        Quote(article, reference, mark_context(article.text, Span(reference.start, reference.end)))
        for reference in (side.reference, *side.further)
        if (article := articles.get(reference.article))
    ]
