"""To whom a lone name belongs: a surname in an article that never gives the full name, a given name beside one that does."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from heapq import merge
from itertools import groupby

from newsgraph.names.compare import compare_names
from newsgraph.names.lookup import word_list
from newsgraph.names.parts import normalise_person, parse_name
from newsgraph.names.people import LONE_SURNAME
from newsgraph.names.tables import given_name
from newsgraph.resolve.clusters import Joins, Reason
from newsgraph.resolve.contexts import Contexts, Item, compact
from newsgraph.resolve.known import Key, Known, KnownEntities
from newsgraph.resolve.likely_names import surname_keys
from newsgraph.resolve.spellings import Names

ENOUGH = 3
"""So many shared people, bodies, places and countries are evidence where nothing telling is shared."""

_PROMINENT_ARTICLES, _PROMINENT_LEAD = 3, 4
# News gives only the best known of a surname without a given name: one with so many articles, and times as many as the next.

_NONE: frozenset[str] = frozenset()  # one for all: each empty one takes as much memory as its person

_FEW = 8

_WELL_KNOWN = 10
# Articles with the full name from which on a person needs no introduction.


@dataclass(frozen=True, slots=True)
class Person:
    """A person of the corpus as the full names tell them."""

    root: Key
    names: tuple[str, ...]
    genders: frozenset[str]
    articles: Collection[str]
    roles: frozenset[str]


def join_lone_surnames(known: KnownEntities, names: Names, contexts: Contexts, joins: Joins) -> None:
    """Joins a lone surname with the only (or by far the best known) person of that surname, given shared context."""
    lone = lone_people(known, names)
    bearers = Bearers(known, names, contexts, joins, lone)
    alone: list[Known] = []
    for called in lone:
        candidates = bearers.of(called, 2)
        if not candidates:
            alone.append(called)
            continue
        chosen = choose(candidates) or bearers.told(called, contexts)
        if chosen and (shared := support(called, chosen, contexts)):
            joins.join(called.key, chosen.root, Reason("lone-surname", contexts.describe(shared), LONE_SURNAME))
    _join_given_names(alone, known, bearers.persons, joins)
    _join_alike(alone, contexts, joins)


def lone_people(known: KnownEntities, names: Names) -> list[Known]:
    """The people whom their article never gives a full name."""
    named = {key for bearers in names.values() for key in bearers}
    return [person for person in known.of("person") if person.key not in named]


class Bearers:
    """The people of full name whose surname a lone name can be, best known first."""

    def __init__(
        self, known: KnownEntities, names: Names, contexts: Contexts, joins: Joins, lone: Iterable[Known]
    ) -> None:
        self.joins = joins
        self.persons = _gather_persons(known, names, contexts, joins)
        wanted = {key for called in lone for key in _lone_keys(called.entity.name)}
        index: dict[str, list[Key]] = defaultdict(list)
        for root, person in self.persons.items():
            for name in person.names:
                parts = parse_name(name)
                initials = {word[0] for word in parts.given}
                for key in surname_keys(parts.family):
                    for full in (key, *(f"{initial}. {key}" for initial in initials)):
                        if full in wanted:
                            index[full].append(root)
        # By fame; to look up in and to go through.
        self._index = {key: _by_rank(index.pop(key), self._fame) for key in list(index)}
        self._named: dict[str, list[Key]] = defaultdict(list)
        for root in {root for roots in self._index.values() if len(roots) > 1 for root in roots}:
            for article in self.persons[root].articles:
                self._named[article].append(root)

    def told(self, known: Known, contexts: Contexts) -> Person | None:
        """The only candidate for whom anything telling speaks (a post; a person met with both), and more than once."""
        lists = [roots for key in _lone_keys(known.entity.name) if (roots := self._index.get(key))]
        near = contexts.telling_articles(known.key)
        found = {
            root for article in near for root in self._named.get(article, ()) if any(root in roots for roots in lists)
        }
        persons = [person for root in sorted(found) if self._can_be(known, person := self.persons[root])]
        counts = [
            (person, sum(map(contexts.is_telling, _shared(known, person, contexts))))
            for person in persons
            if not _other_gender(known, person)
        ]
        spoken_for = [(person, count) for person, count in counts if count]
        return spoken_for[0][0] if len(spoken_for) == 1 and spoken_for[0][1] > 1 else None

    def of(self, known: Known, most: int) -> list[Person]:
        """At most so many candidates, best known first: neither name, gender nor decision speaks against them."""
        best: Person | None = None
        found: list[Person] = []
        for person in self._ranked(known):
            if self._can_be(known, person):
                best = best or person
                if not _other_gender(known, person):
                    found.append(person)
                    if len(found) == most:
                        break
        return [] if best and found and _is_overshadowed(found[0], best) else found

    def _ranked(self, known: Known) -> Iterator[Person]:
        lists = [found for key in _lone_keys(known.entity.name) if (found := self._index.get(key))]
        ranked = iter(lists[0]) if len(lists) == 1 else (root for root, _ in groupby(merge(*lists, key=self._fame)))
        return (self.persons[root] for root in ranked)

    def _fame(self, root: Key) -> tuple[int, Key]:
        return -len(self.persons[root].articles), root

    def _can_be(self, known: Known, person: Person) -> bool:
        """Neither name nor decision speaks against it; an article that has both tells them apart, too."""
        if known.key[0] in person.articles or not self.joins.may_join(known.key, person.root):
            return False
        return any(_is_surname_of(known.entity.name, name) for name in person.names)


def _by_rank(roots: Iterable[Key], rank: Callable[[Key], tuple[int, Key]]) -> Collection[Key]:
    """Each of the roots once, sorted: many as a dictionary, which is quick to look up in, a few as a tuple, which is small."""
    ranked = dict.fromkeys(sorted(roots, key=rank))
    return tuple(ranked) if len(ranked) <= _FEW else ranked


def _is_overshadowed(person: Person, best: Person) -> bool:
    """Whether only a pronoun speaks against a far better known bearer: then it may be the pronoun that is misread."""
    return len(best.articles) >= max(_PROMINENT_ARTICLES, _PROMINENT_LEAD * len(person.articles))


def _other_gender(known: Known, person: Person) -> bool:
    return bool(known.entity.gender and person.genders and known.entity.gender not in person.genders)


def _is_surname_of(lone: str, name: str) -> bool:
    """Whether a lone name can be a full one's surname; a given name only to the letter ("Robert" is not "Roberts")."""
    parsed, full = parse_name(lone), parse_name(name)
    words = parsed.words
    plain = full.given and words == full.family and len(words) == 1 and len(words[0]) > 1 and not parsed.suffixes
    if plain and words[0] not in word_list("particle"):
        return True  # most are, and need no comparison
    if len(words) == 1 and given_name(words[0]) is not None and words[0] not in full.family:
        return False
    return compare_names(lone, name) >= LONE_SURNAME


@lru_cache(maxsize=16384)
def _lone_keys(name: str) -> tuple[str, ...]:
    """The keys of a lone name, sorted; many are called by it."""
    parts = parse_name(name)
    keys = surname_keys(parts.family)
    return tuple(sorted({f"{parts.given[0][0]}. {key}" for key in keys} if parts.given else keys))


def choose(candidates: Sequence[Person]) -> Person | None:
    """The only candidate, or the one that is named in by far the most articles; `candidates` come best known first."""
    if len(candidates) < 2:
        return candidates[0] if candidates else None
    first, second = (len(person.articles) for person in candidates[:2])
    return candidates[0] if first >= _PROMINENT_ARTICLES and first >= _PROMINENT_LEAD * second else None


def support(known: Known, person: Person, contexts: Contexts) -> frozenset[Item]:
    """What an article shares with a person's articles, where it is enough; with the best known anything is enough."""
    shared = _shared(known, person, contexts)
    enough = (
        len(person.articles) >= _WELL_KNOWN
        or len(shared) >= ENOUGH
        or any(contexts.is_telling(item) for item in shared)
    )
    return shared if enough else frozenset()


def _shared(known: Known, person: Person, contexts: Contexts) -> frozenset[Item]:
    return contexts.shared(known.key, person.articles, person.roles)


def _join_given_names(
    alone: Sequence[Known], known: KnownEntities, persons: Mapping[Key, Person], joins: Joins
) -> None:
    """Joins a lone given name with the only person of the same article who has it ("the ageing Donald")."""
    asked = [called for called in alone if given_name(normalise_person(called.entity.name)) is not None]
    articles = {called.key[0] for called in asked}
    present: dict[str, set[Key]] = defaultdict(set)
    for person in known.of("person") if articles else ():
        if person.key[0] in articles:
            present[person.key[0]].add(joins.find(person.key))
    for called in asked:
        word = normalise_person(called.entity.name)
        bearers = [root for root in present[called.key[0]] if root in persons and _has_given(persons[root], word)]
        if len(bearers) == 1:
            joins.join(
                called.key, bearers[0], Reason("lone-given-name", f"the only {word} of the article", LONE_SURNAME)
            )


def _has_given(person: Person, word: str) -> bool:
    return any(parse_name(name).given[:1] == (word,) for name in person.names)


def _gather_persons(known: KnownEntities, names: Names, contexts: Contexts, joins: Joins) -> dict[Key, Person]:
    forms: dict[Key, tuple[str, ...]] = {}  # most people have one, and a list takes twice as much
    for name, keys in names.items():
        for root in {joins.find(key) for key in keys}:
            forms[root] = (*forms.get(root, ()), name)
    persons: dict[Key, Person] = {}
    for root, called in forms.items():
        own = [key for name in called for key in names[name] if joins.find(key) is root]
        persons[root] = Person(
            root=root,
            names=called,
            genders=frozenset(gender for key in own if (gender := known.entity(key).gender)) or _NONE,
            articles=compact({key[0] for key in own}),
            roles=frozenset(role for key in own for role in contexts.roles.get(key, ())) or _NONE,
        )
    return persons


def _join_alike(alone: Iterable[Known], contexts: Contexts, joins: Joins) -> None:
    """Joins equal lone surnames that share a post or another person."""
    bearing: dict[tuple[str, Item], list[Key]] = defaultdict(list)
    for known in alone:
        name = normalise_person(known.entity.name)
        for item in contexts.of(known.key):
            if contexts.is_telling(item):
                bearing[name, item].append(known.key)
    for (name, item), keys in sorted(bearing.items(), key=lambda found: (found[0][0], str(found[0][1]))):
        if len(keys) > 1:
            joins.join_all(keys, Reason("same-surname", f"{name}; {contexts.describe({item})}"))
