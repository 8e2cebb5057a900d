"""Evidence-backed knowledge graphs from news articles.

>>> graph = newsgraph.extract(["seeds"])  # doctest: +SKIP
>>> graph.answer("both", first="2022", second="2025")  # doctest: +SKIP
>>> graph.sparql("SELECT ?name WHERE { ?p a foaf:Person ; rdfs:label ?name }")  # doctest: +SKIP
>>> graph.claims[0].evidence[0].text  # doctest: +SKIP
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from newsgraph.library import Graph
    from newsgraph.records import KnowledgeGraph

__all__ = ["Graph", "answer", "extract", "read_graph"]

# The functions import what they need when called: `import newsgraph` costs nothing.


def __getattr__(name: str) -> Any:
    if name == "Graph":
        from newsgraph.library import Graph  # noqa: PLC0415

        return Graph
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def extract(inputs: Sequence[str | Path], out: str | Path | None = None, **options: Any) -> Graph:
    """Reads articles (files, folders, "-") and gives their graph; with `out`, also writes it there with its exports.

    `options` are those of `newsgraph.run.Options`. Articles that cannot be read are logged and left out. Raises
    InputError when none can be read, SetupError when nothing can start.
    """
    from newsgraph import run  # noqa: PLC0415
    from newsgraph.library import as_graph  # noqa: PLC0415

    folder = None if out is None else Path(out)
    return as_graph(run.extract(inputs, folder, run.Options(**options))[0])


def read_graph(folder: str | Path) -> Graph:
    """Reads a graph that was written into a folder. Raises InputError when there is none."""
    from newsgraph import jsonl  # noqa: PLC0415
    from newsgraph.library import as_graph  # noqa: PLC0415

    return as_graph(jsonl.read_graph(Path(folder)))


def answer(graph: KnowledgeGraph, question: str, **parameters: object) -> list[dict[str, Any]]:
    """Asks a named query ("both", first=2022, second=2025); gives a dictionary of column to value for each row.

    `newsgraph query --list` names the queries and their parameters. Raises QueryError for one that does not fit.
    """
    from newsgraph.library import as_graph  # noqa: PLC0415

    return as_graph(graph).answer(question, **parameters)
