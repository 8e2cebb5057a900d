"""Our browser scripts: types (tsc, strict, on JSDoc) and style (eslint), by the tools that .ci/javascript pins."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

CHECKS = Path(__file__).parents[1] / ".ci" / "javascript"
STATIC = Path(__file__).parents[1] / "pipeline" / "newsgraph" / "view" / "static"
needs_tools = pytest.mark.skipif(
    shutil.which("npm") is None or not (CHECKS / "node_modules").is_dir(),
    reason="the checks' tools are not here: `npm ci` in .ci/javascript, as .ci/run does",
)


@needs_tools
def test_view_javascript_has_its_types_and_style() -> None:
    done = run(CHECKS)
    assert done.returncode == 0, done.stdout + done.stderr


@needs_tools
@pytest.mark.parametrize(
    ("lines", "named"),
    [
        ('newsgraph.fold("a").nothing();\nnewsgraph.fold(1);', ("TS2339", "TS2345")),
        ('document.body.innerHTML = "<b>";\neval("1");', ("no-restricted-properties", "no-eval")),
    ],
)
def test_view_javascript_checks_find_what_is_wrong(lines: str, named: tuple[str, ...], tmp_path: Path) -> None:
    """In a copy of the checks and scripts, one of them with the lines."""
    checks, static = tmp_path / ".ci" / "javascript", tmp_path / STATIC.relative_to(CHECKS.parents[1])
    shutil.copytree(CHECKS, checks, ignore=shutil.ignore_patterns("node_modules"))
    (checks / "node_modules").symlink_to(CHECKS / "node_modules")
    shutil.copytree(STATIC, static)
    (static / "page.js").write_text(f"{(static / 'page.js').read_text('utf8')}{lines}\n", "utf8")
    done = run(checks)
    assert done.returncode != 0
    assert [name for name in named if name not in done.stdout + done.stderr] == []


@pytest.mark.parametrize("script", sorted(STATIC.glob("*.js")), ids=lambda script: script.name)
def test_view_javascript_scripts_are_small_and_checked(script: Path) -> None:
    text = script.read_text("utf8")
    assert text.startswith('// @ts-check\n"use strict";\n')
    assert text.count("\n") <= 150


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["npm", "run", "--silent", "check"], cwd=folder, capture_output=True, encoding="utf8", check=False
    )
