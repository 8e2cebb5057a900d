"""The country of an office that its words leave out, where the document makes it plain."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from newsgraph.names.tables import region
from newsgraph.nlp.countries.beside import country_beside, is_local_office
from newsgraph.nlp.countries.chambers import chamber_countries
from newsgraph.nlp.countries.clues import Clues, countries_named, read_clues
from newsgraph.nlp.countries.companions import companions
from newsgraph.nlp.countries.offices import (
    country_of_body,
    is_office_in_state,
    is_office_in_states_body,
    is_seat,
    is_sent_by_state,
    is_state_office,
    lacks_country,
    office_name,
)
from newsgraph.nlp.countries.rulers import ruled_countries
from newsgraph.nlp.countries.sides import host_country
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.rules.roles import verb_rules
from newsgraph.rules.titles import country_code_of

_JOINTS = frozenset({"and", ","})


def inherited_countries(layers: Layers, written: int | None = None) -> dict[int, int]:
    """For state offices without country, by claim, the one that their name, their holder, or the document's other words give.

    `written` is the country where the document was written, where that may count. Changes nothing: `newsgraph_settle` writes them, once all is read.
    """
    told = {number: claim for number, claim in enumerate(layers.claims) if claim["kind"] == "role"}
    roles = {number: _with_own_entities(claim) for number, claim in told.items()}
    _inherit(layers, list(roles.values()), written)
    return {
        number: claim["entities"]["country"]
        for number, claim in roles.items()
        if "country" in claim["entities"] and "country" not in told[number]["entities"]
    }


def _with_own_entities(claim: ClaimRow) -> ClaimRow:
    return {**claim, "entities": dict(claim["entities"])}


def _inherit(layers: Layers, roles: list[ClaimRow], written: int | None) -> None:
    """Gives the offices among a document's role claims their countries, the surest first, for each tells of others."""
    for claim, country in ruled_countries(layers, roles, countries_named(layers)):
        _set_country(claim, country)
    _take_told(layers, roles)
    local = {_office(claim) for claim in roles if _is_local(layers, claim)}
    lacking = [claim for claim in roles if lacks_country(claim) and _office(claim) not in local]
    _take_own(roles)
    for claim, country in chamber_countries(layers, roles):
        _set_country(claim, country)
    of_bodies = [claim for claim in roles if is_office_in_states_body(layers, claim)]
    if not lacking and not of_bodies:
        return
    countries = countries_named(layers)
    for claim in lacking:
        _set_country(claim, countries.get(country_code_of(claim["values"]["title"]) or ""))
    granted = _default_country(lacking)
    named = _named_countries(roles)
    company = companions(layers, named)
    for claim in roles:
        if is_office_in_state(layers, claim):
            _set_country(claim, company.get(claim["entities"]["holder"]))
    lacking = [claim for claim in lacking if lacks_country(claim)]
    unknown = [claim for claim in lacking if claim["entities"]["holder"] not in named]
    clues = read_clues(layers, roles, granted, unknown, written)
    for claim in (*lacking, *of_bodies):
        own = named.get(claim["entities"]["holder"])
        if own is None:
            _set_country(claim, _guess(layers, clues, claim))
        elif len(own) == 1:
            _set_country(claim, min(own))


def _take_told(layers: Layers, roles: Sequence[ClaimRow]) -> None:
    """Gives offices the country that their body's name holds, that stands beside them, or beside the office before them in a list."""
    for claim in roles:
        body = claim["entities"].get("organisation")
        if body is not None:
            _set_country(claim, country_of_body(layers, body))
            if is_office_in_states_body(layers, claim):
                _set_country(claim, country_beside(layers, claim))
        elif is_state_office(claim) or is_local_office(claim):
            _set_country(claim, country_beside(layers, claim))
    for claim in roles:
        if is_office_in_state(layers, claim):
            _set_country(claim, _shared(layers, claim, roles))


def _take_own(roles: Sequence[ClaimRow]) -> None:
    """Gives those sent to a body the country of their other offices, or of whom they serve: "his ambassador to the United Nations"."""
    named = _named_countries(roles)
    for claim in roles:
        if "organisation" in claim["entities"] and is_sent_by_state(claim):
            served = claim["entities"].get("principal")
            own = named.get(claim["entities"]["holder"]) or (named.get(served) if served is not None else None) or ()
            if len(own) == 1:
                _set_country(claim, min(own))


def _shared(layers: Layers, claim: ClaimRow, roles: Iterable[ClaimRow]) -> int | None:
    """The country of the office right before one in a list: "Peruvian Minister of Health Ann Lee and Permanent Secretary Bo Diaz"."""
    start, doc = claim["evidence"][0], layers.doc
    if not verb_rules().is_(claim["rule"], "before-name") or start < 1 or doc[start - 1].lower_ not in _JOINTS:
        return None
    end = start - 2 if doc[start - 2].text == "," else start - 1
    before = (
        other["entities"].get("country")
        for other in roles
        if other["evidence"][1] == end and verb_rules().is_(other["rule"], "before-name")
    )
    return next(before, None)


def _guess(layers: Layers, clues: Clues, claim: ClaimRow) -> int | None:
    """The country of an office by what the document says of others: its holder receives a delegation, or it is plainly of one."""
    holder, body = claim["entities"]["holder"], claim["entities"].get("organisation")
    host = host_country(layers, holder)
    if host is not None:
        return host
    if body is not None:
        return clues.home_of_body(layers.entities[body]["name"].lower(), holder)
    title = office_name(claim)
    guess = clues.guess(title, holder, current=claim["values"]["status"] == "current")
    foreign = guess is not None and country_code_of(title) not in {None, layers.entities[guess]["code"]}
    return guess if not foreign or guess in clues.told.get(title, ()) else None


def _office(claim: ClaimRow) -> tuple[int, str]:
    return claim["entities"]["holder"], claim["values"]["title"].lower()


def _is_local(layers: Layers, claim: ClaimRow) -> bool:
    """Whether a region's or town's name stands beside an office: "Ontario attorney general Ann Lee", "Judge Ann Lee of Lima"."""
    if not lacks_country(claim) or is_seat(office_name(claim)):
        return False  # "Senator Lee of Ohio", "Ohio Senator Lee": where they were elected
    if _is_behind_place(layers, claim):
        return True
    if not verb_rules().is_(claim["rule"], "before-name"):
        return False
    (start, end), doc = claim["evidence"], layers.doc
    words = [*doc[start:end], *(doc[end + 1 : end + 2] if end < len(doc) and doc[end].lower_ == "of" else ())]
    entities = {layers.entity(token) for token in words}
    return any(entity is not None and layers.kind(entity) == "place" for entity in entities)


def _is_behind_place(layers: Layers, claim: ClaimRow) -> bool:
    """Whether the place whose office it is stands right before a title ("Ann Lee, the Ohio secretary of state"), or is its "state"."""
    (start, end), doc = claim["evidence"], layers.doc
    first, *_ = claim["values"]["title"].lower().split()
    at = next((i for i in range(start, end) if doc[i].lower_ == first), start)
    at -= at > start and doc[at - 1].tag_ == "POS"
    if at == 0 or doc[at].is_sent_start:
        return False
    before = layers.entity(doc[at - 1])
    owned = doc[at].tag_ == "POS" and doc[at - 1].lower_ == "state" and _names_region(layers)
    return owned or (before is not None and layers.kind(before) == "place")


def _names_region(layers: Layers) -> bool:
    return any(row["kind"] == "place" and region(row["name"]) is not None for row in layers.entities)


def _set_country(claim: ClaimRow, country: int | None) -> None:
    if country is not None and "country" not in claim["entities"]:
        claim["entities"]["country"] = country


def _default_country(claims: Iterable[ClaimRow]) -> int | None:
    """The country that the document takes for granted: it names offices of it without saying whose."""
    countries = {claim["entities"]["country"] for claim in claims if "country" in claim["entities"]}
    return min(countries) if len(countries) == 1 else None


def _named_countries(roles: Iterable[ClaimRow]) -> dict[int, Collection[int]]:
    """For each holder the countries of the offices that name one; whom somebody serves is of the same."""
    found: dict[int, set[int]] = {}
    for claim in roles:
        if {"country", "holder"} <= claim["entities"].keys():
            for field in ("holder", "principal"):
                if field in claim["entities"]:
                    found.setdefault(claim["entities"][field], set()).add(claim["entities"]["country"])
    return {holder: frozenset(countries) for holder, countries in found.items()}
