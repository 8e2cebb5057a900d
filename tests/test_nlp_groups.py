"""Which delegation a sentence speaks of: rounds, months, sides; who heads which."""

from __future__ import annotations

import pytest
from spacy.language import Language

from newsgraph.nlp.page.layers import Layers

pytestmark = pytest.mark.model

Heads = list[tuple[str | None, int | None, str]]
"""For each claim of a head: whose the group is, which round's, and who heads it."""


@pytest.mark.parametrize(
    ("text", "heads"),
    [
        pytest.param(
            "The Kenyan delegation arrived in Lima for the second round of talks. The delegation is led by Peter Otieno. "
            "In the first round the Kenyan delegation was headed by James Mwangi.",
            [("Kenya", 2, "Peter Otieno"), ("Kenya", 1, "James Mwangi")],
            id="the round before, told at the head of the clause",
        ),
        pytest.param(
            "The third round of talks between Kenya and Chad opened in Lima on Monday. Kenya's delegation is headed by "
            "Peter Otieno. James Mwangi, who led the delegation in the second round, stayed at home.",
            [("Kenya", 3, "Peter Otieno"), ("Kenya", 2, "James Mwangi")],
            id="a bare delegation of another round is the same side's",
        ),
        pytest.param(
            "A week after the first round of talks collapsed, the Kenyan delegation returned to Lima. The delegation is led by "
            "Peter Otieno. James Mwangi led the delegation in the first round.",
            [("Kenya", None, "Peter Otieno"), ("Kenya", 1, "James Mwangi")],
            id="the round that is over is not the article's own",
        ),
        pytest.param(
            "Kenya and Chad held third-round talks on Monday. The Kenyan delegation was led by Peter Otieno.",
            [("Kenya", 3, "Peter Otieno")],
            id="a round in one word",
        ),
        pytest.param(
            "Kenya and Chad began a second round of talks. The Kenyan delegation is led by Peter Otieno. James Mwangi led the "
            "Kenyan delegation in the opening round.",
            [("Kenya", 2, "Peter Otieno"), ("Kenya", 1, "James Mwangi")],
            id="the opening round is the first",
        ),
        pytest.param(
            "Kenya and Chad began a second round of talks. The Kenyan delegation is led by Peter Otieno. James Mwangi led the "
            "Kenyan side in the opening round.",
            [("Kenya", 2, "Peter Otieno"), ("Kenya", 1, "James Mwangi")],
            id="a side in another round",
        ),
        pytest.param(
            "The third round of talks ended in Lima on Monday. The Kenyan delegation was headed by Peter Otieno. "
            "The first round took place in March, with the Kenyan delegation led by James Mwangi.",
            [("Kenya", 3, "Peter Otieno"), ("Kenya", 1, "James Mwangi")],
            id="a delegation with which another round took place",
        ),
        pytest.param(
            "Round 2 of the talks began on Monday. The Kenyan delegation was led by Peter Otieno.",
            [("Kenya", 2, "Peter Otieno")],
            id="a round by its figure",
        ),
        pytest.param(
            "The Kenyan delegation had a round of golf with the second secretary. It is led by Peter Otieno.",
            [("Kenya", None, "Peter Otieno")],
            id="another kind of round",
        ),
        pytest.param(
            "The Kenyan delegation to the March 2023 talks was led by Peter Otieno. The Kenyan delegation to the June 2023 "
            "talks was led by James Mwangi.",
            [("Kenya", None, "Peter Otieno"), ("Kenya", None, "James Mwangi")],
            id="two months",
        ),
        pytest.param(
            "The Syrian opposition delegation arrived in Geneva on Monday. The 10-member government delegation, headed by "
            "Pavel Doran, left Damascus.",
            [(None, None, "Pavel Doran")],
            id="the government's is not the opposition's",
        ),
        pytest.param(
            "The delegation of the Lake Salvation Front was led by Ali Sardari. The government delegation, headed by Majid "
            "Taheri, arrived later.",
            [("Lake Salvation Front", None, "Ali Sardari"), (None, None, "Majid Taheri")],
            id="the government's is no movement's",
        ),
        pytest.param(
            "The Syrian delegation was led by Ali Sardari. The opposition delegation, headed by Majid Taheri, came later.",
            [("Syria", None, "Ali Sardari"), (None, None, "Majid Taheri")],
            id="the opposition's is not the country's",
        ),
        pytest.param(
            "The delegation of the internationally recognised Yemeni government, headed by Majid Taheri, arrived later.",
            [("Yemen", None, "Majid Taheri")],
            id="of a country's government",
        ),
    ],
)
def test_nlp_groups_are_told_apart(nlp: Language, text: str, heads: Heads) -> None:
    layers = Layers(nlp(text))
    told = [
        (layers.entities[claim["entities"]["group"]], layers.entities[claim["entities"]["member"]]["name"])
        for claim in layers.claims
        if claim["kind"] == "membership" and claim["values"]["capacity"] == "head"
    ]
    senders = [None if group["sender"] is None else layers.entities[group["sender"]]["name"] for group, _ in told]
    assert [(sender, group["round"], name) for sender, (group, name) in zip(senders, told, strict=True)] == heads
    groups = [claim["entities"]["group"] for claim in layers.claims if claim["kind"] == "membership"]
    assert len(set(groups)) == len(heads)


def test_nlp_groups_of_the_country_s_government_are_the_country_s(nlp: Language) -> None:
    layers = Layers(
        nlp("The Syrian delegation was led by Ali Sardari. The government delegation included Majid Taheri.")
    )
    assert len(layers.groups) == 1


def test_nlp_groups_of_states_by_number_are_bodies(nlp: Language) -> None:
    text = (
        "The ministers met at the Group of 20 summit in Lima. Commerce Minister Peter Otieno will be part of the core group of "
        "negotiators, which has been led by Alice Njeri."
    )
    layers = Layers(nlp(text))
    assert [layers.entities[group]["name"] for group in layers.groups] == ["core group"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "The jury of this year's island film festival, which opens on Friday, is chaired by Una Kelly.",
            "jury of this year's island film festival",
        ),
        ("The committee on harbour fees that met in Lima is chaired by Una Kelly.", "committee on harbour fees"),
    ],
)
def test_nlp_groups_are_called_without_a_clause_about_them(nlp: Language, text: str, name: str) -> None:
    layers = Layers(nlp(text))
    assert [layers.entities[group]["name"] for group in layers.groups] == [name]
