"""Evidence-backed knowledge graphs from news articles.

>>> graph = newsgraph.extract(["seeds"])  # doctest: +SKIP
>>> newsgraph.answer(graph, "both", first="2022", second="2025")  # doctest: +SKIP
>>> graph.claims[0].evidence[0].text  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsgraph.records import KnowledgeGraph

__all__ = ["answer", "extract", "read_graph"]

# The functions import what they need when called: `import newsgraph` costs nothing.


def extract(inputs: Sequence[str | Path], out: str | Path | None = None, **options: Any) -> KnowledgeGraph:
    """Reads articles (files, folders, "-") and gives their graph; with `out`, also writes it there with its exports.

    `options` are those of `newsgraph.run.Options`. Articles that cannot be read are logged and left out. Raises
    InputError when none can be read, SetupError when nothing can start.
    """
    from newsgraph import run  # noqa: PLC0415

    folder = None if out is None else Path(out)
    return run.extract(inputs, folder, run.Options(**options))[0]


def read_graph(folder: str | Path) -> KnowledgeGraph:
    """Reads a graph that was written into a folder. Raises InputError when there is none."""
    from newsgraph import jsonl  # noqa: PLC0415

    return jsonl.read_graph(Path(folder))


def answer(graph: KnowledgeGraph, question: str, **parameters: object) -> list[dict[str, Any]]:
    """Asks a named query ("both", first=2022, second=2025); gives a dictionary of column to value for each row.

    `newsgraph query --list` names the queries and their parameters. Raises QueryError for one that does not fit.
    """
    from newsgraph import query  # noqa: PLC0415

    table = query.run_named(query.open_store(graph), question, parameters)
    return [dict(zip(table.columns, row, strict=True)) for row in table.rows]
