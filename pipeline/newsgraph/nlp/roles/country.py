"""The country of an office that its words leave out, where the document makes it plain."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping

from newsgraph.nlp.layers import ClaimRow, EntityRow, Layers
from newsgraph.nlp.names.lists import name_lists
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.rules.roles import role_words
from newsgraph.rules.titles import country_code_of, country_shown_by, has_office, title_head, title_phrase

_DOMINANT = (0.7, 0.6, 0.6, 0.4)
"""The share of a document's mentions of countries that makes one its home: when it names no office of it, one, two, three or more."""
_ENOUGH = 3


def inherit_countries(layers: Layers, phrases: Iterable[RolePhrase] = ()) -> None:
    """Gives state offices without country the one that their name, their holder, or the document's other words give."""
    _take_from_bodies(layers)
    lacking = [claim for claim in layers.claims if claim["kind"] == "role" and lacks_country(claim)]
    if not lacking:
        return
    for claim in lacking:
        _set_country(claim, _entity_of(layers, country_code_of(claim["values"]["title"])))
    named, titles = _named_countries(layers), _title_countries(phrases)
    taken_for_granted = _default_country(lacking)
    signs = _country_signs(layers)
    home = home_country(layers) if taken_for_granted is None else None
    held = _holders(layers)
    for claim in (claim for claim in lacking if lacks_country(claim)):
        known = named.get(claim["entities"]["holder"], frozenset())
        title = claim["values"]["title"].lower()
        if len(known) == 1:
            _set_country(claim, min(known))
            continue
        is_granted = taken_for_granted is not None and _has(layers, taken_for_granted, title)
        guess = taken_for_granted if is_granted else home
        if len(titles.get(title, ())) == 1:
            guess = min(titles[title])
        if not is_granted and guess is not None and signs - {layers.entities[guess]["code"]}:
            continue
        if known or guess is None:
            continue
        is_told = any(guess in lands for lands in titles.values())
        if not is_told and _may_be_of_others(layers, guess, title):
            continue
        if claim["values"]["status"] != "current":
            _set_country(claim, guess)
        elif not held[guess, title] - {claim["entities"]["holder"]}:
            _set_country(claim, guess)
            held[guess, title].add(claim["entities"]["holder"])


def _take_from_bodies(layers: Layers) -> None:
    """Gives offices in a state's body the country that the body's name holds: "speaker of the Peruvian parliament"."""
    for claim in layers.claims:
        body = claim["entities"].get("organisation") if claim["kind"] == "role" else None
        if body is None or "country" in claim["entities"]:
            continue
        words = layers.entities[body]["name"].lower().split()
        if words[-1] in role_words().state_bodies:
            _set_country(claim, layers.entities[body]["country"])


def _country_signs(layers: Layers) -> set[str]:
    """The ISO codes of the countries that a document shows without naming them: seats, parties and titles of theirs."""
    seats = name_lists().seats
    names = {name.lower() for row in layers.entities if row["kind"] == "organisation" for name in _all_names(row)}
    titles = {claim["values"]["title"].lower() for claim in layers.claims if claim["kind"] == "role"}
    codes = {seats.get(name) for name in names} | {country_code_of(title) for title in titles}
    return {code for code in codes | {country_shown_by(word) for word in names | titles} if code is not None}


def _all_names(row: EntityRow) -> list[str]:
    return [row["name"], *row["aliases"]]


def _holders(layers: Layers) -> defaultdict[tuple[int, str], set[int]]:
    """Who holds an office of a country now: there is one president at a time."""
    held: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    for claim in layers.claims:
        if claim["kind"] == "role" and "country" in claim["entities"] and claim["values"]["status"] == "current":
            held[claim["entities"]["country"], claim["values"]["title"].lower()].add(claim["entities"]["holder"])
    return held


def _may_be_of_others(layers: Layers, guess: int, title: str) -> bool:
    """Whether the document also names a country of which such an office is often told without saying whose."""
    return any(
        row["kind"] == "country" and entity != guess and row["code"] == "US" and has_office("US", title)
        for entity, row in enumerate(layers.entities)
    )


def _has(layers: Layers, country: int, title: str) -> bool:
    code = layers.entities[country]["code"]
    return code is not None and has_office(code, title)


def _set_country(claim: ClaimRow, country: int | None) -> None:
    if country is not None:
        claim["entities"]["country"] = country


def _entity_of(layers: Layers, code: str | None) -> int | None:
    """The country of an ISO code, when the document names it."""
    return (
        None
        if code is None
        else next(
            (i for i, row in enumerate(layers.entities) if row["kind"] == "country" and row["code"] == code), None
        )
    )


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


def home_country(layers: Layers) -> int | None:
    """The one country that a document is about: most mentions of countries are its, and no office is of another."""
    counts = Counter(
        row["entity"] for row in layers.mentions if row["type"] != "pronoun" and layers.kind(row["entity"]) == "country"
    )
    if not counts:
        return None
    country, uses = min(counts.items(), key=lambda item: (-item[1], item[0]))
    seats, own = name_lists().seats, layers.entities[country]["code"]
    foreign = any(
        row["kind"] == "organisation" and seats.get(row["name"].lower(), own) != own for row in layers.entities
    )
    offices = Counter(
        claim["entities"]["country"]
        for claim in layers.claims
        if "country" in claim["entities"] and is_state_office(claim)
    )
    share = _DOMINANT[min(offices[country], len(_DOMINANT) - 1)]
    if foreign or uses < _ENOUGH or uses < share * sum(counts.values()) or offices.keys() - {country}:
        return None
    return country


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


def lacks_country(claim: ClaimRow) -> bool:
    """Whether a claim is of a state office with neither country nor body."""
    return not {"country", "organisation"} & claim["entities"].keys() and is_state_office(claim)


def is_state_office(claim: ClaimRow) -> bool:
    """Whether a claim's title is one that is held for a country."""
    if claim["kind"] != "role":
        return False
    words = tuple(claim["values"]["title"].lower().replace("-", " ").split())
    for i in range(len(words)):
        phrase, single = title_phrase(words[i:]), title_head(words[i])
        if (phrase is not None and phrase[0].of_state) or (
            single is not None and (single.of_state or single.word in {"ambassador", "diplomat"})
        ):
            return True
    if len(words) > 1 and words[-1] == "secretary" and words[-2] in role_words().portfolios:
        return True
    return bool(words) and words[0] in role_words().forces and {"chief", "commander"} & set(words[1:]) != set()
