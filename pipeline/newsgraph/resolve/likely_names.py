"""Which full names of a corpus can be one person's: only names that share a key meet, so the time is near-linear."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, combinations, product

from newsgraph.names.compare import KNOWN, compare_names
from newsgraph.names.lookup import word_list
from newsgraph.names.tables import formal_names, variant_groups
from newsgraph.names.words import spelling_key

Pairs = Mapping[tuple[str, str], float]
"""Names that can be one person's, each pair sorted, with their score."""


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
    for one, other in chain(_share_initial(initials), _share_key(listed)):
        pair = (one, other) if one < other else (other, one)
        if one != other and pair not in likely and (score := compare_names(*pair)) >= KNOWN:
            likely[pair] = score
    return likely


def _share_key(names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The pairs of names of one surname and given name."""
    # Most keys are one name's: a byte tells for each, for a few by mistake, whether it may be several names'.
    slots = bytearray(1 << max(10, (8 * len(names)).bit_length()))
    last = len(slots) - 1
    for name in names:
        for key in full_keys(name):
            slot = hash(key) & last
            slots[slot] = 2 if slots[slot] else 1
    blocks: dict[str, list[str]] = defaultdict(list)
    for name in names:
        for key in full_keys(name):
            if slots[hash(key) & last] > 1:
                blocks[key].append(name)
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


@lru_cache(maxsize=262144)  # as of `spelling_key`
def _word_keys(word: str) -> tuple[str, ...]:
    return tuple(sorted({*_spelled(word), *map(spelling_key, formal_names(word))}))


def _spelled(word: str) -> tuple[str, ...]:
    """The keys of a word's spellings."""
    return (spelling_key(word), *sorted(f"#{group}" for group in variant_groups(word)))


def surname_keys(family: Iterable[str]) -> set[str]:
    """Keys of which two spellings of a surname share one."""
    words = list(family)
    telling = [word for word in words if word not in word_list("particle")] or words
    return {key for word in telling for key in _spelled(word)}
