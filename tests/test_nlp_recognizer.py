"""The quick recognizer finds the entities that spaCy's own finds, and is left alone where it cannot."""

from __future__ import annotations

import pickle
import random
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc
from spacy.training import Example

from newsgraph.nlp.recognizer import QuickRecognizer, recognize_at_once

WORDS = ["Ada", "Moor", "of", "the", "Lima", "Institute", "said", "on", "Monday", ".", "\n", "Peru", "12", "and"]
SHAPES = ["PERSON", "ORG", "DATE"]


def found(doc: Doc) -> list[Any]:
    rows: list[Any] = doc.to_array(["ENT_IOB", "ENT_TYPE"]).tolist()
    return rows


@pytest.fixture(scope="module")
def blank() -> Language:
    """A recognizer with chance weights that finds all sorts of entities, long ones too."""
    nlp = spacy.blank("en")
    recognizer: Any = nlp.add_pipe("ner")
    for label in SHAPES:
        recognizer.add_label(label)
    nlp.initialize(lambda: [Example.from_dict(nlp.make_doc("Ada"), {"entities": [(0, 3, "PERSON")]})])
    chance = random.Random(1)
    for layer in ("lower", "upper"):
        weights = recognizer.model.get_ref(layer).get_param("W")
        weights.reshape(-1)[:] = [chance.gauss(0, 0.3) for _ in range(weights.size)]
    return nlp


def docs_of(nlp: Language, seed: int) -> list[Doc]:
    chance = random.Random(seed)
    docs = []
    for length in (1, 2, 3, 40, 0, 90):
        words = chance.choices(WORDS, k=length)
        starts = [number == 0 or words[number - 1] == "." or chance.random() < 0.05 for number in range(length)]
        docs.append(Doc(nlp.vocab, words=words, sent_starts=starts))  # type: ignore[arg-type]
    return docs


@pytest.mark.parametrize("seed", range(20))
def test_recognizer_finds_what_spacys_finds(blank: Language, seed: int) -> None:
    own: Any = blank.get_pipe("ner")
    quick = QuickRecognizer.of(own)
    expected = [found(doc) for doc in own.pipe(docs_of(blank, seed))]
    assert [found(doc) for doc in quick.pipe(docs_of(blank, seed))] == expected
    assert [found(quick(doc)) for doc in docs_of(blank, seed)] == expected
    assert len({row[0] for rows in expected for row in rows}) > 1


def test_recognizer_keeps_entities_given_before(blank: Language) -> None:
    own: Any = blank.get_pipe("ner")
    docs = [doc for doc in docs_of(blank, 3) if len(doc) > 2]
    for doc in docs:
        doc.ents = [doc.char_span(0, len(doc[:2].text), label="ORG")]  # type: ignore[list-item]
    copies = [doc.copy() for doc in docs]
    assert [found(doc) for doc in QuickRecognizer.of(own).pipe(docs)] == [found(doc) for doc in own.pipe(copies)]


@pytest.mark.parametrize("setting", [{}, {"beam_width": 4}])
def test_recognizer_is_left_alone_where_it_searches(setting: dict[str, Any]) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("beam_ner" if setting else "ner", name="ner", config=setting)
    recognize_at_once(nlp)
    assert type(nlp.get_pipe("ner")) is (EntityRecognizer if setting else QuickRecognizer)


def test_recognizer_is_saved_and_copied(blank: Language, tmp_path: Path) -> None:
    expected = [found(blank.get_pipe("ner")(doc)) for doc in docs_of(blank, 5)]
    nlp = spacy.blank("en")
    nlp.add_pipe("ner", source=blank)
    recognize_at_once(nlp)
    nlp.to_disk(tmp_path)
    for other in (spacy.load(tmp_path), pickle.loads(pickle.dumps(nlp))):
        assert [found(other.get_pipe("ner")(doc)) for doc in docs_of(other, 5)] == expected
