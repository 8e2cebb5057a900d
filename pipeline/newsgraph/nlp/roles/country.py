"""The country of an office that its words leave out, where the document makes it plain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.nlp.roles.clues import countries_named, read_clues
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.nlp.roles.state_offices import country_of_body, lacks_country
from newsgraph.rules.titles import country_code_of


def inherit_countries(layers: Layers, phrases: Iterable[RolePhrase] = ()) -> None:
    """Gives state offices without country the one that their name, their holder, or the document's other words give."""
    _take_from_bodies(layers)
    local = {_office(claim) for claim in layers.claims if claim["kind"] == "role" and _is_local(layers, claim)}
    lacking = [claim for claim in layers.claims if lacks_country(claim) and _office(claim) not in local]
    if not lacking:
        return
    countries = countries_named(layers)
    for claim in lacking:
        _set_country(claim, countries.get(country_code_of(claim["values"]["title"]) or ""))
    granted = _default_country(lacking)
    named = _named_countries(layers)
    lacking = [claim for claim in lacking if lacks_country(claim)]
    unknown = [claim for claim in lacking if claim["entities"]["holder"] not in named]
    clues = read_clues(layers, _title_countries(phrases), granted, unknown)
    for claim in lacking:
        title, holder = claim["values"]["title"].lower(), claim["entities"]["holder"]
        if holder not in named:
            _set_country(claim, clues.guess(title, holder, current=claim["values"]["status"] == "current"))
        elif len(named[holder]) == 1:
            _set_country(claim, min(named[holder]))


def _office(claim: ClaimRow) -> tuple[int, str]:
    return claim["entities"]["holder"], claim["values"]["title"].lower()


def _is_local(layers: Layers, claim: ClaimRow) -> bool:
    """Whether a region's or town's name stands beside an office: "Ontario attorney general Ann Lee", "Judge Ann Lee of Lima"."""
    if claim["rule"] != "role.before-name" or not lacks_country(claim):
        return False
    (start, end), doc = claim["evidence"], layers.doc
    words = [*doc[start:end], *(doc[end + 1 : end + 2] if end < len(doc) and doc[end].lower_ == "of" else ())]
    entities = {layers.entity(token) for token in words}
    return any(entity is not None and layers.kind(entity) == "place" for entity in entities)


def _take_from_bodies(layers: Layers) -> None:
    """Gives offices in a state's body the country that the body's name holds: "speaker of the Peruvian parliament"."""
    for claim in layers.claims:
        body = claim["entities"].get("organisation") if claim["kind"] == "role" else None
        if body is None or "country" in claim["entities"]:
            continue
        _set_country(claim, country_of_body(layers, body))


def _set_country(claim: ClaimRow, country: int | None) -> None:
    if country is not None:
        claim["entities"]["country"] = country


def _default_country(claims: Iterable[ClaimRow]) -> int | None:
    """The country that the document takes for granted: it names offices of it without saying whose."""
    countries = {claim["entities"]["country"] for claim in claims if "country" in claim["entities"]}
    return min(countries) if len(countries) == 1 else None


def _title_countries(phrases: Iterable[RolePhrase]) -> Mapping[str, set[int]]:
    """For each title the countries that the document names it with ("the Peruvian president"), whoever holds it."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for phrase in phrases:
        if phrase.country is not None and phrase.body is None and phrase.organisation is None:
            found[phrase.titles[0].lower()].add(phrase.country)
    return found


def _named_countries(layers: Layers) -> dict[int, frozenset[int]]:
    """For each holder the countries of the offices that name one."""
    found: dict[int, set[int]] = {}
    for claim in layers.claims:
        if claim["kind"] == "role" and "country" in claim["entities"]:
            found.setdefault(claim["entities"]["holder"], set()).add(claim["entities"]["country"])
    return {holder: frozenset(countries) for holder, countries in found.items()}


def inherit_group_countries(layers: Layers) -> None:
    """Gives the state offices of a delegation's members its sender's country. To be called when memberships are known."""
    senders: dict[int, set[int]] = {}
    for claim in layers.claims:
        sender = (
            layers.entities[claim["entities"]["group"]]["sender"]
            if claim["kind"] == "membership" and "group" in claim["entities"]
            else None
        )
        if sender is not None and layers.kind(sender) == "country":
            senders.setdefault(claim["entities"]["member"], set()).add(sender)
    for claim in layers.claims:
        if claim["kind"] == "role" and lacks_country(claim):
            found = senders.get(claim["entities"]["holder"], set())
            if len(found) == 1:
                claim["entities"]["country"] = min(found)
    inherit_countries(layers)
