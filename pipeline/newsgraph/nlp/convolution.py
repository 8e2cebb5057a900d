"""What spaCy's small networks compute of a word and its neighbours, block by block in what a processor keeps at hand.

The arithmetic is thinc's, layer by layer and in its order; but thinc goes through whole batches of megabytes for each step, fills
tables with zeros before it fills them, and compares the three candidates of a maxout one number at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from thinc.api import Model

from newsgraph.nlp.networks import FEWEST_ROWS, no_training, put_in

ROWS = 384
"""Tokens at once: some hundred kilobytes for each table."""
_LAYER = "residual(expand_window>>maxout>>layernorm>>dropout)"

Floats = npt.NDArray[np.float32]


def convolve_in_blocks(nlp: Language) -> None:
    """Makes the layers of a pipeline's networks that look at neighbours quick; those that are built otherwise stay as they are."""
    put_in(nlp, _is_usual, InBlocks)


def _is_usual(node: Model[Any, Any]) -> bool:
    return len(node.layers) > 1 and all(
        layer.name == _LAYER and _part(layer, "expand_window").attrs["window_size"] == 1 for layer in node.layers
    )


def _part(layer: Model[Any, Any], name: str) -> Any:
    return next(part for part in layer.walk() if part.name == name)


class InBlocks:
    """What a chain of such layers computes; in training it computes as ever."""

    def __init__(self, compute: Callable[..., Any]) -> None:
        self.compute = compute

    def __call__(self, node: Model[Any, Any], tokens: Floats, is_train: bool) -> Any:
        if is_train or len(tokens) < FEWEST_ROWS or tokens.dtype != np.float32:
            return self.compute(node, tokens, is_train)
        for layer in node.layers:
            tokens = _convolve(layer, tokens)
        return tokens, no_training


def _convolve(layer: Model[Any, Any], tokens: Floats) -> Floats:
    """What one layer makes of each token: what it was, and what it is beside its neighbours."""
    maxout, norm = _part(layer, "maxout"), _part(layer, "layernorm")
    weights, bias = maxout.get_param("W"), maxout.get_param("b")
    width, pieces, _ = weights.shape
    # All first candidates, then all second ones: what is compared stands in rows.
    columns = weights.transpose(1, 0, 2).reshape(pieces * width, -1).T
    shift = bias.T.reshape(-1)
    made = np.empty((len(tokens), width), np.float32)
    for first, last in _blocks(len(tokens)):
        scores = _with_neighbours(tokens, first, last) @ columns
        scores += shift
        best = scores[:, :width]
        for piece in range(1, pieces):
            best = np.maximum(best, scores[:, piece * width : (piece + 1) * width])
        normed = _normed(best, norm.get_param("G"), norm.get_param("b"))
        np.add(tokens[first:last], normed, out=made[first:last])
    return made


def _blocks(size: int) -> list[tuple[int, int]]:
    """Blocks of `ROWS`; the last may be longer, so that none is short."""
    count = max(size // ROWS, 1)
    return [(number * ROWS, size if number == count - 1 else (number + 1) * ROWS) for number in range(count)]


def _with_neighbours(tokens: Floats, first: int, last: int) -> Floats:
    """Each token with the one before and the one after it; zeros at the ends."""
    size, width = tokens.shape
    table = np.empty((last - first, 3 * width), np.float32)
    table[:, width : 2 * width] = tokens[first:last]
    begins, ends = first == 0, last == size
    table[begins:, :width] = tokens[first - 1 + begins : last - 1]
    table[: last - first - ends, 2 * width :] = tokens[first + 1 : last + 1]
    if begins:
        table[0, :width] = 0
    if ends:
        table[-1, 2 * width :] = 0
    return table


def _normed(rows: Floats, gain: Floats, bias: Floats) -> Floats:
    """Each row with mean zero and variance one, then stretched and moved."""
    away: Floats = rows - rows.mean(axis=1, keepdims=True)
    variance = (away * away).mean(axis=1, keepdims=True) + 1e-08
    away *= variance ** (-1.0 / 2)
    away *= gain
    away += bias
    return away
