"""spaCy's greedy entity recognizer, the same decisions without a walk from token to token.

spaCy asks at each token which of some seventy moves are allowed, which costs more than the network. But the network sees three
tokens only: the next one and, within an entity, its first and its last. So what is decided outside of entities does not hang on
what came before: all tokens are decided at once, and so is how far each entity goes that might begin; a walk then takes the ones that do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

import numpy as np
import numpy.typing as npt
from spacy.language import Language
from spacy.pipeline import EntityRecognizer
from spacy.tokens import Doc, Span
from thinc.api import Model, NumpyOps

Entity = tuple[int, int, int]
"""First token, the token past the last, and label."""
Floats = npt.NDArray[np.float32]
Rows = npt.NDArray[np.intp]
_BEGIN, _IN, _LAST, _UNIT, _OUT = "BILUO"
_FEATURES = 3


def recognize_at_once(nlp: Language) -> None:
    """Makes spaCy's own recognizers of a pipeline quick; whatever else finds entities there stays."""
    for place, (name, part) in enumerate(nlp._components):  # noqa: SLF001  (spaCy itself puts in only what it has made)
        if type(part) is EntityRecognizer and _is_usual(part):
            nlp._components[place] = (name, QuickRecognizer.of(part))  # noqa: SLF001


def _is_usual(recognizer: EntityRecognizer) -> bool:
    """Whether it is greedy, with a hidden layer, and sees three tokens."""
    model: Model[Any, Any] = recognizer.model
    return bool(
        recognizer.cfg["beam_width"] == 1
        and model.name == "parser_model"
        and model.attrs["has_upper"]
        and not model.attrs["unseen_classes"]
        and model.get_ref("lower").maybe_get_dim("nF") == _FEATURES
        and isinstance(model.ops, NumpyOps)
    )


class _Found(list[list[Entity]]):
    """The entities of each document, told apart from spaCy's list of states."""


class QuickRecognizer(EntityRecognizer):  # type: ignore[misc]  # spaCy declares no types for it
    """An entity recognizer that is saved, copied and trained as spaCy's own."""

    @classmethod
    def of(cls, usual: EntityRecognizer) -> QuickRecognizer:
        """The same recognizer, with the same model and moves."""
        made = cls(usual.vocab, usual.model, usual.name, usual.moves, scorer=usual.scorer)
        made.cfg.update(usual.cfg)
        return made

    def predict(self, docs: Iterable[Doc]) -> Any:
        """The entities of each document; spaCy's own states where entities were given beforehand, or there are no words."""
        docs = [docs] if isinstance(docs, Doc) else list(docs)
        if not any(map(len, docs)) or any(doc.has_annotation("ENT_IOB") for doc in docs):
            return super().predict(docs)
        return _Found(_decide(self.model, _Moves.of(self), docs))

    def set_annotations(self, docs: Sequence[Doc], found: Any) -> None:
        if not isinstance(found, _Found):
            super().set_annotations(docs, found)
            return
        for doc, entities in zip(docs, found, strict=True):
            doc.set_ents([Span(doc, start, end, label=label) for start, end, label in entities])


@dataclass(frozen=True, slots=True)
class _Moves:
    """The classes of the network: `rows` those that are open outside of entities, and of each, what letter and label it has.

    Of a begin there stand, at its place, the classes that go on with its entity and end it.
    """

    rows: Rows
    letters: npt.NDArray[np.str_]
    labels: Sequence[int]
    going_on: Rows
    ending: Rows

    @classmethod
    def of(cls, recognizer: EntityRecognizer) -> _Moves:
        moves = recognizer.moves
        names = [moves.get_class_name(number) for number in range(moves.n_moves)]
        number_of = {name: number for number, name in enumerate(names)}
        # "U-" keeps a token out of entities, where that was said beforehand; "M" is for training.
        rows = [row for row, name in enumerate(names) if name[0] in {_BEGIN, _UNIT, _OUT} and name != "U-"]
        return cls(
            np.array(rows),
            np.array([names[row][0] for row in rows]),
            [recognizer.vocab.strings.add(names[row][2:]) for row in rows],
            np.array([number_of.get(f"{_IN}-{names[row][2:]}", 0) for row in rows]),
            np.array([number_of.get(f"{_LAST}-{names[row][2:]}", 0) for row in rows]),
        )


def _decide(model: Model[Any, Any], moves: _Moves, docs: Sequence[Doc]) -> Iterator[list[Entity]]:
    """The entities of each document."""
    network = _Network(model, docs)
    attributes = np.concatenate([doc.to_array(["SENT_START", "IS_SPACE"]) for doc in docs])
    lengths = [len(doc) for doc in docs]
    is_last = np.append(attributes[1:, 0] == 1, True)
    is_last[[end - 1 for end in accumulate(lengths) if end]] = True
    best = network.best_outside(moves, is_last, attributes[:, 1] == 1)
    letters = moves.letters[best]
    begins = np.flatnonzero(letters == _BEGIN)
    ends = np.arange(1, len(best) + 1)
    ends[begins] = network.follow(begins, moves.going_on[best[begins]], moves.ending[best[begins]], is_last)
    walk = iter([*_walk(np.flatnonzero(letters != _OUT).tolist(), ends)])
    entity = next(walk, None)
    for first, length in zip(accumulate(lengths, initial=0), lengths, strict=False):
        entities: list[Entity] = []
        while entity and entity[0] < first + length:
            start, end = entity
            entities.append((start - first, end - first, moves.labels[best[start]]))
            entity = next(walk, None)
        yield entities


def _walk(starts: Iterable[int], ends: Rows) -> Iterator[tuple[int, int]]:
    """Of all entities that might begin, those that do: none begins within another."""
    at = 0
    for start in starts:
        if start >= at:
            at = int(ends[start])
            yield start, at


class _Network:
    """The two upper layers over what the tokens of documents are to the lower ones, by their place among the three."""

    def __init__(self, model: Model[Any, Any], docs: Sequence[Doc]) -> None:
        lower: Any = model.get_ref("lower")
        upper: Any = model.get_ref("upper")
        self.seen: Floats = lower.predict(model.get_ref("tok2vec").predict(docs))
        """First comes the row that stands for no token."""
        self.bias: Floats = lower.get_param("b")
        self.weights: Floats = upper.get_param("W")
        self.upper_bias: Floats = upper.get_param("b")

    def _hidden(self, next_: Floats, first: Floats, last: Floats) -> Floats:
        hidden: Floats = (((next_ + first) + last) + self.bias).max(axis=-1)
        return hidden

    def best_outside(self, moves: _Moves, is_last: npt.NDArray[np.bool_], is_space: npt.NDArray[np.bool_]) -> Rows:
        """For each token, were it outside of entities, at which place of the moves the best one is."""
        hidden = self._hidden(self.seen[1:, 0], self.seen[0, 1], self.seen[0, 2])
        scores = hidden @ self.weights[moves.rows].T + self.upper_bias[moves.rows]
        begins, units = moves.letters == _BEGIN, moves.letters == _UNIT
        scores[np.ix_(is_last | is_space, begins)] = -np.inf
        scores[np.ix_(is_space, units)] = -np.inf
        best: Rows = scores.argmax(axis=1)
        return best

    def follow(self, begins: Rows, going_on: Rows, ending: Rows, is_last: npt.NDArray[np.bool_]) -> Rows:
        """Where the entities end that would begin at some tokens, by the classes that go on with each and end it."""
        ends = begins + 1
        left = np.arange(len(begins))
        while len(left):
            at, on, off = ends[left], going_on[left], ending[left]
            hidden = self._hidden(self.seen[at + 1, 0], self.seen[begins[left] + 1, 1], self.seen[at, 2])
            lead = self._score(hidden, on) - self._score(hidden, off)
            goes_on = ((lead > 0) | ((lead == 0) & (on < off))) & ~is_last[at]
            ends[left] += 1
            left = left[goes_on]
        return ends

    def _score(self, hidden: Floats, classes: Rows) -> Floats:
        score: Floats = np.einsum("ij,ij->i", hidden, self.weights[classes]) + self.upper_bias[classes]
        return score
