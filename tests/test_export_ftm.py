"""FollowTheMoney: asserted offices and seats with their proof, in the words and forms that its library takes."""

from __future__ import annotations

import json
import unicodedata
from collections import Counter
from typing import Any

import pytest

from nasty_graph import nasty_graph
from newsgraph.export.ftm import to_ftm
from newsgraph.export.ftm.values import make_date, make_id
from newsgraph.records import Entity, KnowledgeGraph
from sample_graph import sample_graph

Row = dict[str, Any]


def rows(graph: KnowledgeGraph) -> list[Row]:
    return [json.loads(line) for line in to_ftm(graph)]


def test_export_ftm_has_offices_and_seats_that_are_asserted() -> None:
    graph = sample_graph()
    found = rows(graph)
    shown = {row["properties"]["recordId"][0] for row in found if row["schema"] in {"Occupancy", "Membership"}}
    assert shown == {c.id for c in graph.claims if c.kind in {"role", "membership"} and c.modality == "asserted"}
    assert {row["schema"] for row in found} == {
        "Article",
        "Person",
        "Organization",
        "Position",
        "Occupancy",
        "Membership",
        "Mention",
    }


def test_export_ftm_every_office_and_seat_has_its_articles_as_proof() -> None:
    found = {row["id"]: row for row in rows(sample_graph())}
    for row in found.values():
        if row["schema"] in {"Occupancy", "Membership"}:
            assert {found[article]["schema"] for article in row["properties"]["proof"]} == {"Article"}


def test_export_ftm_names_nothing_that_is_not_there() -> None:
    found = rows(sample_graph())
    ids = Counter(row["id"] for row in found)
    assert max(ids.values()) == 1
    ends = ("holder", "post", "member", "organization", "document", "resolved", "proof")
    named = {end for row in found for name in ends for end in row["properties"].get(name, ())}
    assert named <= set(ids)


def test_export_ftm_of_two_holders_of_one_office_is_one_position() -> None:
    found = [row for row in rows(sample_graph()) if row["schema"] == "Position"]
    assert [row["properties"]["name"] for row in found].count(["director, Harbor Bureau"]) == 1


@pytest.mark.parametrize(
    ("edtf", "date"),
    [("2025", "2025"), ("2025-05?", "2025-05"), ("2025-05-15/2026", "2025-05-15"), ("2022/..", "2022"), ("199X", None),
     ("2025-21", None), (None, None), ("../2025", None)],
)  # fmt: skip
def test_export_ftm_dates_are_those_that_it_can_say(edtf: str | None, date: str | None) -> None:
    assert make_date(edtf) == date


def test_export_ftm_ids_are_readable_where_ours_are_plain_and_never_two_s() -> None:
    assert make_id("person/ann-onym") == "newsgraph-person-ann-onym"
    odd = ["person/Ann", "person/ann onym", "person/王", "a/b/c", "person/", "person/-x", "person/" + "x" * 300]
    assert len({make_id(id_) for id_ in odd}) == len(odd)
    assert all(make_id(id_).startswith("newsgraph-x-") for id_ in odd)


@pytest.mark.parametrize(
    ("name", "country", "schema"),
    [
        ("Ministry of Ports", "country/n", "PublicBody"),
        ("Ministry of Sound", None, "Organization"),
        ("Ruby Club", "country/n", "Organization"),
    ],
)
def test_export_ftm_tells_public_bodies(name: str, country: str | None, schema: str) -> None:
    entities = (
        Entity("country/n", "country", "Norland", properties={"code": "NL"}),
        Entity("organisation/x", "organisation", name, properties={"country": country}),
    )
    (row,) = rows(KnowledgeGraph(entities=entities))
    assert row["schema"] == schema
    assert row["properties"].get("country") == (["nl"] if country else None)


def visible(text: str) -> str:
    """The library takes out joiners and marks of direction, and blanks at the ends."""
    return " ".join("".join(letter for letter in text if unicodedata.category(letter) != "Cf").split())


@pytest.mark.parametrize("graph", [sample_graph(), nasty_graph()], ids=["sample", "nasty"])
def test_export_ftm_is_valid_by_the_library(graph: KnowledgeGraph) -> None:
    """Each row is valid, each value stays, but for invisible letters, when the library cleans it, and a name is kept of everybody."""
    model = pytest.importorskip("followthemoney", reason="no followthemoney here (pip install followthemoney)").model
    found = rows(graph)
    for row in found:
        schema = model.get(row["schema"])
        schema.validate(row)
        assert model.get_proxy(row).id == row["id"]
        for name, values in row["properties"].items():
            cleaned = [schema.get(name).type.clean(value) for value in values]
            assert [visible(value) for value in cleaned] == [visible(value) for value in values], (name, values)
    assert sum(row["schema"] == "Person" for row in found) == sum(e.kind == "person" for e in graph.entities)
