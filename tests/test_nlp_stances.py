"""Stances: who is for or against whom or what, with what flips and what kills them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model

Stance = tuple[str, str, str]
"""holder, polarity, target"""


@pytest.fixture(scope="session")
def rows_of(layers_of: Callable[[str], Any]) -> Callable[[str], tuple[Any, list[Any]]]:
    """The layers of a text and its stance rows."""

    def read(text: str) -> tuple[Any, list[Any]]:
        layers = layers_of(text)
        return layers, [row for row in layers.claims if row["kind"] == "stance"]

    return read


@pytest.fixture(scope="session")
def stances(rows_of: Callable[[str], tuple[Any, list[Any]]]) -> Callable[[str], set[Stance]]:
    """The stances of a text as (holder, polarity, target)."""

    def read(text: str) -> set[Stance]:
        layers, rows = rows_of(text)
        name = [entity["name"] for entity in layers.entities]
        return {
            (name[row["entities"]["holder"]], row["values"]["polarity"], name[row["entities"]["target"]])
            for row in rows
        }

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Maria Lopez criticized Peter Brown.", ("Maria Lopez", "against", "Peter Brown")),
        ("Peter Brown was criticized by Maria Lopez.", ("Maria Lopez", "against", "Peter Brown")),
        ("Maria Lopez praised Peter Brown for his patience.", ("Maria Lopez", "for", "Peter Brown")),
        ("Maria Lopez rejected the new contract.", ("Maria Lopez", "against", "new contract")),
        ("Maria Lopez does not support the new contract.", ("Maria Lopez", "against", "new contract")),
        ("Maria Lopez refused to endorse the new contract.", ("Maria Lopez", "against", "new contract")),
        ("Maria Lopez called for a new contract.", ("Maria Lopez", "for", "new contract")),
        ("Maria Lopez urged the council to scrap the contract.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez accused Peter Brown of theft.", ("Maria Lopez", "against", "Peter Brown")),
        ("Maria Lopez, who opposes the contract, left.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez voiced doubts about the contract.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez resigned in protest of the contract.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez has the support of Peter Brown.", ("Peter Brown", "for", "Maria Lopez")),
        ("Maria Lopez is trying to abolish the contract.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez declared the contract illegitimate.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez considers the contract a sham.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez is against the contract.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez is in favor of the contract.", ("Maria Lopez", "for", "contract")),
        ("Maria Lopez opposes closing the school.", ("Maria Lopez", "against", "closing the school")),
        ("Maria Lopez wrote a scathing study of the ministry.", ("Maria Lopez", "against", "ministry")),
        ("Maria Lopez vowed not to sign the contract.", ("Maria Lopez", "against", "sign the contract")),
        ("Maria Lopez insisted that the bridge be closed.", ("Maria Lopez", "for", "the bridge be closed")),
        ("Maria Lopez drew criticism from Peter Brown.", ("Peter Brown", "against", "Maria Lopez")),
        ("The contract was met with criticism by Peter Brown.", ("Peter Brown", "against", "contract")),
        ("Maria Lopez and Peter Brown disagreed.", ("Maria Lopez", "against", "Peter Brown")),
        ("Maria Lopez and Peter Brown are at odds.", ("Peter Brown", "against", "Maria Lopez")),
        ("The contract infuriated Maria Lopez.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez was angered by the contract.", ("Maria Lopez", "against", "contract")),
        ("A contract backed by Maria Lopez was signed.", ("Maria Lopez", "for", "contract")),
        ("Maria Lopez cannot accept the contract.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez said she would oppose the contract.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez was reluctant to sign the contract.", ("Maria Lopez", "against", "sign the contract")),
        ("Maria Lopez, whose refusal to sign the contract cost her the job, left.", ("Maria Lopez", "against", "sign the contract")),
        ("Maria Lopez repeated her call for the council to scrap the contract.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez pledged to fight the tax and build a school.", ("Maria Lopez", "for", "build a school")),
        ("Maria Lopez wrote a letter criticizing Peter Brown.", ("Maria Lopez", "against", "Peter Brown")),
        ("Maria Lopez aired an ad attacking Peter Brown.", ("Maria Lopez", "against", "Peter Brown")),
        ("Protesters carried signs condemning the war.", ("Protesters", "against", "war")),
        ("Maria Lopez said the council must repair the bridge.", ("Maria Lopez", "for", "repair the bridge")),
        ("Maria Lopez said the contract should be scrapped.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez said the council should not sell the bridge.", ("Maria Lopez", "against", "sell the bridge")),
        ('"We need to end the war," Maria Lopez said.', ("Maria Lopez", "against", "war")),
        ('"The minister must go," Maria Lopez said.', ("Maria Lopez", "against", "minister")),
        ('"Peter Brown is a man of great courage," Maria Lopez said.', ("Maria Lopez", "for", "Peter Brown")),
        ('"The contract was deeply flawed," Maria Lopez said.', ("Maria Lopez", "against", "contract")),
        ("Maria Lopez urged an end to the contract.", ("Maria Lopez", "for", "end to the contract")),
        ("The US demanded that the council offer a full, detailed list.", ("United States", "for", "the council offer a full, detailed list")),
        ("The mayor, whom the U.N. has accused of theft, left.", ("U.N.", "against", "mayor")),
        ("Maria Lopez kept her distance from the contract.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez distanced herself from the contract.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez has no interest in the contract.", ("Maria Lopez", "against", "contract")),
        ("The bill, introduced by Maria Lopez, passed.", ("Maria Lopez", "for", "bill")),
        ("Maria Lopez voted to repeal the law.", ("Maria Lopez", "against", "law")),
        ("Maria Lopez is not a fan of the contract.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez said she has no confidence in the mayor.", ("Maria Lopez", "against", "mayor")),
        ("Maria Lopez said she was not happy with the contract.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez was “very happy and impressed” with the contract.", ("Maria Lopez", "for", "contract")),
        ("Maria Lopez called on the mayor to resign.", ("Maria Lopez", "against", "mayor")),
        ("The contract, which was vehemently opposed by Maria Lopez, failed.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez called for the mayor to resign.", ("Maria Lopez", "against", "mayor")),
        ("Maria Lopez called for the council to repair the bridge.", ("Maria Lopez", "for", "repair the bridge")),
        ("Maria Lopez launched a campaign to stop the contract.", ("Maria Lopez", "against", "contract")),
        ("Maria Lopez said it is time to end the contract.", ("Maria Lopez", "against", "contract")),
        ('"The plan would put lives at risk," Maria Lopez said.', ("Maria Lopez", "against", "plan")),
        ("Maria Lopez accused Peter Brown of attacking the union.", ("Maria Lopez", "against", "Peter Brown")),
        ('"We do not consider the contract to be constructive," Maria Lopez said.', ("Maria Lopez", "against", "contract")),
        ('"The contract does not do enough," Maria Lopez said.', ("Maria Lopez", "against", "contract")),
        ('"The contract is not the answer," Maria Lopez said.', ("Maria Lopez", "against", "contract")),
        ('"The plan would create jobs," Maria Lopez said.', ("Maria Lopez", "for", "plan")),
        ('"These are cowards," Maria Lopez said of the rebels.', ("Maria Lopez", "against", "rebels")),
        ("Maria Lopez said that a new contract is needed.", ("Maria Lopez", "for", "new contract")),
        ("Maria Lopez said there is no need for a new contract.", ("Maria Lopez", "against", "new contract")),
        ("Groups like the Red Cross oppose the contract.", ("Red Cross", "against", "contract")),
        ("Maria Lopez does not have the support of Peter Brown.", ("Peter Brown", "against", "Maria Lopez")),
        ("Maria Lopez no longer has the trust of Peter Brown.", ("Peter Brown", "against", "Maria Lopez")),
        ("Maria Lopez said the council should not only repair the bridge.", ("Maria Lopez", "for", "repair the bridge")),
        ('"The contract is not only wrong but dangerous," Maria Lopez said.', ("Maria Lopez", "against", "contract")),
        ('"The plan is not only hurting farmers," Maria Lopez said.', ("Maria Lopez", "against", "plan")),
        ('"Not only did Peter Brown do a brilliant job, he did it alone," Maria Lopez said.', ("Maria Lopez", "for", "Peter Brown")),
        ('"Neither the mayor nor the council should be allowed to wait," Maria Lopez said.', ("Maria Lopez", "for", "Neither the mayor nor the council should be allowed")),
    ],
)  # fmt: skip
def test_stances_holder_polarity_target(text: str, expected: Stance, stances: Callable[[str], set[Stance]]) -> None:
    assert expected in stances(text)


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lopez did not criticize Peter Brown.",
        "Maria Lopez refused to criticize Peter Brown.",
        "Maria Lopez stopped short of criticizing Peter Brown.",
        "Maria Lopez might support the contract.",
        "If Maria Lopez supports the contract, it will pass.",
        "Does Maria Lopez support the contract?",
        "The contract is a disaster.",
        "Maria Lopez declined to comment on the contract.",
        "Maria Lopez walked away from commenting on the contract.",
        "Maria Lopez failed to cut a deal.",
        "Maria Lopez was forced to accept the contract.",
        "Maria Lopez called the contract a matter of workers and their right to be heard.",
        "Maria Lopez opened the door to the car.",
        "Maria Lopez did not express support for the contract.",
        "Maria Lopez failed to pass the bill.",
        "Maria Lopez urged the council to meet on Monday.",
        "Maria Lopez has committed to attend this year.",
        '"The storm would destroy houses," Maria Lopez said.',
        '"The plan would hurt terrorists," Maria Lopez said.',
        '"We needed a new bridge," Maria Lopez said.',
        '"If the plan goes too far, we will leave," Maria Lopez said.',
        "Union's opponents played on Monday.",
        "Maria Lopez met Peter Brown.",
        "Few voters criticize Peter Brown.",
        "The fall led Maria Lopez to defend herself.",
        "Maria Lopez could not persuade the union to support the contract.",
        "Opponents and supporters of the contract met on Monday.",
        "Maria Lopez wants to know the truth.",
        "The police questioned a man.",
        "People who love the contract left.",
        "Maria Lopez drew criticism.",
        "Maria Lopez accepted the award.",
        "Maria Lopez campaigned for the seat.",
        "Maria Lopez backed off her plan.",
        "The council must repair the bridge.",
        "Maria Lopez said she must be dreaming.",
        "Maria Lopez said the council must have repaired the bridge.",
        "Should the council repair the bridge, Maria Lopez said, it will rain.",
        "Maria Lopez declared Peter Brown the winner.",
        "Maria Lopez found success in a city that people love.",
        "Maria Lopez said Peter Brown was upset.",
        "Maria Lopez did not face criticism from Peter Brown.",
        '"It is not time to end the war," Maria Lopez said.',
        "Maria Lopez spent another two million on ads urging voters to back the tax.",  # whose they are is not told
        "Fewer people signed up for the course.",
    ],
)
def test_stances_silent_where_no_attitude_is_told(text: str, stances: Callable[[str], set[Stance]]) -> None:
    assert stances(text) == set()


def test_stances_what_is_opposed_holds_nothing(stances: Callable[[str], set[Stance]]) -> None:
    told = stances("The Harbor Act, which was vehemently opposed by Maria Lopez, failed.")
    assert {holder for holder, _, _ in told} == {"Maria Lopez"}


def test_stances_what_is_hoped_of_another_is_not_his(stances: Callable[[str], set[Stance]]) -> None:
    found = stances("Maria Lopez hopes that Peter Brown supports the contract.")
    assert found == {("Maria Lopez", "for", "Peter Brown supports the contract")}


def test_stances_verdict_inside_a_statement_is_the_speakers(rows_of: Callable[[str], Any]) -> None:
    layers, rows = rows_of('"The contract is a disaster," Maria Lopez said.')
    (row,) = rows
    assert layers.entities[row["entities"]["holder"]]["name"] == "Maria Lopez"
    assert layers.claims[row["statement"]]["kind"] == "statement"
    assert row["source"] is None


def test_stances_told_by_another_are_reported_with_their_source(rows_of: Callable[[str], Any]) -> None:
    layers, rows = rows_of("Maria Lopez said that Peter Brown opposes the contract.")
    (row,) = rows
    assert layers.entities[row["entities"]["holder"]]["name"] == "Peter Brown"
    assert layers.entities[row["source"]]["name"] == "Maria Lopez"
    assert row["modality"] == "reported"


def test_stances_we_in_a_quotation_is_its_speaker(stances: Callable[[str], set[Stance]]) -> None:
    assert ("Maria Lopez", "against", "contract") in stances('"We reject the contract," Maria Lopez said.')


def test_stances_spans_hold_holder_and_target(rows_of: Callable[[str], Any]) -> None:
    layers, rows = rows_of("Maria Lopez rejected the new contract.")
    (row,) = rows
    (holder,), (target,) = row["spans"]["holder_span"], row["spans"]["target_span"]
    assert layers.doc[holder[0] : holder[1]].text == "Maria Lopez"
    assert layers.doc[target[0] : target[1]].text.endswith("new contract")


@pytest.mark.parametrize(
    ("text", "strength"),
    [
        ("Maria Lopez supports the contract.", "normal"),
        ("Maria Lopez strongly supports the contract.", "strong"),
        ("Maria Lopez reluctantly supports the contract.", "weak"),
        ("Maria Lopez condemned the contract.", "strong"),
        ("Maria Lopez doubted the contract.", "weak"),
        ("Maria Lopez voiced strong opposition to the contract.", "strong"),
    ],
)
def test_stances_strength_is_that_of_the_words(text: str, strength: str, rows_of: Callable[[str], Any]) -> None:
    assert {row["values"]["strength"] for row in rows_of(text)[1]} == {strength}


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Maria Lopez criticized the plan, which she called late, as a mistake.", "plan"),
        ("Maria Lopez criticized the plan to close the school.", "plan to close the school"),
        ("Maria Lopez urged voters to punish lawmakers who waver.", "punish lawmakers"),
        ("Maria Lopez criticized the handful of members who left.", "members"),
        ("Maria Lopez criticized the council's plan.", "council's plan"),
    ],
)
def test_stances_target_is_a_readable_phrase(text: str, target: str, stances: Callable[[str], set[Stance]]) -> None:
    assert target in {name for _, _, name in stances(text)}


def test_stances_topics_of_the_same_words_are_one_entity(rows_of: Callable[[str], Any]) -> None:
    _, rows = rows_of("Maria Lopez rejected the new contract. Peter Brown defended the new contract.")
    assert len({row["entities"]["target"] for row in rows}) == 1


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Maria Lopez said she would not support the contract.", "would not support the contract"),
        ("Maria Lopez said she would never vote for the contract.", "would never vote for the contract"),
        ("Maria Lopez said the contract should be scrapped.", "contract should be scrapped"),
        ('"Such contracts must stop," Maria Lopez said.', "Such contracts must stop"),
        ("Maria Lopez refused to sign the contract.", "Maria Lopez refused to sign the contract"),
        ("Maria Lopez said she has no confidence in the mayor.", "has no confidence in the mayor"),
        ('"The contract does not do enough," Maria Lopez said.', "contract does not do enough"),
        ("Maria Lopez called on the mayor to resign.", "called on the mayor to resign"),
        ("Maria Lopez warned that the plan could cost lives.", "warned that the plan could cost lives"),
        ('"The plan will hurt farmers," Maria Lopez said.', "plan will hurt farmers"),
        ("Maria Lopez called the vote a sham.", "called the vote a sham"),
        ('"I don\'t think that we should sell the bridge," Maria Lopez said.', "do n't think that we should sell the bridge"),
        ("Maria Lopez opposes the tax, and Peter Brown supports it.", "Maria Lopez opposes the tax"),
    ],
)  # fmt: skip
def test_stances_evidence_proves_alone(text: str, words: str, rows_of: Callable[[str], Any]) -> None:
    layers, rows = rows_of(text)
    spans = [layers.doc[row["evidence"][0] : row["evidence"][1]] for row in rows]
    assert words in {" ".join(token.text for token in span) for span in spans}
