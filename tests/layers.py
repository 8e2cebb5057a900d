"""What the rule code says of single words on its way to the rows: each public function of `nlp` asked about each word of a text.

The rows of a text (readings.py) are what all guards together let through; where one guard fails and the next holds, no row
tells. So the functions are asked one by one (questions.py), also where no component would ask them. Those that answer are asked at
the end, those that write (readers of claims, mentions, entities) where their component begins, each by itself: what it wrote is the answer.
"""

from __future__ import annotations

import copy
import hashlib
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from spacy.tokens import Doc, Span, Token

import readings
from arguments import things_at
from questions import ABOUT, GIVEN, Question, classes, questions

_ROWS = ("entities", "mentions", "times", "claims", "offices", "endings")
_PHRASE = 4
"""Tokens of a stretch from which on only the first and the last are told."""


# --- kept --------------------------------------------------------------------------------------------------------

FOLDER = readings.FOLDER / "layers"
"""A file for each room, of texts that decide conditions of its code, with a line below for each function that answers."""


def files() -> list[Path]:
    return sorted(FOLDER.glob("*.txt"))


def rooms_of_texts() -> dict[str, set[str]]:
    """Each text of these files with the rooms that are asked about it, the shorter ones first."""
    found = defaultdict[str, set[str]](set)
    for path in files():
        for reading in readings.kept(path):
            found[reading.text].add(path.stem)
    return dict(sorted(found.items(), key=lambda pair: (len(pair[0]), pair[0])))


DIGESTS = FOLDER / "digests.tsv"
"""A line for each private function, and others with odd parameters: of how many texts it says something, and a digest of all that."""


@dataclass(frozen=True, slots=True)
class Said:
    of_rooms: Mapping[str, Mapping[str, readings.Reading]]
    """By room and text what is told."""
    digested: Mapping[str, Mapping[str, str]]
    """By function and text what one says of which a digest is kept."""

    def digests(self) -> dict[str, tuple[str, str]]:
        """As they stand in the file, by function."""
        return digests_of(self.digested)


def digests_of(said: Mapping[str, Mapping[str, str]]) -> dict[str, tuple[str, str]]:
    """By function of how many texts it says something, and a digest of what it says of them."""
    return {
        name: (str(len(of)), hashlib.sha256(repr(sorted(of.items())).encode()).hexdigest()[:12])
        for name, of in sorted(said.items())
    }


def kept_digests() -> dict[str, tuple[str, str]]:
    lines = (line.split("\t") for line in DIGESTS.read_text(encoding="utf8").splitlines())
    return {name: (count, digest) for name, count, digest in lines}


def write_digests(digests: Mapping[str, tuple[str, str]]) -> None:
    DIGESTS.write_text("".join("\t".join((name, *each)) + "\n" for name, each in digests.items()), encoding="utf8")


def read(nlp: Any, rooms: Mapping[str, Collection[str]]) -> Said:
    """What the functions of some rooms say of each of some texts."""
    of_rooms = defaultdict[str, dict[str, readings.Reading]](dict)
    digested = defaultdict[str, dict[str, str]](dict)
    for text, doc in zip(rooms, parsed(nlp, rooms), strict=True):
        told = defaultdict[str, list[str]](list)
        for room, question, line in answers(nlp, doc, rooms[text], lambda _: True):
            if question.told:
                told[room].append(line)
            else:
                digested[f"{room}.{question.name}"][text] = line
        for room in rooms[text]:
            of_rooms[room][text] = readings.Reading(text, tuple(told[room]))
    return Said(of_rooms, digested)


def parsed(nlp: Any, texts: Iterable[str]) -> Iterable[Doc]:
    """Texts as the model's own components read them."""
    from newsgraph.articles.reading import make_reading
    from newsgraph.nlp.pipeline import make_doc
    from newsgraph.records import Article

    docs: Iterable[Doc] = (make_doc(nlp, make_reading(Article("text", text))) for text in texts)
    for name, part in nlp.pipeline:
        if not name.startswith("newsgraph_"):
            docs = part.pipe(docs, batch_size=64) if hasattr(part, "pipe") else map(part, docs)
    return docs


# --- asking -----------------------------------------------------------------------------------------------------


def answers(
    nlp: Any, doc: Doc, rooms: Collection[str], asks: Callable[[Question], bool]
) -> Iterator[tuple[str, Question, str]]:
    """Room, question and line of each function asked that has anything to say of a text, which our components have not read yet."""

    def lines(room: str, early: bool) -> Iterator[tuple[str, Question, str]]:
        for told in (True, False):
            asked = _Asked(doc)
            for each in questions()[room]:
                if each.told == told and _is_early(each) == early and asks(each) and (line := asked.line(each)):
                    yield room, each, line

    for name, component in nlp.pipeline:
        if name.startswith("newsgraph_"):
            room = name.removeprefix("newsgraph_")
            if room in rooms:
                yield from lines(room, early=True)
            doc = component(doc)
    for room in sorted(rooms):
        yield from lines(room, early=False)


def _is_early(question: Question) -> bool:
    """Whether a function is asked before its component begins; the component of names changes what it was given."""
    return question.writes or question.room == "names"


class _Asked:
    """A document whose rows are as they were before each question, whatever the function asked has written."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self._rows = {name: copy.deepcopy(doc._.get(f"newsgraph_{name}")) or [] for name in _ROWS}
        self._begin()

    def line(self, question: Question) -> str:
        """What a function says of the document."""
        told = defaultdict[str, list[str]](list)
        try:
            with self._surroundings(question):
                for about, answer in self._answers(question):
                    told["" if answer in {about, f"[{about}]"} else answer].append(about)
        except Exception as error:  # noqa: BLE001 (a document that a function cannot be asked about)
            told[type(error).__name__].append("")
        if question.writes or self._now != self._rows:
            self._begin()
        return f"{question.name}: {_said(told)}" if any(told) else ""

    def _surroundings(self, question: Question) -> AbstractContextManager[None]:
        """Frames of roles look for holders among the sentences that are read."""
        from newsgraph.nlp.roles.places import reading

        return reading(self._given("Sentences")) if "Sentences" in question.kinds else nullcontext()

    def _answers(self, question: Question) -> Iterator[tuple[str, str]]:
        if not question.about:
            yield "", self._answer(question, ())
        elif question.kinds == ("Layers", "int"):
            for number, name in [(number, row["name"]) for number, row in enumerate(self.layers.entities)]:
                yield name, self._answer(question, (number,))
        elif question.about not in ABOUT:
            for token, things in self._things_at(question.parameters):
                yield f"{token.text}@{token.i}", self._answer(question, things)
        else:
            for thing in ABOUT[question.about](self.layers):
                about = thing if len(question.about) > 1 else (thing,)
                yield _words(thing, self.doc), self._answer(question, about)

    def _answer(self, question: Question, about: Sequence[Any]) -> str:
        written = {name: len(getattr(self.layers, name)) for name in _ROWS} if question.writes else {}
        try:
            answer = _words(self._asked(question, about), self.doc)
        except Exception:  # noqa: BLE001 (asked about what it is never asked about)
            return ""
        answer += "".join(
            f" + {_words(thing, self.doc)}" for thing in about if isinstance(thing, defaultdict) and thing
        )
        if not question.writes:
            return answer
        new = [_row(row, self.doc) for name, old in written.items() for row in getattr(self.layers, name)[old:]]
        if "Sentences" in question.kinds:
            new += [_words(link, self.doc) for links in self._given("Sentences").links.values() for link in links]
        return ", ".join(new)

    def _asked(self, question: Question, about: Sequence[Any]) -> Any:
        asked = iter(about)
        return question.function(
            *(next(asked) if kind in question.about else self._given(kind) for kind in question.kinds)
        )

    def _things_at(self, parameters: tuple[tuple[str, str], ...]) -> list[tuple[Token, tuple[Any, ...]]]:
        if parameters not in self._at:
            self._at[parameters] = list(things_at(self.layers, parameters, self._made_of))
        return self._at[parameters]

    def _made_of(self, question: Question, token: Token) -> Any:
        """What a function makes of a word, None where it makes nothing."""
        key = f"{question.name} {token.i}"
        if key not in self._made:
            try:
                self._made[key] = self._asked(question, (token,))
            except Exception:  # noqa: BLE001 (asked about what it is never asked about)
                self._made[key] = None
        return self._made[key]

    def _given(self, kind: str) -> Any:
        if kind not in self._made:
            if kind in GIVEN:
                self._made[kind] = GIVEN[kind](self.layers)
            else:
                make, kinds = classes()[kind]
                self._made[kind] = make(*map(self._given, kinds))
        return self._made[kind]

    def _begin(self) -> None:
        from newsgraph.nlp.page.layers import Layers

        self._now = copy.deepcopy(self._rows)
        for name, rows in self._now.items():
            self.doc._.set(f"newsgraph_{name}", rows)
        self.layers = Layers(self.doc)
        self._made: dict[str, Any] = {}
        self._at: dict[tuple[tuple[str, str], ...], list[tuple[Token, tuple[Any, ...]]]] = {}


def _said(told: Mapping[str, Sequence[str]]) -> str:
    """Equal answers together, the most frequent one without what it is about: "Ann < led, met; Bo < said; else -"."""
    most = max(told, key=lambda answer: len(told[answer]))
    if told[most] == [""]:
        return most
    parts = [f"{answer or '-'} < {', '.join(about)}" for answer, about in told.items() if answer != most]
    return "; ".join([*parts, *([f"else {most}"] if most else [])])


def _row(row: Mapping[str, Any], doc: Doc) -> str:
    """A row that was written, by what is set of it."""
    if "rule" not in row:
        set_ = {name: value for name, value in row.items() if name not in {"start", "end"}}
        return " ".join([_words(set_, doc), *([_words((row["start"], row["end"]), doc)] if "start" in row else [])])
    set_ = {**row["entities"], **row["values"], **row["times"], **row["spans"]}
    set_ |= {name: row[name] for name in ("support", "source", "statement", "hedges")}
    return f"{row['rule']} {row['modality']} {_words(row['evidence'], doc)}: {_words(set_, doc)}"


def _words(value: Any, doc: Doc) -> str:  # noqa: C901, PLR0911 (one for each type)
    """An answer as text, empty where it says nothing."""
    match value:
        case None | False:
            return ""
        case True:
            return "yes"
        case int() | float():
            return str(value)
        case str():
            return " ".join(value.split())
        case Token():
            return f"{value.text}@{value.i}"
        case Span():
            return f"{value.text}@{value.start}"
        case (int(start), int(end)) if 0 <= start < end <= len(doc):
            words = doc[start:end].text if end - start < _PHRASE else f"{doc[start]} … {doc[end - 1]}"
            return f"{' '.join(words.split())}@{start}"
        case Mapping():
            parts = ((_words(key, doc), _words(part, doc)) for key, part in value.items())
            return " ".join(f"{key}={part}" for key, part in parts if part)
        case frozenset() | set():
            return f"{{{', '.join(sorted(_words(part, doc) for part in value))}}}" if value else ""
        case _ if is_dataclass(value):
            return _words({each.name: getattr(value, each.name) for each in fields(value)}, doc)
        case _ if isinstance(value, Iterable) and not isinstance(value, Doc):
            listed = [_words(part, doc) for part in value]
            return f"[{', '.join(listed)}]" if listed else ""
    return ""
