"""The country of an office that its words leave out, from the document's other words and from the holder's delegation."""

from __future__ import annotations

from newsgraph.names.tables import country_name
from newsgraph.nlp.countries.clues import countries_named
from newsgraph.nlp.countries.datelines import country_code, dateline_place, sole_capital
from newsgraph.nlp.countries.inherited import inherited_countries
from newsgraph.nlp.countries.offices import is_office_in_state, is_office_in_states_body, lacks_country
from newsgraph.nlp.page.layers import Layers


def inherit_countries(layers: Layers, written: int | None = None) -> None:
    """Gives state offices without country the one that the document makes plain; `written`: the country where it was written."""
    for number, country in inherited_countries(layers, written).items():
        layers.claims[number]["entities"]["country"] = country


def inherit_from_delegations(layers: Layers) -> None:
    """Gives the state offices of a delegation's members its sender's country, and others what these make plain."""
    members, heads = _senders(layers), _senders(layers, "head")
    for claim in layers.claims:
        if is_office_in_state(layers, claim):
            holder = claim["entities"]["holder"]
            found = heads.get(holder) or members.get(holder, set())
            if len(found) == 1:
                claim["entities"]["country"] = min(found)
    inherit_countries(layers, _country_written_in(layers))


def _senders(layers: Layers, capacity: str | None = None) -> dict[int, set[int]]:
    """For each person the countries whose delegations they are in, or are in with a capacity."""
    senders: dict[int, set[int]] = {}
    for claim in layers.claims:
        group = claim["entities"].get("group") if claim["kind"] == "membership" else None
        sender = None if group is None else layers.entities[group]["sender"]
        told = capacity is None or claim["values"].get("capacity") == capacity
        if sender is not None and told and layers.kind(sender) == "country":
            senders.setdefault(claim["entities"]["member"], set()).add(sender)
    return senders


def _country_written_in(layers: Layers) -> int | None:
    """The country where the document was written; made where only its capital is named, and an office lacks a country."""
    row = dateline_place(layers) or sole_capital(layers)
    code = None if row is None else country_code(layers, row["entity"])
    if row is None or code is None:
        return None
    known = countries_named(layers).get(code)
    lacking = (lacks_country(claim) or is_office_in_states_body(layers, claim) for claim in layers.claims)
    if known is not None or not any(lacking):
        return known
    entity = layers.add_entity("country", country_name(code) or code, code=code)
    layers.add_mention(entity, row["start"], row["end"], metonym=True)
    return entity
