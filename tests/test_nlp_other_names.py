"""Second names that a text tells of a person, and names behind those of bodies: who is named, each with the other names."""

from __future__ import annotations

import pytest
from spacy.language import Language

from newsgraph.articles.reading import make_reading
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.pipeline import annotate, load
from newsgraph.records import Article

pytestmark = pytest.mark.model

OTHER_NAMES = [
    ("Pavel Doran, alias Pacho Rey, was arrested.", "Pavel Doran = Pacho Rey"),
    ("Pavel Doran, alias Pacho Rey, was arrested. Rey denied it.", "Pavel Doran = Pacho Rey = Rey"),
    ("Pacho Rey was arrested. The police say that Pavel Doran, alias Pacho Rey, had fled.", "Pavel Doran = Pacho Rey"),
    ("Pavel Doran, also known as Igor Melk, was arrested in Lima.", "Pavel Doran = Igor Melk"),
    ("Pavel Doran, a.k.a. Igor Melk, was arrested in Lima.", "Pavel Doran = Igor Melk"),
    ("Pavel Doran, whose nom de guerre is Abu Salim, leads the front.", "Pavel Doran = Abu Salim"),
    ("Pavel Doran (nom de guerre: Abu Salim) leads the front.", "Pavel Doran = Abu Salim"),
    ("Maria Doran, born Maria Melk in 1960, became minister.", "Maria Doran = Maria Melk"),
    ("Maria Doran, née Maria Melk, became minister.", "Maria Doran = Maria Melk"),
    ("Maria Doran, formerly Maria Melk, became minister.", "Maria Doran = Maria Melk"),
    ("Pavel Doran, who goes by the name of Pacho Rey, was arrested.", "Pavel Doran = Pacho Rey"),
    ("Pavel Doran, real name Igor Melk, was arrested.", "Pavel Doran = Igor Melk"),
]

TWO_PEOPLE = [
    ("Pavel Doran, known as a hard negotiator, met Alice Njeri.", "Pavel Doran; Alice Njeri"),
    ("Pavel Doran, formerly an aide to Alice Njeri, was arrested.", "Pavel Doran; Alice Njeri"),
    ("Pavel Doran, formerly Alice Njeri's aide, was arrested.", "Pavel Doran; Alice Njeri"),
    ("Pavel Doran, born to Alice Njeri in 1990, was arrested.", "Pavel Doran; Alice Njeri"),
    ("Pavel Doran also called Alice Njeri.", "Pavel Doran; Alice Njeri"),
    ("Pavel Doran left. Also known as Igor Melk is his cousin.", "Pavel Doran; Igor Melk"),
]

BEHIND_BODIES = [
    ("Presidential Office Alice Njeri said on Monday that talks would go on.", "Alice Njeri"),
    ("Advisor to the Kenyan Presidential Office Alice Njeri met James Mwangi.", "Alice Njeri; James Mwangi"),
    (
        "First Deputy Head of the delegation in the Contact Group Andrew Kostin met James Mwangi.",
        "Andrew Kostin; James Mwangi",
    ),
    ("Foreign Ministry Alice Njeri told reporters that talks would go on.", "Alice Njeri"),
    ("The Trade Union Congress Peter Otieno heads said nothing.", "Peter Otieno"),
    ("The Central Bank Institute Peter Otieno Hall burned down.", ""),
]


@pytest.mark.parametrize(("text", "people"), [*OTHER_NAMES, *TWO_PEOPLE, *BEHIND_BODIES])
def test_nlp_other_names_are_one_person(nlp: Language, text: str, people: str) -> None:
    (doc,) = annotate(nlp, [make_reading(Article("test", text))])
    found = [row for row in Layers(doc).entities if row["kind"] == "person"]
    assert {frozenset([row["name"], *row["aliases"]]) for row in found} == {
        frozenset(names.split(" = ")) for names in filter(None, people.split("; "))
    }


@pytest.fixture(scope="module")
def nlp() -> Language:
    return load()
