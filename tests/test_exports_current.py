"""The committed exports/ is what the tool writes today.

The comparison is exact. The model's decisions come from float32 arithmetic, so a processor of another kind could round a tie the
other way; the failure then names the lines that differ, and `make exports` with a look at the diff is the answer, not a tolerance.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from newsgraph.export import EXPORTERS, USUAL, export_graph
from newsgraph.folder import MANIFEST
from newsgraph.jsonl import FILES, write_graph

pytestmark = pytest.mark.model

EXPORTS = Path(__file__).parents[1] / "exports"
NAMES = (*FILES, *(file for name in USUAL for file in EXPORTERS[name].files), MANIFEST)


@pytest.fixture(scope="module")
def fresh(seeds_graph: Any, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("exports")
    write_graph(seeds_graph, folder)
    export_graph(seeds_graph, folder, USUAL)
    return folder


@pytest.mark.parametrize("name", NAMES)
def test_exports_are_what_the_tool_writes_today(fresh: Path, name: str) -> None:
    committed = (EXPORTS / name).read_text(encoding="utf8").splitlines()
    today = (fresh / name).read_text(encoding="utf8").splitlines()
    gone, come = sorted(set(committed) - set(today))[:5], sorted(set(today) - set(committed))[:5]
    assert committed == today, f"`make exports` and look at the diff; no longer written: {gone}; new: {come}"


def test_exports_hold_no_workspace() -> None:
    assert {path.name for path in EXPORTS.iterdir() if not path.name.startswith((".", "newsgraph.db"))} == set(NAMES)
