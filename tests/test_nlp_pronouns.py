"""He, she and I: who is meant, and where nobody is guessed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model
Read = Callable[[str], Any]


def meant_by(layers: Any, pronoun: str, nth: int = 0) -> str | None:
    """The name of the person that the nth use of a pronoun stands for."""
    found = [token for token in layers.doc if token.text == pronoun]
    row = next((row for row in layers.mentions if row["start"] == found[nth].i and row["type"] == "pronoun"), None)
    return None if row is None else str(layers.entities[row["entity"]]["name"])


RESOLVED = [
    ("Anna Holm resigned on Monday. She had served two years.", "She", "Anna Holm"),
    ("Karl Berg told Otto Lang that Berg would stay. He then left.", "He", "Karl Berg"),
    # an apposition is a subject where its noun is one
    ("Otto Lang flew home. A member of parliament, Karl Berg, filed a suit. His suit failed.", "His", "Karl Berg"),
    # who speaks a quotation is not he in it
    ('Otto Lang won. Karl Berg was there. "He fought well," Berg said.', "He", "Otto Lang"),
    # whoever spoke last goes on
    ('"It is late," Karl Berg said. "We must go," he added.', "he", "Karl Berg"),
    # somebody else has come in since
    ('"It is late," Karl Berg said. Minister Otto Lang agreed with him. "We must go," he added.', "he", "Otto Lang"),
    ("The crowd cheered Maria Kovacs and her delegation.", "her", "Maria Kovacs"),
]


@pytest.mark.parametrize(("text", "pronoun", "name"), RESOLVED)
def test_pronouns_stand_for_whom_the_text_is_about(layers_of: Read, text: str, pronoun: str, name: str) -> None:
    assert meant_by(layers_of(text), pronoun) == name


OPEN = [
    ("Karl Berg called. The witness said that he was tired.", "he", 0),
    ("Karl Berg smiled. Every investor trusts his bank.", "his", 0),
    ("Karl Berg told him the truth.", "him", 0),
    ("Anna Holm left. He followed.", "He", 0),
]  # fmt: skip


@pytest.mark.parametrize(("text", "pronoun", "nth"), OPEN)
def test_pronouns_without_one_plain_answer_are_nobody(layers_of: Read, text: str, pronoun: str, nth: int) -> None:
    assert meant_by(layers_of(text), pronoun, nth) is None


FIRST_PERSON = [
    ('"I am tired of waiting," Karl Berg said on Monday.', "I", "Karl Berg"),
    ('Anna Holm told reporters: "My plan will work."', "My", "Anna Holm"),
]


@pytest.mark.parametrize(("text", "pronoun", "name"), FIRST_PERSON)
def test_pronouns_of_the_first_person_are_who_is_quoted(layers_of: Read, text: str, pronoun: str, name: str) -> None:
    assert meant_by(layers_of(text), pronoun) == name


def test_pronouns_of_the_first_person_outside_quotations_are_nobody(layers_of: Read) -> None:
    assert meant_by(layers_of("I asked Karl Berg, who said that he was tired."), "I") is None


BODIES = [
    ("Lumen Bank said it would close two branches.", "it", "Lumen Bank"),
    ("Lumen Bank said in a statement on Monday that it would close.", "it", "Lumen Bank"),
    ("Peru withdrew its envoy on Monday.", "its", "Peru"),
    ("Lumen Bank closed two branches. It said the costs were high.", "It", "Lumen Bank"),
]


@pytest.mark.parametrize(("text", "pronoun", "name"), BODIES)
def test_pronouns_of_bodies_are_who_acted(layers_of: Read, text: str, pronoun: str, name: str) -> None:
    assert meant_by(layers_of(text), pronoun) == name


NO_BODIES = [
    ("Lumen Bank said it was clear that costs rose.", "it"),
    ("Lumen Bank welcomed the plan, saying it would help.", "it"),
    ("Lumen Bank asked the agency to review its work.", "its"),
    ("Lumen Bank and Peru met. It said nothing.", "It"),
    ("Lumen Bank fell. It rained.", "It"),
]


@pytest.mark.parametrize(("text", "pronoun"), NO_BODIES)
def test_pronouns_of_things_are_no_body(layers_of: Read, text: str, pronoun: str) -> None:
    assert meant_by(layers_of(text), pronoun) is None


OWN_SUBJECTS = [
    ("Otto Lang said that Karl Berg sold his house.", "his", "Karl Berg"),
    ("Otto Lang wrote to Karl Berg and his partners.", "his", "Karl Berg"),
]


@pytest.mark.parametrize(("text", "pronoun", "name"), OWN_SUBJECTS)
def test_pronouns_that_own_are_their_clauses_subject(layers_of: Read, text: str, pronoun: str, name: str) -> None:
    assert meant_by(layers_of(text), pronoun) == name


RUNNING_AHEAD = [
    ("Otto Lang lost. In his speech on Monday, Karl Berg thanked the voters.", "his", "Karl Berg"),
    ("The court fined Otto Lang. A complaint against him (Karl Berg) is open.", "him", "Karl Berg"),
    ("Otto Lang watched. Karl Berg blamed himself.", "himself", "Karl Berg"),
]


@pytest.mark.parametrize(("text", "pronoun", "name"), RUNNING_AHEAD)
def test_pronouns_stand_for_whom_their_own_sentence_names(layers_of: Read, text: str, pronoun: str, name: str) -> None:
    assert meant_by(layers_of(text), pronoun) == name
