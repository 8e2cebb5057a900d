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
from newsgraph.resolve.same_bodies import body_form

_SURE = 0.95
"""From here on two names are spellings of each other, word for word."""


@dataclass(frozen=True, slots=True)
class _Match:
    entry: Entry
    score: float
    name: str
    other: str
    country: bool | None
    """Whether the countries agree; None where one side states none."""

    @property
    def agrees(self) -> bool:
        return self.score >= _SURE and self.country is not False


def link_graph(graph: KnowledgeGraph, entries: Iterable[Entry], list_name: str, prefix: str) -> tuple[Link, ...]:
    """A link for each person and body that an entry can be: `same` where it is plain, else `unsure`, always with why.

    Plain is: one entry only whose name is a spelling of the full name, countries agreeing, or nothing against it and
    a surname that is not common in English; and no other entity of the graph with the same right to that entry.
    """
    index = _index(entries)
    countries = _countries_of(graph)
    found: list[Link] = []
    for entity in graph.entities:
        if entity.kind not in ("person", "organisation") or not entity.mentions:
            continue
        matches = _find_matches(entity, index, countries.get(entity.id, frozenset()))
        plain = _is_plain(entity, matches)
        found += [
            _link(entity, match, len(matches), plain=plain, list_name=list_name, prefix=prefix) for match in matches
        ]
    return _without_rivals(found)


def _is_plain(entity: Entity, matches: Sequence[_Match]) -> bool:
    if len(matches) != 1 or not matches[0].agrees:
        return False
    surname = parse_name(entity.name).family[-1:]
    return bool(matches[0].country) or entity.kind != "person" or not all(map(established_surname, surname))


def _link(  # noqa: PLR0913
    entity: Entity, match: _Match, rivals: int, *, plain: bool, list_name: str, prefix: str
) -> Link:
    agreement = {True: "country agrees", False: "countries differ", None: "no country to compare"}[match.country]
    several = f"; one of {rivals} entries of that name" if rivals > 1 else ""
    named = [mention for mention in entity.mentions if mention.type == "name"] or entity.mentions
    # The longest mention names it best; of those the first.
    mention = min(named, key=lambda each: (-len(each.text), each.article, each.start))
    return Link(
        judgement="same" if plain else "unsure",
        mention=MentionReference(mention.article, mention.start, mention.end, mention.text),
        id=as_iri(match.entry.id, prefix),
        name=match.entry.names[0],
        list=list_name,
        score=round(match.score, 3),
        reason=f"{match.name} = {match.other}; {agreement}{several}",
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


_Index = Mapping[str, Sequence[Entry]]


def _index(entries: Iterable[Entry]) -> _Index:
    index: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        for key in sorted({key for name in entry.names for key in _keys(name, entry.kind)}):
            index[key].append(entry)
    return index


def _keys(name: str, kind: str | None) -> Iterator[str]:
    """Keys of which two names of one entity share one."""
    if kind != "organisation" and (normalised := normalise_person(name)):
        yield from (f"person {key}" for key in block_keys(normalised))
    if kind != "person":
        yield f"organisation {' '.join(sorted(body_form(name)[0]))}"
        yield f"organisation {normalise(name)}"


def _find_matches(entity: Entity, index: _Index, countries: frozenset[str]) -> list[_Match]:
    """The entries whose name can be the entity's, best first; a lone name links nothing."""
    names = _telling_names(entity)
    entries = {id(entry): entry for name in names for key in _keys(name, entity.kind) for entry in index.get(key, ())}
    matches: dict[str, _Match] = {}
    for entry in entries.values():
        score, name, other = max(
            (compare_names(name, other, entity.kind), name, other) for name in names for other in entry.names
        )
        agree = bool(countries & entry.countries) if countries and entry.countries else None
        if score >= KNOWN and entry.kind in (None, entity.kind):
            matches[entry.id] = _Match(entry, score, name, other, agree)
    return sorted(matches.values(), key=lambda match: (-match.score, match.entry.id))


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
