"""The words of a document as lists and indexes."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from newsgraph.nlp.page.lookup import of_lemma, with_lemma, with_lower, with_text, written

NLP = spacy.blank("en")
WORDS = ["Talks", "in", "Lima", ":", "the", "talks", "talked", "The"]
LEMMAS = ["Talk", "in", "Lima", ":", "the", "talk", "talk", "the"]


def make() -> Doc:
    return Doc(NLP.vocab, words=WORDS, lemmas=LEMMAS, spaces=[True, True, False, True, True, True, True, False])


@pytest.mark.parametrize(
    ("find", "words", "places"),
    [
        (with_text, {"talks", "The"}, [5, 7]),
        (with_lower, {"talks", "the"}, [0, 4, 5, 7]),
        (with_lemma, {"talk", "in", "lima"}, [0, 1, 2, 5, 6]),
        (with_lemma, {"talked"}, [6]),
        (of_lemma, {"talk"}, [0, 5, 6]),
        (of_lemma, {"talked"}, []),
        (with_text, {*"abcdefghijkl", "Lima"}, [2]),  # more words than the document has
        (with_text, set(), []),
    ],
)
def test_lookup_finds_tokens_in_text_order(
    find: Callable[[Doc, frozenset[str]], list[int]], words: set[str], places: list[int]
) -> None:
    assert find(make(), frozenset(words)) == places


def test_lookup_lists_are_those_of_the_tokens() -> None:
    doc = make()
    said = written(doc)
    assert said.texts == [token.text for token in doc]
    assert said.lowers == [token.lower_ for token in doc]
    assert said.lemmas == [token.lemma_.lower() for token in doc]
    assert said.text == doc.text


def test_lookup_of_two_documents_are_their_own() -> None:
    docs = [make(), Doc(NLP.vocab, words=["Talks"]), Doc(NLP.vocab)]
    assert [written(doc).text for doc in [*docs, *docs]] == [doc.text for doc in [*docs, *docs]]
