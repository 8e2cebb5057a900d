"""Which country a document is about, and which countries it shows without naming them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from newsgraph.nlp.countries.offices import is_state_office
from newsgraph.nlp.page.layers import ClaimRow, EntityRow, Layers
from newsgraph.nlp.page.lookup import written
from newsgraph.rules.names import name_lists
from newsgraph.rules.titles import country_code_of, country_shown_by

_DOMINANT = (0.7, 0.6, 0.6, 0.4)
"""The share of a document's mentions of countries that makes one its home: when it names no office of it, one, two, three or more."""
_ENOUGH = 3


def home_country(layers: Layers, roles: Sequence[ClaimRow], apart: int | None = None) -> int | None:
    """The one country that a document is about, one set `apart`: most mentions of countries are its, and no office is of another."""
    counts = _uses(layers, apart)
    if not counts:
        return None
    country, uses = _most(counts)
    offices = Counter(
        claim["entities"]["country"] for claim in roles if "country" in claim["entities"] and is_state_office(claim)
    )
    share = _DOMINANT[min(offices[country], len(_DOMINANT) - 1)]
    if uses < _ENOUGH or uses < share * sum(counts.values()) or offices.keys() - {country, apart}:
        return None
    return country


def most_named_country(layers: Layers) -> int | None:
    """The country that a document names most often, None where it names none."""
    counts = _uses(layers)
    return _most(counts)[0] if counts else None


def _uses(layers: Layers, apart: int | None = None) -> Counter[int]:
    return Counter(
        row["entity"]
        for row in layers.mentions
        if row["type"] != "pronoun" and row["entity"] != apart and layers.kind(row["entity"]) == "country"
    )


def _most(counts: Counter[int]) -> tuple[int, int]:
    return min(counts.items(), key=lambda item: (-item[1], item[0]))


def country_signs(layers: Layers, roles: Sequence[ClaimRow]) -> set[str]:
    """The ISO codes of the countries that a document shows without naming them: seats, parties and titles of theirs."""
    seats = name_lists().seats
    names = {name.lower() for row in layers.entities if row["kind"] == "organisation" for name in _all_names(row)}
    codes = {seats.get(name) for name in names} | {country_shown_by(word) for word in names | _pairs(layers)}
    for claim in roles:
        land = claim["entities"].get("country")
        told = None if land is None else layers.entities[land]["code"]
        shown = {code for title in _words(layers, claim) for code in (country_code_of(title), country_shown_by(title))}
        codes |= {code for code in shown if told in {None, code}}  # a congresswoman of Peru shows no United States
    return {code for code in codes if code}


def _words(layers: Layers, claim: ClaimRow) -> Iterator[str]:
    """A claim's title, and its body's name with the title ("house speaker")."""
    title, body = claim["values"]["title"].lower(), claim["entities"].get("organisation")
    yield title
    if body is not None:
        yield f"{layers.entities[body]['name'].lower()} {title}"


def _pairs(layers: Layers) -> set[str]:
    """Two words in capitals side by side, for seats that are named as places ("Oval Office")."""
    said = written(layers.doc)
    capitals = [i for i, text in enumerate(said.texts) if text[0].isupper()]
    return {f"{said.lowers[i]} {said.lowers[j]}" for i, j in pairwise(capitals) if j == i + 1}


def _all_names(row: EntityRow) -> list[str]:
    return [row["name"], *row["aliases"]]
