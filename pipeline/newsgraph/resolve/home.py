"""Which country an article is at home in: whose "Congress" it means when it says no more."""

from __future__ import annotations

from collections import Counter

from newsgraph.names.tables import body, capital_code, city
from newsgraph.records import ArticleEntity, Extraction

_ENOUGH = 3
_SHARE = 0.7
"""So many mentions, and this share of all that point at a country, make it the article's home."""

_LARGE_CITY = 200_000
"""Smaller places share their names too often."""


def home_country(extraction: Extraction) -> str | None:
    """The code of the one country that an article's countries, cities and well-known bodies point at; None if unclear."""
    counts: Counter[str] = Counter()
    codes = [_country_of(entity, extraction) for entity in extraction.entities]
    for mention in extraction.mentions:
        code = codes[mention.entity]
        if code and mention.type != "pronoun":
            counts[code] += 1
    if not counts:
        return None
    code, uses = min(counts.items(), key=lambda item: (-item[1], item[0]))
    return code if uses >= _ENOUGH and uses >= _SHARE * counts.total() else None


def _country_of(entity: ArticleEntity, extraction: Extraction) -> str | None:
    if entity.kind == "country":
        return entity.code
    if entity.country is not None:
        return extraction.entities[entity.country].code
    if entity.kind == "organisation":
        listed = body(entity.name)
        return listed.country if listed else None
    return _country_of_place(entity.name) if entity.kind == "place" else None


def _country_of_place(name: str) -> str | None:
    found = city(name)
    return capital_code(name) or (found.country if found and found.population >= _LARGE_CITY else None)
