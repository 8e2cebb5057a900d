"""What the rules left apart though it may be one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import combinations

from newsgraph.names.bodies import ACRONYM
from newsgraph.names.compare import KNOWN, compare_names
from newsgraph.resolve.known import Key
from newsgraph.resolve.likely_names import contradicted, likely_pairs
from newsgraph.resolve.reviewed import Reviewed
from newsgraph.resolve.same_bodies import body_form, is_generic
from newsgraph.resolve.sides import Doubt

_CANDIDATES = 3
_POSSIBLE = 0.5
_SHORT = 6
_LETTERS = 3
_MOST_ALIKE = 50
# Names that share a key; more of them are a word that says nothing ("General ...").


def find_lone_names(reviewed: Reviewed) -> Iterator[Doubt]:
    """Lone surnames that were left alone, with those whom they may be."""
    asked: set[frozenset[Key]] = set()
    for known in reviewed.lone:
        root = reviewed.root(known.key)
        if root in reviewed.bearers.persons:
            continue
        candidates = reviewed.bearers.of(known, _CANDIDATES)
        several = f", {len(candidates)} known with it" if len(candidates) > 1 else ""
        for person in candidates:
            pair = frozenset((root, person.root))
            if pair not in asked:
                asked.add(pair)
                doubt = reviewed.doubt_split(root, person.root, _POSSIBLE, f"a surname alone{several}")
                if doubt:
                    yield doubt


def find_near_people(reviewed: Reviewed) -> Iterator[Doubt]:
    """Full names that are near each other, or that a third one stands between."""
    bearers = reviewed.found.names
    likely = likely_pairs(bearers)
    between = contradicted(likely)

    def reason(one: str, other: str, score: float) -> str:
        return "near names" if score < KNOWN else "may be several" if {one, other} & between else "names agree"

    keys = {name: found[0] for name, found in bearers.items()}
    yield from _ask({*likely, *_one_letter_apart(bearers)}, "person", keys, reason, reviewed)


def find_near_bodies(reviewed: Reviewed) -> Iterator[Doubt]:
    """Bodies whose names are near each other, or of which one name may be short for the other."""
    keys: dict[str, Key] = {}
    forms: dict[str, list[str]] = defaultdict(list)
    for key, known in reviewed.found.known.items():
        name = known.entity.name
        if known.entity.kind == "organisation" and name not in keys:
            form, _ = body_form(name, known.country, known.home)
            if form and not is_generic(form):
                keys[name] = key
                forms[" ".join(form)].append(name)

    def reason(_one: str, _other: str, score: float) -> str:
        return "short for it" if score == ACRONYM else "near names" if score < KNOWN else "names agree"

    alike = _share_key((key, name) for form, names in forms.items() for name in names for key in _body_keys(name, form))
    near = {(forms[one][0], forms[other][0]) for one, other in _one_letter_apart(forms)}
    yield from _ask({*alike, *near}, "organisation", keys, reason, reviewed)


def _ask(
    pairs: Iterable[tuple[str, str]],
    schema: str,
    keys: Mapping[str, Key],
    reason: Callable[[str, str, float], str],
    reviewed: Reviewed,
) -> Iterator[Doubt]:
    """A doubt for each two sets that have such a pair of names; `keys` gives a bearer of each name."""
    asked: set[frozenset[Key]] = set()
    for one, other in sorted({(min(pair), max(pair)) for pair in pairs}):
        roots = reviewed.root(keys[one]), reviewed.root(keys[other])
        score = compare_names(one, other, schema)
        if roots[0] == roots[1] or score < _POSSIBLE or frozenset(roots) in asked:
            continue
        asked.add(frozenset(roots))
        doubt = reviewed.doubt_split(*roots, round(score, 3), f"{reason(one, other, score)}: {one}, {other}")
        if doubt:
            yield doubt


def _body_keys(name: str, form: str) -> Iterator[str]:
    """Keys of which two names share one if they have the same words, or one is the initials of the other."""
    words = form.split()
    yield " ".join(sorted(words))
    if len(words) >= _LETTERS:
        yield "".join(word[0] for word in words)
    elif len(words) == 1 and len(form) >= _LETTERS and name.isupper():
        yield form


def _share_key(keyed: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    blocks: dict[str, list[str]] = defaultdict(list)
    for key, name in keyed:
        blocks[key].append(name)
    for names in blocks.values():
        if len(names) <= _MOST_ALIKE:
            yield from combinations(names, 2)


def _one_letter_apart(names: Iterable[str]) -> set[tuple[str, str]]:
    """Pairs of names that are one letter apart, found by the forms that they have in common with a letter left out."""
    forms: dict[str, list[str]] = defaultdict(list)
    for name in names:
        if len(name) > _SHORT:
            for form in {name, *(name[:i] + name[i + 1 :] for i in range(len(name)))}:
                forms[form].append(name)
    return {(one, other) for found in forms.values() for one in found for other in found if one < other}
