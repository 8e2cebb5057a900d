"""The country of an office that its words leave out, where the document makes it plain."""

from __future__ import annotations

from collections import Counter

from newsgraph.nlp.layers import ClaimRow, Layers
from newsgraph.rules.titles import country_code_of, title_head, title_phrase

_DOMINANT = {True: 0.6, False: 0.7}
"""The share of a document's mentions of countries that makes one its home: when it names an office of it, and when not."""
_ENOUGH = 3
_PORTFOLIOS = frozenset(
    ["defence", "defense", "foreign", "home", "health", "treasury", "finance", "interior", "education", "justice", "energy", "transport", "transportation", "labor", "labour", "agriculture", "commerce", "state"]
)


def inherit_countries(layers: Layers) -> None:
    """Gives a state office without country the one of its name, of the same person's other offices, or of the document."""
    lacking = [claim for claim in layers.claims if claim["kind"] == "role" and lacks_country(claim)]
    named = _named_countries(layers)
    home = home_country(layers)
    for claim in lacking:
        own = country_code_of(claim["values"]["title"])
        known = named.get(claim["entities"]["holder"], frozenset())
        if own is not None:
            _set_country(claim, next((i for i, row in enumerate(layers.entities) if row["code"] == own), None))
        elif len(known) == 1:
            _set_country(claim, min(known))
        elif not known and home is not None and not _is_taken(layers, claim, home):
            _set_country(claim, home)


def _set_country(claim: ClaimRow, country: int | None) -> None:
    if country is not None:
        claim["entities"]["country"] = country


def _is_taken(layers: Layers, claim: ClaimRow, country: int) -> bool:
    """Whether somebody else holds the office in that country: there is one president at a time."""
    return any(
        other["kind"] == "role"
        and other["entities"].get("country") == country
        and other["entities"]["holder"] != claim["entities"]["holder"]
        and other["values"]["title"].lower() == claim["values"]["title"].lower()
        and other["values"]["status"] == claim["values"]["status"]
        for other in layers.claims
    )


def inherit_group_countries(layers: Layers) -> None:
    """Gives the state offices of a delegation's members its sender's country. To be called when memberships are known."""
    senders: dict[int, set[int]] = {}
    for claim in layers.claims:
        sender = (
            layers.entities[claim["entities"]["group"]]["sender"]
            if claim["kind"] == "membership" and "group" in claim["entities"]
            else None
        )
        if sender is not None:
            senders.setdefault(claim["entities"]["member"], set()).add(sender)
    for claim in layers.claims:
        if claim["kind"] == "role" and lacks_country(claim):
            found = senders.get(claim["entities"]["holder"], set())
            if len(found) == 1:
                claim["entities"]["country"] = min(found)


def _named_countries(layers: Layers) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for claim in layers.claims:
        if claim["kind"] == "role" and "country" in claim["entities"]:
            found.setdefault(claim["entities"]["holder"], set()).add(claim["entities"]["country"])
    return {holder: frozenset(countries) for holder, countries in found.items()}


def home_country(layers: Layers) -> int | None:
    """The one country that a document is about: most mentions of countries are its, and no office is of another."""
    counts = Counter(
        row["entity"] for row in layers.mentions if row["type"] != "pronoun" and layers.kind(row["entity"]) == "country"
    )
    if not counts:
        return None
    country, uses = min(counts.items(), key=lambda item: (-item[1], item[0]))
    offices = {
        claim["entities"]["country"]
        for claim in layers.claims
        if claim["kind"] == "role" and "country" in claim["entities"] and is_state_office(claim)
    }
    if uses < _ENOUGH or uses < _DOMINANT[bool(offices)] * sum(counts.values()) or offices - {country}:
        return None
    return country


def lacks_country(claim: ClaimRow) -> bool:
    """Whether a claim is of a state office with neither country nor body."""
    return not {"country", "organisation"} & claim["entities"].keys() and is_state_office(claim)


def is_state_office(claim: ClaimRow) -> bool:
    """Whether a claim's title is one that is held for a country."""
    words = tuple(claim["values"]["title"].lower().replace("-", " ").split())
    for i in range(len(words)):
        phrase, single = title_phrase(words[i:]), title_head(words[i])
        if (phrase is not None and phrase[0].of_state) or (
            single is not None and (single.of_state or single.word in {"ambassador", "diplomat"})
        ):
            return True
    return len(words) > 1 and words[-1] == "secretary" and words[-2] in _PORTFOLIOS
