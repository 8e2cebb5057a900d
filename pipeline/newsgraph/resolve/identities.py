"""Which article entities are one node of the graph."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from newsgraph.records import Extraction
from newsgraph.resolve.clusters import Cluster, Joins, make_clusters
from newsgraph.resolve.contexts import Contexts
from newsgraph.resolve.decisions import Decision, apply_decisions
from newsgraph.resolve.fellow_members import join_fellow_members
from newsgraph.resolve.known import Key, KnownEntities, know_entities
from newsgraph.resolve.lone_surnames import join_lone_surnames
from newsgraph.resolve.same_bodies import join_bodies
from newsgraph.resolve.same_groups import heads_of, join_groups
from newsgraph.resolve.same_people import join_full_names
from newsgraph.resolve.same_things import join_countries, join_places, join_topics
from newsgraph.resolve.spellings import Names
from newsgraph.resolve.undated_groups import join_undated_groups


@dataclass(frozen=True, slots=True)
class Identities:
    """Who is one, and what that rests on: what doubts and entities are made from."""

    known: KnownEntities
    joins: Joins
    names: Names
    contexts: Contexts


def identify(
    extractions: Sequence[Extraction],
    group_dates: Mapping[Key, str | None] | None = None,
    decisions: Sequence[Decision] = (),
    homes: Mapping[str, str | None] | None = None,
) -> Identities:
    """Joins article entities; `extractions` come by article id, or outlines of them with the articles' `homes`.

    What people decided goes first and holds: what they called one is joined, what they told apart never is.
    """
    known = know_entities(extractions, homes)
    joins = Joins()
    for key in known:
        joins.add(key)
    apply_decisions(decisions, extractions, joins)
    join_countries(known.of("country"), joins)
    join_places(known.of("place"), joins)
    join_bodies(known.of("organisation"), known.of("country"), joins)
    join_topics(known.of("topic"), joins)
    join_topics(known.of("event"), joins)
    names = join_full_names(known.of("person"), joins)
    contexts = Contexts(extractions, known, names, joins)
    join_lone_surnames(known, names, contexts, joins)
    join_groups(known.of("group"), known, group_dates or {}, heads_of(extractions), joins)
    join_undated_groups(known.of("group"), extractions, known, group_dates or {}, joins)
    join_fellow_members(extractions, known, joins)
    return Identities(known, joins, names, contexts)


def resolve_identities(
    extractions: Iterable[Extraction],
    group_dates: Mapping[Key, str | None] | None = None,
    decisions: Sequence[Decision] = (),
) -> tuple[Cluster, ...]:
    """Clusters of article entities; the same for any order of the articles.

    `group_dates` maps (article id, entity index) of a group to its EDTF date. `unnamed` entities stay alone.
    Wrong merges are worse than missed ones: different given names never meet, a lone surname needs evidence.
    """
    found = identify(sorted(extractions, key=lambda item: item.article.id), group_dates, decisions)
    return make_clusters(found.known, found.joins)
