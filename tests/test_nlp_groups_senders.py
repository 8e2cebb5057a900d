"""Whose a group of another time is, and groups that are nobody's: each text with its groups, as "name, sender"."""

from __future__ import annotations

import pytest
from spacy.language import Language

from newsgraph.articles.reading import make_reading
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.pipeline import annotate, load
from newsgraph.records import Article

pytestmark = pytest.mark.model

OF_OTHER_TIMES = [
    (
        "The Kenyan delegation arrived in Geneva. Alice Njeri was not in the 2021 delegation.",
        {"Kenyan delegation, Kenya", "2021 delegation, Kenya"},
    ),
    (
        "The Kenyan delegation arrived in Geneva. James Mwangi led the delegation of August 2018.",
        {"Kenyan delegation, Kenya", "delegation, Kenya"},
    ),
    (
        "The Kenyan delegation met the Ugandan delegation. James Mwangi led the delegation of August 2018.",
        {"Kenyan delegation, Kenya", "Ugandan delegation, Uganda", "delegation, None"},
    ),
    (
        "The Kenyan delegation arrived in Geneva. James Mwangi led the trade delegation of August 2018.",
        {"Kenyan delegation, Kenya", "trade delegation, None"},
    ),
    (
        "The Kenyan delegation arrived for talks. James Mwangi, who led the Kenyan team at the Lima talks last year, was ill.",
        {"Kenyan delegation, Kenya", "Kenyan team, Kenya"},
    ),
    (
        "The Kenyan delegation arrived for talks. James Mwangi led the Kenyan side at the previous meeting.",
        {"Kenyan delegation, Kenya", "Kenyan side, Kenya"},
    ),
    (
        "The Lake Union sent an Election Observation Mission. The Election Observation Mission is led by Alice Njeri.",
        {"Election Observation Mission, Lake Union"},
    ),
    (
        "The Kenyan delegation arrived in Lima. In 2013 the Kenyan delegation was led by James Mwangi.",
        {"Kenyan delegation, Kenya"},
    ),
]
OF_OTHER_SIDES = [
    (
        "The Kenyan delegation arrived for talks. A member of the Zemlian team, James Mwangi, was ill.",
        {"Kenyan delegation, Kenya", "Zemlian team, None"},
    ),
    (
        "South Korean and North Korean officials met. The South Korean delegation is led by Peter Otieno, the North's delegation by James Mwangi.",
        {"South Korean delegation, South Korea", "North's delegation, North Korea"},
    ),
    (
        "The Lake Bank (LB) made a loan. An LB team led by James Mwangi arrived in Lima.",
        {"LB team, Lake Bank"},
    ),
    (
        "Prime Minister Peter Otieno of Kenya was sworn in. His new cabinet includes Kenyan Foreign Minister James Mwangi.",
        {"His new cabinet, Kenya"},
    ),
]
OF_ONE_TIME = [
    ("The Kenyan delegation arrived in Lima. The Kenyan team was met by James Mwangi.", {"Kenyan delegation, Kenya"}),
    (
        "Kenya's Trade Minister Peter Otieno and his delegation met the Chadian delegation for talks.",
        {"delegation, Kenya", "Chadian delegation, Chad"},
    ),
    (
        "James Mwangi joined the legal team. Alice Njeri is on the transition team.",
        {"legal team, None", "transition team, None"},
    ),
    (
        "The defence team of Peter Otieno includes Alice Njeri. The prosecution team is led by James Mwangi.",
        {"defence team, None", "prosecution team, None"},
    ),
    (
        "The working group's members are Kenyan ministers Alice Njeri and James Mwangi.",
        {"working group, None"},
    ),
    ("The dance group met in Lima. The core group of voters is led by James Mwangi.", set()),
    ("The Kenyan team won. James Mwangi coached the Kenyan team.", set()),
]
NOBODYS = [
    ("A team of eleven doctors lived on the barge.", set()),
    ("The Kenyan government met on Monday, said a member of the Kenyan government.", set()),
    ("What is a delegation? A delegation is what a side brings along.", set()),
    ("A delegation led by James Mwangi arrived on Monday.", {"delegation, None"}),
]


@pytest.mark.parametrize(("text", "groups"), [*OF_OTHER_TIMES, *OF_OTHER_SIDES, *OF_ONE_TIME, *NOBODYS])
def test_nlp_groups_senders(nlp: Language, text: str, groups: set[str]) -> None:
    (doc,) = annotate(nlp, [make_reading(Article("test", text))])
    layers = Layers(doc)
    rows = [row for row in layers.entities if row["kind"] == "group"]
    senders = [None if row["sender"] is None else layers.entities[row["sender"]]["name"] for row in rows]
    assert {f"{row['name']}, {sender}" for row, sender in zip(rows, senders, strict=True)} == groups


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()
