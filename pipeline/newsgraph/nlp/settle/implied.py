"""The body that an office implies: a senator's is the Senate that the article names."""

from __future__ import annotations

from newsgraph.nlp.countries.offices import office_name
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.rules.roles import role_words


def imply_body(claim: ClaimRow, body: int) -> None:
    """Gives an office a body that no word beside it names, and says so."""
    claim["entities"]["organisation"] = body
    claim["values"]["basis"] = "implied"


def imply_chambers(layers: Layers) -> None:
    """Gives those who sit in a parliament its chamber, where the article names one such chamber of their country."""
    for claim in layers.claims:
        if claim["kind"] == "role" and "organisation" not in claim["entities"]:
            chamber = _chamber_of(layers, claim)
            if chamber is not None:
                imply_body(claim, chamber)


def _chamber_of(layers: Layers, claim: ClaimRow) -> int | None:
    words, country = role_words().chambers.get(office_name(claim)), claim["entities"].get("country")
    named = [number for number, row in enumerate(layers.entities) if row["kind"] == "organisation"] if words else []
    found = [number for number in named if f" {layers.entities[number]['name'].lower()}".endswith(f" {words}")]
    # "New York State Senate" is no senator's of the country: a name of three words is that of some other chamber.
    whole = [number for number in found if len(layers.entities[number]["name"].split()) <= 2]
    fitting = [number for number in whole if country is None or layers.entities[number]["country"] in {None, country}]
    return fitting[0] if len(fitting) == 1 and len(found) == 1 else None
