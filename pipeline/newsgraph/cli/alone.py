"""Reading articles by themselves, in memory: what `evaluate` and `annotate` do with their INPUT."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from newsgraph.cli.extract import progress_bar, use_one_thread

if TYPE_CHECKING:
    from newsgraph.articles.formats.given import Settings
    from newsgraph.records import KnowledgeGraph


def read_alone(inputs: tuple[str, ...], reading: Settings, rules: tuple[Path, ...] = ()) -> tuple[KnowledgeGraph, bool]:
    """The graph of some articles, and whether all could be read: what cannot be is logged and left out. Raises as `newsgraph.run.extract`."""
    use_one_thread()
    from newsgraph import run  # noqa: PLC0415  (after the threads are set)

    with progress_bar() as progress:
        graph, summary = run.extract(inputs, None, run.Options(rules=rules, reading=reading), progress)
    return graph, not summary.failed
