"""The vectors of words that are looked up are those that spaCy computes, to the bit; training computes as ever."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.training import Example

from newsgraph.nlp import embedding
from newsgraph.nlp.embedding import RememberedWords, remember_words

TEXTS = ["Ada Moor of Lima spoke; the lamps were lit.", "", "Lima", "They lit the lamps, and Ada spoke twice in 2019."]


def made() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    nlp.initialize()
    return nlp


def docs_of(nlp: Language, texts: list[str]) -> list[Doc]:
    return [nlp.make_doc(text) for text in texts]


def vectors(nlp: Language, texts: list[str]) -> list[Any]:
    part: Any = nlp.get_pipe("tok2vec")
    return list(part.predict(docs_of(nlp, texts)))


def node_of(nlp: Language) -> Any:
    part: Any = nlp.get_pipe("tok2vec")
    return part.model.layers[0]


def same(left: list[Any], right: list[Any]) -> bool:
    return len(left) == len(right) and all(np.array_equal(a, b) for a, b in zip(left, right, strict=True))


def test_embedding_looks_up_what_is_computed() -> None:
    nlp = made()
    expected = vectors(nlp, TEXTS)
    remember_words(nlp)
    remember_words(nlp)
    assert isinstance(node_of(nlp)._func, RememberedWords)
    assert not isinstance(node_of(nlp)._func.compute, RememberedWords)
    for order in (TEXTS[2:], TEXTS[::-1], TEXTS):
        found = vectors(nlp, order)
    assert same(found, expected)


def test_embedding_forgets_when_it_holds_too_much(monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = made()
    expected = vectors(nlp, TEXTS)
    remember_words(nlp)
    monkeypatch.setattr(embedding, "MOST", 3)
    assert same(vectors(nlp, TEXTS), expected)
    vectors(nlp, ["Lima"])
    assert len(node_of(nlp)._func._vectors) == 1


def test_embedding_follows_weights_that_change() -> None:
    nlp, plain = made(), made()
    remember_words(nlp)
    before = vectors(nlp, TEXTS)
    texts = docs_of(nlp, TEXTS[:1])
    tagger: Any = nlp.add_pipe(
        "tagger", config={"model": {"tok2vec": {"@architectures": "spacy.Tok2VecListener.v1", "width": 96}}}
    )
    tagger.add_label("NN")
    tagger.add_label("VB")
    examples = [
        Example.from_dict(doc, {"tags": ["NN", "VB"] * (len(doc) // 2) + ["NN"] * (len(doc) % 2)}) for doc in texts
    ]
    tagger.initialize(lambda: examples, nlp=nlp)
    sgd = nlp.create_optimizer()
    for _ in range(3):
        nlp.update(examples, sgd=sgd)
    after = vectors(nlp, TEXTS)
    assert not same(after, before)
    part: Any = plain.get_pipe("tok2vec")
    learned: Any = nlp.get_pipe("tok2vec")
    part.from_bytes(learned.to_bytes())
    assert same(vectors(plain, TEXTS), after)


def test_embedding_is_copied_without_what_it_holds() -> None:
    nlp = made()
    remember_words(nlp)
    expected = vectors(nlp, TEXTS)
    other = pickle.loads(pickle.dumps(nlp))
    assert same(vectors(other, TEXTS), expected)
