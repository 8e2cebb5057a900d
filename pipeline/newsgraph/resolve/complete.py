"""Which rosters are complete: only then is somebody who is not named in a group known not to be in it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from newsgraph.records import Claim, Entity

_WHOLE = frozenset({"membership.consist"})
"""Rules that read who a group is made up of, nobody left out."""


def mark_complete(entities: Sequence[Entity], claims: Iterable[Claim]) -> tuple[Entity, ...]:
    """The entities, each group with whether its named members are all that it is said to have."""
    rosters = Rosters()
    for claim in claims:
        rosters.note(claim)
    return tuple(map(rosters.mark, entities))


class Rosters:
    """Who is named in each group: noted of all claims first, then told of the groups one by one."""

    def __init__(self) -> None:
        self._named: defaultdict[str, set[str]] = defaultdict(set)
        self._whole: set[str] = set()

    def note(self, claim: Claim) -> None:
        group, member = claim.fields.get("group"), claim.fields.get("member")
        if claim.kind == "membership" and claim.modality != "denied" and group and member:
            self._named[group].add(member)
            if any((item.rule or claim.rule) in _WHOLE for item in claim.evidence):
                self._whole.add(group)

    def mark(self, entity: Entity) -> Entity:
        if entity.kind != "group":
            return entity
        named = self._named.get(entity.id, ())
        return replace(entity, complete=_is_complete(entity, len(named), self._whole))


def _is_complete(entity: Entity, named: int, whole: set[str]) -> bool | None:
    """By number where one is said: fewer named than said is never complete, more say that something was misread."""
    if entity.size is not None:
        return named == entity.size
    if any(count.whole for count in entity.counts):  # said roughly, or differently
        return None
    return True if entity.id in whole else None
