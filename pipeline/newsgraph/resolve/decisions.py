"""What people decided about who is one: it points at mentions, holds before all rules, and survives every re-run."""

from __future__ import annotations

import logging
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from newsgraph.errors import InputError
from newsgraph.names.folding import fold
from newsgraph.records import Extraction, Mention, MentionReference
from newsgraph.resolve.clusters import Joins, Reason
from newsgraph.resolve.known import Key

Judgement = Literal["same", "different", "unsure"]

_T = TypeVar("_T")

_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Decision:
    """That two mentions are of one, of two, or that nobody can say; `by` and `at` (EDTF) tell who decided and when."""

    judgement: Judgement
    one: MentionReference
    other: MentionReference
    by: str | None = None
    at: str | None = None
    note: str | None = None

    def __str__(self) -> str:
        relation = {"same": "is", "different": "is not", "unsure": "may be"}[self.judgement]
        return f"{self.one} {relation} {self.other}" + (f" ({self.by})" if self.by else "")


def apply_decisions(decisions: Sequence[Decision], extractions: Sequence[Extraction], joins: Joins) -> None:
    """Joins what people called one, and keeps apart what they told apart; `part_entities` comes before.

    Decisions on articles that are not there rest. Raises InputError where decisions contradict each other.
    """
    check_decisions(decisions)
    keys = find_entities(pointed_at(decisions), extractions)
    placed = [(each, keys[each.one], keys[each.other]) for each in decisions if each.one in keys and each.other in keys]
    for each, one, other in placed:
        if each.judgement == "same":
            joins.join(one, other, Reason("decision", f"decided by {each.by or 'a person'}"))
    for each, one, other in placed:
        if each.judgement != "different":
            continue
        if one == other:
            _LOG.warning("%s: both are one mention now, which cannot be parted", each)
        elif joins.find(one) == joins.find(other):
            same = _neighbours((a, b, decision) for decision, a, b in placed if decision.judgement == "same")
            path = _path(same, one, other)
            raise _contradiction(each, path)
        else:
            joins.keep_apart(one, other)


def pointed_at(decisions: Iterable[Decision]) -> Iterator[MentionReference]:
    return (reference for each in decisions for reference in (each.one, each.other))


def check_decisions(decisions: Iterable[Decision]) -> None:
    """Raises InputError naming the decisions that contradict each other: what is one is one throughout."""
    given = list(decisions)
    same = _neighbours((each.one, each.other, each) for each in given if each.judgement == "same")
    for each in given:
        if each.judgement == "different" and (path := _path(same, each.one, each.other)):
            raise _contradiction(each, path)


def _neighbours(edges: Iterable[tuple[_T, _T, Decision]]) -> dict[_T, list[tuple[_T, Decision]]]:
    """What each is called one with, and by which decision."""
    near: dict[_T, list[tuple[_T, Decision]]] = defaultdict(list)
    for one, other, decision in edges:
        near[one].append((other, decision))
        near[other].append((one, decision))
    return near


def _path(near: Mapping[_T, Sequence[tuple[_T, Decision]]], start: _T, end: _T) -> list[Decision]:
    """The decisions by which two are one; empty where they are not."""
    paths: dict[_T, list[Decision]] = {start: []}
    queue = deque([start])
    while queue and end not in paths:
        here = queue.popleft()
        for there, decision in near.get(here, ()):
            if there not in paths:
                paths[there] = [*paths[here], decision]
                queue.append(there)
    return paths.get(end, [])


def _contradiction(different: Decision, path: Iterable[Decision]) -> InputError:
    against = "; ".join(map(str, path))
    return InputError(f"decisions contradict each other: {different}, but {against}; remove one of them")


# --- where the mentions are ----------------------------------------------------------------------------------------


MentionKey = tuple[str, int]
"""A mention: article id, and its index in `Extraction.mentions`."""


def find_mentions(
    references: Iterable[MentionReference], extractions: Iterable[Extraction]
) -> dict[MentionReference, MentionKey]:
    """The mentions that references mean; those that are not found are left out.

    An edited or differently read article can move a mention: then the nearest one of the same words counts.
    """
    wanted: dict[str, set[MentionReference]] = defaultdict(set)
    for reference in references:
        wanted[reference.article].add(reference)
    found: dict[MentionReference, MentionKey] = {}
    for extraction in extractions:
        for reference in wanted.get(extraction.article.id, ()):
            index = _find_mention(reference, extraction.mentions)
            if index is not None:
                found[reference] = (extraction.article.id, index)
    return found


def find_entities(
    references: Iterable[MentionReference], extractions: Sequence[Extraction]
) -> dict[MentionReference, Key]:
    """The article entities that references mean; those that are not found are left out."""
    mentions = {extraction.article.id: extraction.mentions for extraction in extractions}
    return {
        reference: (article, mentions[article][index].entity)
        for reference, (article, index) in find_mentions(references, extractions).items()
    }


def _find_mention(reference: MentionReference, mentions: Sequence[Mention]) -> int | None:
    name = fold(reference.name)

    def rank(index: int) -> tuple[bool, bool, int, int]:
        mention = mentions[index]
        exact = (mention.start, mention.end) == (reference.start, reference.end)
        return (not exact, fold(mention.text) != name, abs(mention.start - reference.start), mention.end)

    best = min(range(len(mentions)), key=rank, default=None)
    if best is None or (fold(mentions[best].text) != name and not _overlap(mentions[best], reference)):
        return None
    return best


def _overlap(mention: Mention, reference: MentionReference) -> bool:
    return mention.start < reference.end and reference.start < mention.end


def point_at(key: Key, mentions: Iterable[Mention]) -> MentionReference:
    """The mention by which an article entity is pointed at: its first name, else its first mention."""
    first = min(mentions, key=lambda mention: (mention.type != "name", mention.start, mention.end))
    return MentionReference(key[0], first.start, first.end, first.text)
