"""The words of a document as lists and indexes."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc

from newsgraph.nlp.grammar.factuality import judge_of
from newsgraph.nlp.grammar.tree import tree_of
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.lookup import of_lemma, with_lemma, with_lower, with_text, written
from newsgraph.nlp.page.quotes import quotations_of

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
    assert said.spaced == [bool(token.whitespace_) for token in doc]
    assert said.text == doc.text


def test_lookup_stretches_are_those_of_spans() -> None:
    doc = make()
    said = written(doc)
    for start in range(len(doc) + 1):
        for end in range(start, len(doc) + 1):
            assert said.stretch(start, end) == doc[start:end].text, (start, end)


def test_lookup_knows_where_sentences_begin_and_what_each_word_is() -> None:
    doc = Doc(NLP.vocab, words=["Go", ".", "Ann", "left"], pos=["VERB", "PUNCT", "PROPN", "VERB"])
    for token in doc:
        token.is_sent_start = token.i in {0, 2}
    assert written(doc).sentence_starts == {0, 2}
    assert written(doc).parts == ["VERB", "PUNCT", "PROPN", "VERB"]


def test_lookup_has_words_in_any_form() -> None:
    said = written(make())
    assert [word for word in ("talk", "talked", "the", "lima", "Lima", "left") if said.has(word)] == [
        "talk",
        "talked",
        "the",
        "lima",
    ]


def test_layers_keep_for_all_components_what_they_made_once() -> None:
    doc, other = make(), make()
    made: list[int] = []

    def count(layers: Layers) -> int:
        made.append(len(layers.doc))
        return len(made)

    assert [Layers(doc).kept(count), Layers(doc).kept(count), Layers(other).kept(count)] == [1, 1, 2]


def test_layers_keep_nothing_of_a_document_that_is_gone() -> None:
    doc = Doc(NLP.vocab, words=["Talks"])
    held = weakref.ref(doc)
    judge_of(Layers(doc))
    quotations_of(Layers(doc))
    written(make()), written(make())  # the latest two are remembered
    tree_of(make()), tree_of(make())
    del doc
    gc.collect()
    assert held() is None


def test_lookup_of_two_documents_are_their_own() -> None:
    docs = [make(), Doc(NLP.vocab, words=["Talks"]), Doc(NLP.vocab)]
    assert [written(doc).text for doc in [*docs, *docs]] == [doc.text for doc in [*docs, *docs]]
