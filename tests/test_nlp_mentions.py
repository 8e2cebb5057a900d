"""Which mentions stand for one entity."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model
Read = Callable[[str], Any]


def entity_of(layers: Any, words: str, nth: int = 0) -> Any:
    """The entity row of the nth mention with these words; None where nothing is mentioned."""
    found = [row for row in layers.mentions if layers.span(row).text == words]
    return layers.entities[found[nth]["entity"]] if len(found) > nth else None


SAME_PERSON = [
    ("Jana Novotna won. Mr. Lane lost to Novotna.", "Novotna", "Jana Novotna"),
    ("James Corrigan spoke first. Jim Corrigan answered.", "Jim Corrigan", "James Corrigan"),
    ("Aleksei Morozov left. Alexei Morozov returned.", "Alexei Morozov", "Aleksei Morozov"),
    ("Han Myung-sook arrived. Han said little.", "Han", "Han Myung-sook"),
    (
        'Igor Ivanovich [Belov] and Igor Belov are one. "Ask Igor Ivanovich [Belov]," he said.',
        "Igor Ivanovich",
        "Igor Belov",
    ),
    (
        "Petra Lindqvist, the finance minister, resigned. Lindqvist had served two years. She said so.",
        "She",
        "Petra Lindqvist",
    ),
    ("Karl Berg met Anna Holm in Oslo. He flew home.", "He", "Karl Berg"),
    ("Minister Karl Sand spoke. His wife, Ines Sand, left. Sand said no.", "Sand", "Karl Sand"),
    ("Minister Karl Sand spoke. His wife, Ines Sand, said no. Mrs. Sand left.", "Sand", "Ines Sand"),
    ('"It is late," Karl Berg said. "Anna Holm was right," he added.', "he", "Karl Berg"),
    (
        "Brazilian President Ana Duarte spoke. Chilean President Luis Rojas listened. The Chilean president left early.",
        "Chilean president",
        "Luis Rojas",
    ),
    ("The union's top negotiator, Karl Berg, said no.", "union's top negotiator", "Karl Berg"),
    ("Acting city chief of staff Karl Berg spoke. The chief of staff left early.", "chief of staff", "Karl Berg"),
    ("Karl Berg, director of the Lake Museum, spoke. The museum director left.", "museum director", "Karl Berg"),
    ("Sen. Ana Duarte spoke. The senator left early.", "senator", "Ana Duarte"),
    ("Peruvian President Ana Duarte spoke. The president of Peru left.", "president of Peru", "Ana Duarte"),
    (
        "Vice President Luis Rojas met President Ana Duarte. The president left early.",
        "president",
        "Ana Duarte",
    ),
]


@pytest.mark.parametrize(("text", "words", "name"), SAME_PERSON)
def test_mentions_of_one_person_are_one(layers_of: Read, text: str, words: str, name: str) -> None:
    entity = entity_of(layers_of(text), words)
    assert entity is not None
    assert entity["name"] == name


def test_mentions_of_different_given_names_stay_two(layers_of: Read) -> None:
    layers = layers_of("Vera Sokolova met Marina Sokolova. Oleg Sokolov watched.")
    assert {row["name"] for row in layers.entities} >= {"Vera Sokolova", "Marina Sokolova", "Oleg Sokolov"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Karl Berg spoke. His son Karl Berg Jr. slept. Karl Berg left.", {"Karl Berg", "Karl Berg Jr."}),
        ("Karl Berg Jr. spoke. Later Karl Berg left.", {"Karl Berg Jr."}),
        ("Karl King spoke. Karl Berg slept.", {"Karl King", "Karl Berg"}),
    ],
)
def test_mentions_of_father_and_son_stay_two(layers_of: Read, text: str, names: set[str]) -> None:
    layers = layers_of(text)
    assert {row["name"] for row in layers.entities if row["kind"] == "person"} == names


APART = [
    # the best known by surname alone, and his wife in full
    ("Berg spoke. " * 3 + "It rained on. " * 20 + "At the door stood Ines Berg.", "Berg", "Ines Berg"),
    ("Mr. Berg spoke. Ines Berg slept.", "Berg", "Ines Berg"),
    # a given name among others is hardly the only one of that name who is named in full
    ("Otto Lindt sued them. Karl Berg's children, Karla and Otto, paid.", "Otto", "Otto Lindt"),
    # "House" is no short form of the White House
    ("The White House agreed. The House passed the bill.", "House", "White House"),
]


@pytest.mark.parametrize(("text", "words", "other"), APART)
def test_mentions_of_two_are_two(layers_of: Read, text: str, words: str, other: str) -> None:
    layers = layers_of(text)
    assert entity_of(layers, words) is not entity_of(layers, other)


SHARED_NAMES = [
    ("Voters in Georgia and Ohio went to the polls.", "place"),
    ("Georgia and Armenia signed the accord in Tbilisi.", "country"),
    ("Russian troops left Georgia.", "country"),
]


@pytest.mark.parametrize(("text", "kind"), SHARED_NAMES)
def test_mentions_of_a_country_or_a_state_of_its_name(layers_of: Read, text: str, kind: str) -> None:
    assert entity_of(layers_of(text), "Georgia")["kind"] == kind


UNRESOLVED = [
    # a head of state named once is hardly the one whom the text is about
    ("Karl Berg and Otto Lang met. Berg and Lang fear President Ana Duarte's fate. The president fell.", "president"),
    ("Karl Berg told Otto Lang that he had won.", "he"),
    ("Brazilian President Ana Duarte met Chilean President Luis Rojas. The president left early.", "president"),
    ("Vice President Luis Rojas spoke. The president left early.", "president"),
    ("Former governor Luis Rojas spoke. The governor left early.", "governor"),
    ("Luis Rojas, head of the bakers union, spoke. The head of the drivers union left.", "head of the drivers union"),
    ("Essex County Sheriff Luis Rojas spoke. The Kent County Sheriff left.", "Kent County Sheriff"),
    (
        "Asked by the port's inspector general, Rojas said no. Luis Rojas left. The inspector general stayed.",
        "inspector general",
    ),
]


@pytest.mark.parametrize(("text", "words"), UNRESOLVED)
def test_mentions_that_could_be_two_people_are_nobody(layers_of: Read, text: str, words: str) -> None:
    entity = entity_of(layers_of(text), words)
    assert entity is None or words == "he"


METONYMS = [
    ("Warsaw warned its neighbours.", "Warsaw", "PL", True),
    ("They rejected Warsaw's offer.", "Warsaw", "PL", True),
    ("Poland's team met in Warsaw.", "Poland", "PL", False),
    ("Polish farmers protested.", "Polish", "PL", False),
]


@pytest.mark.parametrize(("text", "words", "code", "metonym"), METONYMS)
def test_mentions_of_countries_say_which_and_how(
    layers_of: Read, text: str, words: str, code: str, metonym: bool
) -> None:
    layers = layers_of(text)
    row = next(row for row in layers.mentions if layers.span(row).text == words)
    assert (layers.entities[row["entity"]]["code"], row["metonym"]) == (code, metonym)


@pytest.mark.parametrize("text", ["They met in Warsaw on Monday.", "He flew to Warsaw.", "The storm hit Warsaw."])
def test_mentions_of_a_capital_as_a_place_are_a_place(layers_of: Read, text: str) -> None:
    assert entity_of(layers_of(text), "Warsaw")["kind"] == "place"


ACRONYMS = [
    ("The Baltic Shipping Authority (BSA) closed. The BSA had debts.", "BSA", "Baltic Shipping Authority"),
    ("The Northern Lakes Union met. NLU members voted.", "NLU", "Northern Lakes Union"),
    ("Brandt Technologies Co. fell. Brandt had grown.", "Brandt", "Brandt Technologies Co"),
]


@pytest.mark.parametrize(("text", "words", "name"), ACRONYMS)
def test_mentions_of_a_body_by_its_short_name_are_the_body(layers_of: Read, text: str, words: str, name: str) -> None:
    assert entity_of(layers_of(text), words)["name"].rstrip(".") == name


SAME_BODY = [
    ("The Ministry of Trade sued. The Trade Ministry said so.", "Trade Ministry", "Ministry of Trade"),
    ("The House Committee on Roads met. The Roads Committee voted.", "Roads Committee", "House Committee on Roads"),
    ("The University of Lima met Lima University.", "Lima University", "Lima University"),
    (
        "The House Committee on Roads met the Senate Committee on Roads. The Roads Committee voted.",
        "Roads Committee",
        "Roads Committee",
    ),
]


@pytest.mark.parametrize(("text", "words", "name"), SAME_BODY)
def test_what_a_body_is_for_stands_on_either_side(layers_of: Read, text: str, words: str, name: str) -> None:
    entity = entity_of(layers_of(text), words)
    assert entity is not None
    assert entity["name"] == name
