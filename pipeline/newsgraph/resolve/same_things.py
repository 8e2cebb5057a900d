"""Which countries, places, events and topics of different articles are one."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from newsgraph.names.folding import fold
from newsgraph.names.lookup import word_list
from newsgraph.names.parts import normalise
from newsgraph.names.tables import country_code
from newsgraph.resolve.clusters import Joins, Reason
from newsgraph.resolve.known import Key, Known
from newsgraph.resolve.same_bodies import join_within_countries
from newsgraph.rules.topics import same_issue

_CAPITAL = re.compile(r"\b[A-Z]")
_POSSESSIVE = re.compile(r"['’]s\b")


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
    """Joins topics and events whose words are the same, or name the same issue, and say what is meant outside their article."""
    worded: dict[str, list[Key]] = defaultdict(list)
    for known in topics:
        words = topic_words(known.entity.name)
        if is_telling(known.entity.name, words):
            worded[same_issue(" ".join(words))].append(known.key)
    for words_, keys in sorted(worded.items()):
        joins.join_all(keys, Reason("same-words", words_))


def topic_words(name: str) -> tuple[str, ...]:
    """The folded words of a topic without articles, possessives and the like; plurals as singulars."""
    small = word_list("small")
    words = [word for word in fold(_POSSESSIVE.sub("", name)).split() if word not in small]
    return tuple(
        word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word for word in words
    )


def is_telling(name: str, words: tuple[str, ...]) -> bool:
    """Whether a phrase names the same in every article: "30-day truce" and "abortion" do, "the decision" does not."""
    deictic = word_list("deictic")
    own = [word for word in words if word not in deictic]
    return bool(own) and (len(own) == len(words) or (len(words) > 1 and bool(_CAPITAL.search(name))))
