"""What is done with a batch of articles, the same in this process, in a worker, or on another machine."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TypeVar

from newsgraph.collector import without_cycle_search
from newsgraph.errors import NewsgraphError
from newsgraph.records import Article, Extraction
from newsgraph.rules import SHIPPED, RuleSet

Read = TypeVar("Read")
Reader = Callable[[Iterable[Article]], Iterator[Read]]
"""Gives for each article one thing that is made of it, in their order; the same for the same article, whatever stands beside it."""
Extractor = Reader[Extraction]


@dataclass(frozen=True, slots=True)
class Failure:
    """An article that could not be read, and why, in one line that names its file."""

    article: str
    message: str


_WARM_UP = Article(
    "",
    "“We are ready,” said Ada Moor, a former minister of Peru, who supports the delegation of the Red Cross on Monday.",
)


@dataclass(frozen=True, slots=True)
class ModelExtractor:
    """Makes the extractor of a spaCy model when called; travels to workers as the model's name, with the rules' content.

    With `portrayals` it also reads how the articles' words colour who is named.
    """

    model: str
    portrayals: bool = False
    rules: RuleSet = SHIPPED

    def __call__(self) -> Extractor:
        """Loads the model (seconds, some 200 MB). Raises SetupError when it is not there."""
        use_one_thread()
        from newsgraph.nlp.starting import import_spacy  # noqa: PLC0415

        with without_cycle_search():
            import_spacy()
            from newsgraph.nlp import extract, pipeline  # noqa: PLC0415  (spaCy, only where articles are read)

            with _numpys_own_algebra():
                nlp = pipeline.load(self.model, portrayals=self.portrayals, rules=self.rules)
            for _ in extract.extract(
                nlp, [_WARM_UP]
            ):  # rules and name tables are loaded when first needed: before workers fork
                pass
        return lambda articles: extract.extract(nlp, articles)


@contextmanager
def _numpys_own_algebra() -> Iterator[None]:
    """Models that are loaded within multiply by NumPy's OpenBLAS and not by thinc's BLIS: a fifth of the time less.

    Where thinc has something better (a Mac's own) it stays.
    """
    from thinc.api import get_current_ops, use_ops  # noqa: PLC0415  (comes with spaCy)

    if get_current_ops().name != "numpy":
        yield
        return
    with use_ops("numpy", use_blis=False):
        yield


def use_one_thread() -> None:
    """Keeps linear algebra to one thread a process: workers do not fight over cores, and sums add up in one order.

    Has an effect only before NumPy is first imported.
    """
    for library in ("OMP", "OPENBLAS", "MKL", "BLIS", "VECLIB_MAXIMUM", "NUMEXPR"):
        os.environ[f"{library}_NUM_THREADS"] = "1"


def extract_batch(
    extract: Reader[Read], batch: Sequence[Article], fatal: tuple[type[Exception], ...] = ()
) -> Iterator[Read | Failure]:
    """Gives what is made of each article or a failure, in their order; a bad one does not take its neighbours along.

    Raises what is `fatal`.
    """
    done = 0
    try:
        for made in extract(batch):
            yield made
            done += 1
    except fatal:
        raise
    except Exception as error:  # noqa: BLE001  (whatever a model or a rule raises is this article's failure)
        if len(batch) == 1:
            yield failure(batch[0], _reason(error))
            return
        for article in batch[done:]:
            yield from extract_batch(extract, [article], fatal)


def failure(article: Article, reason: str) -> Failure:
    return Failure(article.id, f"{article.origin or article.id}: cannot be read: {reason}")


def _reason(error: Exception) -> str:
    words = " ".join(str(error).split())[:200]
    # What is raised on purpose says what to do; of all else the kind of error is half of the message.
    return words if isinstance(error, NewsgraphError) else f"{type(error).__name__}: {words}"
