"""Reads a plain English question as a named query with parameters, and says how sure that is.

Each reading of rules/en/questions.yaml that finds its signs and its required parameters is a candidate. The one that
leaves the fewest words of the question unexplained is taken, among equals the one that asks for more signs. It is sure
where no word is left over and no other query explains the question as well: a reading that passes over a word is a guess.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from newsgraph.articles.reading import make_reading
from newsgraph.ask.finders import FINDERS, Asking, Found
from newsgraph.ask.names import Known
from newsgraph.ask.question import Question
from newsgraph.nlp.model import DEFAULT_MODEL
from newsgraph.nlp.pipeline import annotate, load
from newsgraph.records import Article, Entity
from newsgraph.rules.questions import VALUES, QuestionReading, question_rules

_LONGEST = 1000
"""Characters of a question that are read; what is longer is no question."""
FLAG = "true"
"""The value of a parameter that is only switched on."""
_COMPONENTS = ("newsgraph_names", "newsgraph_times", "newsgraph_mentions")


@dataclass(frozen=True, slots=True)
class Asked:
    """How a question was understood: `query` with `parameters`, or None.

    `left` are the words that this reading does not explain, `unknown` the names in it that the graph does not have.
    `sure` is false where another reading is as good, or where a word is left over; `others` are the next best readings.
    """

    query: str | None
    parameters: Mapping[str, str] = field(default_factory=dict)
    sure: bool = False
    left: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    others: tuple[Asked, ...] = ()

    @property
    def command(self) -> str:
        """The command that asks it: both --first 2022 --second 2025."""
        return " ".join([self.query or "", *map(_option, self.parameters.items())])


@dataclass(frozen=True, slots=True)
class _Candidate:
    reading: QuestionReading
    parameters: dict[str, str]
    unknown: tuple[str, ...]
    left: tuple[str, ...]
    order: int

    @property
    def rank(self) -> tuple[int, int, int]:
        return (len(self.left), -len(self.reading.needs), self.order)

    def asked(self, *, sure: bool = False, others: tuple[Asked, ...] = ()) -> Asked:
        return Asked(self.reading.query, self.parameters, sure, self.left, self.unknown, others)


class QuestionReader:
    """Reads questions about a graph; holds the model and the graph's names."""

    def __init__(self, entities: Iterable[Entity] = (), model: str = DEFAULT_MODEL) -> None:
        self._known = Known(entities)
        self._nlp = load(model)
        self._nlp.select_pipes(disable=[name for name in self._nlp.pipe_names if _is_needless(name)])

    def read(self, question: str) -> Asked:
        """The best reading, with others where it is not sure; `query` None where no reading fits."""
        (doc,) = annotate(self._nlp, [make_reading(Article("question", question.strip()[:_LONGEST]))])
        candidates = sorted(_candidates(Question(doc, self._known)), key=lambda candidate: candidate.rank)
        if not candidates:
            return Asked(None)
        best, rest = candidates[0], candidates[1:]
        sure = not best.left and not best.reading.doubtful
        others: list[Asked] = []
        for candidate in rest:
            asked = candidate.asked()
            if not sure and all(asked.command != known.command for known in (best.asked(), *others)):
                others.append(asked)
        return best.asked(sure=sure, others=tuple(others[:3]))


def _is_needless(name: str) -> bool:
    return name.startswith("newsgraph_") and name not in _COMPONENTS


def _candidates(question: Question) -> Iterator[_Candidate]:
    for order, reading in enumerate(question_rules().readings):
        if any(map(question.has, reading.without)):
            continue
        signs = [next(filter(question.has, needed), None) for needed in reading.needs]
        if all(signs) and (candidate := _fill(question, reading, [sign for sign in signs if sign], order)):
            yield candidate


def _fill(question: Question, reading: QuestionReading, signs: list[str], order: int) -> _Candidate | None:
    asking = Asking(question, question.places(signs[0])[0])
    found: dict[str, Found] = {}
    for parameter, finder in reading.takes.items():
        if value := FINDERS[finder](asking):
            found[parameter] = value
    if any(parameter not in found for parameter in reading.must):
        return None
    explained = [place for sign in signs if sign not in VALUES for place in question.places(sign)]
    explained += [place for value in found.values() for place in value.places]
    marked: dict[str, str] = {}
    for sign, values in reading.marks.items():
        if places := question.places(sign):
            marked |= values
            explained += places
    for sign in reading.allows:
        explained += question.places(sign)
    covered = {i for start, end in explained for i in range(start, end)}
    return _Candidate(
        reading,
        {**{parameter: value.value for parameter, value in found.items()}, **marked},
        tuple(value.name.name for value in found.values() if value.name and not value.name.known),
        tuple(question.doc[i].text for i in question.content() if i not in covered),
        order,
    )


def _option(item: tuple[str, str]) -> str:
    name, value = item
    flag = f"--{name.replace('_', '-')}"
    return flag if value == FLAG else f"{flag} {shlex.quote(value)}"
