"""Which people of different articles are one: by full names first, then lone surnames with evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from newsgraph.names.compare import KNOWN, compare_names
from newsgraph.names.lookup import word_list
from newsgraph.names.parts import Name, normalise_person, parse_name
from newsgraph.names.tables import formal_names, variant_groups
from newsgraph.names.words import spelling_key
from newsgraph.resolve.clusters import Joins, Key, Known

Context = frozenset[str]
"""What else an article is about, and what a person is there: keys that two articles can share."""


@dataclass(frozen=True, slots=True)
class _Named:
    """A full name of the corpus, and who bears it."""

    name: str
    bearers: tuple[Key, ...]


Names = Mapping[str, _Named]


def join_full_names(people: Iterable[Known], joins: Joins) -> Names:
    """Joins people whose full names are equal or spellings of each other; gives the full names of the corpus."""
    bearers: dict[str, list[Key]] = defaultdict(list)
    for known in people:
        for form in full_forms(known):
            bearers[form].append(known.key)
    for form, keys in sorted(bearers.items()):
        joins.join_all(keys, f"same name: {form}")
    names = {form: _Named(form, tuple(sorted(keys))) for form, keys in sorted(bearers.items())}
    _join_spellings(names, joins)
    return names


def full_forms(known: Known) -> tuple[str, ...]:
    """The forms of a person's name that have more than a single name, normalised.

    An alias that cannot be the name's (a son's "Jr." in an article that confuses the two) is left out.
    """
    name = known.entity.name
    named = _is_full(parse_name(name))
    forms = {normalise_person(name)} if named else set()
    for alias in known.entity.aliases:
        if _is_full(parse_name(alias)) and (not named or compare_names(name, alias) >= KNOWN):
            forms.add(normalise_person(alias))
    return tuple(sorted(forms))


def _is_full(name: Name) -> bool:
    # "J. Smith" tells no more than "Smith" to a reader of many articles; "J.D. Smith" does.
    return name.full and (len(name.given) != 1 or len(name.given[0]) > 1)


# --- spellings, initials, middle names ---------------------------------------------------------------------------


def _join_spellings(names: Names, joins: Joins) -> None:
    """Joins full names that are spellings or shorter forms of each other, the surest first.

    Two clusters join only where all their full names agree, and a shorter form only where no two candidates
    contradict each other: "John Smith" stays alone between "John Paul Smith" and "John Peter Smith".
    """
    blocks: dict[str, set[str]] = defaultdict(set)
    for name in names:
        for key in block_keys(name):
            blocks[key].add(name)
    pairs = {
        (one, other): compare_names(one, other)
        for block in blocks.values()
        for one in block
        for other in block
        if one < other
    }
    likely = {pair: score for pair, score in pairs.items() if score >= KNOWN}
    doubtful = _contradicted(likely)
    held: dict[Key, set[str]] = defaultdict(set)
    for name, named in names.items():
        held[joins.find(named.bearers[0])].add(name)
    for (one, other), _ in sorted(likely.items(), key=lambda item: (-item[1], item[0])):
        if one not in doubtful and other not in doubtful:
            _join_if_all_agree(names[one], names[other], held, joins)


def _join_if_all_agree(one: _Named, other: _Named, held: dict[Key, set[str]], joins: Joins) -> None:
    first, second = joins.find(one.bearers[0]), joins.find(other.bearers[0])
    if first == second or any(compare_names(a, b) < KNOWN for a in held[first] for b in held[second]):
        return
    joins.join(one.bearers[0], other.bearers[0], f"{one.name} is {other.name}")
    held[joins.find(first)] = held.pop(first) | held.pop(second)


def _contradicted(likely: Mapping[tuple[str, str], float]) -> set[str]:
    """Names that could be one of several which cannot be one another."""
    like: dict[str, set[str]] = defaultdict(set)
    for one, other in likely:
        like[one].add(other)
        like[other].add(one)
    return {
        name
        for name, others in like.items()
        if any(
            compare_names(a, b) < KNOWN
            for a in others
            for b in others
            if a < b and len(a.split()) >= len(name.split()) <= len(b.split())
        )
    }


def block_keys(name: str) -> frozenset[str]:
    """Keys of which two names share one if they can be one person's: the surname (at either end) with an initial."""
    words = [word for word in name.split() if word not in word_list("particle")] or name.split()
    keys: set[str] = set()
    for family, given in ((words[-1], words[0]), (words[0], words[-1])):
        initials = {spelling_key(form)[:1] for form in (given, *formal_names(given))}
        keys |= {f"{spelling} {initial}" for spelling in surname_keys((family,)) for initial in initials}
    return frozenset(keys)


def surname_keys(family: Iterable[str]) -> set[str]:
    """Keys of which two spellings of a surname share one."""
    words = list(family)
    telling = [word for word in words if word not in word_list("particle")] or words
    return {key for word in telling for key in (spelling_key(word), *(f"#{group}" for group in variant_groups(word)))}
