"""What the rules made one on thin evidence."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newsgraph.names.compare import KNOWN, compare_names
from newsgraph.names.parts import parse_name
from newsgraph.names.people import LONE_SURNAME
from newsgraph.names.tables import patronymic
from newsgraph.records import Mention
from newsgraph.resolve.clusters import Join
from newsgraph.resolve.known import Key
from newsgraph.resolve.lone_surnames import ENOUGH
from newsgraph.resolve.reviewed import Reviewed
from newsgraph.resolve.same_bodies import body_form
from newsgraph.resolve.sides import Doubt, make_doubt, side_of_mentions

_POSSIBLE = 0.5
_SURE_SPELLING = 0.9


def find_thin_joins(reviewed: Reviewed) -> Iterator[Doubt]:
    """Joins that rest on a lone name with nothing telling, on a pet form, an initial, or a name that many bodies share."""
    joins: dict[Key, list[Join]] = defaultdict(list)
    for join in reviewed.found.joins.made:
        joins[reviewed.root(join.one)].append(join)
    for root, made in joins.items():
        thin = [join for join in made if _is_thin(join, reviewed)]
        near = _neighbours(made) if thin else {}
        for join in thin:
            reason = f"{join.reason.rule}: {join.reason.basis}"
            doubt = reviewed.doubt_merge(root, _cut(near, join), join.reason.score, reason)
            if doubt:
                yield doubt


def _is_thin(join: Join, reviewed: Reviewed) -> bool:
    rule = join.reason.rule
    if rule == "spelling":
        return join.reason.score < _SURE_SPELLING
    if rule == "lone-surname":
        return _is_thin_surname(join, reviewed)
    if rule in ("same-name", "same-body"):
        one, other = (reviewed.found.known[key].entity for key in (join.one, join.other))
        return one.kind == "organisation" == other.kind and _two_bodies(one.name, other.name)
    return rule in ("lone-given-name", "same-surname", "best-known-body")


def _is_thin_surname(join: Join, reviewed: Reviewed) -> bool:
    contexts = reviewed.found.contexts
    person = reviewed.bearers.persons[reviewed.root(join.one)]
    lone = join.other if join.one == person.root else join.one
    shared = contexts.shared(lone, set(person.articles) - {lone[0]}, person.roles)
    return not any(map(contexts.is_telling, shared)) and len(shared) < ENOUGH


def _two_bodies(one: str, other: str) -> bool:
    """Whether nothing but a short name that both have says that two names are one body's."""
    return body_form(one)[0] != body_form(other)[0] and compare_names(one, other, "organisation") < _POSSIBLE


def _neighbours(made: Iterable[Join]) -> Mapping[Key, Sequence[Key]]:
    near: dict[Key, list[Key]] = defaultdict(list)
    for join in made:
        near[join.one].append(join.other)
        near[join.other].append(join.one)
    return near


def _cut(near: Mapping[Key, Sequence[Key]], cut: Join) -> set[Key]:
    """The smaller of the two parts that a set falls into without one of its joins, in time that grows with that part.

    The joins of a set are a tree: each was made because its two ends were not one yet.
    """
    parts = {cut.one}, {cut.other}
    queues = [cut.one], [cut.other]
    while all(queues):
        for part, queue in zip(parts, queues, strict=True):
            key = queue.pop()
            fresh = [other for other in near[key] if other not in part and {key, other} != {cut.one, cut.other}]
            part.update(fresh)
            queue.extend(fresh)
    return parts[1] if queues[0] else parts[0]


def find_mixed_names(reviewed: Reviewed) -> Iterator[Doubt]:
    """People to whom one article gives full names that do not agree."""
    for key, known in reviewed.found.known.items():
        if known.entity.kind == "person" and known.entity.aliases:
            yield from _mixed_names(key, reviewed)


def _mixed_names(key: Key, reviewed: Reviewed) -> Iterator[Doubt]:
    entity = reviewed.found.known[key].entity
    mentions = reviewed.mentions.get(key, ())
    named: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        if mention.type == "name" and _is_full(mention.text):
            named[mention.text].append(mention)
    for name, own in sorted(named.items()):
        score = compare_names(name, entity.name)
        others = [mention for mention in mentions if mention.type == "name" and mention not in own]
        told_apart = score < KNOWN and score != LONE_SURNAME  # "al-Duarte" is no second name of "Luis al-Duarte"
        if told_apart and others and not reviewed.is_settled_within(key, own):
            sides = (side_of_mentions(key[0], entity.kind, own), side_of_mentions(key[0], entity.kind, others))
            yield make_doubt("one", sides, round(score, 3), f"one article calls {entity.name} {name}, too")


def _is_full(name: str) -> bool:
    """Whether a name has a surname; "Ivan Petrovich" is how one addresses somebody."""
    parts = parse_name(name)
    return parts.full and not patronymic(parts.words[-1])
