"""Chooses the texts of tests/readings/layers anew: few short ones that decide each condition which any of tests/readings decides.

    nice -n 10 python scripts/choose_texts.py            says how many it would take for each room, and how long their lines are
    nice -n 10 python scripts/choose_texts.py --write    and writes the files

For each room of the rule code the texts are taken one after the other, each time the one that decides most for its length, until each
outcome (conditions.py) that comes of asking the room's functions (tests/layers.py) comes of `--times` of them. A cover, not the least one.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from conditions import Conditions, Outcome
from spacy.tokens import Doc
from warm_model import ROOT

sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "pipeline")]
import layers  # noqa: E402 (stands with the tests)
import readings  # noqa: E402

_FROM = ("examples", "near_misses", "stances", "varied")
"""Files of short texts of many kinds."""
_HEAD = 300
"""Characters that a text counts for beside its lines, so that few are taken."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--times", type=int, default=1, help="by how many texts each outcome is shown")
    parser.add_argument("--longest", type=int, default=200, help="characters of the longest text")
    parser.add_argument("--write", action="store_true", help="write the files")
    options = parser.parse_args()
    conditions = AskedConditions()
    conditions.install()
    kept = (one for path in readings.files() if path.stem in _FROM for one in readings.kept(path))
    shown = list(_shown(conditions, sorted({one.text for one in kept if len(one.text) <= options.longest})))
    rooms = {number: condition.file.partition("/")[0] for number, condition in enumerate(conditions.all)}
    for room in sorted(layers.questions()):
        of_room = {
            text: _Shown(said, frozenset(o for o in seen if rooms[o[0]] == room))
            for text, said, seen in _of(shown, room)
        }
        chosen = cover(of_room, options.times)
        lines = {text: of_room[text].rows for text in sorted(chosen, key=lambda text: (len(text), text))}
        print(f"{room:12} {len(chosen):4} texts, {sum(map(len, sum(lines.values(), ()))):7} characters")
        if options.write:
            layers.FOLDER.mkdir(exist_ok=True)
            readings.write(layers.FOLDER / f"{room}.txt", (readings.Reading(*each) for each in lines.items()))


class AskedConditions(Conditions):
    """Counts what comes of the questions only, not of the components that run before them."""

    running = False

    def note(self, number: int, outcome: bool | str) -> None:
        if not self.running:
            super().note(number, outcome)

    def silently(self, component: Callable[[Doc], Doc]) -> Callable[[Doc], Doc]:
        def run(doc: Doc) -> Doc:
            self.running = True
            try:
                return component(doc)
            finally:
                self.running = False

        return run


@dataclass(frozen=True, slots=True)
class _Shown:
    """The lines that a room says of a text, and the outcomes of the room's conditions that come of it."""

    rows: tuple[str, ...]
    outcomes: frozenset[Outcome]

    @property
    def length(self) -> int:
        return _HEAD + sum(map(len, self.rows))


Said = tuple[str, dict[str, tuple[str, ...]], set[Outcome]]
"""A text, by room what is said of it, and the outcomes that came of asking."""


def _shown(conditions: AskedConditions, texts: Sequence[str]) -> Iterator[Said]:
    from newsgraph.nlp.pipeline import load  # noqa: PLC0415 (only now, so that its conditions are counted)

    nlp = load(portrayals=True)
    quiet = _Quiet([(name, conditions.silently(part)) for name, part in nlp.pipeline if name.startswith("newsgraph_")])
    rooms = sorted(layers.questions())
    for text, doc in zip(texts, layers.parsed(nlp, texts), strict=True):
        conditions.seen = set()
        said = defaultdict[str, tuple[str, ...]](tuple)
        for room, _, line in layers.answers(quiet, doc, rooms, lambda question: question.told):
            said[room] += (line,)
        yield text, said, conditions.seen


@dataclass(frozen=True, slots=True)
class _Quiet:
    pipeline: Sequence[tuple[str, Any]]


def _of(shown: Sequence[Said], room: str) -> Iterator[tuple[str, tuple[str, ...], set[Outcome]]]:
    return ((text, said.get(room, ()), seen) for text, said, seen in shown)


def cover(shown: dict[str, _Shown], times: int) -> list[str]:
    """Texts of which each outcome has as many as asked for, or all that there are."""
    left = Counter(outcome for each in shown.values() for outcome in each.outcomes)
    left = Counter({outcome: min(times, count) for outcome, count in left.items()})
    open_, chosen = dict(shown), list[str]()
    while left:
        open_ = {text: each for text, each in open_.items() if not left.keys().isdisjoint(each.outcomes)}
        best = max(open_, key=lambda text: len(left.keys() & open_[text].outcomes) / open_[text].length)
        chosen.append(best)
        left -= Counter(open_.pop(best).outcomes)
    return chosen


if __name__ == "__main__":
    main()
