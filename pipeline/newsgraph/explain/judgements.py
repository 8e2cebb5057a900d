"""What people decided about an entity, and which entries of outside lists it was held against."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from newsgraph.records import Entity
from newsgraph.resolve.decisions import Decision
from newsgraph.resolve.links import Link, find_holders


@dataclass(frozen=True, slots=True)
class Judgements:
    """The decisions that touch an entity's mentions and the links made or weighed for it, in the files' order."""

    decisions: tuple[Decision, ...] = ()
    links: tuple[Link, ...] = ()


def find_judgements(
    entity: Entity, entities: Iterable[Entity], decisions: Sequence[Decision], links: Sequence[Link]
) -> Judgements:
    """What was judged of one of the graph's entities."""
    if not decisions and not links:
        return Judgements()
    pointed = {reference for each in decisions for reference in (each.one, each.other)}
    holders = find_holders(pointed | {link.mention for link in links}, entities)
    return Judgements(
        tuple(each for each in decisions if entity.id in (holders.get(each.one), holders.get(each.other))),
        tuple(link for link in links if holders.get(link.mention) == entity.id),
    )
