"""Frames that are data stand on the words that open them, and what can never fire is refused."""

from __future__ import annotations

from typing import Any

import pytest
from spacy.language import Language

from newsgraph.errors import RuleError
from newsgraph.nlp.frames import Frames
from newsgraph.nlp.page.layers import register_extensions
from newsgraph.rules.frames import Frame

LISTS = {"going": {"leave", "arrive"}}
LEAD = {"rule": "lead", "words": ["lead", "head up"], "at": {"member": "actor", "group": "undergoer"}}
GO = {"rule": "go", "words": ["@going"], "at": {"member": ["prep(with)", "actor"], "group?": "prep(from)"}}
LEFT_OUT = {
    "rule": "left-out",
    "words": ["leave out of"],
    "at": {"member": "undergoer", "group": ":whole"},
    "order": -1,
}

ANY = {"rule": "any", "words": ["*"], "pos": ["VERB"], "at": {"member": "actor"}}


def table(*rows: dict[str, Any]) -> Frames[Frame]:
    functions = {"whole": lambda token: [t for t in token.subtree if t.dep_ == "pobj"]}
    return Frames([Frame(**row) for row in rows], ["member"], ["group"], LISTS, functions)


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Anna Novak led the team.", "led", {"lead": {"member": [["Novak"]], "group": [["team"]]}}),
        ("The team was headed up by Anna Novak.", "headed", {"lead": {"member": [["Novak"]], "group": [["team"]]}}),
        ("The team was headed by Anna Novak.", "headed", {}),  # its further word is not there
        ("Anna Novak led for years.", "led", {}),  # nothing at a needed place
        ("Peter Otieno arrived with Anna Novak.", "arrived", {"go": {"member": [["Novak"], ["Otieno"]], "group": []}}),
        ("The arrival surprised Anna Novak.", "arrival", {}),
        (
            "Peter Otieno was left out of the team.",
            "left",
            {"left-out": {"member": [["Otieno"]], "group": [["team"]]}},  # and no "go": nobody is said to do it
        ),
    ],
)
def test_frames_stand_on_their_words(nlp: Language, text: str, word: str, found: dict[str, Any]) -> None:
    register_extensions()
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("newsgraph_")]):
        doc = nlp(text)
    token = next(token for token in doc if token.text == word)
    standing = table(LEAD, GO, LEFT_OUT).read(token)
    given = {
        one.frame.rule: {name: [[t.text for t in way] for way in one.ways(name)] for name in ("member", "group")}
        for one in standing
    }
    assert given == found
    assert list(given) == list(found)


@pytest.mark.model
def test_frames_of_any_word_stand_after_the_others(nlp: Language) -> None:
    register_extensions()
    with nlp.select_pipes(disable=[name for name in nlp.pipe_names if name.startswith("newsgraph_")]):
        doc = nlp("Anna Novak led the team and later left it.")
    frames = table(ANY, LEAD)
    found = {
        token.text: [(one.frame.rule, one.words) for one in frames.read(token)] for token in doc if token.pos_ == "VERB"
    }
    assert found == {"led": [("lead", "lead"), ("any", "*")], "left": [("any", "*")]}


def row(rule: str, *words: str, **more: Any) -> dict[str, Any]:
    return {"rule": rule, "words": words, "at": {"member": "actor"}, **more}


@pytest.mark.parametrize(
    ("rows", "error"),
    [
        ([row("a", "lead"), row("b", "lead")], "frame b: 'lead' can never fire, for a has it before"),
        ([row("a", "lead", "lead")], "frame a: 'lead' can never fire, for a has it before"),
        ([row("a", "lead"), row("b", "lead", when="object")], "frame b: 'lead' can never fire, for a has it before"),
        ([row("b", "lead", order=2), row("a", "lead")], "frame b: 'lead' can never fire, for a has it before"),
        ([row("a", "lead"), row("b", "lead", pos=["VERB"])], "frame b: 'lead' can never fire, for a has it before"),
        ([row("a", "leave"), row("b", "@going")], "frame b: 'leave' can never fire, for a has it before"),
        ([row("a")], "frame a: no words open it"),
        ([row("a", "@gone")], "frame a: '@gone' is no list of words"),
        ([row("a", "lead", at={"group": "actor"})], "frame a: 'member' is missing"),
        ([row("a", "lead", at={"member": "actor", "team": "actor"})], "frame a: 'team' is no place of these frames"),
        ([row("a", "lead", when=":no")], "frame a: path ':no', character 1: ':no' is no place"),
    ],
)
def test_frames_refuse_what_cannot_be_read(rows: list[dict[str, Any]], error: str) -> None:
    with pytest.raises(RuleError) as caught:
        table(*rows)
    assert str(caught.value) == error


@pytest.mark.parametrize(
    "rows",
    [
        [row("a", "lead", when="object"), row("b", "lead")],
        [row("a", "lead", pos=["NOUN"]), row("b", "lead", pos=["VERB"])],
        [row("a", "lead"), row("b", "lead out")],
        [row("a", "lead"), row("b", "lead", at={"member": "object"})],
    ],
)
def test_frames_may_share_a_word(rows: list[dict[str, Any]]) -> None:
    assert table(*rows).words == {"lead"}
