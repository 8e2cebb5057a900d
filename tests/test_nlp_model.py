"""Any spaCy pipeline with parser and NER can be named; one without says so in a line."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsgraph.errors import SetupError
from newsgraph.nlp.extract import extract
from newsgraph.nlp.model import model_version
from newsgraph.nlp.pipeline import load
from newsgraph.records import Article

TEXT = "Ilse Brandt, the mayor of Lunz, met Karl Berg. “We agree,” Brandt said. She left."


def make_model(folder: Path, *parts: str) -> Path:
    """A pipeline of the given parts, trained on one sentence only: it knows next to nothing, and runs."""
    import spacy
    from spacy.training import Example

    nlp = spacy.blank("en")
    for part in parts:
        nlp.add_pipe(part)

    def examples() -> list[Any]:
        words = {"words": ["Brandt", "met", "Berg"], "tags": ["NNP", "VBD", "NNP"], "pos": ["PROPN", "VERB", "PROPN"]}
        tree = {"heads": [1, 1, 1], "deps": ["nsubj", "ROOT", "dobj"], "entities": ["U-PERSON", "O", "U-PERSON"]}
        return [Example.from_dict(nlp.make_doc("Brandt met Berg"), {**words, **tree})]

    nlp.initialize(examples)
    nlp.to_disk(folder)
    return folder


@pytest.mark.parametrize("parts", [("parser", "ner"), ("tagger", "parser", "ner")])
def test_nlp_model_may_be_any_with_parser_and_ner(tmp_path: Path, parts: tuple[str, ...]) -> None:
    nlp = load(str(make_model(tmp_path / "model", *parts)))
    (extraction,) = extract(nlp, [Article("a", TEXT)])
    assert all(mention.text == TEXT[mention.start : mention.end] for mention in extraction.mentions)
    assert model_version(str(tmp_path / "model")).startswith("en_pipeline-")


@pytest.mark.parametrize(
    ("parts", "lacking"),
    [(("tagger",), "no parser and no ner"), (("parser",), "no ner"), (("ner",), "no parser")],
)
def test_nlp_model_without_parser_or_ner_is_refused_in_a_line(
    tmp_path: Path, parts: tuple[str, ...], lacking: str
) -> None:
    folder = make_model(tmp_path / "model", *parts)
    with pytest.raises(SetupError) as error:
        load(str(folder))
    assert str(error.value) == f"model {folder}: has {lacking}; newsgraph needs a pipeline with both"
