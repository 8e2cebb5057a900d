"""How many small faults in the rule code the tests find: scripts/mutate.py --seed 1 --count 100.

Draws mutants at random from all that scripts/mutations.py can change in `newsgraph.nlp`, runs the tests on each, and
prints those that survive, with the share killed. Survivors that no input could tell from the original are listed with
the reason in scripts/mutants_equivalent.yaml, and counted apart.

Neither mutmut nor Cosmic Ray serves here. mutmut 3 changes functions only, and a good part of the rules are sets of
words and numbers of a module; it takes all mutants of a function in turn and draws none at random. Cosmic Ray writes each
mutant into the source tree and starts the tests anew, which loads spaCy and its model a hundred times. Both would run
the minutes of the whole suite for each survivor. Here one process holds the model, the rule code, and the texts of
tests/readings with what the model makes of them. For each mutant it forks; the child puts the fault in place (faults.py),
reads all texts that come through the changed line, up to the first of which something else is read, and asks the functions of
the mutant's room, by themselves, about that room's texts of tests/readings/layers. Mutants that pass come to the other tests
through that line (found once, by a traced run of all), those of the module's own package first, and what passes these to the
type checker (typed.py). `--texts`, `--own` and `--most` ask less, and give bounds.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
import yaml
from faults import put_in
from mutations import Mutant, mutants_of
from read_texts import Layers, Texts
from traced_tests import reached_lines, tests_of
from typed import type_error
from warm_model import CODE, ROOT, in_child, warm

DOOR = {
    "remembering": "test_nlp_remembering",
    "model": "test_nlp_model",
    "pipeline": "test_nlp_components",
    "factories": "test_nlp_components",
    "extract": "test_nlp_components",
}
"""Modules that read nothing, and their tests, which load model after model: for mutants of those modules only."""
TYPE_CHECKER = "the type checker"
EQUIVALENT = Path(__file__).with_name("mutants_equivalent.yaml")


def main() -> None:
    alone()
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--only", default="", help="draw only from mutants whose name contains this")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument(
        "--timeout", type=int, default=300, help="seconds of processor time for the tests of one mutant"
    )
    parser.add_argument(
        "--texts", action="store_true", help="ask the texts of tests/readings only: a minute, and a bound"
    )
    parser.add_argument(
        "--own", action="store_true", help="and the tests of the mutant's package only: also a bound, and no traced run"
    )
    parser.add_argument(
        "--most", type=int, default=0, help="of how many texts at most is asked (0: all), short and long ones"
    )
    parser.add_argument("--killed", action="store_true", help="also name what was killed, and by which test")
    options = parser.parse_args()
    drawn = draw(options.seed, options.count, options.only)
    warm()
    stages = (Texts(options.jobs), Layers(options.jobs))
    reached = {} if options.texts or options.own else reached_lines()
    equivalent = yaml.safe_load(EQUIVALENT.read_text(encoding="utf8")) or {}
    start, survived, judged, typed = time.monotonic(), [], 0, 0

    def run(mutant: Mutant) -> tuple[Mutant, str | None]:
        for texts in stages:
            text = texts.tells_apart(mutant, options.timeout, options.most)
            if text:
                return mutant, f"tests/readings ({texts.name}): {' '.join(text.split())}"
        tests = own_tests(mutant) if options.own else in_order(tests_of(mutant, reached), mutant)
        test = killer(mutant, tests, options.timeout)
        return mutant, test or (TYPE_CHECKER if type_error(mutant) else None)

    with ThreadPoolExecutor(options.jobs) as pool:  # the threads only fork and wait
        for mutant, test in pool.map(run, drawn):
            if test is not None:
                typed += test == TYPE_CHECKER
                if options.killed:
                    print(f"killed    {mutant.key}   by {test}", flush=True)
            elif mutant.key in equivalent:
                judged += 1
                print(f"equivalent {mutant.key}", flush=True)
            else:
                survived.append(mutant)
                print(f"SURVIVED  {mutant.key}   ({mutant.kind}, {_line(mutant)})", flush=True)
    killed = len(drawn) - judged - len(survived)
    share = killed / max(1, len(drawn) - judged)
    print(
        f"seed {options.seed}: {len(drawn)} mutants, {killed} killed ({typed} by the type checker), {len(survived)} survived, {judged} equivalent: "
        f"{share:.0%} of the others killed, in {time.monotonic() - start:.0f} s"
    )


def alone() -> None:
    """Starts the process anew where its libraries would run threads of their own: one that forks has one thread."""
    one = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "BLIS")}
    if not one.items() <= os.environ.items():
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | one)  # noqa: S606 (itself)
    sys.path.insert(0, str(ROOT / "pipeline"))


def draw(seed: int, count: int, only: str = "") -> list[Mutant]:
    """Mutants of all modules, each place that can be changed as likely as any other."""
    mutants = [mutant for path in sorted(CODE.rglob("*.py")) for mutant in mutants_of(path, _module(path))]
    mutants = [mutant for mutant in mutants if only in mutant.key]
    return random.Random(seed).sample(mutants, min(count, len(mutants)))  # noqa: S311 (a sample, no secret)


def _module(path: Path) -> str:
    parts = path.relative_to(CODE.parents[1]).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def _line(mutant: Mutant) -> str:
    return f"{mutant.path.relative_to(CODE)}:{mutant.lines.start}"


# --- one mutant --------------------------------------------------------------------------------------------------


class Chosen:
    """A pytest plugin: runs the tests of a list in its order, and remembers which failed."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.order = {test: number for number, test in enumerate(tests)}
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if self._place(item) is not None), key=lambda item: self._place(item) or 0
        )

    def _place(self, item: pytest.Item) -> int | None:
        return self.order.get(item.nodeid, self.order.get(_file(item.nodeid)))

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid


def killer(mutant: Mutant, tests: Sequence[str], timeout: int) -> str | None:
    """The first of some tests (or files of tests) that fails with a mutant (or why none could be run), or None."""
    if not tests:
        return None

    def work() -> str:
        put_in(mutant)
        chosen = Chosen(tests)
        ended = pytest.main(
            ["-x", "-q", "-p", "no:cacheprovider", *dict.fromkeys(_file(test) for test in tests)], [chosen]
        )
        return chosen.failed or ("" if ended == pytest.ExitCode.OK else f"no test ran: {ended!r}")

    answer = in_child(work, timeout)
    return "it took too long, or died" if answer is None else answer or None


def _file(test: str) -> str:
    return test.partition("::")[0]


def own_tests(mutant: Mutant) -> list[str]:
    """The files of tests that are named for the package of a mutant."""
    package = mutant.module.split(".")[2]
    names = {DOOR.get(package, f"test_nlp_{package}"), f"test_nlp_{package.removesuffix('s')}"}
    files = sorted((ROOT / "tests").glob("test_nlp_*.py"))
    return [f"tests/{file.name}" for file in files if file.stem.startswith(tuple(names))]


def in_order(tests: Iterable[str], mutant: Mutant) -> list[str]:
    """The tests of the module's own package first, the slow comparisons of whole graphs last."""
    package = mutant.module.split(".")[2]
    doors = {door for module, door in DOOR.items() if module != package}
    tests = [test for test in tests if Path(_file(test)).stem not in doors - {DOOR.get(package)}]

    def rank(test: str) -> tuple[int, str]:
        file = _file(test)
        own = package in file or package.removesuffix("s") in file
        return (0 if own else 1 if "test_nlp" in file else 3 if "exports" in file else 2), test

    return sorted(tests, key=rank)


if __name__ == "__main__":
    main()
