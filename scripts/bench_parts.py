"""Runs `newsgraph.run.update` once with clocks around its parts; scripts/bench.py calls it: bench_parts.py ARTICLES OUT MODEL.

Prints `name<TAB>seconds of processor time` a line. A part's time leaves out that of the parts called inside it.
"""

from __future__ import annotations

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any


class Clock:
    """Adds up the seconds of named parts that may lie inside each other."""

    def __init__(self) -> None:
        self.spent: defaultdict[str, float] = defaultdict(float)
        self._inside = [0.0]

    def time(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def call(*args: Any, **keywords: Any) -> Any:
            begin = time.process_time()
            self._inside.append(0.0)
            try:
                return function(*args, **keywords)
            finally:
                seconds = time.process_time() - begin
                self.spent[name] += seconds - self._inside.pop()
                self._inside[-1] += seconds

        return call

    def time_items(self, name: str, items: Iterator[Any]) -> Iterator[Any]:
        """Counts what making each item takes."""
        nothing = object()
        step = self.time(name, lambda: next(items, nothing))
        while (item := step()) is not nothing:
            yield item


class TimedPart:
    """A spaCy component behind a clock."""

    def __init__(self, clock: Clock, name: str, part: Any) -> None:
        self.clock, self.name, self.part = clock, name, part

    def __call__(self, doc: Any) -> Any:
        return self.clock.time(self.name, self.part)(doc)

    def pipe(self, docs: Iterable[Any], **keywords: Any) -> Iterator[Any]:
        if not hasattr(self.part, "pipe"):
            return map(self, docs)
        return self.clock.time_items(self.name, self.part.pipe(docs, **keywords))


def set_clocks(clock: Clock) -> Callable[..., Any]:
    """Puts clocks around the stages; gives the whole run."""
    from newsgraph.nlp.starting import import_spacy  # noqa: PLC0415  (importing is a part too)

    import_spacy()
    from newsgraph import rebuild, run  # noqa: PLC0415
    from newsgraph.engine import task  # noqa: PLC0415
    from newsgraph.nlp import extract, pipeline  # noqa: PLC0415
    from newsgraph.workspace import Workspace  # noqa: PLC0415

    def load(self: task.ModelExtractor) -> task.Extractor:
        with task.without_cycle_search(), task._numpys_own_algebra():  # noqa: SLF001
            nlp = clock.time("load the model", pipeline.load)(self.model)
            clock.time("load rules and tables", lambda: list(extract.extract(nlp, [task._WARM_UP])))()  # noqa: SLF001
        nlp._components = [(name, TimedPart(clock, name, part)) for name, part in nlp._components]  # noqa: SLF001
        return lambda articles: extract.extract(nlp, articles)

    task.ModelExtractor.__call__ = load  # type: ignore[method-assign]
    for module, function, name in (
        (extract, "make_reading", "mask boilerplate"),
        (pipeline, "make_doc", "tokenize"),
        (extract, "to_extraction", "make records"),
        (run, "read_given", "read the files"),
        (Workspace, "store", "write the workspace"),
        (Workspace, "extraction", "read the workspace"),
        (Workspace, "remember_ids", "write the workspace"),
        (rebuild, "ArchiveGraph", "resolve"),
        (rebuild, "_add_records", "resolve, and write JSON Lines"),
        (rebuild, "add_exports", "write the exports"),
    ):
        setattr(module, function, clock.time(name, getattr(module, function)))
    return run.update


def main() -> None:
    articles, out, model = sys.argv[1:]
    clock = Clock()
    extract = clock.time("import", set_clocks)(clock)
    from newsgraph.run import Options  # noqa: PLC0415

    extract([articles], Path(out), Options(model=model))
    for name, seconds in sorted(clock.spent.items(), key=lambda item: -item[1]):
        print(f"{name}\t{seconds}")
    print(f"everything\t{time.process_time()}")


if __name__ == "__main__":
    main()
