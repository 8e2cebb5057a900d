"""The country of an office that its words leave out, from the document's other words and from the holder's delegation."""

from __future__ import annotations

from newsgraph.nlp.countries.inherited import inherited_countries
from newsgraph.nlp.countries.offices import lacks_country
from newsgraph.nlp.page.layers import Layers


def inherit_countries(layers: Layers) -> None:
    """Gives state offices without country the one that the document makes plain."""
    for number, country in inherited_countries(layers).items():
        layers.claims[number]["entities"]["country"] = country


def inherit_from_delegations(layers: Layers) -> None:
    """Gives the state offices of a delegation's members its sender's country, and others what these make plain."""
    senders: dict[int, set[int]] = {}
    for claim in layers.claims:
        group = claim["entities"].get("group") if claim["kind"] == "membership" else None
        sender = None if group is None else layers.entities[group]["sender"]
        if sender is not None and layers.kind(sender) == "country":
            senders.setdefault(claim["entities"]["member"], set()).add(sender)
    for claim in layers.claims:
        if claim["kind"] == "role" and lacks_country(claim):
            found = senders.get(claim["entities"]["holder"], set())
            if len(found) == 1:
                claim["entities"]["country"] = min(found)
    inherit_countries(layers)
