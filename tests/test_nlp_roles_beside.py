"""Roles told beside a name: by "as", by a predecessor, beside another description, bare but definite, in "where" clauses."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from newsgraph.nlp.page.layers import Layers


@cache
def pipeline() -> Language:
    from newsgraph.nlp.pipeline import load

    return load()


def told(text: str) -> list[tuple[str, str, str | None, str]]:
    """Holder, title, body and status of each role."""
    layers = Layers(pipeline()(text))
    names = [row["name"] for row in layers.entities]
    return [
        (
            names[claim["entities"]["holder"]],
            claim["values"]["title"],
            names[claim["entities"]["organisation"]] if "organisation" in claim["entities"] else None,
            claim["values"]["status"],
        )
        for claim in layers.claims
        if claim["kind"] == "role"
    ]


MARTA, PABLO = "Marta Quispe", "Pablo Diaz"
BANK = "Lima Development Bank"


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        # by "as", whatever the parser makes of it
        (
            "The premier announced her picks: Marta Quispe as finance minister and Pablo Diaz as chief of staff.",
            [(MARTA, "finance minister", None, "incoming"), (PABLO, "chief of staff", None, "incoming")],
        ),
        ("Critics see Marta Quispe as finance minister.", []),
        # another description beside the role
        (
            f"Marta Quispe, the premier's daughter and a {BANK} adviser, spoke first.",
            [(MARTA, "adviser", BANK, "current")],
        ),
        ("They met Marta Quispe, the premier's daughter, and an adviser.", []),
        # the body alone behind a comma, or before the name
        (f"Marta Quispe, director, {BANK}, spoke first.", [(MARTA, "director", BANK, "current")]),
        (f"Marta Quispe (director, {BANK}) spoke first.", [(MARTA, "director", BANK, "current")]),
        (
            "The director of the Sabex Institute Peter Otieno spoke first.",
            [("Peter Otieno", "director", "Sabex Institute", "current")],
        ),
        (f"They told the director of the {BANK} Marta Quispe was ill.", []),
        ("Peru's minister of finance Marta Quispe spoke first.", [(MARTA, "minister of finance", None, "current")]),
        (f"As editor at the {BANK}, Marta Quispe signed it.", [(MARTA, "editor", BANK, "former")]),
        # a word that tells when, at the head of the sentence, is no part of the body's name
        (f"Former {BANK} director Marta Quispe spoke first.", [(MARTA, "director", BANK, "former")]),
        (f"Outgoing {BANK} director Marta Quispe spoke first.", [(MARTA, "director", BANK, "current")]),
        # bare, but definite and beside the name
        ("The auditors met the chairman, Marta Quispe, in Lima.", [(MARTA, "chairman", None, "current")]),
        ("Marta Quispe is the chairman.", []),
        # a clause with "where" tells the body
        (f"She left the {BANK}, where Pablo Diaz was director.", [(PABLO, "director", BANK, "former")]),
        # over when the rest is told
        (f"After leading the {BANK}, Marta Quispe left for Chile.", [(MARTA, "leader", BANK, "former")]),
        # a name that a body bears
        (
            "Quispe Shipping grew again, Marta Quispe wrote. Quispe's chief executive, Pablo Diaz, was pleased.",
            [(PABLO, "chief executive", "Quispe Shipping", "current")],
        ),
        # titles that taggers take for adjectives or that end in a full stop
        ("He spoke to Marta Quispe and pediatrician Pablo Diaz.", [(PABLO, "pediatrician", None, "current")]),
        (
            "The founder was late. Reps. Marta Quispe and Pablo Diaz spoke.",
            [
                (MARTA, "Rep.", None, "current"),
                (PABLO, "Rep.", None, "current"),
            ],
        ),
        (
            "Marta Quispe, who will be the Senate majority leader next year, spoke.",
            [(MARTA, "majority leader", "Senate", "incoming")],
        ),
        # a founder is one for good
        (f"The {BANK}'s late founder Marta Quispe wrote it.", [(MARTA, "founder", BANK, "current")]),
    ],
)
def test_nlp_roles_beside_names_are_read(text: str, roles: list[tuple[str, str, str | None, str]]) -> None:
    assert told(text) == roles


@pytest.mark.parametrize(
    ("text", "is_his"),
    [
        ("Marta Quispe is director of the {bank}. Her predecessor, Pablo Diaz, was ill.", True),
        ("Marta Quispe is director of the {bank}. Her cousin, Pablo Diaz, was ill.", False),
        (
            "Marta Quispe is director of the {bank} and dean of Orbel College. Her predecessor, Pablo Diaz, was ill.",
            False,
        ),
    ],
)
def test_nlp_roles_predecessors_had_the_one_office_that_is_told(text: str, is_his: bool) -> None:
    found = told(text.format(bank=BANK))
    assert ((PABLO, "director", BANK, "former") in found) == is_his
    assert any(holder == PABLO for holder, *_ in found) == is_his


@pytest.mark.parametrize(
    "text", ["The Annual General Meeting was short.", "The General Staff met.", "The Free Farmers' Circle met."]
)
def test_nlp_roles_a_body_is_nobody_with_a_title(text: str) -> None:
    assert told(text) == []
