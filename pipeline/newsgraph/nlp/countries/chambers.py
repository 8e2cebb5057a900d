"""Chambers of a parliament that news at home names without their country: "Senate Majority Leader", "the House Roads Committee"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from newsgraph.names.tables import region
from newsgraph.nlp.countries.home import country_signs, most_named_country
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.rules.title_tables import title_rules

_COMMITTEES = frozenset({"committee", "subcommittee"})


def chamber_countries(layers: Layers, roles: Sequence[ClaimRow]) -> Iterator[tuple[ClaimRow, int]]:
    """The offices in such chambers with the country that the document names most, where it shows that country's signs too.

    None beside the chamber of a region: "the Ohio Senate ... the Senate".
    """
    held = [(claim, code) for claim in roles if (code := _code_of(layers, claim)) is not None]
    most = most_named_country(layers) if held else None
    if most is None or _names_chamber_of_region(layers):
        return
    shown = country_signs(layers, roles) & {layers.entities[most]["code"]}
    yield from ((claim, most) for claim, code in held if code in shown)


def _code_of(layers: Layers, claim: ClaimRow) -> str | None:
    """The ISO code of the country that has a chamber of this name, for offices in it or its committees that lack a country."""
    body = claim["entities"].get("organisation")
    words = [] if body is None else layers.entities[body]["name"].lower().removeprefix("the ").split()
    if not words or "country" in claim["entities"] or not (len(words) == 1 or words[-1] in _COMMITTEES):
        return None
    return next((code for code, names in title_rules().chambers.items() if words[0] in names), None)


def _names_chamber_of_region(layers: Layers) -> bool:
    """Whether a chamber of a part of a country is named ("Ohio Senate", "Texas House of Representatives")."""
    chambers = frozenset().union(*title_rules().chambers.values())
    names = (row["name"].split() for row in layers.entities if row["kind"] == "organisation")
    return any(not chambers.isdisjoint(map(str.lower, words)) and region(words[0]) is not None for words in names)
