"""Ids of the graph's entities: `<kind>/<slug>`, told apart by a short hash where slugs are equal."""

from __future__ import annotations

import hashlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import takewhile

from newsgraph.names.bodies import split_legal_form
from newsgraph.names.parts import normalise, normalise_person, parse_name, slug
from newsgraph.names.tables import country_name
from newsgraph.records import EntityKind, Extraction, Mention
from newsgraph.resolve.by_entity import ByEntity
from newsgraph.resolve.clusters import Cluster
from newsgraph.resolve.known import Key, KnownEntities
from newsgraph.resolve.same_bodies import body_form, is_generic

Firsts = Mapping[str, Sequence[int]]
"""By article where each of its entities is mentioned first, by number."""

HASH_LENGTH = 8
_RARE, _ADDED = 10, 3


def assign_ids(
    clusters: Iterable[Cluster],
    known: KnownEntities,
    firsts: Firsts,
    names: Mapping[Key, str],
    group_dates: Mapping[Key, str | None] | None = None,
) -> ByEntity[str]:
    """The id of every article entity: a function of the set of articles only.

    `names` holds each cluster's fullest name by its first member. Of several clusters with one slug the one that is mentioned first (by article id and place) keeps the plain slug;
    the others carry a hash of their earliest mention, so that one more article seldom changes an id.
    """
    slugs: dict[str, list[Cluster]] = defaultdict(list)
    for cluster in clusters:
        slugs[_plain_id(cluster, names[cluster.members[0]], known, group_dates or {})].append(cluster)
    ids: ByEntity[str] = ByEntity((article, [None] * size) for article, size in known.sizes())
    for plain, sharing in slugs.items():
        ranked = sorted(sharing, key=lambda cluster: _first_mention(cluster, firsts)) if len(sharing) > 1 else sharing
        for rank, cluster in enumerate(ranked):
            chosen = plain if rank == 0 else f"{plain}-{_hash(cluster, firsts)}"
            for key in cluster.members:
                ids[key] = chosen
    return ids


def first_mentions(extraction: Extraction) -> Sequence[int]:
    """Where an article first mentions each of its entities, 0 for one that it does not."""
    firsts: dict[int, int] = {}
    for mention in extraction.mentions:
        firsts[mention.entity] = min(mention.start, firsts.get(mention.entity, mention.start))
    return array("I", (firsts.get(number, 0) for number in range(len(extraction.entities))))


def _first_mention(cluster: Cluster, firsts: Firsts) -> tuple[str, int, int]:
    first = cluster.members[0][0]  # members come by article
    start, number = min((firsts[first][key[1]], key[1]) for key in takewhile(lambda k: k[0] == first, cluster.members))
    return first, start, number


def _hash(cluster: Cluster, firsts: Firsts) -> str:
    article, start, index = _first_mention(cluster, firsts)
    # Two entities can share a first mention ("the Clintons"); the index tells them apart.
    identity = f"{article}\0{start}\0{index}".encode("utf-8", "surrogatepass")
    return hashlib.sha256(identity).hexdigest()[:HASH_LENGTH]


def _plain_id(cluster: Cluster, name: str, known: KnownEntities, dates: Mapping[Key, str | None]) -> str:
    kind = cluster.kind
    plain = slug(name, person=kind == "person") or "unknown"
    if kind == "country":
        code = next((code for key in cluster.members if (code := known.entity(key).code)), None)
        plain = slug(country_name(code or "") or name)
    elif kind == "organisation":
        country = next((country for key in cluster.members if (country := known[key].country)), None)
        form, stated = body_form(name)
        if country and is_generic(form) and stated is None:
            plain = f"{plain}-{slug(country_name(country) or country)}"
    elif kind == "group":
        years = sorted({date[:4] for key in cluster.members if (date := dates.get(key))})
        plain = "-".join([plain, *years[:1]])
    elif kind == "unnamed":
        plain = f"{cluster.members[0][0]}/{plain}"
    return f"{kind}/{plain}"


def fullest_name(names: Sequence[str], kind: EntityKind) -> str:
    """The name that tells most, as it is mostly written; `names` holds one a bearer, so that slips are outvoted.

    Most words that are no initials, then most initials, then most bearers, then the alphabet. Left out are names with a
    word twice ("Duarte Maria Duarte": a caption run into the text) and those that too few bearers have.
    """
    if len(names) == 1 or len(written := Counter(names)) == 1:
        return names[0]
    forms = {name: _normalised(name, kind) for name in written}
    spelled: Counter[str] = Counter()
    for name, bearers in written.items():
        spelled[forms[name]] += bearers
    best = min(
        _usual_forms(spelled, kind) or spelled,
        key=lambda form: (-_long_words(form), -len(form.split()), -spelled[form], form),
    )
    return min((name for name in written if forms[name] == best), key=lambda name: (-written[name], name))


def _usual_forms(spelled: Mapping[str, int], kind: EntityKind) -> set[str]:
    """The forms that enough bearers have: of people's, more where words are added to a full name ("Elect Maria Duarte")."""
    most = max(spelled.values())
    usual = {
        form for form, uses in spelled.items() if uses * _RARE >= most and len(set(form.split())) == len(form.split())
    }
    if kind == "organisation":
        return _without_legal_forms(usual, spelled)
    full = max((form for form in usual if _long_words(form) > 1), key=lambda form: (spelled[form], form), default="")
    if kind != "person" or not full:
        return usual
    return {form for form in usual if _long_words(form) <= _long_words(full) or spelled[form] * _ADDED >= spelled[full]}


def _without_legal_forms(forms: Iterable[str], spelled: Mapping[str, int]) -> set[str]:
    """Of forms that only a legal form tells apart ("Kestrel Airways", "AG Kestrel Airways") the most used one."""
    bare: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for form in forms:
        bare[split_legal_form(tuple(form.split()))[0]].append(form)
    return {min(alike, key=lambda form: (-spelled[form], form)) for alike in bare.values()}


def _long_words(form: str) -> int:
    return sum(len(word) > 1 for word in form.split())


def _normalised(name: str, kind: EntityKind) -> str:
    if kind != "person":
        return normalise(name)
    # Without full names a longer string is no fuller one ("Trump Tower"), but a title may be part of it.
    return normalise_person(name) if parse_name(name).words else normalise(name)


def mentions_of(extractions: Iterable[Extraction]) -> ByEntity[tuple[Mention, ...]]:
    """The mentions of each article entity that has any."""
    return ByEntity((extraction.article.id, _mentions(extraction)) for extraction in extractions)


def _mentions(extraction: Extraction) -> Iterator[tuple[Mention, ...] | None]:
    here: dict[int, list[Mention]] = defaultdict(list)
    for mention in extraction.mentions:
        here[mention.entity].append(mention)
    for number in range(len(extraction.entities)):
        yield tuple(here[number]) if number in here else None
