"""The parts of people's names, plain forms and slugs."""

from __future__ import annotations

import pytest

from newsgraph.names.folding import fold, fold_ending
from newsgraph.names.parts import normalise, parse_name, slug


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łukasz Żółć", "lukasz zolc"),
        ("O’Malley", "omalley"),
        ("Jean-Claude", "jean claude"),
        ("U.S.", "us"),
        ("İsmail Şükrü", "ismail sukru"),
        ("Дмитрий Ёлкин", "dmitriy yolkin"),
        ("Σοφία", "sofia"),
        ("  two\u00a0words ", "two words"),
    ],
)
def test_names_parts_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize("form", ["horetsky", "horetskyy", "horetskiy", "horetskyi", "horetskij", "horetski"])
def test_names_parts_one_ending(form: str) -> None:
    assert fold_ending(form) == "horetsky"


@pytest.mark.parametrize("word", ["rossi", "suzuki", "kelly", "levi", "mary", "haley"])
def test_names_parts_other_endings_stay(word: str) -> None:
    assert fold_ending(word) == word


@pytest.mark.parametrize(
    ("text", "given", "family"),
    [
        ("Maria Duarte", "maria", "duarte"),
        ("Dr. Maria Elena Duarte", "maria elena", "duarte"),
        ("Duarte, Maria", "maria", "duarte"),
        ("Kim Sol-mi", "sol mi", "kim"),
        ("Zhang Weimin", "weimin", "zhang"),
        ("Kim Harker", "kim", "harker"),
        ("Lee Marvin Stoker", "lee marvin", "stoker"),
        ("Jutta van der Heide", "jutta", "van der heide"),
        ("Karim al-Rashidi", "karim", "al rashidi"),
        ("Le Brun", "", "le brun"),
        ("Al Stoker", "al", "stoker"),
        ("J.-C. Moreau", "j c", "moreau"),
        ("Prime Minister Duarte", "", "duarte"),
        ("Harold Tench Jr.", "harold", "tench"),
        ('Robert "Bob" Harker', "robert", "harker"),
        ("Duarte", "", "duarte"),
        ("", "", ""),
        ("al-Sabri", "", "al sabri"),
        ("Al Oliva", "al", "oliva"),
    ],
)
def test_names_parts_of_a_name(text: str, given: str, family: str) -> None:
    name = parse_name(text)
    assert (" ".join(name.given), " ".join(name.family)) == (given, family)


def test_names_parts_nickname_and_suffix() -> None:
    name = parse_name('Robert "Bob" Harker Jr.')
    assert (name.nicks, name.suffixes) == (("bob",), ("jr",))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Danylo Horetskyy", "Danylo Horetsky's"),
        ("the Harbour Institute", "Harbour Institute"),
        ("Valparaíso", "Valparaiso"),
    ],
)
def test_names_parts_one_normal_form(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Danylo Horetskyy", "danylo-horetsky"),
        ("Duarte, Maria", "maria-duarte"),
        ("Kim Sol-mi", "kim-sol-mi"),
        ("Harold Tench Jr.", "harold-tench-jr"),
        ("Pope Linus", "pope-linus"),
        ("Владимир Дурнов", "vladimir-durnov"),
    ],
)
def test_names_parts_slug_of_a_person(text: str, expected: str) -> None:
    assert slug(text, person=True) == expected


def test_names_parts_slug_of_a_body_keeps_its_titles() -> None:
    assert slug("The General Council's") == "general-council"
