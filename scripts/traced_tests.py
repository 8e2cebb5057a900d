"""Which test comes through which line of the rule code, from one traced run of all of them."""

from __future__ import annotations

import ast
import base64
import functools
import hashlib
import json
import sys
import tempfile
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol

import pytest
from mutations import Mutant
from traced_lines import Lines, LineTracer, Memories, files_below, named
from warm_model import CODE, ROOT, Remembering, forget_rule_code, in_child

TESTS = ("test_nlp_*.py", "test_seeds_accuracy.py", "test_seeds_never.py", "test_exports_current.py")
"""The tests of the rule code, in the order in which they are tried after those of the module's own package; the texts of
tests/readings are read before them (read_texts.py)."""

Reached = dict[str, set[str]]
"""Line ("roles/clues.py:136") -> the tests that come through it."""


class Reaching(Protocol):
    """Says by which tests or texts a line is come through: `Reached`, or what stands for it."""

    def get(self, line: str, default: Collection[str], /) -> Collection[str]: ...


def tests_of(mutant: Mutant, reached: Reaching) -> set[str]:
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


def _through(file: str, lines: range, reached: Reaching) -> set[str]:
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


def reached_lines() -> Reached:
    """The lines that each test comes through, from a run of all tests without a mutant; kept until code or tests change."""
    files = sorted(
        file for pattern in TESTS for file in (ROOT / "tests").glob(pattern) if file.name != "test_nlp_readings.py"
    )
    digest = hashlib.sha256()
    for path in (*files_below(ROOT / "pipeline"), *files):
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
    """A pytest plugin: the lines of the rule code that each test comes through, its fixtures included."""

    def __init__(self) -> None:
        self.tracer = LineTracer()
        self.memories = Memories()
        self.lines: dict[str, Lines] = defaultdict(lambda: defaultdict(set))
        self.fixtures: dict[str, set[str]] = defaultdict(set)
        self.failed: list[str] = []

    @staticmethod
    def run(files: Sequence[Path]) -> dict[str, Any]:
        own = Tracer()
        forget_rule_code()
        own.memories.watch()
        pytest.main(["-q", "-p", "no:cacheprovider", *map(str, files)], [own])
        lines = {
            test: named([own.lines[test], *(own.lines[fixture] for fixture in fixtures)])
            for test, fixtures in own.fixtures.items()
        }
        read = {key.hex(): base64.b64encode(doc).decode() for key, doc in Remembering.read.items()}
        return {"lines": lines, "failed": own.failed, "read": read}

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        outer, self.tracer.now = self.tracer.now, self.lines[f"fixture {fixturedef.argname}"]
        self.tracer.start()
        try:
            return (yield)
        finally:
            self.tracer.now = outer

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: Any) -> Iterator[None]:
        self.memories.forget()
        self.fixtures[item.nodeid] |= {f"fixture {name}" for name in item.fixturenames}
        self.tracer.now = self.lines[item.nodeid]
        self.tracer.start()
        try:
            return (yield)
        finally:
            self.tracer.stop()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)
