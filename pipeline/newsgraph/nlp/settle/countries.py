"""The country of an office that its words leave out, from the document's other words and from the holder's delegation."""

from __future__ import annotations

from newsgraph.names.tables import capital_code, country_in_front, country_name
from newsgraph.nlp.countries.clues import countries_named
from newsgraph.nlp.countries.datelines import country_code, dateline_place, is_venue, sole_capital
from newsgraph.nlp.countries.home import country_signs
from newsgraph.nlp.countries.inherited import inherited_countries
from newsgraph.nlp.countries.offices import is_office_in_state, is_office_in_states_body, is_public_body, lacks_country
from newsgraph.nlp.groups.senders import people_who_sent
from newsgraph.nlp.page.layers import Layers, MentionRow
from newsgraph.rules.names import name_lists


def inherit_countries(layers: Layers, written: int | None = None) -> None:
    """Gives state offices without country the one that the document makes plain; `written`: the country where it was written."""
    for number, country in inherited_countries(layers, written).items():
        layers.claims[number]["entities"]["country"] = country


def name_countries_of_bodies(layers: Layers) -> None:
    """Gives the state bodies in which offices are held the country with which their name begins."""
    for claim in list(layers.claims):
        body = claim["entities"].get("organisation") if claim["kind"] == "role" else None
        if body is not None and "country" not in claim["entities"]:
            country_in_name(layers, body)


def country_in_name(layers: Layers, body: int) -> int | None:
    """The country with which a state body's name begins ("US Southern Command"); made where the article names it nowhere else."""
    row = layers.entities[body]
    code = country_in_front(row["name"]) if row["country"] is None and is_public_body(row["name"]) else None
    if code is None:
        return row["country"]
    known = countries_named(layers).get(code)
    named = (each for each in layers.mentions_of(body) if each["type"] == "name")
    words = next((each for each in named if country_in_front(layers.doc[each["start"]].text) == code), None)
    if known is None and words is not None:
        known = layers.add_entity("country", country_name(code) or code, code=code)
        layers.add_mention(known, words["start"], words["start"] + 1)
    row["country"] = known
    return known


def inherit_from_senders(layers: Layers) -> None:
    """Gives the state offices of a delegation's members its sender's country, where that is told: it is surer than what a document makes plain."""
    members, heads = _senders(layers), _senders(layers, "head")
    for claim in layers.claims:
        if is_office_in_state(layers, claim):
            holder = claim["entities"]["holder"]
            found = heads.get(holder) or members.get(holder, set())
            if len(found) == 1:
                claim["entities"]["country"] = min(found)


def inherit_from_delegations(layers: Layers) -> None:
    """The same for senders that only their people's offices tell, and for other offices what these make plain."""
    inherit_from_senders(layers)
    written = _country_written_in(layers)
    _name_shown(layers)
    inherit_countries(layers, written)


def _senders(layers: Layers, capacity: str | None = None) -> dict[int, set[int]]:
    """For each person the countries whose delegations they are in, or are in with a capacity; also who is told to have sent them."""
    senders: dict[int, set[int]] = {}
    for claim in layers.claims:
        group = claim["entities"].get("group") if claim["kind"] == "membership" else None
        sender = None if group is None else layers.entities[group]["sender"]
        told = capacity is None or claim["values"].get("capacity") == capacity
        if sender is not None and told and layers.kind(sender) == "country":
            senders.setdefault(claim["entities"]["member"], set()).add(sender)
    for group in layers.groups if capacity is None else ():
        sender = layers.entities[group]["sender"]
        if sender is not None and layers.kind(sender) == "country":
            for person in people_who_sent(layers, group):
                senders.setdefault(person, set()).add(sender)
    return senders


def _name_shown(layers: Layers) -> None:
    """Makes the one country that seats and titles of its show, where an office lacks a country and no word names that one."""
    lacking = [claim for claim in layers.claims if lacks_country(claim)]
    codes = country_signs(layers, [claim for claim in layers.claims if claim["kind"] == "role"]) if lacking else set()
    code = min(codes) if len(codes) == 1 else None
    row = None if code is None or code in countries_named(layers) else _mention_of_state(layers, code)
    if code is not None and row is not None:
        entity = layers.add_entity("country", country_name(code) or code, code=code)
        layers.add_mention(entity, row["start"], row["end"], metonym=True)


def _mention_of_state(layers: Layers, code: str) -> MentionRow | None:
    """The first name of a country's capital or of a seat of its government ("Washington", "the White House")."""
    seats = name_lists().seats
    names = (row for row in layers.mentions if row["type"] == "name")
    found = (
        row
        for row in names
        if capital_code(name := layers.entities[row["entity"]]["name"]) == code or seats.get(name.lower()) == code
    )
    return min(found, key=lambda row: row["start"], default=None)


def _country_written_in(layers: Layers) -> int | None:
    """The country where the document was written; made where only its capital is named, and an office lacks a country."""
    row = None if is_venue(layers) else dateline_place(layers) or sole_capital(layers)
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
