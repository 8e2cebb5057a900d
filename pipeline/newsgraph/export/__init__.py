"""Writes a graph in the formats of other programs: `export_graph(graph, folder, ["ttl", "graphml"])`.

An exporter is one file with one function from the graph (property graphs) or from its RDF dataset (RDF) to bytes.
They are imported when asked for, and the dataset is built once for all RDF formats.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsgraph.errors import SetupError
from newsgraph.folder import FileSet
from newsgraph.graph.nodes import DEFAULT_BASE
from newsgraph.records import KnowledgeGraph


@dataclass(frozen=True, slots=True)
class Exporter:
    """How to write one format: `module.function(dataset or graph)` gives what `filename` holds, whole or in pieces."""

    name: str
    filename: str
    module: str
    function: str
    from_dataset: bool

    def load(self) -> Callable[[Any], bytes | Iterable[str]]:
        function: Callable[[Any], bytes | Iterable[str]] = getattr(importlib.import_module(self.module), self.function)
        return function


def _exporter(name: str, *, from_dataset: bool) -> Exporter:
    return Exporter(name, f"graph.{name}", f"{__name__}.{name}", f"to_{name}", from_dataset)


EXPORTERS: dict[str, Exporter] = {
    **{name: _exporter(name, from_dataset=True) for name in ("ttl", "trig", "jsonld", "nt")},
    **{name: _exporter(name, from_dataset=False) for name in ("graphml", "gexf")},
}
"""Format -> how to write it. The formats of `newsgraph extract --format`."""


def export_graph(
    graph: KnowledgeGraph, folder: Path, formats: Iterable[str] = tuple(EXPORTERS), base: str = DEFAULT_BASE
) -> list[Path]:
    """Write a graph into a folder, a file a format, all of them or none; return the files.

    For who holds the folder (`hold_folder`), where others may write too. Raises SetupError for a format that does not
    exist or a file that cannot be written, QueryError for a bad base.
    """
    with FileSet(folder) as files:
        add_exports(files, graph, formats, base)
        return files.commit()


def add_exports(files: FileSet, graph: KnowledgeGraph, formats: Iterable[str], base: str) -> None:
    """Adds a file a format to those that a folder gets. Raises as `export_graph`."""
    chosen = [_find(name) for name in dict.fromkeys(formats)]
    dataset = _dataset(graph, base) if any(exporter.from_dataset for exporter in chosen) else None
    for exporter in chosen:
        files.add(exporter.filename, exporter.load()(dataset if exporter.from_dataset else graph))


def _dataset(graph: KnowledgeGraph, base: str) -> Any:
    from newsgraph.graph.rdf import build_dataset  # noqa: PLC0415  (property graphs need none of it)

    return build_dataset(graph, base)


def _find(name: str) -> Exporter:
    if name not in EXPORTERS:
        raise SetupError(f"{name!r} is no export format; there are {', '.join(EXPORTERS)}")
    return EXPORTERS[name]
