"""The texts of tests/readings with what the model makes of them, kept in one process: which tells a mutant apart.

The same comparison as tests/test_nlp_readings.py, text by text, and only those that come through the changed lines.
"""

from __future__ import annotations

import hashlib
import json
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from faults import put_in
from mutations import Mutant
from spacy.tokens import Doc
from traced_lines import LineTracer, Memories, files_below, named
from traced_tests import tests_of
from warm_model import ROOT, forget_rule_code, in_child

sys.path.insert(0, str(ROOT / "tests"))
import readings


class Texts:
    """Needs a warm model; loads the rule code but reads nothing with it in this process."""

    def __init__(self) -> None:
        from newsgraph.articles.reading import make_reading  # noqa: PLC0415
        from newsgraph.nlp.pipeline import load, make_doc  # noqa: PLC0415
        from newsgraph.records import Article  # noqa: PLC0415

        self.kept = [reading for path in readings.files() for reading in readings.kept(path)]
        self.articles = [Article("text", reading.text) for reading in self.kept]
        self.pages = [make_reading(article) for article in self.articles]
        nlp = load(portrayals=True)
        docs: Iterable[Doc] = (make_doc(nlp, page) for page in self.pages)
        for name, part in nlp.pipeline:
            if not name.startswith("newsgraph_"):
                docs = part.pipe(docs, batch_size=64) if hasattr(part, "pipe") else map(part, docs)
        self.docs = list(docs)
        self.reached = self._reached()

    def tells_apart(self, mutant: Mutant, timeout: int) -> str | None:
        """The first text that is read otherwise with a mutant (or what happened to the process), or None."""
        numbers = sorted(map(int, tests_of(mutant, self.reached)))

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
        return self._read(nlp, number) != self.kept[number].rows

    def _read(self, nlp: Any, number: int) -> tuple[str, ...]:
        from newsgraph.nlp.extract import to_extraction  # noqa: PLC0415

        doc = self.docs[number]
        for name, component in nlp.pipeline:
            if name.startswith("newsgraph_"):
                doc = component(doc)
        return tuple(readings.rows_of(to_extraction(doc, self.articles[number], self.pages[number])))

    def _reached(self) -> Mapping[str, set[str]]:
        """Which texts come through which line, by their numbers; kept until code or texts change.

        A text that is read otherwise without a mutant (tests/readings is not up to date) tells nothing.
        """
        digest = hashlib.sha256(json.dumps([reading.text for reading in self.kept]).encode())
        for path in files_below(ROOT / "pipeline"):
            digest.update(path.read_bytes())
        kept = Path(tempfile.gettempdir()) / f"newsgraph-mutate-texts-{digest.hexdigest()[:16]}.json"
        if not kept.exists():
            print("reading which text comes through which line ...", file=sys.stderr)
            answer = in_child(lambda: json.dumps(self._trace()), 3600)
            if answer is None:
                raise SystemExit("the texts could not be read")
            kept.write_text(answer, encoding="utf8")
        return Masks(json.loads(kept.read_text(encoding="utf8")))

    def _trace(self) -> dict[str, str]:
        """By line the numbers of the texts that come through it, as the bits of a number."""
        memories, tracer, found = Memories(), LineTracer(), Counter[str]()
        forget_rule_code()
        memories.watch()
        nlp = _pipeline()
        for number, reading in enumerate(self.kept):
            memories.forget()
            tracer.now = defaultdict(set)
            tracer.start()
            rows = self._read(nlp, number)
            tracer.stop()
            if rows == reading.rows:
                found.update(dict.fromkeys(named([tracer.now]), 1 << number))
        return {line: f"{mask:x}" for line, mask in found.items()}


class Masks(Mapping[str, set[str]]):
    """The numbers that the bits of hexadecimal numbers stand for."""

    def __init__(self, masks: Mapping[str, str]) -> None:
        self._masks = masks

    def __getitem__(self, line: str) -> set[str]:
        mask = int(self._masks[line], 16)
        return {str(number) for number in range(mask.bit_length()) if mask >> number & 1}

    def __iter__(self) -> Iterator[str]:
        return iter(self._masks)

    def __len__(self) -> int:
        return len(self._masks)


def _pipeline() -> Any:
    from newsgraph.nlp.pipeline import load  # noqa: PLC0415

    return load(portrayals=True)
