"""The graph's entities: clusters of article entities with their names, mentions and properties."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsgraph.names.tables import country_name
from newsgraph.records import Entity, EntityMention, Extraction, Mention
from newsgraph.resolve.clusters import Cluster, Key, Known, know_entities
from newsgraph.resolve.identities import resolve_identities
from newsgraph.resolve.ids import assign_ids, fullest_name, mentions_of
from newsgraph.schema import ENTITY_FIELDS, ENTITY_REFERENCES


@dataclass(frozen=True, slots=True)
class ResolvedEntities:
    """The entities sorted by id, the id of each article entity, and the clusters with their reasons."""

    entities: tuple[Entity, ...]
    ids: Mapping[Key, str]
    clusters: tuple[Cluster, ...]


def resolve_entities(
    extractions: Iterable[Extraction], group_dates: Mapping[Key, str | None] | None = None
) -> ResolvedEntities:
    """The entities of all articles together; `group_dates` maps (article id, entity index) of groups to EDTF dates."""
    read, dates = list(extractions), group_dates or {}
    clusters = resolve_identities(read, dates)
    ids = assign_ids(clusters, read, dates)
    return ResolvedEntities(build_entities(clusters, read, ids, dates), ids, clusters)


def build_entities(
    clusters: Iterable[Cluster],
    extractions: Iterable[Extraction],
    ids: Mapping[Key, str],
    dates: Mapping[Key, str | None],
) -> tuple[Entity, ...]:
    """One record a cluster, sorted by id."""
    read = list(extractions)
    known, mentions = know_entities(read), mentions_of(read)
    entities = [_build_entity(cluster, known, mentions, ids, dates) for cluster in clusters]
    return tuple(sorted(entities, key=lambda entity: entity.id))


def _build_entity(
    cluster: Cluster,
    known: Mapping[Key, Known],
    mentions: Mapping[Key, list[Mention]],
    ids: Mapping[Key, str],
    dates: Mapping[Key, str | None],
) -> Entity:
    members = [known[key] for key in cluster.members]
    name = _display_name(cluster, members)
    forms = {form for member in members for form in (member.entity.name, *member.entity.aliases)}
    return Entity(
        id=ids[cluster.members[0]],
        kind=cluster.kind,
        name=name,
        aliases=tuple(sorted(forms - {name})),
        mentions=tuple(
            sorted(
                (_export(key[0], mention) for key in cluster.members for mention in mentions.get(key, ())),
                key=lambda mention: (mention.article, mention.start, mention.end, mention.type),
            )
        ),
        properties={field: _property(field, members, ids, dates) for field in ENTITY_FIELDS[cluster.kind]},
    )


def _display_name(cluster: Cluster, members: Iterable[Known]) -> str:
    """The fullest name as most articles write it; a country's usual English name whatever the article says."""
    entities = [member.entity for member in members]
    if cluster.kind == "country":
        named = country_name(next((entity.code for entity in entities if entity.code), ""))
        if named is not None:
            return named
    return fullest_name([entity.name for entity in entities], cluster.kind)


def _export(article: str, mention: Mention) -> EntityMention:
    return EntityMention(article, mention.start, mention.end, mention.text, mention.type, mention.metonym)


def _property(
    field: str, members: Iterable[Known], ids: Mapping[Key, str], dates: Mapping[Key, str | None]
) -> str | None:
    """The value that most members have; of equals the longest (a day tells more than its year), then the alphabet."""
    values = Counter(value for member in members if (value := _member_property(field, member, ids, dates)))
    return min(values, key=lambda value: (-values[value], -len(value), value)) if values else None


def _member_property(field: str, member: Known, ids: Mapping[Key, str], dates: Mapping[Key, str | None]) -> str | None:
    if field == "date":
        return dates.get(member.key)
    value = getattr(member.entity, field)
    if field in ENTITY_REFERENCES:
        return None if value is None else ids[member.key[0], value]
    return value if isinstance(value, str) else None
