"""What is drawn as a node and what as a line: the rule of `newsgraph.export.drawing.drawn`, line by line."""

from __future__ import annotations

import dataclasses
import json
import logging
from collections.abc import Iterator
from typing import Any

import pytest

from newsgraph.errors import InputError
from newsgraph.export import EXPORTERS
from newsgraph.export.drawing import draw as draw_whole
from newsgraph.export.drawing.attributes import EDGE_ATTRIBUTES, NODE_ATTRIBUTES
from newsgraph.export.drawing.drawn import build_drawn, claim_ends, label_of
from newsgraph.export.drawing.json_text import write_json
from newsgraph.records import Article, Claim, ClaimKind, Entity, Evidence, KnowledgeGraph, Modality
from sample_graph import sample_graph

ADA, BO, ODD = "person/ada-moor", "person/bo-lind", "unnamed/a1-officials"
ENTITIES = (
    Entity(ADA, "person", "Ada Moor", ("Moor",)),
    Entity(BO, "person", "Bo Lind"),
    Entity("country/ruritania", "country", "Ruritania", properties={"code": "XR"}),
    Entity("group/team", "group", "team", properties={"sender": "country/ruritania", "date": "2021"}),
    Entity("organisation/bank", "organisation", "Bank", properties={"country": "country/ruritania"}),
    Entity(ODD, "unnamed", "officials"),
)


def claim(kind: ClaimKind, modality: Modality = "asserted", **fields: str) -> Claim:
    evidence = (Evidence("a1", 0, 4, "some words", "rule.one"), Evidence("a2", 0, 4, "more", "rule.two"))
    return Claim(f"{kind}/1", kind, modality, 1, "rule.one", evidence, fields.pop("source", None), fields)


def draw(*claims: Claim, entities: tuple[Entity, ...] = ENTITIES) -> Any:
    return build_drawn(KnowledgeGraph((), entities, claims))


@pytest.mark.parametrize(
    ("given", "ends"),
    [
        (claim("role", holder=ADA, title="head", organisation="organisation/bank"), (ADA, "organisation/bank")),
        (claim("role", holder=ADA, title="head", country="country/ruritania"), (ADA, "country/ruritania")),
        (claim("role", holder=ADA, title="aide", principal=BO), (ADA, BO)),
        (
            claim(
                "role",
                holder=ADA,
                title="head",
                principal=BO,
                organisation="organisation/bank",
                country="country/ruritania",
            ),
            (ADA, "organisation/bank"),
        ),
        (claim("role", holder=ADA, title="analyst"), (ADA, None)),  # of a country, if others tell of which
        (claim("membership", member=ADA, group="group/team"), (ADA, "group/team")),
        (claim("membership", "reported", member=ADA, group="group/team"), (ADA, "group/team")),
        (claim("membership", "denied", member=ADA, group="group/team"), None),
        (claim("stance", holder=ADA, target=BO, polarity="against"), (ADA, BO)),
        (claim("stance", holder=ADA, target=ADA, polarity="for"), (ADA, ADA)),
        (claim("stance", target=ADA, polarity="for"), None),  # a portrayal is nobody's stance
        (claim("statement", speaker=ADA, content="words"), None),
    ],
)
def test_drawing_draws_claims_with_two_ends_that_are_not_denied(
    given: Claim, ends: tuple[str, str | None] | None
) -> None:
    assert claim_ends(given) == ends
    assert list(draw(given).edges(keys=True)) == ([(*ends, given.id)] if ends and ends[1] else [])


@pytest.mark.parametrize(
    "given",
    [
        claim("stance", holder=ODD, target=BO, polarity="against"),
        claim("role", holder=ADA, title="aide", principal=ODD),
    ],
)
def test_drawing_leaves_unnamed_people_out(given: Claim) -> None:
    drawn = draw(given)
    assert ODD not in drawn
    assert not drawn.edges


def test_drawing_has_entities_that_no_claim_touches() -> None:
    assert list(draw()) == sorted(entity.id for entity in ENTITIES if entity.kind != "unnamed")


def test_drawing_calls_what_has_a_name_of_blanks_by_its_id() -> None:
    drawn = draw(entities=(Entity(ADA, "person", "\u2028\x85"),))
    assert drawn.nodes[ADA]["label"] == ADA
    assert "name" not in drawn.nodes[ADA]


def test_drawing_lists_roles_at_the_holder() -> None:
    drawn = draw(
        dataclasses.replace(claim("role", holder=ADA, title="analyst", status="current"), id="role/1"),
        dataclasses.replace(
            claim("role", "reported", holder=ADA, title="head", status="former", organisation="organisation/bank"),
            id="role/2",
        ),
        dataclasses.replace(claim("role", "denied", holder=ADA, title="spy", status="current"), id="role/3"),
    )
    assert drawn.nodes[ADA]["roles"] == "analyst; former head, Bank (reported)"


def test_drawing_counts_statements_at_the_speaker() -> None:
    said = [
        dataclasses.replace(claim("statement", m, speaker=ADA), id=f"statement/{m}") for m in ("asserted", "denied")
    ]
    drawn = draw(*said)
    assert (drawn.nodes[ADA]["statements"], drawn.nodes[BO]["statements"]) == (1, 0)


def test_drawing_gives_references_by_name() -> None:
    nodes = draw().nodes
    assert (nodes["group/team"]["sender"], nodes["organisation/bank"]["country"]) == ("Ruritania", "Ruritania")


def test_drawing_edge_carries_what_proves_it() -> None:
    given = claim(
        "membership",
        "reported",
        member=ADA,
        group="group/team",
        capacity="head",
        start="2021",
        source="organisation/bank",
    )
    assert draw(given).edges[ADA, "group/team", given.id] == {
        "label": "head",
        "kind": "membership",
        "modality": "reported",
        "since": "2021",
        "start": "2021-01-01",
        "end": "2021-12-31",
        "time_basis": "stated, group",
        "said_by": "Bank",
        "rule": "rule.one",
        "confidence": 1.0,
        "belief": 1.0,
        "weight": 1.0,
        "evidence": 2,
        "text": "some words",
        "article": "a1",
    }


def test_drawing_no_attribute_has_a_name_that_readers_use_for_a_lines_ends() -> None:
    assert not {"source", "target", "key", "id", "to", "from", "u", "v"} & (
        NODE_ATTRIBUTES.keys() | EDGE_ATTRIBUTES.keys()
    )


@pytest.mark.parametrize(
    ("publishers", "weight"),
    [
        ((None, None), 1.0),
        (("Gazette", None), 1.0),
        (("Gazette", "GAZETTE"), 1.0),
        (("Gazette", "Courier"), 2.0),
    ],
)
def test_drawing_weight_is_the_number_of_independent_publishers(
    publishers: tuple[str | None, str | None], weight: float
) -> None:
    articles = tuple(Article(f"a{number}", "text", publisher=name) for number, name in enumerate(publishers, 1))
    given = claim("stance", holder=ADA, target=BO, polarity="for")
    drawn = build_drawn(KnowledgeGraph(articles, ENTITIES, (given,)))
    assert drawn.edges[ADA, BO, given.id]["weight"] == weight


RURITANIA, OTHERLAND = "country/ruritania", "country/otherland"
BANKER = dataclasses.replace(claim("role", holder=ADA, title="head", organisation="organisation/bank"), id="role/bank")
ENVOY = dataclasses.replace(claim("role", holder=ADA, title="envoy", country=OTHERLAND), id="role/envoy")
MEMBER = claim("membership", member=ADA, group="group/team")


@pytest.mark.parametrize(
    ("known", "country"),
    [
        ((BANKER,), RURITANIA),  # the bank's country
        ((MEMBER,), RURITANIA),  # who sent the team
        ((BANKER, MEMBER), RURITANIA),
        ((ENVOY,), OTHERLAND),
        ((), None),
        ((BANKER, ENVOY), None),  # two countries: not known which
        ((dataclasses.replace(BANKER, modality="reported"),), None),
        ((dataclasses.replace(BANKER, modality="denied"),), None),
    ],
)
def test_drawing_title_alone_runs_to_its_holders_country_where_one_is_known(
    known: tuple[Claim, ...], country: str | None
) -> None:
    alone = dataclasses.replace(claim("role", holder=ADA, title="analyst"), id="role/alone")
    drawn = draw(alone, *known, entities=(*ENTITIES, Entity(OTHERLAND, "country", "Otherland")))
    found = [(end, line["drawn_to"]) for _, end, key, line in drawn.edges(keys=True, data=True) if key == alone.id]
    assert found == ([(country, "holder's country")] if country else [])
    assert not any("drawn_to" in line for *_, key, line in drawn.edges(keys=True, data=True) if key != alone.id)


@pytest.mark.parametrize(
    ("kind", "name", "date", "label"),
    [
        ("group", "Norland delegation", "2025", "Norland delegation 2025"),
        ("group", "Norland delegation", "2025-05-06", "Norland delegation 2025"),
        ("group", "Norland delegation", "2025~", "Norland delegation 2025"),
        ("group", "Norland delegation", "2024/2025", "Norland delegation 2024–2025"),
        ("group", "Norland delegation", "202X", "Norland delegation"),
        ("group", "Norland delegation", None, "Norland delegation"),
        ("group", "2022 team", "2022", "2022 team"),
        ("topic", "a plan\nof two lines", None, "a plan of two lines"),
        ("topic", "one word after the other, " * 4, None, "one word after the other, one word after …"),
        ("topic", "x" * 60, None, "x" * 43 + "…"),
    ],
)
def test_drawing_label_is_the_name_in_short_with_a_groups_year(
    kind: Any, name: str, date: str | None, label: str
) -> None:
    entity = Entity(f"{kind}/x", kind, name, properties={"date": date} if date else {})
    assert label_of(entity) == label


def test_drawing_attributes_have_one_type_each() -> None:
    drawn = build_drawn(sample_graph())
    for table, rows in ((NODE_ATTRIBUTES, drawn.nodes.values()), (EDGE_ATTRIBUTES, drawn.edges.values())):
        for row in rows:
            assert {name: type(value) for name, value in row.items()} == {name: table[name] for name in row}


@pytest.mark.parametrize(
    ("name", "label", "warned"),
    [
        ("Ada\x07Moor", "Ada\ufffdMoor", True),
        ("Ada\ufffe\ud800", "Ada\ufffd\ufffd", True),
        ("Ada\r\n\tMoor", "Ada Moor", False),
        ("Äda 🚢", "Äda 🚢", False),
    ],
)
def test_drawing_replaces_what_xml_cannot_hold_and_says_so(
    name: str, label: str, warned: bool, caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(logging.getLogger("newsgraph"), "propagate", True)
    drawn = draw(entities=(Entity(ADA, "person", name),))
    assert drawn.nodes[ADA]["label"] == label
    assert bool(caplog.messages) is warned


def test_drawing_refuses_a_claim_about_nobody() -> None:
    with pytest.raises(InputError, match="membership/1: names group/none, which is no entity of the graph"):
        draw(claim("membership", member=ADA, group="group/none"))


def test_drawing_order_does_not_depend_on_the_order_of_input() -> None:
    graph = sample_graph()
    turned = KnowledgeGraph(graph.articles, graph.entities[::-1], graph.claims[::-1])
    one, other = build_drawn(graph), build_drawn(turned)
    assert list(one.nodes(data=True)) == list(other.nodes(data=True))
    assert list(one.edges(keys=True, data=True)) == list(other.edges(keys=True, data=True))


def test_drawing_group_carries_how_many_are_said_and_named() -> None:
    drawn = build_drawn(sample_graph())
    node = drawn.nodes["group/norland-delegation-2025"]
    assert (node["members_said"], node["members_named"]) == (8, 7)
    assert "members_said" not in drawn.nodes["group/norland-team-2022"]


@pytest.mark.parametrize("name", [name for name, exporter in EXPORTERS.items() if exporter.reads == "drawn"])
def test_drawing_drawn_is_written_an_element_at_a_time(name: str) -> None:
    ((_, pieces),) = EXPORTERS[name].write(draw_whole(sample_graph()))
    assert isinstance(pieces, Iterator)
    sizes = [len(piece) for piece in pieces]
    assert max(sizes) < sum(sizes) / 10


@pytest.mark.parametrize("items", [[], [1], [{"a": "x\ny", "b": [1, {}]}, []]])
def test_drawing_json_in_pieces_is_as_the_library_writes_it(items: list[Any]) -> None:
    pieces = write_json({"kind": "ü", "within": {"items": iter(items), "more": {"c": None}}})
    whole = {"kind": "ü", "within": {"items": items, "more": {"c": None}}}
    assert "".join(pieces) == json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
