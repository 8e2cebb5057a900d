"""Who the speaker of a statement is: pronouns, nouns, documents, names beside a description."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

pytestmark = pytest.mark.model
Speakers = Callable[[str], list[str]]


@pytest.fixture(scope="session")
def speakers(layers_of: Callable[[str], Any]) -> Speakers:
    """The names of the speakers of a text's statements, in their order."""

    def read(text: str) -> list[str]:
        layers = layers_of(text)
        claims = (claim for claim in layers.claims if claim["kind"] == "statement")
        return [layers.entities[claim["entities"]["speaker"]]["name"] for claim in claims]

    return read


NOUNS = [
    # the field of a title
    ("City chief of staff Maria Lopez left. The chief of staff said the dam would hold.", ["Maria Lopez"]),
    # the medium or body that spoke just before
    ("The dam will hold, according to the Lake Herald. The newspaper adds that it is old.", ["Lake Herald"] * 2),
    ("Norwegian dam inspectors said it was safe. The inspectors said it was new.", ["Norwegian dam inspectors"] * 2),
    # another body spoke: a newspaper is no ministry
    ("The Ministry of Water said the dam was safe. The newspaper said it was new.", ["Ministry of Water", "newspaper"]),
    # the only medium that spoke before
    (
        "The dam is old, the Lake Herald reported. Drivers said it was new. It will close, according to the newspaper.",
        ["Lake Herald", "Drivers", "Lake Herald"],
    ),
    # a title of who spoke last, though others bear it too
    (
        "Ohio Gov. Ann Lee and Iowa Gov. Maria Lopez met. Lopez said the dam was old. The governor said it would close.",
        ["Maria Lopez"] * 2,
    ),
    (
        "Sen. Ann Lee and Sen. Maria Lopez met. Lopez said the dam was old. The senators said it would close.",
        ["Maria Lopez", "senators"],
    ),
    # the person of whom the text just told
    ('Rep. Maria Lopez is cautious. "The dam will hold," the Ohio Democrat said.', ["Maria Lopez"]),
    # the body that acts in the sentence
    (
        "Shares of Northern Steel Corp. fell. Acme Group rose, days after the company said it had a new chief.",
        ["Acme Group"],
    ),
    # a name in a phrase or beside a description
    ("The dam will hold, U.S. Ambassador to the U.N. Ann Lee said.", ["Ann Lee"]),
    ("The dam will hold, a spokesman for Maria Lopez said.", ["spokesman for Maria Lopez"]),
    ('The words are those of what was said by the old engineer, Maria Lopez: "The dam will hold."', ["Maria Lopez"]),
]


@pytest.mark.parametrize(("text", "names"), NOUNS)
def test_speakers_noun_means_whom_the_text_names(text: str, names: list[str], speakers: Speakers) -> None:
    assert speakers(text) == names


DOCUMENTS = [
    ("The Acme Group did not answer. Instead, it issued a statement saying that the dam is safe.", ["Acme Group"]),
    ("A statement from the Acme Group said the dam was safe.", ["Acme Group"]),
    (
        "The Acme Group said in a statement that the dam was safe. The statement added that it was old.",
        ["Acme Group"] * 2,
    ),
    ("The Associated Press report said the dam was safe.", ["Associated Press"]),
    (
        'The Acme Group sent a letter. The letter read, "The dam will hold." The letter continued, "Nobody should worry."',
        ["Acme Group"] * 2,
    ),
    # a report that no medium is named with speaks for itself
    ("An engineering report said the dam was safe.", ["engineering report"]),
    ("Several lawsuits argue that the dam is not safe.", ["Several lawsuits"]),
]


@pytest.mark.parametrize(("text", "names"), DOCUMENTS)
def test_speakers_document_speaks_for_whoever_issued_it(text: str, names: list[str], speakers: Speakers) -> None:
    assert speakers(text) == names


THINGS = [
    (
        "Maria Lopez defended her use of the server that held the mail and insisted that the dam was safe.",
        ["Maria Lopez"],
    ),
    ("Maria Lopez met them at a news conference announcing that the dam would close.", ["Maria Lopez"]),
    # what people do is left to its own subject
    ("Maria Lopez is cautious and some dam watchers say the dam would break.", ["some dam watchers"]),
]


@pytest.mark.parametrize(("text", "names"), THINGS)
def test_speakers_thing_that_a_cue_hangs_on_is_no_speaker(text: str, names: list[str], speakers: Speakers) -> None:
    assert speakers(text) == names


def test_speakers_they_are_people_and_no_things(speakers: Speakers) -> None:
    text = "Advocates say the dam will hold if old concerns make it stronger. Nobody should risk a flood, they argue."
    assert speakers(text) == ["Advocates", "Advocates"]


def test_speakers_it_is_the_body_that_spoke(speakers: Speakers) -> None:
    assert speakers("The Acme Group said the dam was safe. It also said the dam was old.") == ["Acme Group"] * 2


COLONS = [
    (
        'Maria Lopez describes how the dam broke. Then the flooding began:\n\n"We ran up the hill as fast as we could."',
        ["Maria Lopez"],
    ),
    (
        'Residents said the dam was safe. A film shows how they caught Maria Lopez by chance:\n\n"I think the old one works better."',
        ["Residents", "Maria Lopez"],
    ),
]


@pytest.mark.parametrize(("text", "names"), COLONS)
def test_speakers_colon_without_a_cue_brings_the_only_person(text: str, names: list[str], speakers: Speakers) -> None:
    assert speakers(text) == names


def test_speakers_quotation_after_a_colon_is_not_by_who_spoke_before(speakers: Speakers) -> None:
    text = 'Maria Lopez said the dam was safe. Now the store has a new shirt: "The old one is better by far."'
    assert speakers(text) == ["Maria Lopez"]
    text = 'Residents said the dam was safe. The firm that built it disagrees with Maria Lopez:\n\n"The old one is better."'
    assert speakers(text) == ["Residents"]


def test_speakers_reply_brings_only_its_own_quotation(speakers: Speakers) -> None:
    text = (
        'To a driver who wrote that "nobody knows when the dam will close," Maria Lopez replied, "Take the other road."'
    )
    assert speakers(text) == ["driver", "Maria Lopez"]


def test_speakers_he_is_who_spoke_last_and_not_whom_he_spoke_of(speakers: Speakers) -> None:
    text = "John Miller said that Peter Brown left. He said Brown was ill, but would not elaborate. He also said it was late."
    assert speakers(text) == ["John Miller"] * 3
    assert (
        speakers("John Miller said that it was late. Peter Brown disagreed. He said it was early.")[1] == "Peter Brown"
    )


def test_speakers_sum_of_money_says_nothing(speakers: Speakers) -> None:
    assert speakers('The store sells a shirt for $30 that proclaims: "The dam will hold for years."') == []


def test_speakers_he_is_not_whom_the_quotation_names(speakers: Speakers) -> None:
    text = 'Peter Brown is chairman. John Miller said it was late. "Mr. Brown is trying to close the dam," he said.'
    assert speakers(text) == ["John Miller", "John Miller"]


def test_speakers_reported_in_anothers_words_do_not_go_on(speakers: Speakers) -> None:
    text = 'Maria Lopez said that police demanded that everyone leave the dam.\n\n"We did not argue against it at all."'
    assert speakers(text)[-1] == "Maria Lopez"
