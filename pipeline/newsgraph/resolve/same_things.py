"""Which countries, places, events, topics and groups of different articles are one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping

from newsgraph.names.folding import fold
from newsgraph.names.lookup import word_list
from newsgraph.names.parts import normalise
from newsgraph.names.tables import body, country_code
from newsgraph.resolve.clusters import Joins, Key, Known, Reason
from newsgraph.resolve.group_sorts import sort_of
from newsgraph.resolve.same_bodies import join_within_countries

_CAPITAL = re.compile(r"\b[A-Z]")


def join_countries(countries: Iterable[Known], joins: Joins) -> None:
    """Joins countries by their code, or by their name where they have none."""
    by_code: dict[str, list[Key]] = defaultdict(list)
    for known in countries:
        by_code[known.entity.code or country_code(known.entity.name) or normalise(known.entity.name)].append(known.key)
    for code, keys in sorted(by_code.items()):
        joins.join_all(keys, Reason("same-country", code))


def join_places(places: Iterable[Known], joins: Joins) -> None:
    """Joins places of one name, unless different countries are stated."""
    named: dict[str, dict[str | None, list[Key]]] = defaultdict(lambda: defaultdict(list))
    for known in places:
        named[normalise(known.entity.name)][known.country].append(known.key)
    for name, countries in sorted(named.items()):
        join_within_countries(countries, joins, Reason("same-name", name))


def join_topics(topics: Iterable[Known], joins: Joins) -> None:
    """Joins topics and events whose words are the same and say what is meant outside their article."""
    worded: dict[str, list[Key]] = defaultdict(list)
    for known in topics:
        words = topic_words(known.entity.name)
        if is_telling(known.entity.name, words):
            worded[" ".join(words)].append(known.key)
    for words_, keys in sorted(worded.items()):
        joins.join_all(keys, Reason("same-words", words_))


def topic_words(name: str) -> tuple[str, ...]:
    """The folded words of a topic without articles, possessives and the like; plurals as singulars."""
    words = [word for word in fold(re.sub(r"['’]s\b", "", name)).split() if word not in word_list("small")]
    return tuple(
        word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word for word in words
    )


def is_telling(name: str, words: tuple[str, ...]) -> bool:
    """Whether a phrase names the same in every article: "30-day truce" and "abortion" do, "the decision" does not."""
    own = [word for word in words if word not in word_list("deictic")]
    return bool(own) and (len(own) == len(words) or (len(words) > 1 and bool(_CAPITAL.search(name))))


# --- groups ------------------------------------------------------------------------------------------------------


def join_groups(
    groups: Iterable[Known], known: Mapping[Key, Known], dates: Mapping[Key, str | None], joins: Joins
) -> None:
    """Joins groups of one sender, sort and year whose places and occasions do not contradict each other.

    `joins` must hold the joined senders and places already; `dates` gives each group's EDTF date.
    """
    sent: dict[tuple[str, str, str], list[Known]] = defaultdict(list)
    for group in groups:
        year, sender = (dates.get(group.key) or "")[:4], sender_of(group, known, joins)
        if year and sender:
            sent[sender, year, sort_of(group.entity.name)].append(group)
    for (sender, year, _), members in sorted(sent.items()):
        for side in _compatible(members, joins):
            joins.join_all([member.key for member in side], Reason("same-group", f"sent by {sender} in {year}"))


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


def _compatible(members: list[Known], joins: Joins) -> list[list[Known]]:
    """The members by the place they went to; those of no stated place go along where there is only one."""
    placed: dict[Key | None, list[Known]] = defaultdict(list)
    for member in members:
        place = member.entity.place
        placed[None if place is None else joins.find((member.key[0], place))].append(member)
    stated = [place for place in placed if place is not None]
    sides = (
        [members]
        if len(stated) <= 1
        else [placed[place] for place in sorted(stated)] + [[one] for one in placed.get(None, ())]
    )
    return [part for side in sides for part in _by_occasion(side)]


def _by_occasion(members: list[Known]) -> list[list[Known]]:
    """Parts a side where occasions share no telling word ("the climate summit", "truce talks")."""
    occasions = [(member, set(topic_words(member.entity.occasion or "")) - word_list("deictic")) for member in members]
    stated = [words for _, words in occasions if words]
    if all(one & other for one in stated for other in stated):
        return [members]
    by_words: dict[tuple[str, ...], list[Known]] = defaultdict(list)
    for member, words in occasions:
        by_words[tuple(sorted(words))].append(member)
    return [part for words, part in sorted(by_words.items()) if words] + [[one] for one in by_words.get((), ())]
