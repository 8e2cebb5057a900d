"""Readers only add; what follows from all that was read is written once, by the last component."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from newsgraph.articles.reading import make_reading
from newsgraph.nlp.page.layers import ClaimRow, Layers
from newsgraph.nlp.pipeline import COMPONENTS, PORTRAYALS, SETTLE, load, make_doc
from newsgraph.nlp.settle import settle
from newsgraph.records import Article

SEEDS = sorted((Path(__file__).parents[1] / "seeds").glob("*.txt"))
TEXT = (
    "Republican Senator Ann Weld resigned on Monday.\n\n"
    "The delegation was led by Norwegian Foreign Minister Ilse Brandt. It includes Karl Berg and Health Minister Odd Lund. "
    "“We will stay,” Berg said. Berg is the deputy head of the delegation. He opposes the treaty, an awful mistake."
)


# --- readers only add
@pytest.fixture(scope="module")
def nlp() -> Any:
    return load(portrayals=True)


def steps(nlp: Any, text: str) -> Iterator[tuple[str, Any, Any]]:
    """Each component's name with the claims and entities before it and after it."""
    doc = make_doc(nlp, make_reading(Article("a", text)))
    for name, component in nlp.pipeline:
        before = _rows(doc)
        doc = component(doc)
        if name in {*COMPONENTS, PORTRAYALS}:
            yield name, before, _rows(doc)


def _rows(doc: Doc) -> tuple[list[Any], list[Any]]:
    return copy.deepcopy((doc._.newsgraph_claims or [], doc._.newsgraph_entities or []))


@pytest.mark.model
@pytest.mark.parametrize(
    "text", [TEXT, *(path.read_text("utf8") for path in SEEDS)], ids=["own", *(p.stem for p in SEEDS)]
)
def test_nlp_settle_alone_changes_claims(nlp: Any, text: str) -> None:
    for name, (claims, entities), (claims_after, entities_after) in steps(nlp, text):
        if name != SETTLE:
            assert claims_after[: len(claims)] == claims, name
            others = [(old, new) for old, new in zip(entities, entities_after, strict=False) if new["kind"] != "group"]
            assert all(new == {**old, "aliases": new["aliases"]} for old, new in others), name
            assert all(new["aliases"][: len(old["aliases"])] == old["aliases"] for old, new in others), name


@pytest.mark.model
def test_nlp_settle_runs_last_and_has_something_to_do(nlp: Any) -> None:
    *_, (name, (claims, entities), (claims_after, entities_after)) = steps(nlp, TEXT)
    assert name == SETTLE
    assert claims_after != claims
    assert entities_after != entities


@pytest.mark.model
def test_nlp_settle_changes_nothing_when_it_runs_again(nlp: Any) -> None:
    doc = nlp(TEXT)
    before = _rows(doc)
    assert _rows(settle(doc)) == before


# --- what it settles, on rows written by hand
PEOPLE = {"Weld": 0, "Berg": 1, "Brandt": 2}
NORWAY, CHILE, BANK, TEAM, OTHER_TEAM = 3, 4, 5, 6, 7


def page(*claims: dict[str, Any], words: str = "Weld Berg Brandt Norway Chile Bank team mission went") -> Layers:
    """A document that names three people, two countries, a bank and two teams, with the given claims."""
    doc = Doc(spacy.blank("en").vocab, words=words.split())
    layers = Layers(doc)
    for name in PEOPLE:
        layers.add_entity("person", name)
    layers.add_entity("country", "Norway", code="NO")
    layers.add_entity("country", "Chile", code="CL")
    layers.add_entity("organisation", "Bank")
    layers.add_entity("group", "delegation")
    layers.add_entity("group", "national security team")
    for claim in claims:
        layers.add_claim(**claim)
    return layers


def role(holder: str, title: str, status: str = "current", **entities: int) -> dict[str, Any]:
    values = {"title": title, "status": status}
    return {
        "kind": "role",
        "rule": "role.apposition",
        "evidence": (0, 2),
        "entities": {"holder": PEOPLE[holder], **entities},
        "values": values,
    }


def member(
    person: str,
    group: int = TEAM,
    capacity: str = "member",
    modality: str = "asserted",
    evidence: tuple[int, int] = (3, 5),
) -> dict[str, Any]:
    return {
        "kind": "membership",
        "rule": "membership.lead",
        "evidence": evidence,
        "entities": {"member": PEOPLE[person], "group": group},
        "values": {"capacity": capacity},
        "modality": modality,
    }


def settled(layers: Layers) -> list[ClaimRow]:
    settle(layers.doc)
    return layers.claims


@pytest.mark.parametrize(
    ("title", "fuller", "expected"),
    [
        ("Director", [role("Weld", "director", organisation=BANK)], {"organisation": BANK}),
        ("Director", [role("Weld", "managing director", country=CHILE)], {"country": CHILE}),
        ("Director", [role("Berg", "director", organisation=BANK)], {}),
        ("Director", [role("Weld", "director", "former", organisation=BANK)], {}),
        ("Director", [role("Weld", "chief executive", organisation=BANK)], {}),
        ("Director", [role("Weld", "director", organisation=BANK), role("Weld", "director", country=CHILE)], {}),
        ("chief", [role("Weld", "police chief", organisation=BANK)], {"organisation": BANK}),
    ],
    ids=["same title", "in short", "another person", "another time", "another title", "two places", "last word"],
)
def test_nlp_settle_completes_repeats(title: str, fuller: list[dict[str, Any]], expected: dict[str, int]) -> None:
    short = settled(page(*fuller, role("Weld", title)))[-1]
    assert {name: value for name, value in short["entities"].items() if name != "holder"} == expected


ENDS = {"person": 0, "start": 8, "end": 9, "all": False}


@pytest.mark.parametrize(
    ("ending", "claims", "statuses"),
    [
        (ENDS, [role("Weld", "director")], ["former"]),
        (ENDS, [role("Berg", "director")], ["current"]),
        (ENDS, [role("Weld", "president"), role("Weld", "director")], ["current", "current"]),
        (ENDS | {"all": True}, [role("Weld", "president"), role("Weld", "director")], ["former", "former"]),
        (ENDS, [role("Weld", "poet")], ["current"]),
        (ENDS, [role("Weld", "founder")], ["current"]),
        (ENDS, [{**role("Weld", "director"), "modality": "denied"}], ["current"]),
        (
            ENDS,
            [role("Weld", "director", organisation=BANK), member("Weld", BANK, evidence=(0, 2))],
            ["former", "former"],
        ),
        (ENDS, [role("Weld", "director", organisation=BANK), member("Weld", BANK)], ["former", None]),
        (ENDS, [role("Weld", "director", organisation=BANK), member("Weld", TEAM, evidence=(0, 2))], ["former", None]),
    ],
    ids=[
        "leaves",
        "another leaves",
        "which of two",
        "all at death",
        "occupation",
        "founder",
        "denied",
        "membership of the same words",
        "membership of other words",
        "membership in another body",
    ],
)
def test_nlp_settle_ends_offices(ending: Any, claims: list[dict[str, Any]], statuses: list[str | None]) -> None:
    layers = page(*claims)
    layers.endings.append(ending)
    found = settled(layers)
    assert [claim["values"].get("status") for claim in found] == statuses
    assert all(((8, 9) in claim["support"]) == (claim["values"].get("status") == "former") for claim in found)


@pytest.mark.parametrize(
    ("claims", "sender"),
    [
        ([role("Weld", "envoy", country=NORWAY), member("Weld")], NORWAY),
        ([role("Weld", "envoy", country=NORWAY), member("Weld", modality="reported")], None),
        ([role("Weld", "envoy", country=NORWAY), member("Weld", modality="denied")], None),
        ([role("Weld", "envoy", country=NORWAY), member("Berg")], None),
        ([role("Weld", "envoy", country=NORWAY), role("Weld", "envoy", country=CHILE), member("Weld")], None),
        (
            [
                role("Weld", "envoy", country=NORWAY),
                role("Berg", "envoy", country=CHILE),
                member("Berg"),
                member("Weld"),
            ],
            CHILE,
        ),
    ],
    ids=["asserted", "reported", "denied", "nobody's", "two countries", "the first"],
)
def test_nlp_settle_learns_who_sent_a_delegation(claims: list[dict[str, Any]], sender: int | None) -> None:
    layers = page(*claims)
    settle(layers.doc)
    assert layers.entities[TEAM]["sender"] == sender


def test_nlp_settle_keeps_a_sender_that_is_told_and_gives_staff_none() -> None:
    layers = page(role("Weld", "envoy", country=NORWAY), member("Weld"), member("Weld", OTHER_TEAM))
    layers.entities[TEAM]["sender"] = BANK
    settle(layers.doc)
    assert (layers.entities[TEAM]["sender"], layers.entities[OTHER_TEAM]["sender"]) == (BANK, None)


def test_nlp_settle_gives_offices_of_a_delegation_its_country() -> None:
    layers = page(
        role("Weld", "envoy", country=NORWAY), member("Weld"), role("Berg", "Health Minister"), member("Berg")
    )
    assert settled(layers)[2]["entities"] == {"holder": 1, "country": NORWAY}


@pytest.mark.parametrize(
    ("claims", "capacities"),
    [
        ([member("Weld"), member("Weld", capacity="head")], ["head"]),
        ([member("Weld", modality="reported"), member("Weld", capacity="head")], ["head"]),
        ([member("Weld", modality="denied"), member("Weld", capacity="head")], ["member", "head"]),
        ([member("Weld"), member("Weld", capacity="head", modality="reported")], ["member", "head"]),
        ([member("Weld"), member("Berg", capacity="head")], ["member", "head"]),
        ([member("Weld"), member("Weld", BANK, capacity="head")], ["member", "head"]),
    ],
    ids=["said twice", "reported", "denied", "head by hearsay", "another person", "another group"],
)
def test_nlp_settle_says_a_membership_once(claims: list[dict[str, Any]], capacities: list[str]) -> None:
    assert [claim["values"]["capacity"] for claim in settled(page(*claims))] == capacities


def test_nlp_settle_keeps_a_stance_on_its_statement_when_claims_before_it_go() -> None:
    said: dict[str, Any] = {"kind": "statement", "rule": "r", "evidence": (0, 1), "entities": {"speaker": 0}}
    stance: dict[str, Any] = {
        "kind": "stance",
        "rule": "r",
        "evidence": (0, 1),
        "entities": {"holder": 0, "target": BANK},
    }
    layers = page(member("Weld"), member("Weld", capacity="head"), said, {**stance, "statement": 2})
    claims = settled(layers)
    assert [claim["kind"] for claim in claims] == ["membership", "statement", "stance"]
    assert claims[claims[2]["statement"] or 0] is claims[1]
    assert layers.claims_about("membership", 0) == claims[:1]


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Peruvian President Ada Quill spoke. Quill met Judge Sam Orr, an appointee of Peruvian President Tom Weld.",
            "former",
        ),
        ("Peruvian President Ada Quill spoke. In 1998 Peruvian President Tom Weld built it, Quill said.", "former"),
        ("Peruvian President Ada Quill spoke. Later Peruvian President Tom Weld sang, Quill said.", "current"),
        ("Peruvian President Ada Quill spoke. In 1998 Chilean President Tom Weld built it, Quill said.", "current"),
        ("In 1998 Peruvian President Tom Weld built it.", "current"),
    ],
)
def test_nlp_settle_rulers_of_the_past_are_former(text: str, status: str) -> None:
    from newsgraph.nlp.pipeline import load

    layers = Layers(load()(text))
    found = {
        claim["values"]["status"]
        for claim in layers.claims
        if claim["kind"] == "role" and layers.entities[claim["entities"]["holder"]]["name"] == "Tom Weld"
    }
    assert found == {status}
