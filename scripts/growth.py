"""Whether reading an article takes time in proportion to its length: pathological texts at n, 2n, 4n, ours beside bare spaCy's own.

    .venv/bin/python scripts/growth.py [--size N] [--parts]

Prints for each text its seconds and the exponent of growth from 2n to 4n (1 is linear, 2 quadratic) of reading, of
the spaCy model and of our components, in one process. `--parts` tells the components apart. Processor time, the
least of three.
"""

from __future__ import annotations

import argparse
import gc
import sys
import time
from collections.abc import Callable
from functools import partial
from itertools import count, islice, product
from math import log2
from typing import Any

from newsgraph.articles.metadata import complete
from newsgraph.articles.reading import make_reading
from newsgraph.engine.task import use_one_thread
from newsgraph.records import Article

GIVEN = ("Ann", "Karl", "Maria", "Peter", "Elena", "Jonas", "Laura", "Viktor", "Ida", "Oskar")
FAMILY = ("Weld", "Berg", "Moor", "Lind", "Hale", "Novak", "Costa", "Ritter", "Dorn", "Vance")
BODIES = ("the Harbour Board", "the city council", "Ruritania", "the trade ministry")


def names(number: int) -> list[str]:
    """Different names, as many as asked for."""
    every = (
        f"{given} {family}{ending}"
        for ending, given, family in product(
            ("", *(chr(97 + n % 26) * (1 + n // 26) for n in range(number // 100 + 1))), GIVEN, FAMILY
        )
    )
    return list(islice(every, number))


TEXTS: dict[str, Callable[[int], str]] = {
    "one name in a long list": lambda n: "The delegation includes " + "Ann Weld, " * n + "and Karl Berg.",
    "list of names": lambda n: "The delegation includes " + ", ".join(names(n)) + " and Karl Berg.",
    "nested said that": lambda n: "She said that " * n + "the talks failed.",
    "nested relative clauses": lambda n: (
        "The minister who met " + "the envoy who met " * n + "the king opposes the treaty."
    ),
    "nested quotation marks": lambda n: "Ann Weld said: " + "“He said: " * n + "it is over." + "”" * n,
    "words without a full stop": lambda n: "the senator of Ohio criticised the minister and the treaty while " * n,
    "nested brackets": lambda n: "Ann Weld " + "(a member of the council " * n + ")" * n + " resigned.",
    "long coordination": lambda n: (
        "Ann Weld opposes " + "the treaty and the tax and " * n + "the minister, and supports the king."
    ),
    "many paragraphs": lambda n: "\n\n".join(
        f"The minister {name} said on Monday that {body} rejects the treaty."
        for name, body in zip(names(n), (BODIES[i % len(BODIES)] for i in count()), strict=False)
    ),
    "one name in many sentences": lambda n: (
        "Ann Weld, a member of the Russian delegation, said he opposes the treaty. " * n
    ),
    "many quotations": lambda n: "“We reject the treaty,” said Ann Weld. She added that the talks failed. " * n,
    "many descriptions": lambda n: " ".join(
        f"{name}, the former mayor of Lisbon, criticised the president of Peru." for name in names(n)
    ),
}
SIZES = {"many paragraphs": 100, "many quotations": 100, "many descriptions": 100, "one name in many sentences": 100}


def seconds(call: Callable[[], Any], times: int = 1) -> float:
    """The least processor time of a few calls."""
    least = float("inf")
    for _ in range(times):
        begin = time.process_time()
        call()
        least = min(least, time.process_time() - begin)
    return least


def exponent(before: float, after: float) -> float:
    """The growth when the length doubles: 1 is linear."""
    return log2(max(after, 1e-9) / max(before, 1e-9))


class Reader:
    """The pipeline, with a clock around each of its parts."""

    def __init__(self) -> None:
        use_one_thread()
        from newsgraph.nlp import pipeline  # noqa: PLC0415  (after one thread is set)

        self.pipeline = pipeline
        self.nlp = pipeline.load(portrayals=True)
        gc.collect()
        gc.freeze()  # as for the workers: else a collector that goes through the model again counts as our growth

    def parts(self, text: str) -> dict[str, float]:
        """Seconds of processor time for each part of reading an article."""
        spent = {"reading": seconds(lambda: make_reading(complete(Article("a", text))))}
        reading = make_reading(complete(Article("a", text)))
        begin = time.process_time()
        doc = self.pipeline.make_doc(self.nlp, reading)
        spent["tokens"] = time.process_time() - begin
        for name, part in self.nlp.pipeline:
            spent[name] = seconds(partial(part, doc))
        from newsgraph.nlp import extract  # noqa: PLC0415

        spent["records"] = seconds(lambda: extract.to_extraction(doc, Article("a", text), reading))
        return spent


def groups(spent: dict[str, float]) -> dict[str, float]:
    """Reading, the model, and what is ours."""
    ours = sum(value for name, value in spent.items() if name.startswith("newsgraph") or name == "records")
    return {"reading": spent["reading"], "spaCy": sum(spent.values()) - ours - spent["reading"], "ours": ours}


def main() -> None:
    arguments = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    arguments.add_argument("--size", type=int, default=500, help="repetitions at n")
    arguments.add_argument("--parts", action="store_true", help="tell the components apart")
    arguments.add_argument("--only", help="the texts whose name holds this")
    options = arguments.parse_args()
    reader = Reader()
    reader.parts("Ann Weld said that the minister of Peru resigned.")
    print(f"{'text':28} {'part':22} {'n':>8} {'2n':>8} {'4n':>8}  exponent")
    for name, make in TEXTS.items():
        if options.only and options.only not in name:
            continue
        size = SIZES.get(name, options.size)
        times = [reader.parts(make(size * step)) for step in (1, 2, 4)]
        rows = times if options.parts else [groups(spent) for spent in times]
        for part in rows[0]:
            one, two, four = (row[part] for row in rows)
            print(f"{name:28} {part:22} {one:8.3f} {two:8.3f} {four:8.3f}  {exponent(two, four):5.2f}")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
