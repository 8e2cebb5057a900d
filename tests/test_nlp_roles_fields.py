"""Every field of a role: body, country, person served, title and status, where the words around the title give them."""

from __future__ import annotations

from functools import cache

import pytest
from spacy.language import Language

from newsgraph.nlp.page.layers import Layers


@cache
def pipeline() -> Language:
    from newsgraph.nlp.pipeline import load

    return load()


def told(text: str) -> list[str]:
    """Each role as "holder: title @body ^country >principal (status)", what is missing left out."""
    layers = Layers(pipeline()(text))
    found = []
    for claim in layers.claims:
        if claim["kind"] == "role":
            name = {field: layers.entities[entity]["name"] for field, entity in claim["entities"].items()}
            words = [f"{name['holder']}: {claim['values']['title']}"]
            marks = (("@", "organisation"), ("^", "country"), (">", "principal"))
            words += [f"{mark}{name[field]}" for mark, field in marks if field in name]
            found.append(" ".join([*words, f"({claim['values']['status']})"]))
    return found


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Ann Lee, the Lima Bank's number two, spoke.", ["Ann Lee: number two @Lima Bank (current)"]),
        (
            "Ann Lee, number three in the Foreign Ministry, spoke.",
            ["Ann Lee: number three @Foreign Ministry (current)"],
        ),
        ("Ann Lee lives at number two.", []),
        ("Ann Lee, who co-chairs the Lima Commission, spoke.", ["Ann Lee: co-chairman @Lima Commission (current)"]),
        ("The Lima Commission, chaired by Ann Lee, met.", ["Ann Lee: chairman @Lima Commission (current)"]),
        ("The Lima Commission, formerly chaired by Ann Lee, met.", ["Ann Lee: chairman @Lima Commission (former)"]),
        (
            "The Lima Commission, chaired by Ann Lee from 1990 to 1995, met.",
            ["Ann Lee: chairman @Lima Commission (former)"],
        ),
        ("Ann Lee, who presides over the Lima Court, spoke.", ["Ann Lee: president @Lima Court (current)"]),
        ("Ann Lee presided over a decline.", []),
    ],
)
def test_roles_are_told_by_a_rank_in_numbers_or_by_a_verb_of_chairing(text: str, roles: list[str]) -> None:
    assert told(text) == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Ann Lee took over the Lima Bank in May.", ["Ann Lee: head @Lima Bank (current)"]),
        ("Ann Lee has taken charge of the Lima Institute.", ["Ann Lee: head @Lima Institute (current)"]),
        (
            "Ann Lee took on the job of running the Lima Port Authority.",
            ["Ann Lee: head @Lima Port Authority (current)"],
        ),
        ("Ann Lee was given the task of leading the Lima Commission.", ["Ann Lee: leader @Lima Commission (current)"]),
        ("Ann Lee took over the Lima Bank's debts.", []),
        ("Sabex Corp took over Telsis Corp in May.", []),
        (
            "Lima Bank director Ann Lee resigned on Monday. Bo Diaz was appointed to succeed her.",
            ["Ann Lee: director @Lima Bank (former)", "Bo Diaz: director @Lima Bank (incoming)"],
        ),
        (
            "Bo Diaz succeeds Ann Lee, the director of the Lima Bank.",
            ["Ann Lee: director @Lima Bank (former)", "Bo Diaz: director @Lima Bank (current)"],
        ),
        (
            "Lima Bank director Ann Lee spoke. Bo Diaz succeeded in calming her.",
            ["Ann Lee: director @Lima Bank (current)"],
        ),
        (
            "Lima Bank director Ann Lee spoke. Nobody can replace her.",
            ["Ann Lee: director @Lima Bank (current)"],
        ),
    ],
)
def test_roles_are_taken_over(text: str, roles: list[str]) -> None:
    assert told(text) == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Bo Diaz is one of Ann Lee's advisers.", ["Bo Diaz: adviser >Ann Lee (current)"]),
        ("One of Ann Lee's lawyers, Bo Diaz, spoke.", ["Bo Diaz: lawyer >Ann Lee (current)"]),
        ("Bo Diaz, one of Peru's two senators, spoke.", ["Bo Diaz: senator ^Peru (current)"]),
        ("Bo Diaz is one of the Lima Bank's critics.", []),
        ("Some of Ann Lee's advisers met Bo Diaz.", []),
        (
            "Ann Lee and Bo Diaz became chairman and chief executive of Sabex, respectively.",
            ["Ann Lee: chairman @Sabex (current)", "Bo Diaz: chief executive @Sabex (current)"],
        ),
        (
            "Ann Lee, Bo Diaz and Carla Orr are the president, treasurer and secretary of the Lima Club, respectively.",
            [
                "Ann Lee: president @Lima Club (current)",
                "Bo Diaz: treasurer @Lima Club (current)",
                "Carla Orr: secretary @Lima Club (current)",
            ],
        ),
        (
            "The finance and justice ministers, Ann Lee and Bo Diaz respectively, met.",
            ["Ann Lee: finance minister (current)", "Bo Diaz: justice minister (current)"],
        ),
        ("Officials told reporters Lee was ill.", []),
    ],
)
def test_roles_of_several_people_are_told_apart(text: str, roles: list[str]) -> None:
    assert told(text) == roles


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        (
            "The World Bank has cut its loans. A bank spokeswoman, Ann Lee, said so on Monday.",
            ["Ann Lee: spokeswoman @World Bank (current)"],
        ),
        (
            "Sabex Corp has cut jobs. Company spokesman Bo Diaz said so on Monday.",
            ["Bo Diaz: spokesman @Sabex Corp (current)"],
        ),
        (
            "The Lima Bank and the Sabex Bank merged. A bank spokeswoman, Ann Lee, said so.",
            ["Ann Lee: bank spokeswoman (current)"],
        ),
        ("A company spokesman, Bo Diaz, said so on Monday.", ["Bo Diaz: company spokesman (current)"]),
        (
            "Ann Lee, Peru's envoy to the World Bank, spoke.",
            ["Ann Lee: envoy to the World Bank @World Bank ^Peru (current)"],
        ),
        ("Ann Lee, the World Bank's envoy to Peru, spoke.", ["Ann Lee: envoy to Peru @World Bank (current)"]),
        (
            "Ann Lee, head of the Peruvian Central Election Commission, spoke in Peru.",
            ["Ann Lee: head @Peruvian Central Election Commission ^Peru (current)"],
        ),
        (
            "Peru is far. Ann Lee, governor of the Central Bank of Peru, spoke.",
            ["Ann Lee: governor @Central Bank of Peru ^Peru (current)"],
        ),
        (
            "Ann Lee, president of the Peruvian Football Federation, spoke in Peru.",
            ["Ann Lee: president @Peruvian Football Federation (current)"],
        ),
    ],
)
def test_roles_have_the_body_and_country_that_the_words_give(text: str, roles: list[str]) -> None:
    assert told(text) == roles
