"""Statements by topic: whom and what somebody's statements name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from newsgraph.records import Claim, Entity
from newsgraph.view.archive import Archive

_MOST = 12
"""Topics of a page."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """Somebody or something, and the statements that name it."""

    of: Entity
    claims: tuple[Claim, ...]


def spoken_of(archive: Archive, claims: Iterable[Claim]) -> list[Spoken]:
    """What the statements among the claims name in what is said, most often first; not who says it, and nothing that is denied."""
    found: defaultdict[str, dict[str, Claim]] = defaultdict(dict)
    by_article: defaultdict[str, list[tuple[int, int, Claim]]] = defaultdict(list)
    for claim in claims:
        if claim.kind == "statement" and claim.modality != "denied":
            for said in claim.spans.get("content_span", ()):
                by_article[said.article].append((said.start, said.end, claim))
    for article, spans in by_article.items():
        for entity, mention in archive.mentions(article):
            for start, end, claim in spans:
                if start <= mention.start and mention.end <= end and entity.id != claim.fields.get("speaker"):
                    found[entity.id][claim.id] = claim
    ranked = sorted(found.items(), key=lambda item: (-len(item[1]), item[0]))[:_MOST]
    return [Spoken(archive.entities[id_], tuple(named.values())) for id_, named in ranked if id_ in archive.entities]
