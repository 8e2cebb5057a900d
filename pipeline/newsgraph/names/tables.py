"""What is generally known about names: given names and surnames, countries, cities, regions, well-known bodies.

The tables lie in `newsgraph/data` (sources and licences in LICENCES.md there). Each is read once, on first use. Forms
are folded (`newsgraph.names.folding.fold`) by the functions here, so callers give names as written. A table knows forms,
not contexts: "May" is a given name here whatever the sentence says, so a caller decides by its context.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from newsgraph.names.folding import fold
from newsgraph.names.lookup import SortedTable
from newsgraph.resources import read_rows

Gender = Literal["f", "m", ""]
BodyKind = Literal["medium", "agency", "platform", "alliance", "body", "service", "party", "company", "team"]
RegionKind = Literal["continent", "region", "part"]

# "US", "U.K.", "DRC": matched to the letter, since "us" is a word.
_ACRONYM = re.compile(r"[A-Z]\.?(?:[A-Z]\.?){1,4}")


# --- people's names ----------------------------------------------------------------------------------------------


@cache
def _names() -> SortedTable:
    return SortedTable("names.tsv")


@lru_cache(maxsize=65536)
def _name_row(folded: str) -> tuple[str, frozenset[str]]:
    """(kinds, variant groups) of a folded form; ("", empty) where it is unknown."""
    row = _names().find(folded) if folded else None
    if row is None:
        return "", frozenset()
    return row[1], frozenset(row[2].split(",")) if len(row) > 2 else frozenset()


def given_name(form: str) -> Gender | None:
    """The gender of a given name: `f`, `m`, or empty where both or unknown; None where it is no known given name."""
    kinds = _name_row(fold(form))[0]
    if "f" in kinds:
        return "f"
    if "m" in kinds:
        return "m"
    return "" if "g" in kinds else None


def family_name(form: str) -> bool:
    """Whether a form is known as a surname (or as a name of unknown kind: most of those are surnames)."""
    kinds = _name_row(fold(form))[0]
    return "s" in kinds or "n" in kinds


def listed_family_name(form: str) -> bool:
    """Whether a list of surnames has the form: stricter than `family_name`."""
    return "s" in _name_row(fold(form))[0]


def established_surname(form: str) -> bool:
    """Whether a surname is so common in English that another spelling is another name: Brown is not Braun."""
    return "e" in _name_row(fold(form))[0]


def patronymic(form: str) -> bool:
    return "p" in _name_row(fold(form))[0]


# Endings that in news English are surnames almost without exception: Slavic, Armenian, Georgian, Turkish, Polish.
_SURNAME_SHAPE = re.compile(
    r"[a-z]{2,}(?:[bcdfghklmnprstvz](?:ov|ev|ova|eva)|yev|yeva|[stc]k(?:y|i|yy|iy|aya)|enko|chuk|shvili|dze|nyan|ryan|syan|oglu|wicz|novic|"
    r"ovich|evich|ovna|evna|ovaya|evaya)"
)


def surname_shape(form: str) -> bool:
    """Whether a word ends as surnames do, for the many that no list has: "Stanovaya", "Saakashvili"."""
    return bool(_SURNAME_SHAPE.fullmatch(fold(form)))


def name_part(form: str) -> bool:
    """Whether a form is known as any part of a person's name."""
    return bool(_name_row(fold(form))[0])


def variant_groups(form: str) -> frozenset[str]:
    """The names that a form is a spelling of: Aleksei and Alexey share one, Aleksei and Aleksandr none."""
    return _name_row(fold(form))[1]


def same_variant(one: str, other: str) -> bool:
    """Whether two forms are known spellings of one name (not nicknames of it)."""
    return not variant_groups(one).isdisjoint(variant_groups(other))


@cache
def _nicknames() -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for file in ("nicknames.tsv", "diminutives.tsv"):
        for nickname, formal in read_rows(file, 2):
            found[nickname] = found.get(nickname, frozenset()) | frozenset(formal.split(","))
    return found


def formal_names(form: str) -> frozenset[str]:
    """The folded formal names that a nickname may stand for: "Bill" gives "william"; often empty."""
    return _nicknames().get(fold(form), frozenset())


# --- countries, regions, cities ----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Region:
    """A place larger or other than a city or a country; `country` is a code or empty."""

    name: str
    kind: RegionKind
    country: str


@dataclass(frozen=True, slots=True)
class City:
    """The largest city of a name; `population` tells how likely it is meant."""

    country: str
    population: int


@dataclass(frozen=True, slots=True)
class _Countries:
    names: dict[str, str]
    by_form: dict[str, str]
    by_acronym: dict[str, str]
    by_demonym: dict[str, str]
    by_capital: dict[str, str]


@cache
def _countries() -> _Countries:
    tables = _Countries({}, {}, {}, {}, {})
    for code, name, others, demonyms, capitals in read_rows("countries.tsv", 5):
        tables.names[code] = name
        for form in [name, *filter(None, others.split(","))]:
            if _ACRONYM.fullmatch(form):
                tables.by_acronym[form] = code
            else:
                tables.by_form.setdefault(fold(form), code)
        tables.by_demonym.update((fold(form), code) for form in demonyms.split(",") if form)
        tables.by_capital.update((fold(form), code) for form in capitals.split(",") if form)
    return tables


def _bare(form: str) -> str:
    """A folded form without "the"."""
    return fold(form).removeprefix("the ")


def country_code(form: str) -> str | None:
    """The ISO 3166-1 code of a country's name as written ("Russia", "the Russian Federation", "U.S.")."""
    tables = _countries()
    acronym = form.strip().removeprefix("the ").removeprefix("The ")
    if acronym in tables.by_acronym:
        return tables.by_acronym[acronym]
    return tables.by_form.get(_bare(form))


def country_name(code: str) -> str | None:
    """The short English name of a code: RU gives "Russia"."""
    return _countries().names.get(code)


def demonym_code(form: str) -> str | None:
    """The country of "Russian", "Russians", "American"; None for demonyms of continents and regions ("European")."""
    return _countries().by_demonym.get(_bare(form))


def capital_code(form: str) -> str | None:
    """The country whose government a capital can stand for: "Kyiv" and "Kiev" give UA."""
    return _countries().by_capital.get(_bare(form))


@cache
def _regions() -> tuple[dict[str, Region], dict[str, Region]]:
    names: dict[str, Region] = {}
    demonyms: dict[str, Region] = {}
    for name, kind, country, people in read_rows("regions.tsv", 4):
        found = Region(name, kind, country)  # type: ignore[arg-type]  # a test holds the kinds
        names[fold(name)] = found
        demonyms.update((fold(form), found) for form in people.split(",") if form)
    return names, demonyms


def region(form: str) -> Region | None:
    """A continent, region or part of a country: "the West", "Middle East", "Crimea"."""
    return _regions()[0].get(_bare(form))


def region_demonym(form: str) -> Region | None:
    """The region of "European", "Western", "Chechen"."""
    return _regions()[1].get(_bare(form))


@cache
def _places() -> SortedTable:
    return SortedTable("places.tsv")


def country_in_front(name: str) -> str | None:
    """The country with whose name or demonym a longer name begins: "US Southern Command"; None for "British Columbia Ferries", "Georgia Senate"."""
    words = name.removeprefix("the ").split()
    code = demonym_code(words[0]) or country_code(words[0]) if words else None
    pair = " ".join(words[:2])
    other = region(words[0]) or region(pair) or city(pair) if code else None
    return code if other is None or other.country in {code, None} else None


@lru_cache(maxsize=16384)
def city(form: str) -> City | None:
    """The largest city (of 15,000 people or more) or US state of a name; many are also people's names ("Lincoln")."""
    row = _places().find(_bare(form))
    return City(row[1], int(row[2])) if row else None


# --- organisations -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Body:
    """A generally known organisation; `country` is a code or empty, `full` the name its acronym stands for or empty."""

    name: str
    kind: BodyKind
    country: str
    full: str


@cache
def _bodies() -> dict[str, Body]:
    bodies: dict[str, Body] = {}
    for name, kind, country, full in read_rows("bodies.tsv", 4):
        body = Body(name, kind, country, full)  # type: ignore[arg-type]  # a test holds the kinds
        bodies[name] = body
        if full:
            bodies.setdefault(full, body)
    return bodies


def body(form: str) -> Body | None:
    """A generally known organisation by its name or acronym as written, letter case included: "CNN", "NATO"."""
    bare = form.strip().removeprefix("the ").removeprefix("The ")
    return _bodies().get(bare)


def platform(form: str) -> bool:
    """Whether a name is a social network or publishing service: "on X", "on Telegram" is where, not who."""
    found = body(form)
    return found is not None and found.kind == "platform"


@cache
def _legal_forms() -> dict[str, str]:
    return {row[0]: row[1] for row in read_rows("legal_forms.tsv", 2)}


def legal_form(form: str) -> str | None:
    """The class of a company's legal form: "GmbH" and "Limited" both are kinds of "llc"; None for other words."""
    return _legal_forms().get(fold(form))
