"""Which groups of different articles are one: by sender, sort and year, kept apart by place and occasion."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from newsgraph.names.compare import compare_names
from newsgraph.names.lookup import word_list
from newsgraph.names.parts import normalise
from newsgraph.names.tables import body, city, region
from newsgraph.records import Extraction
from newsgraph.resolve.clusters import Joins, Reason
from newsgraph.resolve.group_sorts import is_headed, sort_of
from newsgraph.resolve.known import Key, Known
from newsgraph.resolve.same_things import topic_words

_POSSIBLE = 0.5
_MONTH = re.compile(r"\A[0-9]{4}-(?:0[1-9]|1[0-2])")
"""The month of an EDTF date, where it tells one."""


def join_groups(
    groups: Iterable[Known],
    known: Mapping[Key, Known],
    dates: Mapping[Key, str | None],
    heads: Mapping[Key, Key],
    joins: Joins,
) -> None:
    """Joins groups of one sender, sort and year whose places, rounds, months and occasions do not contradict each other.

    `joins` must hold the joined senders, places and people already; `dates` gives each group's EDTF date, `heads` who
    heads it. Governments of a year with the same head are one, whatever they are called.
    """
    sent: dict[tuple[str, str, str], list[Known]] = defaultdict(list)
    headed: dict[tuple[str, str, Key], list[Key]] = defaultdict(list)
    for group in groups:
        year, sender = (dates.get(group.key) or "")[:4], sender_of(group, known, joins)
        if year and sender:
            sent[sender, year, sort_of(group.entity.name)].append(group)
            if group.key in heads and is_headed(group.entity.name):
                headed[sender, year, joins.find(heads[group.key])].append(group.key)
    for (sender, year, _), members in sorted(sent.items()):
        for side in _compatible(members, known, dates, heads, joins):
            joins.join_all([member.key for member in side], Reason("same-group", f"sent by {sender} in {year}"))
    for (_, year, head), keys in sorted(headed.items()):
        joins.join_all(keys, Reason("same-group", f"of {known[head].entity.name} in {year}"))


def heads_of(extractions: Sequence[Extraction]) -> dict[Key, Key]:
    """Who heads each group, where an article asserts it of one person only."""
    found: dict[Key, set[Key]] = defaultdict(set)
    for extraction in extractions:
        article = extraction.article.id
        for claim in extraction.claims:
            if claim.kind == "membership" and claim.modality == "asserted" and claim.values.get("capacity") == "head":
                found[article, claim.entities["group"]].add((article, claim.entities["member"]))
    return {group: next(iter(heads)) for group, heads in found.items() if len(heads) == 1}


def sender_of(group: Known, known: Mapping[Key, Known], joins: Joins) -> str | None:
    """Who sent a group: a country's code (also for its government's seat), else the sender's cluster."""
    if group.entity.sender is None:
        return None
    sender = known[group.key[0], group.entity.sender]
    listed = body(sender.entity.name)
    if sender.entity.kind == "country":
        return sender.entity.code or normalise(sender.entity.name)
    if listed is not None and listed.kind == "service" and listed.country:
        return listed.country
    article, index = joins.find(sender.key)
    return f"{article}#{index}"


def _compatible(
    members: list[Known],
    known: Mapping[Key, Known],
    dates: Mapping[Key, str | None],
    heads: Mapping[Key, Key],
    joins: Joins,
) -> list[list[Known]]:
    """The members by what parts two groups of a year: where they met, in which round, in which month, whose, for what."""
    sides = _by_place(members, known, joins)
    rounds = {m.key: frozenset() if m.entity.round is None else frozenset({str(m.entity.round)}) for m in members}
    months = {m.key: frozenset(_MONTH.findall(dates.get(m.key) or "")) for m in members}
    rulers = {m.key: joins.find(heads[m.key]) for m in members if m.key in heads and is_headed(m.entity.name)}
    headed = {m.key: frozenset({str(rulers[m.key])}) if m.key in rulers else frozenset() for m in members}
    for stated in (rounds, months, headed):
        sides = [part for side in sides for part in _part(side, stated, overlap=False)]
    words = {member.key: _occasion_words(member, known) for member in members}
    sides = [part for side in sides for part in _by_occasion(side, words)]
    return [part for side in sides for part in _by_head(side, known, heads, joins)]


def _by_place(members: list[Known], known: Mapping[Key, Known], joins: Joins) -> list[list[Known]]:
    """The members by the town they went to; those of no stated place go along where there is only one.

    A place that is in no list of towns ("the Rose Palace") may lie in any of them: it parts nobody where a town is stated.
    """
    placed: dict[Key | None, list[Known]] = defaultdict(list)
    listed: set[Key] = set()
    for member in members:
        place = None if member.entity.place is None else joins.find((member.key[0], member.entity.place))
        placed[place].append(member)
        if place is not None and (city(known[place].entity.name) or region(known[place].entity.name)):
            listed.add(place)
    stated = sorted(listed or {place for place in placed if place is not None})
    if len(stated) <= 1:
        return [members]
    return [placed[place] for place in stated] + [
        [one] for place, found in placed.items() if place not in stated for one in found
    ]


def _by_head(
    members: list[Known], known: Mapping[Key, Known], heads: Mapping[Key, Key], joins: Joins
) -> list[list[Known]]:
    """The members by who heads them, where not all that tell it also tell the place or the round that they agree on.

    Heads whose names can be one person's part nobody: spellings meet later, in their group.
    """
    headed = [member for member in members if member.key in heads]
    if all(member.entity.place is not None or member.entity.round is not None for member in headed):
        return [members]
    people: list[str] = []
    stated: dict[Key, frozenset[str]] = {member.key: frozenset() for member in members}
    for member in headed:
        name = known[joins.find(heads[member.key])].entity.name
        same = next((other for other in people if compare_names(name, other) >= _POSSIBLE), None)
        if same is None:
            people.append(name)
        stated[member.key] = frozenset({same or name})
    return _part(members, stated, overlap=False)


def _occasion_words(member: Known, known: Mapping[Key, Known]) -> frozenset[str]:
    """The words of an occasion without days, years and the place, which are compared by themselves."""
    place = None if member.entity.place is None else known[member.key[0], member.entity.place].entity.name
    days = word_list("weekday") | set(topic_words(place or ""))
    return frozenset(w for w in topic_words(member.entity.occasion or "") if w not in days and not w.isdigit())


def _by_occasion(members: list[Known], words: Mapping[Key, frozenset[str]]) -> list[list[Known]]:
    """Parts a side where occasions share no telling word, or are of another round or month.

    "The climate summit" and "truce talks" are two; so are the first and the second round, the March and the June talks.
    """
    marks, topics = word_list("occasion"), word_list("deictic") | word_list("occasion")
    rounds = _part(members, {key: found & marks for key, found in words.items()}, overlap=False)
    return [
        side for part in rounds for side in _part(part, {k: found - topics for k, found in words.items()}, overlap=True)
    ]


def _part(members: list[Known], words: Mapping[Key, frozenset[str]], *, overlap: bool) -> list[list[Known]]:
    """Members by their words; those without any go along where the others agree, and else stay by themselves.

    With `overlap` two agree that share a word, otherwise only equal ones.
    """
    stated = {words[member.key] for member in members} - {frozenset()}
    if all(one & other if overlap else one == other for one in stated for other in stated):
        return [members]
    by_words: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for member in members:
        by_words[tuple(sorted(words[member.key]))].append(member)
    return [part for found, part in sorted(by_words.items()) if found] + [[one] for one in by_words.get((), ())]
