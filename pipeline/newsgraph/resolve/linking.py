"""Which entries of an outside list the graph's people and bodies are; what is not plain is left to a person."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from newsgraph.names.compare import KNOWN, compare_names
from newsgraph.names.parts import normalise, normalise_person, parse_name
from newsgraph.names.tables import established_surname
from newsgraph.records import Entity, KnowledgeGraph, MentionReference
from newsgraph.resolve.likely_names import block_keys
from newsgraph.resolve.links import MACHINE, Link
from newsgraph.resolve.outside_lists import Entry, as_iri
from newsgraph.resolve.same_bodies import body_form, is_generic

_SURE = 0.95
"""From here on two names are spellings of each other, word for word."""


_SHORT = 6


@dataclass(frozen=True, slots=True)
class _Match:
    entry: Entry
    score: float
    name: str
    other: str
    country: bool | None
    """Whether the countries agree; None where one side states none."""
    weak: bool
    """Whether the list says that the name is shared too widely to link by."""

    @property
    def agrees(self) -> bool:
        return self.score >= _SURE and self.country is not False and not self.weak


def link_graph(graph: KnowledgeGraph, entries: Iterable[Entry], list_name: str, prefix: str) -> tuple[Link, ...]:
    """A link for each person and body that an entry can be: `same` where it is plain, else `unsure`, always with why.

    Plain is: one entry only whose name is a spelling of the full name, countries agreeing, or nothing against it and a
    name that tells who is meant; and no other entity of the graph with the same right to that entry.
    """
    countries = _countries_of(graph)
    asked = [entity for entity in graph.entities if entity.kind in ("person", "organisation") and entity.mentions]
    matches = _find_matches(asked, entries, countries)
    found: list[Link] = []
    for entity in asked:
        own = sorted(matches.get(entity.id, {}).values(), key=lambda match: (-match.score, match.entry.id))
        plain = _is_plain(entity, own)
        found += [_link(entity, match, len(own), plain=plain, list_name=list_name, prefix=prefix) for match in own]
    return _without_rivals(found)


def _is_plain(entity: Entity, matches: Sequence[_Match]) -> bool:
    return len(matches) == 1 and matches[0].agrees and (bool(matches[0].country) or _is_telling(entity))


def _is_telling(entity: Entity) -> bool:
    """Whether a name alone tells who is meant: neither a surname common in English nor a body's acronym or common words."""
    if entity.kind == "person":
        return not all(map(established_surname, parse_name(entity.name).family[-1:]))
    form, _ = body_form(entity.name)
    acronym = entity.name.replace(".", "").isupper() and len(entity.name) <= _SHORT
    return not acronym and not is_generic(form)


def _link(  # noqa: PLR0913
    entity: Entity, match: _Match, rivals: int, *, plain: bool, list_name: str, prefix: str
) -> Link:
    agreement = {True: "country agrees", False: "countries differ", None: "no country to compare"}[match.country]
    weak = "; the list calls it a weak alias" if match.weak else ""
    several = f"; one of {rivals} entries of that name" if rivals > 1 else ""
    named = [mention for mention in entity.mentions if mention.type == "name"] or entity.mentions
    # What is written as the entity's name names it best, then the longest; of those the first.
    mention = min(named, key=lambda each: (each.text != entity.name, -len(each.text), each.article, each.start))
    return Link(
        judgement="same" if plain else "unsure",
        mention=MentionReference(mention.article, mention.start, mention.end, mention.text),
        id=as_iri(match.entry.id, prefix),
        name=match.entry.names[0],
        list=list_name,
        score=round(match.score, 3),
        reason=f"{match.name} = {match.other}; {agreement}{weak}{several}",
    )


def _without_rivals(links: Iterable[Link]) -> tuple[Link, ...]:
    """Two entities of the graph that are one entry would be one: that is for a person to say."""
    given = list(links)
    uses: dict[str, int] = defaultdict(int)
    for link in given:
        uses[link.id] += link.judgement == "same"
    return tuple(
        replace(link, judgement="unsure", reason=f"{link.reason}; {uses[link.id]} entities of the graph are it")
        if link.judgement == "same" and uses[link.id] > 1
        else link
        for link in given
    )


def keep_judged(known: Iterable[Link], fresh: Iterable[Link], list_name: str) -> tuple[Link, ...]:
    """The links of a new run, those of other lists, and in place of a new one what a person judged."""
    kept = [link for link in known if link.list != list_name or link.by != MACHINE]
    judged = {(link.mention, link.id) for link in kept}
    return (*kept, *(link for link in fresh if (link.mention, link.id) not in judged))


# --- candidates ----------------------------------------------------------------------------------------------------


def _find_matches(
    entities: Iterable[Entity], entries: Iterable[Entry], countries: Mapping[str, frozenset[str]]
) -> Mapping[str, Mapping[str, _Match]]:
    """For each entity the entries whose name can be its own, by id. The list is gone through once and may be longer than memory."""
    index: dict[str, list[Entity]] = defaultdict(list)
    for entity in entities:
        for key in sorted({key for name in _telling_names(entity) for key in _keys(name, entity.kind)}):
            index[key].append(entity)
    found: dict[str, dict[str, _Match]] = defaultdict(dict)
    for entry in entries:
        keys = {key for name in (*entry.names, *entry.weak) for key in _keys(name, entry.kind)}
        for entity in {entity.id: entity for key in sorted(keys) for entity in index.get(key, ())}.values():
            match = _compare(entity, entry, countries.get(entity.id, frozenset()))
            if match:
                found[entity.id][entry.id] = match
    return found


def _compare(entity: Entity, entry: Entry, countries: frozenset[str]) -> _Match | None:
    if entry.kind not in (None, entity.kind):
        return None
    score, strong, name, other = max(
        (compare_names(name, other, entity.kind), other in entry.names, name, other)
        for name in _telling_names(entity)
        for other in (*entry.names, *entry.weak)
    )
    agree = bool(countries & entry.countries) if countries and entry.countries else None
    return _Match(entry, score, name, other, agree, weak=not strong) if score >= KNOWN else None


def _keys(name: str, kind: str | None) -> Iterator[str]:
    """Keys of which two names of one entity share one."""
    if kind != "organisation" and (normalised := normalise_person(name)):
        yield from (f"person {key}" for key in block_keys(normalised))
    if kind != "person":
        yield f"organisation {' '.join(sorted(body_form(name)[0]))}"
        yield f"organisation {normalise(name)}"


def _telling_names(entity: Entity) -> list[str]:
    if entity.kind != "person":
        return [entity.name]
    return [name for name in (entity.name, *entity.aliases) if parse_name(name).full]


def _countries_of(graph: KnowledgeGraph) -> dict[str, frozenset[str]]:
    """The codes of the countries that bodies belong to and people hold posts of."""
    codes = {entity.id: entity.properties.get("code") for entity in graph.entities}
    found: dict[str, set[str]] = defaultdict(set)
    homes = {entity.id: codes.get(entity.properties.get("country") or "") for entity in graph.entities}
    for id_, code in homes.items():
        if code:
            found[id_].add(code)
    for claim in graph.claims:
        holder = claim.fields.get("holder") if claim.kind == "role" and claim.modality != "denied" else None
        for field in ("country", "organisation") if holder else ():
            where = claim.fields.get(field) or ""
            if holder and (code := codes.get(where) or homes.get(where)):
                found[holder].add(code)
    return {id_: frozenset(codes_) for id_, codes_ in found.items()}
