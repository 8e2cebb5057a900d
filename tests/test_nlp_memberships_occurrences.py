"""Memberships told as somebody's first or last, and the words that only seem to say so.

Each row: a text, and who is told to be in a group, as "member occurrence modality" with what is usual left out.
"""

from __future__ import annotations

import pytest
from spacy.language import Language

from newsgraph.articles.reading import make_reading
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.pipeline import annotate, load
from newsgraph.records import Article

pytestmark = pytest.mark.model

FIRST = [
    ("Alice Njeri joined the Kenyan delegation for the first time.", "Alice Njeri first"),
    ("For the first time, Alice Njeri is in the Kenyan delegation.", "Alice Njeri first"),
    ("Alice Njeri, a newcomer to the Kenyan delegation, arrived on Monday.", "Alice Njeri first"),
    ("Alice Njeri, a new member of the Kenyan delegation, arrived on Monday.", "Alice Njeri first"),
    ("Alice Njeri is new to the Kenyan delegation.", "Alice Njeri first"),
    ("Alice Njeri makes her first appearance in the Kenyan delegation.", "Alice Njeri first"),
    ("Alice Njeri makes her debut in the Kenyan delegation.", "Alice Njeri first"),
    ("New to the Kenyan delegation are Alice Njeri and James Mwangi.", "Alice Njeri first; James Mwangi first"),
    (
        "The Kenyan delegation includes Peter Otieno. The newcomers are Alice Njeri and James Mwangi.",
        "Peter Otieno; Alice Njeri first; James Mwangi first",
    ),
    (
        "The Kenyan delegation includes Peter Otieno and Alice Njeri. Njeri had not sat in it before.",
        "Peter Otieno; Alice Njeri; Alice Njeri first",
    ),
    (
        "Alice Njeri and James Mwangi joined the Kenyan delegation. None of them had served on it before.",
        "Alice Njeri; James Mwangi; Alice Njeri first; James Mwangi first",
    ),
    ("Alice Njeri sat in the Kenyan delegation for the last time.", "Alice Njeri last"),
]

NEAR_MISSES = [
    ("Alice Njeri joined the Kenyan delegation for the first time in ten years.", "Alice Njeri"),
    ("Alice Njeri joined the Kenyan delegation for the first time since the war.", "Alice Njeri"),
    ("Alice Njeri led the Kenyan delegation for the first time.", "Alice Njeri"),
    ("Alice Njeri joined the Kenyan delegation for the first time as its head.", "Alice Njeri"),
    ("Alice Njeri, who is in the Kenyan delegation, visited Geneva for the first time.", "Alice Njeri"),
    (
        "Alice Njeri told reporters for the first time that she had joined the Kenyan delegation.",
        "Alice Njeri reported",
    ),
    ("Peter Otieno left. Alice Njeri had not been in the Kenyan delegation before 2021.", "Alice Njeri denied"),
]

NONE = [
    ("Alice Njeri had never served in the Kenyan delegation before.", ""),
    (
        "Alice Njeri and James Mwangi joined the Kenyan delegation. Neither was in the 2021 delegation.",
        "Alice Njeri; James Mwangi; Alice Njeri denied; James Mwangi denied",
    ),
    (
        "Alice Njeri and James Mwangi joined the Kenyan delegation. None of the three was in the 2021 delegation.",
        "Alice Njeri; James Mwangi",
    ),
]


@pytest.mark.parametrize(("text", "members"), [*FIRST, *NEAR_MISSES, *NONE])
def test_nlp_memberships_occurrences_are_told(nlp_of_memberships: Language, text: str, members: str) -> None:
    (doc,) = annotate(nlp_of_memberships, [make_reading(Article("test", text))])
    layers = Layers(doc)
    found = {
        " ".join(
            [
                layers.entities[claim["entities"]["member"]]["name"],
                *(
                    word
                    for word in (claim["values"].get("occurrence"), claim["modality"])
                    if word not in {"asserted", None}
                ),
            ]
        )
        for claim in layers.claims
        if claim["kind"] == "membership"
    }
    assert found == set(filter(None, members.split("; ")))


@pytest.fixture(scope="module")
def nlp_of_memberships() -> Language:
    return load()
