"""Looks for texts that decide conditions of the rule code which no text of tests/readings decides yet.

    nice -n 10 python scripts/vary_texts.py --seed 1 --minutes 20             says how many it found, and what ended a reading
    nice -n 10 python scripts/vary_texts.py --seed 1 --minutes 20 --write     and adds them to tests/readings/varied.txt

Fuzzing that is guided by coverage, as AFL and libFuzzer do it, with texts for bytes: the texts of tests/readings are cut off,
lose words and phrases, and take others from each other that stand in the same relation or have the same tag. A text with an
outcome (conditions.py) that was not seen before is kept, shortened, and varied further. Many are odd English, and none is
judged: they hold the code to what it does (tests/readings.py). Whatever ends a reading is printed; exit code 1 if anything did.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from conditions import Conditions, Outcome
from spacy.tokens import Doc, Token
from warm_model import ROOT

sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "pipeline")]
import readings  # noqa: E402 (stands with the tests)

FILE = readings.FOLDER / "varied.txt"
_BATCH, _LONGEST, _LONGEST_PHRASE = 256, 600, 15
_INSERTED = (
    *("not", "never", "no longer", "also", "only", "both", "neither", "former", "then-", "acting", "deputy", "ex-", "would-be"),
    *("will", "would", "had been", "was", "are", "said", "reportedly", "if", "unless", "that", "who", "which", "himself"),
    *("two", "the", "a", "his", "their", "Mr.", "Dr.", "all", "each other", "and", "or", "nor", "of", "for", "in", "to", "by"),
    *("with", "as", "2019", "Monday", ",", ";", ":", "–", "(", ")", '"', "“", "”"),
)  # fmt: skip
"""What may come between two words: small words, marks, and what titles and times begin with."""


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--write", action="store_true", help="add what was found to tests/readings/varied.txt")
    options = parser.parse_args()
    conditions = Conditions()
    conditions.install()
    search = Search(conditions, random.Random(options.seed))  # noqa: S311 (no secret)
    before = len(conditions.undecided())
    search.run(60 * options.minutes)
    found = [search.shortened(text, outcomes) for text, outcomes in search.found]
    for text, error in search.ended:
        print(f"ENDED  {text!r}   ({error})")
    print(
        f"seed {options.seed}: {search.tried} texts tried, {len(found)} found that decide anything new: of "
        f"{sum(len(condition.outcomes) for condition in conditions.all)} outcomes {before} were not seen before, "
        f"and {len(conditions.undecided())} are not now; {len(search.ended)} ended a reading"
    )
    if options.write:
        conditions.uninstall()
        add(found)
    sys.exit(bool(search.ended))


def add(texts: Iterable[str]) -> None:
    """Adds texts with their rows to the file."""
    from newsgraph.nlp.pipeline import load  # noqa: PLC0415 (now without what counts its conditions)

    known = {reading.text for path in readings.files() for reading in readings.kept(path)}
    fresh = list(dict.fromkeys(text for text in texts if text not in known))
    old = readings.kept(FILE) if FILE.exists() else []
    read = readings.read(load(portrayals=True), fresh)
    # A name that goes over a line's end would be two rows of the file.
    readings.write(FILE, [*old, *(each for each in read if not any("\n" in row for row in each.rows))])


class Search:
    def __init__(self, conditions: Conditions, chance: random.Random) -> None:
        from newsgraph.nlp.pipeline import load  # noqa: PLC0415 (only now, so that its conditions are counted)

        self.conditions, self.chance, self.nlp = conditions, chance, load(portrayals=True)
        self.parser = [(name, part) for name, part in self.nlp.pipeline if not name.startswith("newsgraph_")]
        known = [reading.text for path in readings.files() for reading in readings.kept(path)]
        for _ in readings.read(self.nlp, known):
            pass
        self.texts = [text for text in known if len(text) < _LONGEST]
        self.old, self.young = list(self._parsed(self.texts)), list[Doc]()
        self.phrases, self.words = _parts(self.old)
        self.siblings = _siblings(conditions)
        self.tried, self.found, self.ended = 0, list[tuple[str, list[Outcome]]](), list[tuple[str, str]]()

    def run(self, seconds: float) -> None:
        """Varies texts until the time is over."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            batch = [text for text in (self._varied() for _ in range(_BATCH)) if text]
            found = list(self._with_new(batch))
            self.found += found
            self.young += self._parsed(text for text, _ in found)

    def _with_new(self, texts: Sequence[str]) -> Iterator[tuple[str, list[Outcome]]]:
        """Those that decide something, with what; the components read text by text, so that each has its own outcomes."""
        self.conditions.new.clear()
        waiting = list(texts)
        while waiting:
            read = readings.read(self.nlp, waiting)
            for number, text in enumerate(waiting):
                self.tried += 1
                try:
                    next(read)
                except Exception as error:  # noqa: BLE001 (whatever ends a reading is what is looked for)
                    self.ended.append((text, repr(error)))
                    waiting = waiting[number + 1 :]
                    self.conditions.new.clear()
                    break
                if self.conditions.new:
                    yield text, list(self.conditions.new)
                    self.conditions.new.clear()
            else:
                return

    def shortened(self, text: str, outcomes: Sequence[Outcome]) -> str:
        """A text without the sentences that its outcomes do not need."""
        parts = re.split(r"(?<=[.!?])(\s+)(?=\S)", text)
        at = 0
        while at < len(parts) and len(parts) > 1:
            shorter = "".join([*parts[:at], *parts[at + 2 :]]).strip()
            if shorter and self._has(shorter, outcomes):
                del parts[at : at + 2]
            else:
                at += 2
        return "".join(parts).strip()

    def _has(self, text: str, outcomes: Sequence[Outcome]) -> bool:
        kept, self.conditions.seen = self.conditions.seen, set()
        try:
            list(readings.read(self.nlp, [text]))
            return set(outcomes) <= self.conditions.seen
        except Exception:  # noqa: BLE001 (a shorter text that cannot be read serves for nothing)
            return False
        finally:
            self.conditions.seen = kept

    def _parsed(self, texts: Iterable[str]) -> Iterator[Doc]:
        docs: Iterable[Doc] = (self.nlp.make_doc(text) for text in texts)
        for _, part in self.parser:
            docs = part.pipe(docs) if hasattr(part, "pipe") else map(part, docs)
        yield from docs

    # --- one variation -------------------------------------------------------------------------------------------

    def _varied(self) -> str:
        doc = self.chance.choice(self.young if self.young and self.chance.random() < 0.5 else self.old)
        token = doc[self.chance.randrange(len(doc))]
        (vary,) = self.chance.choices(
            (self._cut, self._without, self._other, self._sibling, self._inserted, self._joined, self._cased), _WEIGHTS
        )
        text = re.sub(r" +([.,;:)])", r"\1", re.sub(r"  +", " ", vary(doc, token))).strip()
        return text if text != doc.text and len(text) < _LONGEST else ""

    def _cut(self, doc: Doc, token: Token) -> str:
        return doc[: token.i + 1].text + self.chance.choice(("", "."))

    def _without(self, doc: Doc, token: Token) -> str:
        return _put(doc, *self.chance.choice((_phrase(token), (token.i, token.i + 1))), "")

    def _other(self, doc: Doc, token: Token) -> str:
        if self.chance.random() < 0.6 and token.dep_ in self.phrases:
            return _put(doc, *_phrase(token), self.chance.choice(self.phrases[token.dep_]))
        return _put(doc, token.i, token.i + 1, self.chance.choice(self.words[token.tag_]))

    def _sibling(self, doc: Doc, _: Token) -> str:
        """Another word of a set of the rule code in place of one of its words."""
        known = [token for token in doc if token.lower_ in self.siblings]
        if not known:
            return ""
        token = self.chance.choice(known)
        others = self.siblings[token.lower_]
        fresh = [word for number, word in others if (number, word) not in self.conditions.seen]
        new = self.chance.choice(fresh or [word for _, word in others])
        return _put(doc, token.i, token.i + 1, new.capitalize() if token.is_title else new)

    def _inserted(self, doc: Doc, token: Token) -> str:
        new = self.chance.choice((*_INSERTED, "\n", "\n\n", "\n- "))
        return f"{doc.text[: token.idx]}{new} {doc.text[token.idx :]}"

    def _joined(self, doc: Doc, _: Token) -> str:
        return doc.text + self.chance.choice((" ", " ", "\n", "\n\n")) + self.chance.choice(self.texts)

    def _cased(self, doc: Doc, token: Token) -> str:
        case = self.chance.choice((str.upper, str.lower, str.capitalize))
        return _put(doc, token.i, token.i + 1, case(token.text))


_WEIGHTS = (12, 18, 40, 20, 18, 8, 4)


def _phrase(token: Token) -> tuple[int, int]:
    return token.left_edge.i, token.right_edge.i + 1


def _siblings(conditions: Conditions) -> dict[str, list[tuple[int, str]]]:
    """By a word of a set that a condition asks the other words of it, each with the condition's number."""
    found = defaultdict[str, list[tuple[int, str]]](list)
    for number, condition in enumerate(conditions.all):
        words = [str(word) for word in condition.outcomes] if condition.kind == "words" else []
        for word in words:
            found[word] += [(number, other) for other in words if other != word]
    return dict(found)


def _put(doc: Doc, start: int, end: int, new: str) -> str:
    """A text with other words for some of its tokens."""
    last = doc[end - 1]
    return doc.text[: doc[start].idx] + new + doc.text[last.idx + len(last) :]


def _parts(docs: Iterable[Doc]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """The phrases of texts by their relation, and the words by their tag."""
    phrases, words = defaultdict[str, set[str]](set), defaultdict[str, set[str]](set)
    for doc in docs:
        for token in doc:
            words[token.tag_].add(token.text)
            start, end = _phrase(token)
            if end - start < _LONGEST_PHRASE and token.dep_ not in {"ROOT", "punct"}:
                phrases[token.dep_].add(doc[start:end].text)
    return tuple({key: sorted(found) for key, found in each.items()} for each in (phrases, words))  # type: ignore[return-value]


if __name__ == "__main__":
    main()
