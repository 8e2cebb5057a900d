"""Offices and trades that the lines of a list tell: in labels and tables, behind names, with the body at the line's end."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model

TOLD = [
    (
        "Kenya's new cabinet:\n\nPrime Minister: Peter Otieno\nMinister of Finance: Alice Njeri\nMinister of Defence: James Mwangi",
        {
            "Peter Otieno, Prime Minister, Kenya",
            "Alice Njeri, Minister of Finance, Kenya",
            "James Mwangi, Minister of Defence, Kenya",
        },
    ),
    (
        "The king of Norway swore in a new Cabinet.\n\nWho got what:\n\nMinistry | Minister\nFinance | Mara Quill\nHome Affairs | Dr Olav Brisk\nHealth | (vacant)",
        {"Mara Quill, minister of finance, Norway", "Olav Brisk, minister of home affairs, Norway"},
    ),
    (
        "The members of the Kenyan delegation are:\n\n1. Peter Otieno – Chief Director, Ministry of Trade\n2. Alice Njeri – Principal Economist, Central Bank of Kenya\n3. Daniel Kiprop, hydrologist",
        {
            "Peter Otieno, Chief Director, Ministry of Trade, Kenya",
            "Alice Njeri, Principal Economist, Central Bank of Kenya, Kenya",
            "Daniel Kiprop, hydrologist",
        },
    ),
    (
        "The members of the Kenyan delegation are:\n\n(iv) Hon. Peter Otieno – Senator for Lake County\n(v) Ms. Alice Njeri – Protocol Officer",
        {"Peter Otieno, Senator for Lake County, Kenya", "Alice Njeri, Protocol Officer"},
    ),
    # what stands behind a name and is no trade, and a sentence's end that is no line's
    (
        "The members of the Kenyan delegation are:\n\n1. Peter Otieno, gendarmerie\n2. Alice Njeri, winner\n3. Daniel Kiprop, left",
        set(),
    ),
    (
        "Peter Otieno, a lawyer, Velora Shipping and two banks signed the deal.",
        {"Peter Otieno, lawyer"},
    ),
]


@pytest.mark.parametrize(("text", "roles"), TOLD)
def test_nlp_rosters_offices_of_those_listed(layers_of: Callable[[str], Any], text: str, roles: set[str]) -> None:
    layers = layers_of(text)
    found = set()
    for row in layers.claims:
        if row["kind"] == "role":
            ids = [row["entities"].get(field) for field in ("organisation", "country")]
            words = [layers.entities[row["entities"]["holder"]]["name"], row["values"]["title"]]
            found.add(", ".join([*words, *(layers.entities[number]["name"] for number in ids if number is not None)]))
    assert found == roles
