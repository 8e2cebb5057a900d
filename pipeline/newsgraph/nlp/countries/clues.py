"""What a document's other words tell of the country of an office that is named without one."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from newsgraph.nlp.countries.datelines import dateline_country
from newsgraph.nlp.countries.home import country_signs, home_country
from newsgraph.nlp.countries.offices import is_seat, lacks_country
from newsgraph.nlp.countries.sides import is_other_side, opening_country
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.rules.roles import role_words
from newsgraph.rules.title_tables import title_rules
from newsgraph.rules.titles import has_office, lacks_office

_DOMINANT = 3
"""How many times as often as any other holder of an office one must be named to be the one who holds it at home."""


@dataclass(slots=True)
class Clues:
    """What a document says of its offices.

    `countries` are the countries that it names, by ISO code; `told` those that it names a title with, and `named` all of
    these; `written` is where it was written, where that may tell of its offices, `here` in any case; `held` is who is in office, `signs` the countries that its seats and titles show, `sole` the one person whom it
    calls by an office without country.
    """

    layers: Layers
    roles: Sequence[ClaimRow]
    countries: Mapping[str, int]
    told: Mapping[str, set[int]]
    named: frozenset[int]
    granted: int | None
    signs: set[str]
    held: defaultdict[tuple[int, str], set[int]]
    sole: Mapping[str, int]
    written: int | None = None
    here: int | None = None
    _uses: Counter[int] = field(default_factory=Counter)
    _homes: dict[tuple[bool, bool], int | None] = field(default_factory=dict)

    def guess(self, title: str, holder: int, *, current: bool) -> int | None:
        """The country that somebody's office without one is taken to be of, None where the document does not make it plain."""
        is_sole = not current or is_seat(title) or self.sole.get(title) == holder
        person = holder if current else None
        told = self.told.get(title, set())
        # "TAIPEI - The senators will meet President Lee"
        elsewhere = self.here not in {None, self.granted} and not is_seat(title)
        elsewhere = elsewhere and self._code(self.here or 0) not in self.signs
        if self.granted is not None and not elsewhere and has_office(self._code(self.granted), title):
            guess = self.granted if told <= {self.granted} and is_sole else None
        else:
            guess = self._at_home(title, told, surely=not is_sole and title in role_words().state_heads)
            if guess is None and is_sole and not elsewhere:
                guess = self._by_signs(title, person)
        if guess is None or self._is_taken(guess, title, person) or is_other_side(self.layers, guess, holder):
            return None
        if current:
            self.held[guess, title].add(holder)
        return guess

    def home_of_body(self, name: str, holder: int) -> int | None:
        """The country of a ministry or another body that only states have, named without one: the document's home."""
        guess = self._home(name) if self.granted is None or lacks_office(title_rules().granted, name) else self.granted
        signs = self.signs - {None if guess is None else self._code(guess)}
        elsewhere = bool(signs) and guess != self.written
        return None if guess is None or elsewhere or is_other_side(self.layers, guess, holder) else guess

    def _at_home(self, title: str, told: set[int], *, surely: bool = False) -> int | None:
        """The country that the document names this office with, or is about; `surely`: where several people are called by it."""
        guess = min(told) if len(told) == 1 else self._home(title, surely=surely)
        apart = self.here not in {None, guess} and has_office(self._code(self.here or 0), title)
        if apart and not told:
            return None  # of the country that is written about, or of the one that is written in
        if guess is not None and guess == self.written and not surely:
            return guess
        if guess is None or {code for code in self.signs if not lacks_office(code, title)} - {self._code(guess)}:
            return None
        return guess if guess in self.named or not self._may_be_granted(guess, title) else None

    def _by_signs(self, title: str, holder: int | None) -> int | None:
        """The one country with such an office that seats and signs of state show, and that nobody else is told to hold."""
        lands = [self.countries.get(code) for code in sorted(self.signs) if has_office(code, title)]
        shown = [land for land in lands if land is not None and not self._is_taken(land, title, holder)]
        return shown[0] if len(shown) == 1 and not self._may_be_elsewhere(shown[0], title) else None

    def _may_be_elsewhere(self, guess: int, title: str) -> bool:
        """Whether the document speaks far more of another country and its places, and tells no head of it: "President Lee" may be its own."""
        if not self._uses:
            for row in self.layers.mentions:
                if row["type"] != "pronoun":
                    entity = self.layers.entities[row["entity"]]
                    land = entity["country"] if entity["kind"] == "place" else None
                    self._uses[row["entity"] if land is None else land] += 1
        others = (land for land in self.countries.values() if self._uses[land] > 2 * self._uses[guess])
        return any(not any(self.held.get((land, head)) for head in {title, *title_rules().rulers}) for land in others)

    def _is_taken(self, country: int, title: str, holder: int | None) -> bool:
        """Whether somebody else is told to hold an office that one holds now (None: nobody does); of seats there are many."""
        return holder is not None and not is_seat(title) and bool(self.held.get((country, title), set()) - {holder})

    def _home(self, title: str, *, surely: bool = False) -> int | None:
        """The country that the document is about; one without such an office does not count."""
        lacking = lacks_office(title_rules().granted, title)
        if self.granted is not None and not lacking:
            return None
        if (lacking, surely) not in self._homes:
            apart = self.countries.get(title_rules().granted) if lacking else None
            home = home_country(self.layers, self.roles, apart)
            if home is None:
                home = opening_country(self.layers, None if surely else self.written, surely=surely)
            self._homes[lacking, surely] = home
        return self._homes[lacking, surely]

    def _code(self, country: int) -> str | None:
        return self.layers.entities[country]["code"]

    def _may_be_granted(self, guess: int, title: str) -> bool:
        """Whether an office may be of the country that the news takes for granted, which the document names too."""
        other = self.countries.get(title_rules().granted)
        return other not in {None, guess} and has_office(title_rules().granted, title)


def read_clues(
    layers: Layers, roles: Sequence[ClaimRow], granted: int | None, lacking: Iterable[ClaimRow], written: int | None
) -> Clues:
    """The clues of a document for those of its offices that lack a country."""
    told = _title_countries(layers)
    named = frozenset[int]().union(*told.values())
    signs, held, sole = country_signs(layers, roles), _holders(roles), _sole_holders(layers, lacking)
    countries = countries_named(layers)
    here = countries.get(dateline_country(layers) or "")
    return Clues(layers, roles, countries, told, named, granted, signs, held, sole, written, here)


def countries_named(layers: Layers) -> dict[str, int]:
    """The countries that the document names, by ISO code."""
    found: dict[str, int] = {}
    for number, row in enumerate(layers.entities):
        if row["kind"] == "country" and row["code"] is not None:
            found.setdefault(row["code"], number)
    return found


def _title_countries(layers: Layers) -> Mapping[str, set[int]]:
    """For each title the countries that the document names it with ("the Peruvian president"), whoever holds it."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    for office in layers.offices:
        found[office["title"]].add(office["country"])
    return found


def _holders(roles: Iterable[ClaimRow]) -> defaultdict[tuple[int, str], set[int]]:
    """Who is told to hold an office of a country now: there is one president at a time."""
    held: defaultdict[tuple[int, str], set[int]] = defaultdict(set)
    for claim in roles:
        if "country" in claim["entities"] and claim["values"]["status"] == "current":
            held[claim["entities"]["country"], claim["values"]["title"].lower()].add(claim["entities"]["holder"])
    return held


def _sole_holders(layers: Layers, lacking: Iterable[ClaimRow]) -> Mapping[str, int]:
    """For each title the one who is called by it without country: the only one, or by far the one most named; -1 for none."""
    holders: defaultdict[str, set[int]] = defaultdict(set)
    for claim in lacking:
        # A pronoun may stand for somebody else.
        if claim["values"]["status"] == "current" and not claim["support"] and lacks_country(claim):
            holders[claim["values"]["title"].lower()].add(claim["entities"]["holder"])
    uses = Counter(row["entity"] for row in layers.mentions if row["type"] == "name")
    sole = {}
    for title, people in holders.items():
        first, *others = sorted(people, key=lambda person: (-uses[person], person))
        sole[title] = first if not others or uses[first] >= _DOMINANT * uses[others[0]] else -1
    return sole
