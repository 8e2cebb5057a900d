"""An article's text cut where a mention or a claim's words begin or end: each piece knows what it belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from newsgraph.articles.reading import make_reading
from newsgraph.records import Article, Entity
from newsgraph.view.archive import Archive


@dataclass(frozen=True, slots=True)
class Cut:
    """A piece of text. `entity` is named there (the shortest mention that holds it), `proves` and `supports` are claims' ids."""

    text: str
    entity: Entity | None = None
    proves: tuple[str, ...] = ()
    supports: tuple[str, ...] = ()
    aside: bool = False
    """Whether it was set aside as no part of the article's prose."""


@dataclass(frozen=True, slots=True)
class _Mark:
    start: int
    end: int
    kind: str
    entity: Entity | None = None
    claim: str = ""


def paragraphs(archive: Archive, article: Article) -> list[list[Cut]]:
    """The text by lines, empty ones left out."""
    marks = sorted(_marks(archive, article), key=lambda mark: mark.start)
    cuts: list[list[Cut]] = [[]]
    begun, inside = 0, list[_Mark]()
    for start, end in _edges(article.text, marks):
        while begun < len(marks) and marks[begun].start <= start:
            inside.append(marks[begun])
            begun += 1
        inside = [mark for mark in inside if mark.end > start]
        text = article.text[start:end]
        cuts[-1].append(_cut(text.rstrip("\n"), inside))
        if text.endswith("\n"):
            cuts.append([])
    return [line for line in cuts if any(cut.text.strip() for cut in line)]


def _marks(archive: Archive, article: Article) -> Iterator[_Mark]:
    for entity, mention in archive.mentions(article.id):
        yield _Mark(mention.start, mention.end, "entity", entity)
    for claim, evidence in archive.proofs(article.id):
        yield _Mark(evidence.start, evidence.end, "proves", claim=claim.id)
        for support in evidence.support:
            yield _Mark(support.start, support.end, "supports", claim=claim.id)
    for masked in make_reading(article).masked:
        yield _Mark(masked.start, masked.end, "aside")


def _edges(text: str, marks: Iterable[_Mark]) -> Iterator[tuple[int, int]]:
    edges = {0, len(text), *(edge for mark in marks for edge in (mark.start, mark.end))}
    edges.update(place + 1 for place, letter in enumerate(text) if letter == "\n")
    ordered = sorted(edge for edge in edges if 0 <= edge <= len(text))
    return pairwise(ordered)


def _cut(text: str, marks: Sequence[_Mark]) -> Cut:
    named = [mark for mark in marks if mark.entity]
    shortest = min(named, key=lambda mark: mark.end - mark.start, default=None)
    return Cut(
        text,
        shortest.entity if shortest else None,
        tuple(dict.fromkeys(mark.claim for mark in marks if mark.kind == "proves")),
        tuple(dict.fromkeys(mark.claim for mark in marks if mark.kind == "supports")),
        any(mark.kind == "aside" for mark in marks),
    )
