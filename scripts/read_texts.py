"""The texts of tests/readings with what the model makes of them, kept in one process: which tells a mutant apart.

The same comparison as tests/test_nlp_readings.py, text by text, and only those that come through the changed lines.
"""

from __future__ import annotations

import ast
import functools
import hashlib
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

from faults import put_in
from mutations import Mutant
from spacy.tokens import Doc
from traced_lines import LineTracer, Memories, files_below, named
from traced_tests import tests_of
from warm_model import CODE, ROOT, forget_rule_code, in_child

sys.path.insert(0, str(ROOT / "tests"))
import layers
import readings
from questions import Question, forget_questions, questions


class Texts:
    """Needs a warm model; loads the rule code but reads nothing with it in this process."""

    name = "texts"

    def __init__(self, jobs: int = 2) -> None:
        self.jobs = jobs
        self.kept = sorted(self._kept(), key=lambda reading: len(reading.text))  # what is soon read is tried first
        self.read = read_by_model([reading.text for reading in self.kept])
        self.docs = [doc for _, _, doc in self.read]
        self.reached = self._reached()

    def tells_apart(self, mutant: Mutant, timeout: int, most: int = 0) -> str | None:
        """The first text that is read otherwise with a mutant (or what happened to the process), or None."""
        numbers = self._in_order(map(int, tests_of(mutant, self.reached)), mutant)
        if most and len(numbers) > most:
            numbers = [*numbers[: most // 2], *numbers[most // 2 :: 2 * len(numbers) // most]]

        def work() -> str:
            put_in(mutant)
            try:
                nlp = _pipeline()
                return next((self.kept[number].text for number in numbers if self._differs(nlp, number)), "")
            except Exception as error:  # noqa: BLE001  (whatever a fault leads to)
                return f"{error!r}"

        if not numbers:
            return None
        answer = in_child(work, timeout)
        return "it took too long, or died" if answer is None else answer or None

    def _differs(self, nlp: Any, number: int) -> bool:
        return self._rows(nlp, number) != self.kept[number].rows

    # --- what is compared
    def _kept(self) -> Iterable[readings.Reading]:
        return (reading for path in readings.files() for reading in readings.kept(path))

    def _rows(self, nlp: Any, number: int) -> tuple[str, ...]:
        return rows_with(nlp, self.read[number])

    def _in_order(self, numbers: Iterable[int], _: Mutant) -> list[int]:
        return sorted(numbers)

    # --- which come through which line

    def _reached(self) -> ReachedTexts:
        """Which texts come through which line, by their numbers; kept until the code changes, or a text or its rows.

        A text that is read otherwise without a mutant (tests/readings is not up to date) tells nothing.
        """
        digest = hashlib.sha256()
        for path in files_below(ROOT / "pipeline"):
            digest.update(path.read_bytes())
        file = Path(tempfile.gettempdir()) / f"newsgraph-mutate-{self.name}-{digest.hexdigest()[:16]}.json"
        known: dict[str, str] = json.loads(file.read_text(encoding="utf8")) if file.exists() else {}
        keys = [hashlib.sha256(repr(reading).encode()).hexdigest()[:16] for reading in self.kept]
        unknown = [number for number, key in enumerate(keys) if key not in known]
        if unknown:
            print(f"reading which of {len(unknown)} {self.name} comes through which line ...", file=sys.stderr)
            parts = [unknown[part :: self.jobs] for part in range(self.jobs)]
            with ThreadPoolExecutor(self.jobs) as pool:  # the threads only fork and wait
                for answer in pool.map(lambda part: in_child(lambda: json.dumps(self._trace(part)), 3600), parts):
                    if answer is None:
                        raise SystemExit("the texts could not be read")
                    known |= {keys[int(number)]: mask for number, mask in json.loads(answer).items()}
            file.write_text(json.dumps(known), encoding="utf8")
        return ReachedTexts([int(known[key], 16) for key in keys])

    def _trace(self, numbers: Iterable[int]) -> dict[int, str]:
        """By the number of a text the lines that it comes through, as the bits of a number."""
        memories, tracer, found = Memories(), LineTracer(), dict[int, str]()
        forget_rule_code()
        memories.watch()
        nlp = _pipeline()
        for number in numbers:
            memories.forget()
            tracer.now = defaultdict(set)
            tracer.start()
            rows = self._rows(nlp, number)
            tracer.stop()
            lines = named([tracer.now]) if rows == self.kept[number].rows else []
            found[number] = f"{sum(1 << place(line) for line in lines):x}"
        return found


class Layers:
    """The functions of the mutant's own room, asked by themselves about that room's texts of tests/readings/layers."""

    name = "layers"

    def __init__(self, jobs: int = 2) -> None:
        rooms = layers.rooms_of_texts()
        self.docs = {text: doc for text, (_, _, doc) in zip(rooms, read_by_model(rooms), strict=True)}
        self.texts = {room: [text for text, of in rooms.items() if room in of] for room in questions()}
        self.said = {room: said for part in self._parts(jobs) for room, said in part.items()}

    def tells_apart(self, mutant: Mutant, timeout: int, most: int = 0) -> str | None:
        """What says something else with a mutant, and of which text (or what happened to the process), or None."""
        room = mutant.module.split(".")[2]
        texts = self.texts.get(room, [])
        if most and len(texts) > most:
            texts = texts[:: -(-len(texts) // most)]

        above = importers(mutant.module)

        def work() -> str:
            put_in(mutant)
            forget_questions()
            asked = {each.name for each in questions()[room] if each.function.__module__ in above}
            try:
                nlp = _pipeline()
                for text in texts:
                    said = self._digests(self._lines(nlp, room, text, lambda question: question.name in asked))
                    changed = {name for name, _ in said.items() ^ self.said[room][text].items()} & asked
                    changed -= self.said[room][_STALE].keys()
                    if changed:
                        return f"{room}.{min(changed)}: {text}"
            except Exception as error:  # noqa: BLE001  (whatever a fault leads to)
                return f"{error!r}"
            return ""

        if not texts:
            return None
        answer = in_child(work, timeout)
        return "it took too long, or died" if answer is None else answer or None

    def _lines(self, nlp: Any, room: str, text: str, asks: Callable[[Question], bool]) -> list[tuple[Question, str]]:
        return [(question, line) for _, question, line in layers.answers(nlp, self.docs[text].copy(), {room}, asks)]

    def _digests(self, lines: Iterable[tuple[Question, str]]) -> dict[str, str]:
        return {question.name: hashlib.sha256(line.encode()).hexdigest()[:12] for question, line in lines}

    def _parts(self, jobs: int) -> Iterator[dict[str, dict[str, dict[str, str]]]]:
        """By room, text and question a digest of what is said without a mutant, and what the files do not hold so."""
        rooms = sorted(self.texts, key=lambda room: -len(self.texts[room]))
        with ThreadPoolExecutor(jobs) as pool:  # the threads only fork and wait
            for answer in pool.map(lambda part: in_child(lambda: self._of_rooms(rooms[part::jobs]), 3600), range(jobs)):
                if answer is None:
                    raise SystemExit("the rooms could not be asked")
                yield json.loads(answer)

    def _of_rooms(self, rooms: Iterable[str]) -> str:
        nlp, kept, found = _pipeline(), layers.kept_digests(), dict[str, dict[str, dict[str, str]]]()
        for room in rooms:
            lines = {text: self._lines(nlp, room, text, lambda _: True) for text in self.texts[room]}
            rows = {one.text: one.rows for one in readings.kept(layers.FOLDER / f"{room}.txt")}
            digested, stale = defaultdict[str, dict[str, str]](dict), set[str]()
            for text, said in lines.items():
                told = {line for question, line in said if question.told}
                stale |= {line.partition(":")[0] for line in told ^ {*rows[text]}}
                for question, line in said:
                    if not question.told:
                        digested[question.name][text] = line
            digests = layers.digests_of({f"{room}.{name}": of for name, of in digested.items()})
            stale |= {name for name in digested if kept.get(f"{room}.{name}") != digests[f"{room}.{name}"]}
            if stale:
                print(f"tests/readings/layers is not as {room} is now: {sorted(stale)}", file=sys.stderr)
            found[room] = {text: self._digests(said) for text, said in lines.items()}
            found[room][_STALE] = dict.fromkeys(stale, "")
        return json.dumps(found)


def importers(module: str) -> frozenset[str]:
    """A module with those that import it, and those that import these."""
    found, open_ = {module}, [module]
    while open_:
        new = _imported_by().get(open_.pop(), set()) - found
        found |= new
        open_ += new
    return frozenset(found)


@functools.cache
def _imported_by() -> dict[str, set[str]]:
    found = defaultdict[str, set[str]](set)
    for path in CODE.rglob("*.py"):
        parts = path.relative_to(CODE.parents[1]).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                for imported in (node.module, *(f"{node.module}.{alias.name}" for alias in node.names)):
                    found[imported].add(name)
    return found


_STALE = ""
"""In place of a text: the functions of which the files do not hold what they say."""


@functools.cache
def _first_places() -> dict[str, int]:
    """Of each file of the rule code how many lines there are in those before it."""
    found, before = dict[str, int](), 0
    for path in files_below(CODE):
        found[str(path.relative_to(CODE))] = before
        before += path.read_bytes().count(b"\n") + 2
    return found


def place(line: str) -> int:
    """The number of a line ("roles/clues.py:136") among all lines of the rule code."""
    file, _, number = line.rpartition(":")
    return _first_places()[file] + int(number)


class ReachedTexts:
    """By line the numbers of the texts that come through it."""

    def __init__(self, masks: Sequence[int]) -> None:
        self._masks = masks

    def get(self, line: str, default: Collection[str] = ()) -> Collection[str]:
        bit = place(line)
        found = {str(number) for number, mask in enumerate(self._masks) if mask >> bit & 1}
        return found or default


Read = tuple[Any, Any, Doc]
"""An article, its page, and what the model makes of it."""


def read_by_model(texts: Iterable[str]) -> list[Read]:
    """Texts as the model's own components read them."""
    from newsgraph.articles.reading import make_reading  # noqa: PLC0415
    from newsgraph.nlp.pipeline import make_doc  # noqa: PLC0415
    from newsgraph.records import Article  # noqa: PLC0415

    articles = [Article("text", text) for text in texts]
    pages = [make_reading(article) for article in articles]
    nlp = _pipeline()
    docs: Iterable[Doc] = (make_doc(nlp, page) for page in pages)
    for name, part in nlp.pipeline:
        if not name.startswith("newsgraph_"):
            docs = part.pipe(docs, batch_size=64) if hasattr(part, "pipe") else map(part, docs)
    return list(zip(articles, pages, docs, strict=True))


def rows_of_docs(read: Iterable[Read]) -> list[list[str]]:
    """The rows of each, as the rule code of this process reads it; what is read is marked in the Docs, which serve once."""
    nlp = _pipeline()
    return [list(rows_with(nlp, each)) for each in read]


def rows_with(nlp: Any, read: Read) -> tuple[str, ...]:
    from newsgraph.nlp.extract import to_extraction  # noqa: PLC0415

    article, page, doc = read
    for name, component in nlp.pipeline:
        if name.startswith("newsgraph_"):
            doc = component(doc)
    return tuple(readings.rows_of(to_extraction(doc, article, page)))


def _pipeline() -> Any:
    from newsgraph.nlp.pipeline import load  # noqa: PLC0415

    return load(portrayals=True)
