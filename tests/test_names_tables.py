"""What the tables of names and places know, and how they are shipped."""

from __future__ import annotations

import typing
from itertools import pairwise

import pytest

from newsgraph.names import tables
from newsgraph.names.lookup import SortedTable, word_list
from newsgraph.names.rulers import countries_ruled, year_of_leaving
from newsgraph.resources import data_folder, read_rows


@pytest.mark.parametrize(
    ("form", "gender"),
    [
        ("Yelena", "f"),
        ("Mikhail", "m"),
        ("Kim", ""),
        ("Andrés", "m"),
        ("Aygün", "f"),
        ("Xqzw", None),
        ("Obolensky", None),
    ],
)
def test_names_tables_given_name(form: str, gender: str | None) -> None:
    assert tables.given_name(form) == gender


@pytest.mark.parametrize(
    ("form", "known"), [("Obolensky", True), ("Müller", True), ("O'Neill", True), ("Tuesday", False), ("Xqzw", False)]
)
def test_names_tables_family_name(form: str, known: bool) -> None:
    assert tables.family_name(form) is known


@pytest.mark.parametrize(
    ("form", "shaped"),
    [("Rebrovskaya", True), ("Nemchenko", True), ("Kvirikashvili", True), ("Table", False), ("Moscow", False)],
)
def test_names_tables_surname_shape(form: str, shaped: bool) -> None:
    assert tables.surname_shape(form) is shaped


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Aleksei", "Alexey", True),
        ("Yevgeny", "Evgeny", True),
        ("Aleksei", "Aleksandr", False),
        ("Muhammad", "Mohammed", True),
        ("Anna", "Hans", False),
    ],
)
def test_names_tables_same_variant(one: str, other: str, same: bool) -> None:
    assert tables.same_variant(one, other) is same


def test_names_tables_formal_names() -> None:
    assert "william" in tables.formal_names("Bill")
    assert not tables.formal_names("Xqzw")


@pytest.mark.parametrize(
    ("form", "code"),
    [
        ("Chile", "CL"),
        ("the Netherlands", "NL"),
        ("U.S.", "US"),
        ("US", "US"),
        ("us", None),
        ("UK", "GB"),
        ("Ivory Coast", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("Lima", None),
    ],
)
def test_names_tables_country_code(form: str, code: str | None) -> None:
    assert tables.country_code(form) == code


@pytest.mark.parametrize(
    ("form", "code"), [("Peruvian", "PE"), ("Danes", "DK"), ("Dutch", "NL"), ("European", None), ("Peru", None)]
)
def test_names_tables_demonym_code(form: str, code: str | None) -> None:
    assert tables.demonym_code(form) == code


@pytest.mark.parametrize(
    ("form", "code"), [("Lima", "PE"), ("Peking", "CN"), ("Washington, D.C.", "US"), ("Lyon", None)]
)
def test_names_tables_capital_code(form: str, code: str | None) -> None:
    assert tables.capital_code(form) == code


@pytest.mark.parametrize(("form", "country"), [("Lyon", "FR"), ("Kiev", "UA"), ("Bogotá", "CO"), ("Xqzw", None)])
def test_names_tables_city(form: str, country: str | None) -> None:
    found = tables.city(form)
    assert (found.country if found else None) == country


def test_names_tables_regions() -> None:
    west, sicilian = tables.region("the West"), tables.region_demonym("Sicilian")
    assert west is not None
    assert west.kind == "region"
    assert sicilian is not None
    assert (sicilian.name, sicilian.country) == ("Sicily", "IT")


@pytest.mark.parametrize(
    ("form", "known"), [("X", True), ("Telegram", True), ("telegram", False), ("CNN", False), ("the Twitter", True)]
)
def test_names_tables_platform(form: str, known: bool) -> None:
    assert tables.platform(form) is known


def test_names_tables_body_is_matched_to_the_letter() -> None:
    found = tables.body("the FBI")
    assert found is not None
    assert (found.kind, found.country, found.full) == ("service", "US", "Federal Bureau of Investigation")
    assert tables.body("who") is None


def test_names_tables_kinds_are_the_declared_ones() -> None:
    assert {row[1] for row in read_rows("bodies.tsv", 4)} <= set(typing.get_args(tables.BodyKind))
    assert {row[1] for row in read_rows("regions.tsv", 4)} <= set(typing.get_args(tables.RegionKind))
    codes = {row[0] for row in read_rows("countries.tsv", 5)}
    assert {row[2] for row in (*read_rows("bodies.tsv", 4), *read_rows("regions.tsv", 4))} - {""} <= codes


def test_names_tables_country_codes_are_unique() -> None:
    codes = [row[0] for row in read_rows("countries.tsv", 5)]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize("file", ["names.tsv", "places.tsv"])
def test_names_tables_are_sorted_by_their_bytes(file: str) -> None:
    lines = [line for line in (data_folder() / file).read_bytes().splitlines() if not line.startswith(b"#")]
    keys = [line.partition(b"\t")[0] for line in lines]
    assert all(one < other for one, other in pairwise(keys))


def test_names_tables_every_row_is_found() -> None:
    lines = [line for line in (data_folder() / "names.tsv").read_text().splitlines() if not line.startswith("#")]
    table = SortedTable("names.tsv")
    assert all(
        table.find(line.partition("\t")[0]) == tuple(line.split("\t")) for line in (*lines[::500], lines[1], lines[-1])
    )
    assert table.find("") is None
    assert table.find("a") == table.find("zzzzzz") is None


def test_names_tables_say_source_and_licence() -> None:
    licences = (data_folder() / "LICENCES.md").read_text()
    for path in sorted(data_folder().glob("*.tsv")):
        assert path.read_text().startswith("# "), path.name
        assert f"`{path.name}`" in licences


def test_names_tables_are_small() -> None:
    assert sum(path.stat().st_size for path in data_folder().iterdir()) < 6_100_000


def test_names_tables_word_lists_are_folded() -> None:
    assert word_list("honorific") >= {"mr", "dr"}
    assert not word_list("no such list")


@pytest.mark.parametrize(
    ("office", "name", "country", "left"),
    [
        ("president", "Abraham Lincoln", "US", 1865),
        ("president", "Lincoln", None, 1865),
        ("president", "Lincoln", "PE", None),
        ("prime minister", "Margaret Thatcher", "GB", 1990),
        ("mayor", "Margaret Thatcher", None, None),
        ("president", "Fernando Henrique Cardoso", "BR", 2003),
        ("president", "Cardoso", None, None),  # others bear it too
    ],
)
def test_names_tables_rulers(office: str, name: str, country: str | None, left: int | None) -> None:
    assert year_of_leaving(office, name, country) == left


def test_names_tables_rulers_are_of_countries_and_years() -> None:
    codes = {row[0] for row in read_rows("countries.tsv", 5)} | {"SU", "YU"}
    rows = read_rows("rulers.tsv", 5)
    assert {row[0] for row in rows} <= codes
    assert all(not row[3] or 1700 < int(row[3]) < 2100 for row in rows)


@pytest.mark.parametrize(
    ("office", "name", "codes"),
    [
        ("president", "Abraham Lincoln", {"US"}),
        ("president", "Lincoln", {"US"}),
        ("prime minister", "Justin Trudeau", {"CA"}),
        ("president", "Justin Trudeau", set()),
        ("president", "Ann Lee", set()),
    ],
)
def test_names_tables_countries_ruled(office: str, name: str, codes: set[str]) -> None:
    assert countries_ruled(office, name) == codes
