"""To whom a lone name belongs: a surname in an article that never gives the full name, a given name beside one that does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsgraph.names.compare import compare_names
from newsgraph.names.parts import normalise_person, parse_name
from newsgraph.names.people import LONE_SURNAME
from newsgraph.names.tables import given_name
from newsgraph.resolve.clusters import Joins, Key, Known
from newsgraph.resolve.same_people import Names, full_forms, surname_keys

Context = frozenset[str]
"""What else an article is about, and what a person is there: keys that two articles can share."""

ENOUGH = 3
"""So many shared people, bodies, places and countries are evidence where nothing telling is shared."""

_COMMON_ARTICLES, _COMMON_SHARE = 5, 0.1
# Who is in more articles than this (number and share of all) is no evidence alone: half of the news names the president.

_PROMINENT_ARTICLES, _PROMINENT_LEAD = 3, 4
# News gives only the best known of a surname without a given name: one with so many articles, and times as many as the next.

_WELL_KNOWN = 10
# Articles with the full name from which on a person needs no introduction.


@dataclass(slots=True)
class _Person:
    """A person of the corpus as the full names tell them."""

    names: set[str] = field(default_factory=set)
    context: set[str] = field(default_factory=set)
    genders: set[str] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)


def join_lone_surnames(
    people: Mapping[Key, Known], names: Names, contexts: Mapping[Key, Context], joins: Joins
) -> None:
    """Joins a lone surname with the only (or by far the best known) person of that surname, given shared context."""
    persons = _gather_persons(people, names, contexts, joins)
    surnames: dict[str, set[Key]] = defaultdict(set)
    for root, person in persons.items():
        for name in person.names:
            for key in surname_keys(parse_name(name).family):
                surnames[key].add(root)
    common, alone = _common_items(contexts), []
    lone = [known for known in people.values() if not full_forms(known)]
    for known in lone:
        bearers = {root for key in surname_keys(parse_name(known.entity.name).family) for root in surnames.get(key, ())}
        candidates = [root for root in sorted(bearers) if _can_be(known, persons[root])]
        chosen = _choose(candidates, persons)
        if not candidates:
            alone.append(known)
        elif chosen and _is_supported_by(known, persons[chosen], contexts, common):
            joins.join(known.key, chosen, f"lone {known.entity.name}, with shared context")
    _join_given_names(alone, people, persons, joins)
    _join_alike(alone, contexts, common, joins)


def _choose(candidates: Sequence[Key], persons: Mapping[Key, _Person]) -> Key | None:
    """The only candidate, or the one that is named in by far the most articles."""
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    ranked = sorted(candidates, key=lambda root: (-len(persons[root].articles), root))
    first, second = (len(persons[root].articles) for root in ranked[:2])
    return ranked[0] if first >= _PROMINENT_ARTICLES and first >= _PROMINENT_LEAD * second else None


def _common_items(contexts: Mapping[Key, Context]) -> frozenset[str]:
    """The context keys that too many articles share."""
    articles: dict[str, set[str]] = defaultdict(set)
    for key, context in contexts.items():
        for item in context:
            articles[item].add(key[0])
    most = max(_COMMON_ARTICLES, _COMMON_SHARE * len({key[0] for key in contexts}))
    return frozenset(item for item, named in articles.items() if len(named) > most)


def _join_given_names(
    alone: Iterable[Known], people: Mapping[Key, Known], persons: Mapping[Key, _Person], joins: Joins
) -> None:
    """Joins a lone given name with the only person of the same article who has it ("the ageing Donald")."""
    present: dict[str, set[Key]] = defaultdict(set)
    for key in people:
        present[key[0]].add(joins.find(key))
    for known in alone:
        word = normalise_person(known.entity.name)
        if given_name(word) is None:
            continue
        bearers = [root for root in present[known.key[0]] if root in persons and _has_given(persons[root], word)]
        if len(bearers) == 1:
            joins.join(known.key, bearers[0], f"the only {known.entity.name} of the article")


def _has_given(person: _Person, word: str) -> bool:
    return any(parse_name(name).given[:1] == (word,) for name in person.names)


def _gather_persons(
    people: Mapping[Key, Known], names: Names, contexts: Mapping[Key, Context], joins: Joins
) -> dict[Key, _Person]:
    persons: dict[Key, _Person] = defaultdict(_Person)
    for name, named in names.items():
        for key in named.bearers:
            person = persons[joins.find(key)]
            person.names.add(name)
            person.context |= contexts.get(key, frozenset())
            person.genders |= {people[key].entity.gender or ""} - {""}
            person.articles.add(key[0])
    return persons


def _can_be(known: Known, person: _Person) -> bool:
    """Whether neither name nor gender speaks against it, nor an article that tells the two apart."""
    if known.key[0] in person.articles:
        return False
    if known.entity.gender and person.genders and known.entity.gender not in person.genders:
        return False
    return any(compare_names(known.entity.name, name) >= LONE_SURNAME for name in person.names)


def _is_supported_by(known: Known, person: _Person, contexts: Mapping[Key, Context], common: Container[str]) -> bool:
    """Whether an article shares enough with a person's articles; with the best known anything shared is enough."""
    context = contexts.get(known.key, frozenset())
    if len(person.articles) >= _WELL_KNOWN and not context.isdisjoint(person.context):
        return True
    return is_supported(context, person.context, common)


def is_supported(one: Context, other: Iterable[str], common: Container[str] = ()) -> bool:
    """Whether two contexts share enough: a post, a person who is not in all the news, or several things."""
    shared = one.intersection(other)
    return any(_is_telling(item, common) for item in shared) or len(shared) >= ENOUGH


def _is_telling(item: str, common: Container[str]) -> bool:
    return item.startswith(("role:", "person:")) and item not in common


def _join_alike(alone: Iterable[Known], contexts: Mapping[Key, Context], common: Container[str], joins: Joins) -> None:
    """Joins equal lone surnames that share a post or another person."""
    bearing: dict[tuple[str, str], list[Key]] = defaultdict(list)
    for known in alone:
        name = normalise_person(known.entity.name)
        for item in contexts.get(known.key, frozenset()):
            if _is_telling(item, common):
                bearing[name, item].append(known.key)
    for (name, item), keys in sorted(bearing.items()):
        joins.join_all(keys, f"same surname {name}, both with {item}")
