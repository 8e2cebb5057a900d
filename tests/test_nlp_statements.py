"""Statements: who said which words, in every order of quotation, cue and speaker."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest

from newsgraph.errors import RuleError
from newsgraph.nlp.statements.attribution import construction
from newsgraph.rules import load_rules
from newsgraph.rules.speech import Speech, speech

pytestmark = pytest.mark.model


class Said(NamedTuple):
    speaker: str
    content: str
    style: str
    cue: str | None
    construction: str
    modality: str
    rule: str
    source: str | None


@pytest.fixture(scope="session")
def said(layers_of: Callable[[str], Any]) -> Callable[[str], list[Said]]:
    """The statements of a text, in their order."""

    def read(text: str) -> list[Said]:
        layers = layers_of(text)
        found = []
        for row in layers.claims:
            if row["kind"] != "statement":
                continue
            name = [entity["name"] for entity in layers.entities]
            words = " … ".join(layers.doc[start:end].text for start, end in row["spans"]["content_span"])
            values = row["values"]
            found.append(
                Said(
                    name[row["entities"]["speaker"]],
                    words,
                    values["style"],
                    values.get("cue"),
                    values["construction"],
                    row["modality"],
                    row["rule"],
                    None if row["source"] is None else name[row["source"]],
                )
            )
        return found

    return read


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"The dam will hold," said Maria Lopez.', ("The dam will hold,", "direct", "QCS")),
        ('"The dam will hold," Maria Lopez said.', ("The dam will hold,", "direct", "QSC")),
        ('Maria Lopez said, "The dam will hold."', ("The dam will hold.", "direct", "SCQ")),
        ('Maria Lopez: "The dam will hold this winter."', ("The dam will hold this winter.", "direct", "SQ")),
        ("Maria Lopez said that the dam would hold.", ("that the dam would hold", "indirect", "SCQ")),
        ("The dam will hold, said Maria Lopez.", ("The dam will hold", "indirect", "QCS")),
        ("According to Maria Lopez, the dam will hold.", ("the dam will hold", "indirect", "ACCSQ")),
        ('Maria Lopez said the dam "will hold this winter."', ('the dam "will hold this winter."', "mixed", "SCQ")),
    ],
)
def test_statements_orders_of_quotation_cue_and_speaker(
    text: str, expected: tuple[str, str, str], said: Callable[[str], list[Said]]
) -> None:
    (item,) = said(text)
    content, style, order = expected
    assert item.speaker == "Maria Lopez"
    assert (item.content.rstrip("."), item.style, item.construction) == (content.rstrip("."), style, order)


def test_statements_sentence_cut_by_its_cue_is_one_in_two_pieces(said: Callable[[str], list[Said]]) -> None:
    (item,) = said('"The dam," Maria Lopez said, "will hold this winter."')
    assert item.content == "The dam, … will hold this winter."
    assert item.construction == "QSCQ"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '"The dam will hold," Maria Lopez said. "It was built for storms."',
            [("The dam will hold, … It was built for storms.", "direct", "QSCQ")],
        ),
        (
            '"It will hold," said Maria Lopez, who built it. "I was there." "We tested it twice."',
            [("It will hold, … I was there. … We tested it twice.", "direct", "QCSQQ")],
        ),
        (
            'The dam will hold, Maria Lopez said. "It was built for storms."',
            [("The dam will hold … It was built for storms.", "mixed", "QSCQ")],
        ),
        (
            '"The dam will hold," Maria Lopez said. She pointed at the wall. "It was built for storms."',
            [("The dam will hold,", "direct", "QSC"), ("It was built for storms.", "direct", "Q")],
        ),
        (
            'Maria Lopez said that the dam would hold. "It was built for storms."',
            [("that the dam would hold", "indirect", "SCQ"), ("It was built for storms.", "direct", "Q")],
        ),
    ],
)
def test_statements_one_attribution_is_one_statement(
    text: str, expected: list[tuple[str, str, str]], said: Callable[[str], list[Said]]
) -> None:
    items = said(text)
    assert {item.speaker for item in items} == {"Maria Lopez"}
    assert [
        (item.content.removesuffix(" .").replace("hold.", "hold"), item.style, item.construction) for item in items
    ] == expected


@pytest.mark.parametrize(
    ("text", "content", "order"),
    [
        ("In a statement, Maria Lopez said the dam would hold.", "the dam would hold", "SCQ"),
        ("The dam will hold, Maria Lopez posted on Telegram.", "The dam will hold", "QSC"),
        ('Maria Lopez on Telegram: "The dam will hold this winter."', "The dam will hold this winter.", "SQ"),
        ('Maria Lopez\'s message to voters: "The dam will hold."', "The dam will hold.", "SQ"),
        ("The dam, Maria Lopez said, will hold.", "The dam … will hold", "QSCQ"),
        ("In her view, Maria Lopez said, the dam will hold.", "In her view … the dam will hold", "QSCQ"),
        ("The dam, according to Maria Lopez, will hold all winter.", "The dam … will hold all winter", "QACCSQ"),
        ("The dam will hold, as Maria Lopez put it.", "The dam will hold", "QSC"),
        ("Maria Lopez made it clear that the dam would hold.", "that the dam would hold", "SCQ"),
        ("Maria Lopez issued a warning that the dam would break.", "that the dam would break", "SCQ"),
        ("The plan shows what Maria Lopez calls “the strength of stone” at work.", "the strength of stone", "SCQ"),
        ("Maria Lopez was quoted as saying that the dam would hold.", "that the dam would hold", "SCQ"),
        ('"The dam will hold," Maria Lopez was quoted as saying.', "The dam will hold,", "QSC"),
        ('"Will the dam hold?" asked Maria Lopez.', "Will the dam hold?", "QCS"),
        ("“The dam will hold.” Maria Lopez told the radio on Monday.", "The dam will hold.", "QSC"),
        ("“The dam will hold,” Maria Lopez told NBC’s “Meet the Dam.”", "The dam will hold,", "QSC"),
        ("“The dam will hold.” — Maria Lopez, engineer", "The dam will hold.", "QS"),
        ("“The dam will hold.”\n\n— Maria Lopez", "The dam will hold.", "QS"),
        ("Maria Lopez: I know that the dam will hold.", "I know that the dam will hold.", "SQ"),
        ("# Maria Lopez: Dam will hold\n\nIt rained all day.", "Dam will hold", "SQ"),
        ("# Dam will hold this winter, says Maria Lopez\n\nIt rained.", "Dam will hold this winter", "QCS"),
        ("Maria Lopez added:\n\nI saw the dam. It will hold.", "I saw the dam. It will hold.", "SCQ"),
        ("Maria Lopez went on to say that the dam would hold.", "that the dam would hold", "SCQ"),
        ("Maria Lopez continues to insist that the dam will hold.", "that the dam will hold", "SCQ"),
        ("Maria Lopez tells neighbours to “go home.”", "neighbours to “go home.”", "SCQ"),
    ],
)
def test_statements_constructions(text: str, content: str, order: str, said: Callable[[str], list[Said]]) -> None:
    assert [(item.speaker, item.content, item.construction) for item in said(text)] == [("Maria Lopez", content, order)]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ('Maria Lopez said that "the dam will hold."', 'that "the dam will hold."'),
        ("Maria Lopez said on Monday that the dam would hold.", "that the dam would hold"),
        ("But the dam will hold, Maria Lopez said.", "the dam will hold"),
        ("Maria Lopez said the dam would hold; it rained all day.", "the dam would hold"),
        ("Maria Lopez said the dam would hold, citing tests.", "the dam would hold"),
        ("Maria Lopez said the dam would hold because it was new.", "the dam would hold because it was new"),
        ("Maria Lopez said the dam was old, and it would break.", "the dam was old, and it would break"),
        ("Maria Lopez said the dam was old, but that “it will hold.”", "the dam was old, but that “it will hold.”"),
        ("Maria Lopez said she’s “not one of those engineers.”", "she’s “not one of those engineers.”"),
        ('Asked about the dam, Maria Lopez said, "It will hold."', "It will hold."),
        ('"The dam will hold," Maria Lopez said, and still "it is a heap of stones."', None),
        ("“They say, ‘It will hold,’” Maria Lopez said.", "They say, ‘It will hold,’"),
    ],
)
def test_statements_content_ends_where_the_saying_does(
    text: str, content: str | None, said: Callable[[str], list[Said]]
) -> None:
    item = next(item for item in said(text) if item.speaker == "Maria Lopez")
    # The pipeline's tokens have short forms straight; an article's claims are cut from its own words.
    assert item.content == (content or "The dam will hold, … it is a heap of stones.").replace("she’s", "she's")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("Families left, many of whom say the dam will break.", ["many of whom"]),
        ("Those close to Maria Lopez say the dam will break.", ["Those close to Maria Lopez"]),
        ('"It broke," she said. "Nobody came."\n\n"It was late."', []),
        ('"It broke," Maria Lopez said.\n\n"It was late," it said.\n\n"Nobody came."', ["Maria Lopez"]),
        ('"It broke," Maria Lopez said.\n\n"It was late. Nobody came.\n\nThe dam was old.', ["Maria Lopez"]),
        ("“It broke.” — Maria Lopez\n\n“It was late.”\n\n“Nobody came.” — Peter Brown", ["Maria Lopez", "Peter Brown"]),
    ],
)
def test_statements_quotation_goes_to_nobody_rather_than_to_somebody_else(
    text: str, speakers: list[str], said: Callable[[str], list[Said]]
) -> None:
    assert [item.speaker for item in said(text)] == speakers


def test_statements_paragraph_of_quotation_alone_goes_on_with_the_speaker(said: Callable[[str], list[Said]]) -> None:
    items = said('"The dam will hold," Maria Lopez said.\n\n"It was built for worse storms."\n\n"We tested it twice."')
    assert [(item.speaker, item.construction) for item in items] == [
        ("Maria Lopez", "QSC"),
        ("Maria Lopez", "Q"),
        ("Maria Lopez", "Q"),
    ]


def test_statements_missing_closing_mark_does_not_lose_the_next_paragraph(said: Callable[[str], list[Said]]) -> None:
    items = said('"The dam will hold, the sign read.\n\n"The road is closed," Peter Brown said.')
    assert ("Peter Brown", "The road is closed,") in [(item.speaker, item.content) for item in items]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ('"The dam will hold," said Maria Lopez, an engineer who built it.', "Maria Lopez"),
        ("Maria Lopez, who left the ministry last year, said the dam would hold.", "Maria Lopez"),
        ("The ministry's chief engineer, Maria Lopez, said the dam would hold.", "Maria Lopez"),
        ("Maria Lopez arrived late. She said the dam would hold.", "Maria Lopez"),
        ("Norwegian officials said the dam would hold.", "Norwegian officials"),
        ("Analysts say the dam will hold.", "Analysts"),
        ("Residents packed their bags. They said the dam would break.", "Residents"),
    ],
)
def test_statements_speaker_is_whom_the_words_stand_for(
    text: str, speaker: str, said: Callable[[str], list[Said]]
) -> None:
    assert [item.speaker for item in said(text)] == [speaker]


def test_statements_joint_speakers_give_one_each(said: Callable[[str], list[Said]]) -> None:
    items = said("Maria Lopez and Peter Brown said the dam would hold.")
    assert [item.speaker for item in items] == ["Maria Lopez", "Peter Brown"]
    assert len({item.content for item in items}) == 1


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        (
            "The company has made baseless claims that the dam is safe and has cast Maria Lopez as a liar.",
            ["that the dam is safe", "Maria Lopez as a liar"],
        ),
        ("Norway proposed talks after the union called for a truce.", ["talks", "a truce"]),
    ],
)
def test_statements_end_where_the_cue_goes_on(
    text: str, contents: list[str], said: Callable[[str], list[Said]]
) -> None:
    assert [item.content.rstrip(".") for item in said(text)] == contents


def test_statements_inside_a_quotation_have_their_own_speaker_and_the_outer_as_source(
    said: Callable[[str], list[Said]],
) -> None:
    items = said('"Norwegian officials said the dam would hold all winter," Maria Lopez said.')
    inner = next(item for item in items if item.speaker == "Norwegian officials")
    assert inner.source == "Maria Lopez"
    assert inner.content.startswith("the dam would hold")


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("“He is as rich as he says he is,” said Maria Lopez.", {"Maria Lopez"}),
        ("“A colleague told me the dam would break,” said Maria Lopez.", {"Maria Lopez"}),
        ("“Peter Brown told me the dam would break,” said Maria Lopez.", {"Maria Lopez", "Peter Brown"}),
        ("Maria Lopez said she recalls that the dam was full.", {"Maria Lopez"}),
        ("Maria Lopez said a colleague told her the dam was full.", {"Maria Lopez", "colleague"}),
    ],
)
def test_statements_inside_other_words_tell_who_says_something_else(
    text: str, speakers: set[str], said: Callable[[str], list[Said]]
) -> None:
    items = said(text)
    assert {item.speaker for item in items} == speakers
    assert len(items) == len(speakers)


def test_statements_somebody_denies_to_have_made_are_told_inside_his_own_words(
    said: Callable[[str], list[Said]],
) -> None:
    items = said("“I never said that the dam would break,” said Maria Lopez.")
    assert [(item.content, item.modality) for item in items if item.style == "indirect"] == [
        ("that the dam would break", "denied")
    ]


@pytest.mark.parametrize(
    ("text", "contents"),
    [
        # A paragraph ends a clause, also behind a name that ends with a full stop.
        (
            "Maria Lopez warned that the dam would drown the U.S.\n\n“It is old,” she said.",
            ["that the dam would drown the U.S.", "It is old,"],
        ),
        # A sentence in marks goes on with the one before, be it a name or a word.
        ("“Who knows the plan?” Maria Lopez asked. “Neither do I.”", ["Who knows the plan? … Neither do I."]),
        (
            "“Here comes the rain,” Maria Lopez said. “Lima. Always Lima.”",
            ["Here comes the rain, … Lima. Always Lima."],
        ),
        # What stands before a cue in a clause of its own is no part of what is said.
        ("The rain ended when, at last, Maria Lopez added, “The dam holds.”", ["The dam holds."]),
        (
            "The dam is old, and if the rain goes on, Maria Lopez said, “it will break.”",
            ["if the rain goes on … it will break."],
        ),
        # Quoted words that are a phrase go on behind their mark.
        (
            "Maria Lopez described the dam as “old” and a “danger to the town.”",
            ["the dam as “old” and a “danger to the town.”"],
        ),
    ],
)
def test_statements_end_with_their_own_sentence(
    text: str, contents: list[str], said: Callable[[str], list[Said]]
) -> None:
    assert [item.content for item in said(text)] == contents


@pytest.mark.parametrize(
    ("text", "speakers"),
    [
        ("The report said the dam is old. The wall, it says, would break.", ["report", "report"]),
        ("A study came out on Monday. It says the dam is old.", ["study"]),
        ("The engineer said the dam is old. It says the wall would break.", ["engineer"]),
    ],
)
def test_statements_it_speaks_for_documents_and_bodies(
    text: str, speakers: list[str], said: Callable[[str], list[Said]]
) -> None:
    assert [item.speaker for item in said(text)] == speakers


def test_statements_relayed_words_belong_to_whom_they_are_of(said: Callable[[str], list[Said]]) -> None:
    (item,) = said("The newspaper quoted Maria Lopez as saying that the dam would hold.")
    assert item.speaker == "Maria Lopez"


def test_statements_not_said_is_denied(said: Callable[[str], list[Said]]) -> None:
    (item,) = said("Maria Lopez did not say that the dam would hold.")
    assert item.modality == "denied"


@pytest.mark.parametrize(
    "text",
    ["Maria Lopez reportedly said that the dam would hold.", "Maria Lopez will say on Monday that the dam holds."],
)
def test_statements_hedged_or_coming_saying_is_reported(text: str, said: Callable[[str], list[Said]]) -> None:
    (item,) = said(text)
    assert item.modality == "reported"


def test_statements_who_added_is_who_spoke_last(said: Callable[[str], list[Said]]) -> None:
    items = said(
        '"The dam will hold as long as Peter Brown checks it," John Miller said.\n\n"It was built for worse storms," he added.'
    )
    assert [item.speaker for item in items] == ["John Miller", "John Miller"]


def test_statements_quotation_carried_over_paragraphs_keeps_its_speaker(said: Callable[[str], list[Said]]) -> None:
    items = said("Maria Lopez said: “The dam will hold.\n\n“It was built for worse storms.\n\n“We tested it twice.”")
    assert [item.speaker for item in items] == ["Maria Lopez"] * 3


@pytest.mark.parametrize(
    "text",
    [
        "Maria Lopez would say that the dam will hold.",
        "If Maria Lopez says that the dam will hold, people will stay.",
        "Maria Lopez wants the dam to hold.",
        "Maria Lopez wanted to say that the dam would hold.",
        "Maria Lopez did not visit the dam or say that it would hold.",
        'The so-called "dam" of Maria Lopez is a heap of stones.',
        'Maria Lopez sang "The River" on Monday.',
        "The dam will hold.",
        'Citing a call from Maria Lopez, the "Dam Man" describes his trip.',
        "Maria Lopez: She built the dam in the north.",
        "# Maria Lopez: A life\n\nIt rained.",
        "“The dam will hold.” — a sign at the dam",
        "Maria Lopez crossed:\n\nThe dam is old. It will hold.",
        "Maria Lopez called Hugh Hill on Friday to thank him.",
        "Maria Lopez announced the pick on Monday.",
        "Maria Lopez mentioned Hugh Hill on Monday.",
        "Maria Lopez avoided saying that the dam would hold.",
    ],
)
def test_statements_silent_where_nobody_said_it(text: str, said: Callable[[str], list[Said]]) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Maria Lopez could not resist pointing out that the dam leaks.", "Maria Lopez", "that the dam leaks"),
        ("Others say that the dam will hold.", "Others", "that the dam will hold"),
        ("Maria Lopez announced her resignation on Monday.", "Maria Lopez", "her resignation"),
        ("Maria Lopez condemned the dam as a danger to all.", "Maria Lopez", "the dam as a danger to all"),
        ("Maria Lopez praised Hugh Hill for mending the dam.", "Maria Lopez", "Hugh Hill for mending the dam"),
        ("Maria Lopez called on people to leave the valley.", "Maria Lopez", "people to leave the valley"),
    ],
)
def test_statements_narrow_frames_are_read(
    text: str, speaker: str, content: str, said: Callable[[str], list[Said]]
) -> None:
    assert [(item.speaker, item.content) for item in said(text)] == [(speaker, content)]


def test_statements_they_are_the_many_who_spoke_last(said: Callable[[str], list[Said]]) -> None:
    found = said("The dam leaks, according to city officials. They said that it would be mended.")
    assert [item.speaker for item in found] == ["city officials", "city officials"]


@pytest.mark.parametrize(
    ("content", "cue", "speaker", "order"),
    [
        (((0, 3),), (5, 6), (4, 5), "QSC"),
        (((4, 9),), (2, 3), (0, 2), "SCQ"),
        (((0, 3), (6, 9)), (5, 6), (4, 5), "QSCQ"),
        (((0, 3),), None, None, "Q"),
    ],
)
def test_statements_construction_is_the_order_in_the_text(content: Any, cue: Any, speaker: Any, order: str) -> None:
    assert construction(content, cue, speaker) == order


def test_statements_rules_are_read_strictly() -> None:
    assert isinstance(speech(), Speech)
    with pytest.raises(RuleError):
        load_rules("en/attitudes", Speech)
