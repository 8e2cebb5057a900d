"""Who shares a body with whom, who sits where, who is for whom: what each view has and leaves out."""

from __future__ import annotations

import logging
from typing import Any

import networkx as nx
import pytest

from newsgraph.export.drawing import _VIEWS, draw, views
from newsgraph.export.pictures import VIEWS
from newsgraph.records import Claim, Entity, Evidence, KnowledgeGraph, Modality
from sample_graph import sample_graph

ADA, BO, CY, DEE = (f"person/{name}" for name in ("ada", "bo", "cy", "dee"))
OLD, NEW, CLUB = "group/team-2022", "group/team-2025", "organisation/club"
ENTITIES = (
    *(Entity(person, "person", person[7:].title()) for person in (ADA, BO, CY, DEE)),
    Entity(OLD, "group", "team", properties={"date": "2022"}),
    Entity(NEW, "group", "team", properties={"date": "2025-05"}),
    Entity(CLUB, "organisation", "Club"),
    Entity("country/norland", "country", "Norland"),
)


def member(who: str, group: str, modality: Modality = "asserted", **fields: str) -> Claim:
    evidence = (Evidence("a", 0, 1, "A", "r", "2025-06-01"),)
    fields = {"member": who, "group": group, "capacity": "member", **fields}
    return Claim(f"membership/{who[7:]}-{group[-4:]}", "membership", modality, 0.5, "r", evidence, None, fields)


def role(who: str, modality: Modality = "asserted", **fields: str) -> Claim:
    evidence = (Evidence("a", 0, 1, "A", "r", "2025-06-01"),)
    fields = {"holder": who, "title": "head", "status": "current", **fields}
    return Claim(f"role/{who[7:]}", "role", modality, 0.5, "r", evidence, None, fields)


def view(name: str, *claims: Claim, **options: Any) -> Any:
    return draw(KnowledgeGraph((), ENTITIES, claims), name, **options)


def pairs(drawn: Any) -> set[tuple[str, ...]]:
    return {(*sorted((start, end)), line["shared"]) for start, end, line in drawn.edges(data=True)}


def test_drawing_views_are_those_that_the_exporter_names() -> None:
    assert tuple(_VIEWS) == VIEWS


@pytest.mark.parametrize(
    ("claims", "joined"),
    [
        ((member(ADA, OLD), member(BO, OLD)), {(ADA, BO, "team 2022")}),
        ((member(ADA, OLD), member(BO, NEW)), set()),  # teams of two years are two
        ((member(ADA, OLD), member(BO, OLD, "denied")), set()),
        ((member(ADA, CLUB), role(BO, organisation=CLUB)), {(ADA, BO, "Club")}),
        ((role(ADA, country="country/norland"), role(BO, country="country/norland")), set()),
        (
            (member(ADA, OLD), member(BO, OLD), member(ADA, NEW), member(BO, NEW)),
            {(ADA, BO, "team 2022; team 2025")},
        ),
        (
            (member(ADA, OLD), member(BO, OLD), member(CY, OLD)),
            {(ADA, BO, "team 2022"), (ADA, CY, "team 2022"), (BO, CY, "team 2022")},
        ),
    ],
)
def test_drawing_view_of_people_joins_those_of_one_body(claims: tuple[Claim, ...], joined: set[Any]) -> None:
    drawn = view("people", *claims)
    assert pairs(drawn) == joined
    assert set(drawn) == {end for *ends, _ in joined for end in ends}
    assert not drawn.is_directed()


def test_drawing_view_of_people_says_what_is_shared_and_what_proves_it() -> None:
    drawn = view(
        "people", member(ADA, OLD), member(BO, OLD, "reported"), role(ADA, organisation=CLUB), member(BO, CLUB)
    )
    ((*_, line),) = drawn.edges(data=True)
    assert {name: line[name] for name in ("weight", "shared", "claims", "modality", "start", "end", "time_basis")} == {
        "weight": 2.0,
        "shared": "team 2022; Club",
        "claims": "membership/ada-2022; membership/bo-2022; role/ada; membership/bo-club",
        "modality": "asserted",
        "start": "2022-01-01",
        "end": "2025-06-01",
        "time_basis": "article; group",
    }


def test_drawing_view_of_people_is_reported_where_no_body_is_surely_shared() -> None:
    ((*_, line),) = view("people", member(ADA, OLD), member(BO, OLD, "reported")).edges(data=True)
    assert line["modality"] == "reported"


def test_drawing_view_of_people_leaves_crowds_out_and_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(views, "CROWD", 2)
    monkeypatch.setattr(logging.getLogger("newsgraph"), "propagate", True)
    caplog.set_level("INFO", "newsgraph")
    drawn = view("people", member(ADA, OLD), member(BO, OLD), *(member(who, CLUB) for who in (ADA, BO, CY)))
    assert pairs(drawn) == {(ADA, BO, "team 2022")}
    assert "Club: 3 people" in caplog.text


@pytest.mark.parametrize(
    ("years", "groups"), [((), {OLD, NEW, CLUB}), ((2022,), {OLD}), ((2022, 2025), {OLD, NEW}), ((1999,), set())]
)
def test_drawing_view_of_groups_has_the_groups_of_the_years(years: tuple[int, ...], groups: set[str]) -> None:
    claims = member(ADA, OLD), member(BO, NEW), member(CY, CLUB), role(DEE, organisation=CLUB)
    drawn = view("groups", *claims, years=years)
    assert {end for _, end in drawn.edges()} == groups
    assert DEE not in drawn


def test_drawing_view_of_groups_sets_years_side_by_side_and_people_between() -> None:
    claims = member(ADA, OLD), member(BO, OLD), member(BO, NEW), member(CY, NEW), member(DEE, CLUB)
    drawn = view("groups", *claims)
    at = {node: (data["x"], data["y"]) for node, data in drawn.nodes(data=True)}
    assert at[ADA][0] < at[OLD][0] < at[BO][0] < at[NEW][0] < at[CY][0]
    assert max(at[CLUB][1], at[DEE][1]) < min(at[node][1] for node in (ADA, BO, CY, OLD, NEW))  # without a year: below


def test_drawing_view_of_groups_orders_more_than_two_years() -> None:
    years = {f"group/{year}": Entity(f"group/{year}", "group", "cabinet", properties={"date": year}) for year in ("2019", "2021", "2024")}  # fmt: skip
    claims = [member(person, group) for person, group in zip((ADA, BO, CY), years, strict=True)]
    claims += [member(DEE, "group/2019"), member(DEE, "group/2024")]
    drawn = draw(KnowledgeGraph((), (*ENTITIES, *years.values()), tuple(claims)), "groups")
    columns = [drawn.nodes[group]["x"] for group in years]
    assert columns == sorted(columns)
    assert drawn.nodes[DEE]["x"] not in columns


def test_drawing_view_of_stances_has_stances_only() -> None:
    drawn = draw(sample_graph(), "stances")
    assert {line["kind"] for *_, line in drawn.edges(data=True)} == {"stance"}
    assert {line["polarity"] for *_, line in drawn.edges(data=True)} == {"for", "against"}


@pytest.mark.parametrize("name", VIEWS)
def test_drawing_view_has_no_node_without_a_line_unless_asked(name: str) -> None:
    assert not list(nx.isolates(draw(sample_graph(), name)))
    assert list(nx.isolates(draw(sample_graph(), name, isolates=True)))


@pytest.mark.parametrize("name", VIEWS)
def test_drawing_view_of_nothing_is_empty(name: str) -> None:
    assert len(draw(KnowledgeGraph(), name)) == 0
