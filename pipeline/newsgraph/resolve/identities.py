"""Which article entities are one node of the graph."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsgraph.names.parts import normalise
from newsgraph.records import EntityKind, Extraction
from newsgraph.resolve.clusters import Cluster, Joins, Key, Known, know_entities, make_clusters
from newsgraph.resolve.lone_surnames import Context, join_lone_surnames
from newsgraph.resolve.same_bodies import join_bodies
from newsgraph.resolve.same_people import full_forms, join_full_names
from newsgraph.resolve.same_things import join_countries, join_groups, join_places, join_topics


def resolve_identities(
    extractions: Iterable[Extraction], group_dates: Mapping[Key, str | None] | None = None
) -> tuple[Cluster, ...]:
    """Clusters of article entities; the same for any order of the articles.

    `group_dates` maps (article id, entity index) of a group to its EDTF date. `unnamed` entities stay alone.
    Wrong merges are worse than missed ones: different given names never meet, a lone surname needs evidence.
    """
    read = sorted(extractions, key=lambda item: item.article.id)
    known = know_entities(read)
    kinds: dict[EntityKind, list[Known]] = defaultdict(list)
    for entity in known.values():
        kinds[entity.entity.kind].append(entity)
    joins = Joins()
    for key in known:
        joins.add(key)
    join_countries(kinds["country"], joins)
    join_places(kinds["place"], joins)
    join_bodies(kinds["organisation"], joins)
    join_topics(kinds["topic"], joins)
    join_topics(kinds["event"], joins)
    names = join_full_names(kinds["person"], joins)
    people = {person.key: person for person in kinds["person"]}
    join_lone_surnames(people, names, contexts_of_people(read, known, joins), joins)
    join_groups(kinds["group"], known, group_dates or {}, joins)
    return make_clusters(known, joins)


def contexts_of_people(
    extractions: Sequence[Extraction], known: Mapping[Key, Known], joins: Joins
) -> dict[Key, Context]:
    """For each person of an article what may tell them: posts held, and all that the article names."""
    contexts: dict[Key, Context] = {}
    for extraction in extractions:
        article = extraction.article.id
        around = {_context_key(known[article, index], joins) for index in range(len(extraction.entities))} - {""}
        roles = _roles(extraction)
        for index, entity in enumerate(extraction.entities):
            if entity.kind == "person":
                contexts[article, index] = frozenset(around | roles.get(index, set()))
    return contexts


def _context_key(known: Known, joins: Joins) -> str:
    """The key by which an entity is met again in another article; empty for lone names and common things."""
    if known.entity.kind == "person" and not full_forms(known):
        return ""
    if known.entity.kind not in ("person", "country", "organisation", "place"):
        return ""
    article, index = joins.find(known.key)
    return f"{known.entity.kind}:{article}#{index}"


def _roles(extraction: Extraction) -> dict[int, set[str]]:
    """The posts of each holder, where a country or body makes them telling."""
    roles: dict[int, set[str]] = defaultdict(set)
    for claim in extraction.claims:
        if claim.kind != "role" or "holder" not in claim.entities or claim.modality == "denied":
            continue
        for field in ("country", "organisation"):
            index = claim.entities.get(field)
            if index is not None:
                where = extraction.entities[index]
                roles[claim.entities["holder"]].add(
                    f"role:{normalise(claim.values.get('title', ''))}/{where.code or normalise(where.name)}"
                )
    return roles
