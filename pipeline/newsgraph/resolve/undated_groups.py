"""Groups of articles without a date: one with the group of the sender that most of their people are in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsgraph.records import Extraction
from newsgraph.resolve.clusters import Joins, Reason
from newsgraph.resolve.group_sorts import sort_of
from newsgraph.resolve.known import Key, Known
from newsgraph.resolve.same_groups import sender_of

_LEAST = 2
"""People that two groups must share: one may well have sat in both years."""


def join_undated_groups(
    groups: Iterable[Known],
    extractions: Sequence[Extraction],
    known: Mapping[Key, Known],
    dates: Mapping[Key, str | None],
    joins: Joins,
) -> None:
    """Joins each group of no date with the dated one of its sender and sort that has more of its people than any other.

    `joins` must hold the joined people and the joined dated groups. It must be more than half of the people.
    """
    members = _members(extractions, joins)
    dated: dict[tuple[str, str], dict[Key, set[Key]]] = defaultdict(dict)
    undated: list[tuple[Key, tuple[str, str]]] = []
    for group in groups:
        sender = sender_of(group, known, joins)
        if sender is None:
            continue
        kind = sender, sort_of(group.entity.name)
        if dates.get(group.key):
            dated[kind].setdefault(joins.find(group.key), set()).update(members[group.key])
        elif len(members[group.key]) >= _LEAST:
            undated.append((group.key, kind))
    for key, kind in sorted(undated):
        shared = sorted(((len(people & members[key]), root) for root, people in dated[kind].items()), reverse=True)
        most = shared[0][0] if shared else 0
        alone = len(shared) < 2 or shared[1][0] < most
        if most >= _LEAST and 2 * most > len(members[key]) and alone:
            joins.join_all([shared[0][1], key], Reason("same-group", f"{most} people of {len(members[key])} in both"))


def _members(extractions: Sequence[Extraction], joins: Joins) -> dict[Key, set[Key]]:
    members: dict[Key, set[Key]] = defaultdict(set)
    for extraction in extractions:
        article = extraction.article.id
        for claim in extraction.claims:
            if claim.kind == "membership" and claim.modality != "denied":
                members[article, claim.entities["group"]].add(joins.find((article, claim.entities["member"])))
    return members
