"""Puts quicker arithmetic of the same results into the nodes of spaCy's networks."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from spacy.language import Language
from thinc.api import Model, NumpyOps

FEWEST_ROWS = 16
"""Fewer rows take another way through the algebra, and come out other in their last bits."""


def put_in(nlp: Language, fits: Callable[[Model[Any, Any]], bool], quicker: type) -> None:
    """Wraps what the fitting nodes of a pipeline's networks compute in `quicker(compute)`; harmless when called again.

    Networks of other makes, and those that a graphics processor computes, stay as they are.
    """
    for _, part in nlp.pipeline:
        network = getattr(part, "model", None)
        for node in list(network.walk()) if isinstance(network, Model) else ():
            if isinstance(node.ops, NumpyOps) and fits(node) and not isinstance(node._func, quicker):  # noqa: SLF001
                node._func = quicker(node._func)  # noqa: SLF001  (a node of its own would change what is saved)


def no_training(_gradients: Any) -> Any:
    """In place of the way back through a node that did not run for training."""
    msg = "this ran without being trained; nothing is learned from it"
    raise NotImplementedError(msg)
