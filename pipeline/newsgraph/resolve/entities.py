"""The graph's entities: clusters of article entities with their names, mentions and properties."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from newsgraph.collector import without_cycle_search
from newsgraph.names.parts import normalise
from newsgraph.names.people import generation
from newsgraph.names.tables import country_name
from newsgraph.plain import to_row
from newsgraph.records import (
    ArticleEntity,
    Entity,
    EntityCount,
    EntityJoin,
    EntityKind,
    EntityMention,
    Extraction,
    Mention,
)
from newsgraph.resolve.by_entity import ByEntity
from newsgraph.resolve.clusters import Cluster, Reason, make_clusters
from newsgraph.resolve.decisions import Decision, point_at
from newsgraph.resolve.identities import identify
from newsgraph.resolve.ids import Firsts, assign_ids, first_mentions, fullest_name, mentions_of
from newsgraph.resolve.known import Key, Known, KnownEntities
from newsgraph.resolve.outlines import Outlines
from newsgraph.schema import ENTITY_FIELDS, ENTITY_REFERENCES


@dataclass(frozen=True, slots=True)
class ResolvedEntities:
    """The entities sorted by id, the id of each article entity, and the clusters with their reasons."""

    entities: tuple[Entity, ...]
    ids: Mapping[Key, str]
    clusters: tuple[Cluster, ...]


def resolve_entities(
    extractions: Iterable[Extraction],
    group_dates: Mapping[Key, str | None] | None = None,
    decisions: Sequence[Decision] = (),
) -> ResolvedEntities:
    """The entities of all articles together; `group_dates` maps (article id, entity index) of groups to EDTF dates.

    Raises InputError where decisions contradict each other.
    """
    with without_cycle_search():
        return _resolve(sorted(extractions, key=lambda item: item.article.id), group_dates or {}, decisions)


def _resolve(
    read: Sequence[Extraction], dates: Mapping[Key, str | None], decisions: Sequence[Decision]
) -> ResolvedEntities:
    plan = plan_entities(read, dates, decisions)
    entities = sorted(map(plan.build, plan.clusters), key=lambda entity: entity.id)
    return ResolvedEntities(tuple(entities), plan.ids, plan.clusters)


def plan_entities(
    read: Sequence[Extraction], dates: Mapping[Key, str | None], decisions: Sequence[Decision] = ()
) -> EntityPlan:
    """Who is one, under which id, from extractions by article id."""
    found = identify(read, dates, decisions)
    known, joins = found.known, found.joins
    del found  # its names and contexts would take a sixth of the memory to the end
    clusters = make_clusters(known, joins)
    firsts = {extraction.article.id: first_mentions(extraction) for extraction in read}
    return plan_known(known, clusters, firsts, mentions_of(read), dates)


def plan_outlined(
    outlines: Outlines, dates: Mapping[Key, str | None], decisions: Sequence[Decision] = ()
) -> EntityPlan:
    """The same from outlines, which are empty when it returns: they would take a tenth of the memory to the end."""
    found = identify(outlines.extractions, dates, decisions, outlines.homes)
    known, joins, firsts = found.known, found.joins, outlines.firsts
    mentions = mentions_of(outline for outline in outlines.extractions if outline.mentions)
    del found
    outlines.clear()
    clusters = make_clusters(known, joins)
    del joins
    return plan_known(known, clusters, firsts, mentions, dates)


def plan_known(
    known: KnownEntities,
    clusters: tuple[Cluster, ...],
    firsts: Firsts,
    mentions: Mapping[Key, Sequence[Mention]],
    dates: Mapping[Key, str | None],
) -> EntityPlan:
    """The clusters of what is known, with their names and ids."""
    names = {cluster.members[0]: _name_of(cluster, known) for cluster in clusters}
    return EntityPlan(clusters, known, mentions, names, assign_ids(clusters, known, firsts, names, dates), dates)


def _name_of(cluster: Cluster, known: KnownEntities) -> str:
    if len(cluster.members) == 1:
        return known.entity(cluster.members[0]).name
    named = _named(cluster.kind, map(known.entity, cluster.members))
    return fullest_name([entity.name for entity in named], cluster.kind)


def _named(kind: EntityKind, members: Iterable[ArticleEntity]) -> Iterator[ArticleEntity]:
    """The members that bear names; not "he" and "the aide" that a person has decided to be somebody."""
    return (member for member in members if member.kind != "unnamed" or kind == "unnamed")


@dataclass(frozen=True, slots=True)
class EntityPlan:
    """Who is one, and the record to be made of each cluster; `mentions` are all, or those that outlines have."""

    clusters: tuple[Cluster, ...]
    known: KnownEntities
    mentions: Mapping[Key, Sequence[Mention]]
    names: Mapping[Key, str]
    ids: ByEntity[str]
    dates: Mapping[Key, str | None]

    def build(self, cluster: Cluster, sorted_mentions: Sequence[tuple[str, Mention]] | None = None) -> Entity:
        """The record of a cluster. `sorted_mentions` with their articles, by place, where the plan has not all of them."""
        members = [self.known[key] for key in cluster.members]
        mentions = self._mentions_of(cluster) if sorted_mentions is None else sorted_mentions
        name = _display_name(cluster, self.names[cluster.members[0]], members, mentions)
        return Entity(
            id=self.ids[cluster.members[0]],
            kind=cluster.kind,
            name=name,
            aliases=_aliases(name, cluster.kind, members),
            mentions=tuple(_export(article, mention) for article, mention in mentions),
            properties={field: self._property(field, members) for field in ENTITY_FIELDS[cluster.kind]},
            joins=_joins(cluster, mentions),
            counts=_counts(members) if cluster.kind == "group" else (),  # who is not named is in no group of the graph
            round=_round(members),
        )

    def _mentions_of(self, cluster: Cluster) -> list[tuple[str, Mention]]:
        mentions = [(key[0], mention) for key in cluster.members for mention in self.mentions.get(key, ())]
        return sorted(mentions, key=lambda found: (found[0], found[1].start, found[1].end, found[1].type))

    def _property(self, field: str, members: Iterable[Known]) -> str | None:
        """The value that most members have; of equals the longest (a day tells more than its year), then the alphabet."""
        found = [value for member in members if (value := self._value(field, member))]
        if len(found) < 2:
            return found[0] if found else None
        values = Counter(found)
        return min(values, key=lambda value: (-values[value], -len(value), value))

    def _value(self, field: str, member: Known) -> str | None:
        if field == "date":
            return self.dates.get(member.key)
        value = getattr(member.entity, field)
        if field in ENTITY_REFERENCES:
            return None if value is None else self.ids[member.key[0], value]
        return value if isinstance(value, str) else None


def _joins(cluster: Cluster, mentions: Iterable[tuple[str, Mention]]) -> tuple[EntityJoin, ...]:
    """The cluster's joins by reason; countries are one by their code, which needs no list."""
    joined: dict[Reason, set[Key]] = defaultdict(set)
    for join in cluster.joins:
        if join.reason.rule != "same-country":
            joined[join.reason] |= {join.one, join.other}
    if not joined:
        return ()
    own: dict[Key, list[Mention]] = defaultdict(list)
    for article, mention in mentions:
        own[article, mention.entity].append(mention)
    places = {key: point_at(key, found) for key, found in own.items()}
    return tuple(
        EntityJoin(reason.rule, reason.basis, reason.score, tuple(sorted(places[key] for key in keys if key in places)))
        for reason, keys in sorted(joined.items())
    )


def _aliases(name: str, kind: EntityKind, members: Iterable[Known]) -> tuple[str, ...]:
    """All other forms; not a son's "Jr." that an article takes for his father."""
    forms = {
        form
        for entity in _named(kind, (member.entity for member in members))
        for form in (entity.name, *entity.aliases)
    } - {name}
    if kind == "person":
        forms = {form for form in forms if not generation(form) or generation(form) == generation(name)}
    return tuple(sorted(forms))


def _round(members: Iterable[Known]) -> int | None:
    """The round of talks that the articles tell of; groups of different rounds are never one."""
    return next((member.entity.round for member in members if member.entity.round is not None), None)


def _counts(members: Iterable[Known]) -> tuple[EntityCount, ...]:
    found = {EntityCount(member.key[0], **to_row(count)) for member in members for count in member.entity.counts}
    return tuple(sorted(found))


def _display_name(
    cluster: Cluster, name: str, members: Iterable[Known], mentions: Iterable[tuple[str, Mention]]
) -> str:
    """The fullest name as most articles write it; a country's usual English name whatever the article says."""
    if cluster.kind == "country":
        named = country_name(next((member.entity.code for member in members if member.entity.code), ""))
        if named is not None:
            return named
    if cluster.kind == "group":  # as running text writes it, not a headline
        written = Counter(mention.text for _, mention in mentions if normalise(mention.text) == normalise(name))
        name = min(written, key=lambda text: (-written[text], sum(map(str.isupper, text)), text), default=name)
    return name


def _export(article: str, mention: Mention) -> EntityMention:
    words = to_row(mention)
    del words["entity"]
    return EntityMention(article, **words)
