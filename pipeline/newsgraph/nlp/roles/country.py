"""The country of an office that its words leave out, where the document makes it plain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from newsgraph.nlp.layers import ClaimRow, Layers
from newsgraph.nlp.roles.home import country_signs, home_country
from newsgraph.nlp.roles.phrase import RolePhrase
from newsgraph.nlp.roles.state_offices import lacks_country
from newsgraph.rules.roles import role_words
from newsgraph.rules.titles import country_code_of, has_office

_OFTEN_GRANTED = "US"
"""The country of which English-language news tells offices without saying whose."""


@dataclass(slots=True)
class _Clues:
    """What a document says of its offices.

    `countries` are the countries that it names, by ISO code; `told` those that it names a title with, and `named` all of
    these; `held` is who is in office.
    """

    layers: Layers
    countries: Mapping[str, int]
    told: Mapping[str, set[int]]
    named: frozenset[int]
    granted: int | None
    home: int | None
    signs: set[str]
    held: defaultdict[tuple[int, str], set[int]] = field(default_factory=lambda: defaultdict(set))

    def guess(self, title: str) -> int | None:
        """The country that an office without one is taken to be of, None where the document does not make it plain."""
        told = self.told.get(title, set())
        if self.granted is not None and self._has(self.granted, title):
            return self.granted if told <= {self.granted} else None
        guess = min(told) if len(told) == 1 else self.home
        if guess is None or self.signs - {self.layers.entities[guess]["code"]}:
            return None
        return guess if guess in self.named or not self._may_be_granted(guess, title) else None

    def _has(self, country: int, title: str) -> bool:
        code = self.layers.entities[country]["code"]
        return code is not None and has_office(code, title)

    def _may_be_granted(self, guess: int, title: str) -> bool:
        """Whether an office may be of the country that the news takes for granted, which the document names too."""
        other = self.countries.get(_OFTEN_GRANTED)
        return other not in {None, guess} and has_office(_OFTEN_GRANTED, title)


def inherit_countries(layers: Layers, phrases: Iterable[RolePhrase] = ()) -> None:
    """Gives state offices without country the one that their name, their holder, or the document's other words give."""
    _take_from_bodies(layers)
    lacking = [claim for claim in layers.claims if claim["kind"] == "role" and lacks_country(claim)]
    if not lacking:
        return
    countries = _countries(layers)
    for claim in lacking:
        _set_country(claim, countries.get(country_code_of(claim["values"]["title"]) or ""))
    granted = _default_country(lacking)
    home = home_country(layers) if granted is None else None
    told = _title_countries(phrases)
    named = frozenset[int]().union(*told.values())
    clues = _Clues(layers, countries, told, named, granted, home, country_signs(layers), _holders(layers))
    known_of = _named_countries(layers)
    for claim in (claim for claim in lacking if lacks_country(claim)):
        known = known_of.get(claim["entities"]["holder"], frozenset())
        if len(known) == 1:
            _set_country(claim, min(known))
        elif not known:
            _take_guess(clues, claim)


def _take_guess(clues: _Clues, claim: ClaimRow) -> None:
    """Gives an office the country that the document makes plain, unless somebody else holds it there."""
    title, holder = claim["values"]["title"].lower(), claim["entities"]["holder"]
    guess = clues.guess(title)
    if guess is None:
        return
    if claim["values"]["status"] == "current":
        if clues.held[guess, title] - {holder}:
            return
        clues.held[guess, title].add(holder)
    _set_country(claim, guess)


def _take_from_bodies(layers: Layers) -> None:
    """Gives offices in a state's body the country that the body's name holds: "speaker of the Peruvian parliament"."""
    for claim in layers.claims:
        body = claim["entities"].get("organisation") if claim["kind"] == "role" else None
        if body is None or "country" in claim["entities"]:
            continue
        words = layers.entities[body]["name"].lower().split()
        if words[-1] in role_words().state_bodies:
            _set_country(claim, layers.entities[body]["country"])


def _holders(layers: Layers) -> defaultdict[tuple[int, str], set[int]]:
    """Who holds an office of a country now: there is one president at a time."""
    held: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    for claim in layers.claims:
        if claim["kind"] == "role" and "country" in claim["entities"] and claim["values"]["status"] == "current":
            held[claim["entities"]["country"], claim["values"]["title"].lower()].add(claim["entities"]["holder"])
    return held


def _set_country(claim: ClaimRow, country: int | None) -> None:
    if country is not None:
        claim["entities"]["country"] = country


def _countries(layers: Layers) -> dict[str, int]:
    """The countries that the document names, by ISO code."""
    found: dict[str, int] = {}
    for number, row in enumerate(layers.entities):
        if row["kind"] == "country" and row["code"] is not None:
            found.setdefault(row["code"], number)
    return found


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
