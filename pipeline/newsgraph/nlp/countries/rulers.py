"""The country of a head of state or government who is known by name: "President Lincoln", where the document names the country."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newsgraph.names.rulers import countries_ruled
from newsgraph.nlp.countries.offices import lacks_country, office_name
from newsgraph.nlp.page.layers import ClaimRow, Layers


def ruled_countries(
    layers: Layers, roles: Sequence[ClaimRow], countries: Mapping[str, int]
) -> Iterator[tuple[ClaimRow, int]]:
    """Such offices without a country, each with the one among the document's countries (by ISO code) that its holder is known to have ruled."""
    elsewhere = {claim["entities"]["holder"] for claim in roles if "country" in claim["entities"]}
    for claim in roles:
        holder = claim["entities"]["holder"]
        if holder in elsewhere or not lacks_country(claim):
            continue
        known = countries_ruled(office_name(claim), layers.entities[holder]["name"])
        named = [countries[code] for code in sorted(known) if code in countries]
        if len(known) == len(named) == 1:
            yield claim, named[0]
