"""Who does what in a clause, as tables of sentences."""

from __future__ import annotations

import pytest
from spacy.language import Language
from spacy.tokens import Token

from newsgraph.nlp.grammar.functions import actors, is_controlled, is_passive, objects_of, subjects_of, undergoers


def _verb(nlp: Language, marked: str) -> Token:
    start = marked.index("[")
    doc = nlp(marked.replace("[", "").replace("]", ""))
    return next(token for token in doc if token.idx == start)


def _words(tokens: list[Token]) -> list[str]:
    return [token.text for token in tokens]


@pytest.mark.parametrize(
    ("sentence", "subjects"),
    [
        ("Quill and Brisk [led] the team.", ["Quill", "Brisk"]),
        ("Quill left and [led] the team.", ["Quill"]),
        ("Quill, who [led] the team, resigned.", ["Quill"]),
        ("Quill wants to [lead] the team.", ["Quill"]),
        ("Brisk asked Quill to [lead] the team.", ["Quill"]),
        ("Brisk promised Quill to [lead] the team.", ["Brisk"]),
        ("Brisk used the speech to [attack] the team.", ["Brisk"]),
        ("Quill was asked to [lead] the team.", ["Quill"]),
        ("Quill was the first to [lead] the team.", ["Quill"]),
        ("It is time to [lead] the team.", []),
        ("Brisk criticized Quill for [leading] the team.", ["Quill"]),
        ("Brisk said little after [leading] the team.", ["Brisk"]),
        ("The team [led] by Quill resigned.", ["team"]),
    ],
)
def test_nlp_grammar_functions_subjects(sentence: str, subjects: list[str], nlp: Language) -> None:
    assert _words(subjects_of(_verb(nlp, sentence))) == subjects


@pytest.mark.parametrize(
    ("sentence", "does", "done_to"),
    [
        ("Quill and Brisk [led] the team.", ["Quill", "Brisk"], ["team"]),
        ("The team was [led] by Quill and Brisk.", ["Quill", "Brisk"], ["team"]),
        ("The team, [led] by Quill, resigned.", ["Quill"], ["team"]),
        ("Brisk met Quill and [praised] the team and the board.", ["Brisk"], ["team", "board"]),
    ],
)
def test_nlp_grammar_functions_whatever_the_voice(
    sentence: str, does: list[str], done_to: list[str], nlp: Language
) -> None:
    verb = _verb(nlp, sentence)
    assert (_words(actors(verb)), _words(undergoers(verb))) == (does, done_to)


@pytest.mark.parametrize(
    ("sentence", "passive"),
    [
        ("The team was [led] by Quill.", True),
        ("The team [led] by Quill resigned.", True),
        ("The team was praised and [led] by Quill.", True),
        ("Quill has [led] the team.", False),
        ("Quill has left and [led] the team.", False),
        ("Quill [led] the team.", False),
    ],
)
def test_nlp_grammar_functions_passive(sentence: str, passive: bool, nlp: Language) -> None:
    assert is_passive(_verb(nlp, sentence)) is passive


def test_nlp_grammar_functions_give_each_object_once(nlp: Language) -> None:
    assert _words(objects_of(_verb(nlp, "Quill [met] Brisk, Moor and Lund."))) == ["Brisk", "Moor", "Lund"]


@pytest.mark.parametrize(
    ("sentence", "controlled"),
    [
        ("Brisk led the party to [back] the plan.", True),
        ("Brisk used the speech to [back] the plan.", False),
        ("Brisk wants to [back] the plan.", False),
    ],
)
def test_nlp_grammar_functions_controlled_by_an_object(sentence: str, controlled: bool, nlp: Language) -> None:
    assert is_controlled(_verb(nlp, sentence)) is controlled
