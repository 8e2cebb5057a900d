"""Which people of different articles are one: by full names first, then lone surnames with evidence."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations, product

from newsgraph.names.compare import KNOWN, compare_names
from newsgraph.names.lookup import word_list
from newsgraph.names.parts import Name, normalise_person, parse_name
from newsgraph.names.tables import formal_names, variant_groups
from newsgraph.names.words import spelling_key
from newsgraph.resolve.clusters import Joins, Key, Known, Reason

Names = Mapping[str, tuple[Key, ...]]
"""The full names of the corpus, normalised, and the article entities that bear each."""

Pairs = Mapping[tuple[str, str], float]
"""Names that can be one person's, each pair sorted, with their score."""


def join_full_names(people: Iterable[Known], joins: Joins) -> Names:
    """Joins people whose full names are equal or spellings of each other; gives the full names of the corpus."""
    names = _find_bearers(people)
    for form, keys in names.items():
        if len(keys) > 1:
            joins.join_all(keys, Reason("same-name", form))
    _join_spellings(names, joins)
    return names


def _find_bearers(people: Iterable[Known]) -> Names:
    """Who bears which full name; a form with a word before the name ("Elect Maria Duarte") only where the name is not there too."""
    bearers: dict[str, list[Key]] = defaultdict(list)
    longer: Counter[str] = Counter()
    for known in people:
        forms = full_forms(known)
        for form in forms:
            bearers[form].append(known.key)
            if len(forms) > 1 and form.partition(" ")[2] in forms:
                longer[form] += 1
    for form, uses in longer.items():
        if uses == len(bearers[form]):
            del bearers[form]
    return {form: tuple(sorted(keys)) for form, keys in sorted(bearers.items())}


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
    likely = likely_pairs(names)
    doubtful = contradicted(likely)
    held: dict[Key, set[str]] = {joins.find(names[name][0]): set() for pair in likely for name in pair}
    for name, bearers in names.items():
        for bearer in bearers:
            if (root := joins.find(bearer)) in held:
                held[root].add(name)
    for (one, other), score in sorted(likely.items(), key=lambda item: (-item[1], item[0])):
        if one not in doubtful and other not in doubtful:
            _join_if_all_agree(names, (one, other), score, held, joins)


def _join_if_all_agree(
    names: Names, pair: tuple[str, str], score: float, held: dict[Key, set[str]], joins: Joins
) -> None:
    one, other = (names[name][0] for name in pair)
    first, second = joins.find(one), joins.find(other)
    if first == second or any(compare_names(a, b) < KNOWN for a in held[first] for b in held[second]):
        return
    if joins.join(one, other, Reason("spelling", " = ".join(pair), round(score, 3))):
        held[joins.find(first)] = held.pop(first) | held.pop(second)


def likely_pairs(names: Iterable[str]) -> Pairs:
    """The pairs of names that knowledge says can be one person's; near-linear, for only names that share a key meet."""
    listed = list(names)
    short = [name for name in listed if _has_initial(name)]
    wanted = {key for name in short for key in initial_keys(name)}
    initials: dict[str, list[str]] = defaultdict(list)
    for name in listed if wanted else ():
        for key in initial_keys(name) & wanted:
            initials[key].append(name)
    likely: dict[tuple[str, str], float] = {}
    for one, other in (*_share_initial(initials), *_share_key(listed)):
        pair = (one, other) if one < other else (other, one)
        if one != other and pair not in likely and (score := compare_names(*pair)) >= KNOWN:
            likely[pair] = score
    return likely


def _share_key(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """The pairs of names of one surname and given name."""
    first: dict[str, str] = {}  # most keys are one name's: a list for each would take most of the memory
    blocks: dict[str, list[str]] = {}
    for name in names:
        for key in full_keys(name):
            if key not in first:
                first[key] = name
            elif key in blocks:
                blocks[key].append(name)
            else:
                blocks[key] = [first[key], name]
    for found in blocks.values():
        yield from combinations(found, 2)


def _share_initial(initials: Mapping[str, list[str]]) -> Iterator[tuple[str, str]]:
    """The pairs of a name with an initial and one that it can stand for."""
    for names in initials.values():
        short = [name for name in names if _has_initial(name)]
        yield from combinations(short, 2)
        yield from product(short, (name for name in names if not _has_initial(name)))


def _has_initial(name: str) -> bool:
    words = name.split()
    return len(words[0]) == 1 or len(words[-1]) == 1


def contradicted(likely: Iterable[tuple[str, str]]) -> set[str]:
    """Names that could be one of several which cannot be one another."""
    like: dict[str, set[str]] = defaultdict(set)
    for one, other in likely:
        like[one].add(other)
        like[other].add(one)
    return {name for name, others in like.items() if len(others) > 1 and _contradict(name, sorted(others))}


def _contradict(name: str, others: list[str]) -> bool:
    longer = [other for other in others if len(other.split()) >= len(name.split())]
    return any(compare_names(a, b) < KNOWN for a, b in combinations(longer, 2))


def block_keys(name: str) -> set[str]:
    """Keys of which two names share one if they can be one person's."""
    return full_keys(name) | initial_keys(name)


def full_keys(name: str) -> set[str]:
    """The first and the last word of a name in any spelling and order, its keys by given name and surname."""
    pairs = [(x, y) for one, other in _ends(name) for x in _word_keys(one) for y in _word_keys(other)]
    return {f"{x} {y}" if x < y else f"{y} {x}" for x, y in pairs}


def initial_keys(name: str) -> set[str]:
    """The same with the initial of one of the two words, for names that give no more of it."""
    keys: set[str] = set()
    for one, other in _ends(name):
        for short, long in ((one, other), (other, one)):
            initials = {key[:1] for key in _word_keys(short) if not key.startswith("#")}
            keys |= {f"{initial}. {key}" for initial in initials for key in _word_keys(long)}
    return keys


def _ends(name: str) -> set[tuple[str, str]]:
    words = [word for word in name.split() if word not in word_list("particle")] or name.split()
    ends = {(words[0], words[-1])}
    if words[0] in word_list("family first") or words[-1] in word_list("family first"):
        ends.add((words[0], words[1 % len(words)]))  # Kim Jong Un, Jong Un Kim
    return ends


def _word_keys(word: str) -> set[str]:
    formal = (spelling_key(name) for name in formal_names(word))
    return {spelling_key(word), *formal, *(f"#{group}" for group in variant_groups(word))}


def surname_keys(family: Iterable[str]) -> set[str]:
    """Keys of which two spellings of a surname share one."""
    words = list(family)
    telling = [word for word in words if word not in word_list("particle")] or words
    return {key for word in telling for key in (spelling_key(word), *(f"#{group}" for group in variant_groups(word)))}
