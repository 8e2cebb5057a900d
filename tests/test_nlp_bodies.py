"""Bodies in small letters, short forms of bodies, nominals of bodies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model
Read = Callable[[str], Any]


def body_of(layers: Any, words: str, nth: int = 0) -> Any:
    """The organisation row of the nth mention with these words; None where there is none."""
    found = [
        layers.entities[row["entity"]]
        for row in layers.mentions
        if layers.span(row).text == words and layers.kind(row["entity"]) == "organisation"
    ]
    return found[nth] if len(found) > nth else None


NAMED = [
    ("The Peruvian parliament rejected the bill.", "parliament", "Peruvian parliament"),
    ("Ghana's supreme court ruled on Monday.", "supreme court", "Ghana's supreme court"),
    ("On Friday, Norway's foreign ministry summoned the envoy.", "foreign ministry", "Norway's foreign ministry"),
    ("He served under President Olga Brandt. The Brandt administration fell.", "Brandt administration", None),
    ("He led the fifth mountain infantry brigade.", "fifth mountain infantry brigade", None),
    ("A study of the joint chiefs of staff appeared.", "joint chiefs of staff", None),
]


@pytest.mark.parametrize(("text", "words", "name"), NAMED)
def test_bodies_in_small_letters_are_named_by_their_owner(layers_of: Read, text: str, words: str, name: str) -> None:
    found = body_of(layers_of(text), words)
    assert found is not None
    assert found["name"] == (name or words)


@pytest.mark.parametrize("text", ["A parliament is a noisy place.", "He left the army.", "The ministry said no."])
def test_bodies_in_small_letters_need_an_owner(layers_of: Read, text: str) -> None:
    assert not [row for row in layers_of(text).entities if row["kind"] == "organisation"]


NOMINALS = [
    ("The Ministry of Fisheries closed the port. On Monday the ministry said it was safe.", "ministry", "Ministry of Fisheries"),
    ("The Lakeside Times wrote of the storm. The newspaper said more.", "newspaper", "Lakeside Times"),
    ("The Lakeside Times wrote it first. According to the Times, nobody came.", "Times", "Lakeside Times"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "name"), NOMINALS)
def test_bodies_named_before_are_meant_by_their_noun(layers_of: Read, text: str, words: str, name: str) -> None:
    found = body_of(layers_of(text), words)
    assert found is not None
    assert found["name"] == name


def test_bodies_of_one_noun_are_not_guessed_between(layers_of: Read) -> None:
    layers = layers_of("The Ministry of Trade met the Ministry of Health. Later the ministry closed.")
    assert body_of(layers, "ministry") is None


def test_bodies_whose_acronyms_stand_in_one_bracket_are_one(layers_of: Read) -> None:
    layers = layers_of("The Free Harbour League (FHL or LHF) met. The LHF was founded in 1990. The FHL grew.")
    assert body_of(layers, "FHL")["name"] == "Free Harbour League"
