"""Merges and splits that a person should look at, those that touch most mentions first."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from newsgraph.records import Extraction
from newsgraph.resolve.decisions import Decision
from newsgraph.resolve.doubtful_merges import find_mixed_names, find_thin_joins
from newsgraph.resolve.doubtful_splits import find_lone_names, find_near_bodies, find_near_people
from newsgraph.resolve.identities import identify
from newsgraph.resolve.known import Key
from newsgraph.resolve.namesakes import find_namesakes
from newsgraph.resolve.parting import part_entities
from newsgraph.resolve.reviewed import Reviewed
from newsgraph.resolve.sides import Doubt


def find_doubts(
    extractions: Iterable[Extraction], group_dates: Mapping[Key, str | None], decisions: Sequence[Decision] = ()
) -> tuple[Doubt, ...]:
    """The doubts that no decision (not even `unsure`) has settled, most consequential first."""
    read = part_entities(sorted(extractions, key=lambda item: item.article.id), decisions)
    reviewed = Reviewed(read, identify(read, group_dates, decisions), decisions)
    found = chain(
        find_thin_joins(reviewed),
        find_mixed_names(reviewed),
        find_namesakes(read, reviewed),
        find_lone_names(reviewed),
        find_near_people(reviewed),
        find_near_bodies(reviewed),
    )
    return tuple(sorted(found, key=lambda doubt: (-doubt.affected, doubt.one.reference, doubt.other.reference)))
