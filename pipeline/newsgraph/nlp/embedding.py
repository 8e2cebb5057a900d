"""The vectors that spaCy gives to words before it looks at their neighbours, remembered by word.

They hang on a word's own features alone (its form, prefix, suffix, shape): a third of a small network's arithmetic, and all its
hashing, is done once for a word and not each time it stands in a text. The vectors are the same to the bit.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.tokens import Doc
from thinc.api import Model

from newsgraph.nlp.networks import FEWEST_ROWS, no_training, put_in

MOST = 30_000
"""Words of which a network's vectors are kept, a few hundred bytes each; with one more it begins anew."""
_LAYERS = ("extract_features", "list2ragged", "with_array", "with_array", "ragged2list")


def remember_words(nlp: Language) -> None:
    """Makes the networks of a pipeline remember what they made of words; networks that are built otherwise stay as they are."""
    put_in(nlp, _is_of_words, RememberedWords)


def _is_of_words(node: Model[Any, Any]) -> bool:
    """Whether it goes from documents to a vector for each token, and looks at one token at a time."""
    names = tuple(layer.name.partition("(")[0] for layer in node.layers)
    return names == _LAYERS and _inner(node).name.startswith("maxout>>layernorm")


def _inner(node: Model[Any, Any]) -> Model[Any, Any]:
    return node.layers[3].layers[0]


def _maxout(node: Model[Any, Any]) -> Model[Any, Any]:
    return next(layer for layer in _inner(node).walk() if layer.name == "maxout")


class RememberedWords:
    """What a node of words computes, looked up where it is known; in training it computes as ever.

    It is the weights' that it remembers for: with other weights it begins anew.
    """

    def __init__(self, compute: Callable[..., Any]) -> None:
        self.compute = compute
        self._weights: object = None
        self._vectors: dict[bytes, bytes] = {}

    def __call__(self, node: Model[Any, Any], docs: Iterable[Doc], is_train: bool) -> Any:
        if is_train:
            return self.compute(node, docs, is_train)
        features = node.layers[0].predict(docs)
        return [self._vectors_of(node, rows) for rows in features], no_training

    def _vectors_of(self, node: Model[Any, Any], rows: npt.NDArray[np.uint64]) -> npt.NDArray[np.float32]:
        words: list[bytes] = np.ascontiguousarray(rows).view(f"V{rows.itemsize * rows.shape[1]}").ravel().tolist()
        vectors = self._known(node)
        new = [word for word in dict.fromkeys(words) if word not in vectors]
        if new:
            padded = new + new[:1] * (FEWEST_ROWS - len(new))
            made: Any = [np.frombuffer(b"".join(padded), rows.dtype).reshape(len(padded), -1)]
            for layer in node.layers[1:]:
                made = layer.predict(made)
            vectors.update(zip(new, map(bytes, made[0]), strict=False))
        found = np.frombuffer(bytearray().join(map(vectors.__getitem__, words)), np.float32)
        return found.reshape(len(words), _maxout(node).get_dim("nO"))

    def _known(self, node: Model[Any, Any]) -> dict[bytes, bytes]:
        """The vectors by these weights."""
        weights: Any = _maxout(node).get_param("W")
        mark = (id(node), float(weights.sum()))
        if mark != self._weights or len(self._vectors) > MOST:
            self._weights, self._vectors = mark, {}
        return self._vectors

    def __reduce__(self) -> Any:
        return RememberedWords, (self.compute,)
