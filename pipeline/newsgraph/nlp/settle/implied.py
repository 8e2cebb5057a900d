"""The body that an office implies: a senator's is the Senate that the article names."""

from __future__ import annotations

from newsgraph.names.tables import country_in_front
from newsgraph.nlp.countries.offices import office_name
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.nlp.settle.countries import country_in_name
from newsgraph.rules.names import name_lists
from newsgraph.rules.roles import role_words


def imply_body(claim: ClaimRow, body: int) -> None:
    """Gives an office a body that no word beside it names, and says so."""
    claim["entities"]["organisation"] = body
    claim["values"]["basis"] = "implied"


def imply_chambers(layers: Layers) -> None:
    """Gives those who sit in a parliament or court its chamber, where the article names one such chamber of their country."""
    for claim in layers.claims:
        if claim["kind"] == "role" and "organisation" not in claim["entities"]:
            chamber = _chamber_of(layers, claim)
            if chamber is not None:
                imply_body(claim, chamber)
                land = country_in_name(layers, chamber)
                if land is not None:
                    claim["entities"].setdefault("country", land)


def _chamber_of(layers: Layers, claim: ClaimRow) -> int | None:
    words, country = role_words().chambers.get(office_name(claim)), claim["entities"].get("country")
    if words is None:
        return None
    named = [
        number
        for number, row in enumerate(layers.entities)
        if row["kind"] == "organisation" and row["name"].lower() not in name_lists().seats  # the White House
    ]
    found = [number for number in named if _ends_with(layers, number, words)]
    # "New York State Senate" is no senator's of the country.
    whole = [number for number in found if _is_whole(layers.entities[number]["name"], words)]
    fitting = [number for number in whole if country is None or layers.entities[number]["country"] in {None, country}]
    if len(fitting) != 1 or len(found) != 1:
        return None
    others = role_words().other_chambers.get(words, ())
    return None if any(_ends_with(layers, number, other) for number in named for other in others) else fitting[0]


def _ends_with(layers: Layers, body: int, words: str) -> bool:
    return f" {layers.entities[body]['name'].lower()}".endswith(f" {words}")


def _is_whole(name: str, words: str) -> bool:
    """Whether a body is called by nothing else, or by the country before it: "the Senate", "U.S. Supreme Court", not "Ohio House"."""
    before = name[: -len(words)].split()
    return all(word.lower() == "the" or country_in_front(word) is not None for word in before)
