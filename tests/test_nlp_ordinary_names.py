"""Words of the language inside names: what they make a team, a body of two fields, or nobody at all."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from newsgraph.names.dictionary import is_plural, parts_of_speech

NAMES = [
    ("The Lima Hornets beat the Quito Falcons.", "Lima Hornets", "ORG"),
    ("He chairs the Transport and Fisheries Committee in Lima.", "Transport and Fisheries Committee", "ORG"),
    ("A member of the House Committee on Ways and Means resigned.", "House Committee on Ways and Means", "ORG"),
    ("Dana Weir leads the Centers for Crop Disease and Control.", "Centers for Crop Disease and Control", "ORG"),
    ("The Project for Honesty in Banking said so.", "Project for Honesty in Banking", "ORG"),
    ("The Ohio Town and Village Teachers Association said so.", "Ohio Town and Village Teachers Association", "ORG"),
    ("The Ohio Police and Peace Officers Association said so.", "Ohio Police and Peace Officers Association", "ORG"),
    ("Congress and State Workers Union leaders met.", "State Workers Union", "ORG"),
    ("The ambassador to the U.N. Dana Weir said so.", "Dana Weir", "PERSON"),
    ("The ambassador to the U.N. Dana Weir said so.", "U.N.", "ORG"),
    ("The EU Dana Lindt Fund opened.", "EU Dana Lindt Fund", "ORG"),
    ("Former Lima, Ohio, Mayor Dana Weir resigned.", "Lima", "GPE"),
    ("Former Grand Rapids, Michigan, Mayor Dana Weir resigned.", "Grand Rapids", "GPE"),
    ("“It is against the law,” said Sen. Dana S. King Jr., an independent.", "Dana S. King Jr.", "PERSON"),
    ("Voters and Socialist Dana Weir, the mayor, met.", "Dana Weir", "PERSON"),
    ("The Liberal Dana Lindt Fund opened.", "Liberal Dana Lindt Fund", "ORG"),
    ("Brandt Hotels Corp. objected. Brandt said the men were dismissed.", "Brandt", "ORG"),
    ("Dana Weir-Lindt wrote the Weir-Lindt bill, said Weir-Lindt.", "Weir-Lindt", "PERSON"),
    ("Conrad Black was freed. Black objected.", "Black", "PERSON"),
    ("She gave an answer to Sanders supporter Dana Weir.", "Sanders", "PERSON"),
    ("Ex-Novak aide Dana Weir left.", "Novak", "PERSON"),
    ("The Lima supporters cheered.", "Lima", "GPE"),
    ("Thorn Analytics found it.", "Thorn Analytics", "ORG"),
    ("Voters such as Independent Dana Weir and Jill Brandt lost.", "Dana Weir", "PERSON"),
    ("The Marta Lindt Library and Museum opened on Friday.", "Marta Lindt Library and Museum", "ORG"),
    ("Dan Lindt, of the Committee for a Responsible Budget, said so.", "Committee for a Responsible Budget", "ORG"),
    ("They spoke of former lawmaker Jesse Novak Jr. But not everyone agrees.", "Jesse Novak Jr.", "PERSON"),
    ("He flew in from Glasgow, reading a book.", "Glasgow", "GPE"),
    ("The newspaper “Zpravy” wrote so.", "Zpravy", "ORG"),
    ("A general of the Army said so.", "Army", "ORG"),
    ("He called House Ways and Means Chairman Dave Lindt on Friday.", "House Ways and Means", "ORG"),
    ("Karen Warner and Dana Klopp wrote a bill. The Warner-Klopp letter was long.", "Klopp", "PERSON"),
    ("Tom Brandt left. Unlike Brandt, she stayed.", "Brandt", "PERSON"),
    ("Soldiers left Travis Air Force Base on Friday.", "Travis Air Force Base", "FAC"),
    ("She likes Team Hillary.", "Team Hillary", "ORG"),
    ("Jan Weir, the head of the NTUC, said so.", "NTUC", "ORG"),
    ("Jan Weir, the retired director of General Motors, said so.", "General Motors", "ORG"),
    ("Stocks fell, said Brandt economist Jan Weir.", "Brandt", "ORG"),
    ("Saudi Arabia announced Sunday that it was cutting ties.", "Saudi Arabia", "GPE"),
    ("He spoke as House Speaker Jan Novak of Ohio listened.", "Jan Novak", "PERSON"),
    ("Senior Airman Jana Novak, 26, said so.", "Jana Novak", "PERSON"),
    ("The Deputy Minister for Arab and African Affairs Hasan Karimi-Nia left.", "Hasan Karimi-Nia", "PERSON"),
    ("They face a Jana Novak-sized problem.", "Jana Novak", "PERSON"),
    ("Jan Weir directs the Bureau of Land, Water, Seeds and Mines.", "Bureau of Land, Water, Seeds and Mines", "ORG"),
    (
        "He wrote of the founding of the Project for the New American Century, which had called for it.",
        "Project for the New American Century",
        "ORG",
    ),
    ("Jan Weir directs the Weir Institute for Public Opinion.", "Weir Institute for Public Opinion", "ORG"),
    ("US Customs and Border Protection said so.", "US Customs and Border Protection", "ORG"),
    ("Quellis himself spoke of it. Quellis is a firm hand.", "Quellis", "PERSON"),
    ("Quellis’s mother lives in Lima.", "Quellis", "PERSON"),
    ("The plan came of months of work by a panel Clinton established in June.", "Clinton", "PERSON"),
    ("She lives in Glen Lindt, Ohio, with her son.", "Glen Lindt", "GPE"),
    # near misses: two bodies stay two, and a city before a surname is a given name
    ("Data of the Centers for Crop Disease and the Lindt Institute showed it.", "Lindt Institute", "ORG"),
    ("He spoke at Lima State University for a Stand with Lindt rally.", "Lima State University", "ORG"),
    ("Carolina Waters won the race.", "Carolina Waters", "PERSON"),
    ("Rich Hill said so on Friday.", "Rich Hill", "PERSON"),
    ("The ruling binds Justice Stone and the Senate.", "Stone", "PERSON"),
    ("Tomas O’Dell won. It was a good day for O'Dell, Weir said.", "O'Dell", "PERSON"),
]


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "name", "label"), NAMES)
def test_names_with_words_of_the_language(
    layers_of: Callable[[str], Any], sentence: str, name: str, label: str
) -> None:
    ents = {ent.text.removeprefix("the ").removeprefix("The "): ent.label_ for ent in layers_of(sentence).doc.ents}
    assert ents.get(name) == label, ents


NOBODY = [
    ("Black voters and Indigenous activists met White farmers.", "Black"),
    ("Black voters and Indigenous activists met White farmers.", "Indigenous"),
    ("Anti-Lindt groups objected on Monday.", "Anti-Lindt"),
    ("The Lindt-Vogel amendment failed, and Lindt-Vogel was forgotten.", "Lindt-Vogel"),
    ("She spoke of Jim Crow laws.", "Jim Crow"),
    ("The vote is two days before Super Tuesday.", "Super"),
    ("A Senate-House conference wrote the bill.", "Senate-House"),
    ("The agency spoke of prevention, and Prevention was a goal.", "Prevention"),
    ("The Senate worked on a Marlow Plan for the valley.", "Marlow Plan"),
    ("She saw the Unaccompanied Alien Children program.", "Unaccompanied Alien Children"),
    ("She sang of Trump Trump Trump all day.", "Trump Trump Trump"),
    ("Meet the actors of “Star Trek” in Lima.", "Trek"),
    ("The remarks offend the so-called “Social Justice Warriors.”", "Warriors"),
    ("It was the end of an Arab Spring.", "Spring"),
    ("She lost her Miss Universe title.", "Universe"),
    ("They walked on Pier 14 to the sea.", "Pier"),
    ("She is the envoy to Muslim Communities.", "Muslim Communities"),
    ("They built a Columbia-class boat.", "Columbia-class"),
    ("“It is bad,” said Sen. Jan Novak, D-New York, a critic.", "D-New York"),
    ("Top Obama administration officials had been woken up.", "Top Obama"),
]


@pytest.mark.model
@pytest.mark.parametrize(("sentence", "name"), NOBODY)
def test_words_that_name_nobody(layers_of: Callable[[str], Any], sentence: str, name: str) -> None:
    doc = layers_of(sentence).doc
    assert name not in {ent.text for ent in doc.ents if ent.label_ in {"PERSON", "ORG"}}


@pytest.mark.parametrize(
    ("form", "parts"),
    [("hour", "n"), ("Hours", "n"), ("tried", "a"), ("boxing", "n"), ("children", "n"), ("quokkish", ""), ("", "")],
)
def test_parts_of_speech(form: str, parts: str) -> None:
    assert parts_of_speech(form) == parts


@pytest.mark.parametrize(
    ("form", "plural"), [("hornets", True), ("ponies", True), ("grass", False), ("hornet", False), ("zzs", False)]
)
def test_plurals(form: str, plural: bool) -> None:
    assert is_plural(form) is plural
