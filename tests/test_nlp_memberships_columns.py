"""Tables that say by the heads of their columns who sits where."""

from __future__ import annotations

import pytest
from spacy.language import Language

from newsgraph.articles.reading import make_reading
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.pipeline import annotate, load
from newsgraph.records import Article

pytestmark = pytest.mark.model

TABLES = [
    (
        """The talks open on Monday in Oslo. Three countries send delegations.

| Country | Head of delegation | Members |
|---|---|---|
| Kenya | Peter Otieno | 5 |
| Uganda | Alice Njeri | 4 |
""",
        "Kenya: Peter Otieno head; Uganda: Alice Njeri head",
    ),
    (
        """The talks open on Monday in Oslo. These are the delegations:

| Delegation | Head | Deputy head |
|---|---|---|
| Kenya | Peter Otieno | Grace Wanjiru |
| Uganda | Alice Njeri | Daniel Kiptoo |
""",
        "Kenya: Grace Wanjiru deputy head; Kenya: Peter Otieno head; Uganda: Alice Njeri head; Uganda: Daniel Kiptoo deputy head",
    ),
    (
        """The Kenyan delegation arrived in Oslo on Monday.

| Name | Post | Role in the delegation |
|---|---|---|
| Peter Otieno | Foreign minister | Head of delegation |
| Alice Njeri | Ambassador to Norway | Deputy head |
| James Mwangi | Director, Ministry of Trade | Member |
""",
        "Kenya: Alice Njeri deputy head; Kenya: James Mwangi member; Kenya: Peter Otieno head",
    ),
    (
        """Three countries send athletes.

| Country | Coach | Medals |
|---|---|---|
| Kenya | Peter Otieno | 5 |
| Uganda | Alice Njeri | 4 |
""",
        "",
    ),
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()


@pytest.mark.parametrize(("text", "members"), TABLES)
def test_memberships_are_told_by_the_heads_of_columns(nlp: Language, text: str, members: str) -> None:
    (doc,) = annotate(nlp, [make_reading(Article("test", text))])
    layers = Layers(doc)
    found = set()
    for claim in layers.claims:
        if claim["kind"] == "membership":
            sender = layers.entities[claim["entities"]["group"]]["sender"]
            name = layers.entities[claim["entities"]["member"]]["name"]
            assert sender is not None
            found.add(f"{layers.entities[sender]['name']}: {name} {claim['values']['capacity']}")
    assert found == set(filter(None, members.split("; ")))
