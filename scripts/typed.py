"""Whether the type checker refuses a mutant: what `make lint` would not let pass is no fault that a test has to find.

Mutation tools that know types count such mutants as caught (StrykerJS's checkers, mutmut's `type_check_command`).
"""

from __future__ import annotations

import ast
import subprocess
import sys
import tempfile
import threading
from collections import Counter
from functools import cache
from pathlib import Path

from mutations import Mutant, mutated
from warm_model import ROOT

_CACHE = Path(tempfile.gettempdir()) / "newsgraph-mutate-types"
_ONE_AT_A_TIME = threading.Lock()
"""mypy keeps what it knows of the other modules in one folder."""


def type_error(mutant: Mutant) -> str | None:
    """The first thing that mypy says of a module with a mutant and does not say without, or None."""
    with _ONE_AT_A_TIME:
        new = _said_of(mutant.path, ast.unparse(mutated(mutant))) - _said_before(mutant.path)
    return next(iter(new), None)


@cache
def _said_before(path: Path) -> Counter[str]:
    """What mypy says of a module that went through the syntax tree: it lost its comments, those for mypy too."""
    return _said_of(path, ast.unparse(ast.parse(path.read_text(encoding="utf8"))))


def _said_of(path: Path, source: str) -> Counter[str]:
    with tempfile.NamedTemporaryFile("w", suffix=".py", encoding="utf8") as shadow:
        shadow.write(source)
        shadow.flush()
        options = ("--no-error-summary", "--hide-error-context", "--cache-dir", str(_CACHE))
        command = [sys.executable, "-m", "mypy", *options, "--shadow-file", str(path.relative_to(ROOT)), shadow.name]
        ended = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True)  # noqa: S603
    if ended.stderr:
        raise SystemExit(f"mypy: {ended.stderr.strip()}")
    return Counter(line.split(": ", 1)[1] for line in ended.stdout.splitlines() if ": error: " in line)
