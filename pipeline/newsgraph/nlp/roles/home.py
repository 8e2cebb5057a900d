"""Which country a document is about, and which countries it shows without naming them."""

from __future__ import annotations

from collections import Counter

from newsgraph.nlp.layers import EntityRow, Layers
from newsgraph.nlp.names.lists import name_lists
from newsgraph.nlp.roles.state_offices import is_state_office
from newsgraph.rules.titles import country_code_of, country_shown_by

_DOMINANT = (0.7, 0.6, 0.6, 0.4)
"""The share of a document's mentions of countries that makes one its home: when it names no office of it, one, two, three or more."""
_ENOUGH = 3


def home_country(layers: Layers) -> int | None:
    """The one country that a document is about: most mentions of countries are its, and no office is of another."""
    counts = Counter(
        row["entity"] for row in layers.mentions if row["type"] != "pronoun" and layers.kind(row["entity"]) == "country"
    )
    if not counts:
        return None
    country, uses = min(counts.items(), key=lambda item: (-item[1], item[0]))
    offices = Counter(
        claim["entities"]["country"]
        for claim in layers.claims
        if "country" in claim["entities"] and is_state_office(claim)
    )
    share = _DOMINANT[min(offices[country], len(_DOMINANT) - 1)]
    if uses < _ENOUGH or uses < share * sum(counts.values()) or offices.keys() - {country}:
        return None
    return country


def country_signs(layers: Layers) -> set[str]:
    """The ISO codes of the countries that a document shows without naming them: seats, parties and titles of theirs."""
    seats = name_lists().seats
    names = {name.lower() for row in layers.entities if row["kind"] == "organisation" for name in _all_names(row)}
    titles = {claim["values"]["title"].lower() for claim in layers.claims if claim["kind"] == "role"}
    codes = {seats.get(name) for name in names} | {country_code_of(title) for title in titles}
    return {code for code in codes | {country_shown_by(word) for word in names | titles} if code is not None}


def _all_names(row: EntityRow) -> list[str]:
    return [row["name"], *row["aliases"]]
