"""The layers over neighbours compute block by block what thinc computes of the whole, to the bit where algebra goes the same way."""

from __future__ import annotations

import pickle
from typing import Any

import numpy as np
import pytest
import spacy
from spacy.language import Language

from newsgraph.nlp.convolution import ROWS, InBlocks, convolve_in_blocks


def made() -> Language:
    nlp = spacy.blank("en")
    nlp.add_pipe("tok2vec")
    nlp.initialize()
    return nlp


def chain_of(nlp: Language) -> Any:
    part: Any = nlp.get_pipe("tok2vec")
    return part.model.layers[1].layers[0]


@pytest.fixture(scope="module")
def pair() -> tuple[Any, Any]:
    plain = made()
    ours = pickle.loads(pickle.dumps(plain))
    convolve_in_blocks(ours)
    convolve_in_blocks(ours)
    assert isinstance(chain_of(ours)._func, InBlocks)
    assert not isinstance(chain_of(ours)._func.compute, InBlocks)
    return chain_of(plain), chain_of(ours)


@pytest.mark.parametrize("length", [0, 1, 15, 16, 40, ROWS - 1, ROWS, ROWS + 1, 2 * ROWS - 1, 3 * ROWS + 5])
def test_convolution_computes_what_thinc_computes(pair: tuple[Any, Any], length: int) -> None:
    tokens = np.random.default_rng(length).normal(size=(length, 96)).astype(np.float32)
    plain, ours = (chain.predict(tokens) for chain in pair)
    assert ours.dtype == plain.dtype
    np.testing.assert_allclose(ours, plain, rtol=1e-5, atol=1e-5)


def test_convolution_learns_as_ever(pair: tuple[Any, Any]) -> None:
    tokens = np.random.default_rng(7).normal(size=(40, 96)).astype(np.float32)
    plain, ours = (chain.begin_update(tokens)[1](np.ones_like(tokens)) for chain in pair)
    np.testing.assert_allclose(ours, plain, rtol=1e-5, atol=1e-5)
    with pytest.raises(NotImplementedError):
        pair[1](tokens, is_train=False)[1](tokens)


def test_convolution_is_saved_and_copied() -> None:
    nlp = made()
    text = "The lamps were lit, and Ada Moor of Lima spoke of them twice, as ever, in the old hall by the sea."
    expected = nlp(text).tensor
    convolve_in_blocks(nlp)
    for other in (nlp, pickle.loads(pickle.dumps(nlp))):
        np.testing.assert_allclose(other(text).tensor, expected, rtol=1e-5, atol=1e-5)
