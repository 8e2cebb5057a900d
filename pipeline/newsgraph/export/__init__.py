"""Writes a graph in the formats of other programs: `export_graph(graph, folder, ["ttl", "graphml"])`.

An exporter is one file with one function from the drawn graph (property graphs) or from the RDF dataset (RDF) to bytes.
They are imported when asked for; the dataset is built once for all RDF formats, and the graph is drawn once for the others.
"""

from __future__ import annotations

import importlib
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsgraph.errors import SetupError
from newsgraph.folder import FileSet
from newsgraph.graph.nodes import DEFAULT_BASE
from newsgraph.records import KnowledgeGraph


@dataclass(frozen=True, slots=True)
class Exporter:
    """How to write one format: `module.function(dataset or drawn graph)` gives what `filename` holds, whole or in pieces."""

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

VIEWS = ("all", "people", "groups", "stances")
"""What a property graph may draw of a graph: see `newsgraph.export.drawing`."""


@dataclass(frozen=True, slots=True)
class Picture:
    """What the property graphs draw: one of VIEWS, whether also what no line touches, and groups of which years (all)."""

    view: str = "all"
    isolates: bool = False
    years: tuple[int, ...] = ()

    def filename(self, exporter: Exporter) -> str:
        """A view has a file of its own: `graph-people.gexf`. It is no other form of the graph, but a part of it."""
        return exporter.filename if self.view == "all" else exporter.filename.replace(".", f"-{self.view}.")


def export_graph(
    graph: KnowledgeGraph,
    folder: Path,
    formats: Iterable[str] = tuple(EXPORTERS),
    base: str = DEFAULT_BASE,
    picture: Picture = Picture(),
) -> list[Path]:
    """Write a graph into a folder, a file a format, all of them or none; return the files.

    For who holds the folder (`hold_folder`), where others may write too. Raises SetupError for a format that does not
    exist or a file that cannot be written, QueryError for a bad base.
    """
    with FileSet(folder) as files:
        add_exports(files, graph, formats, base, picture)
        return files.commit()


def add_exports(
    files: FileSet, graph: KnowledgeGraph, formats: Iterable[str], base: str, picture: Picture = Picture()
) -> None:
    """Adds a file a format to those that a folder gets. Raises as `export_graph`."""
    chosen = [_find(name) for name in dict.fromkeys(formats)]
    dataset = _dataset(graph, base) if any(exporter.from_dataset for exporter in chosen) else None
    drawn = None if all(exporter.from_dataset for exporter in chosen) else _drawn(graph, picture)
    for exporter in chosen:
        filename = exporter.filename if exporter.from_dataset else picture.filename(exporter)
        files.add(filename, exporter.load()(dataset if exporter.from_dataset else drawn))


def old_files(folder: Path, formats: Collection[str]) -> list[str]:
    """The exports in a folder that a new graph in these formats leaves behind: other formats, and views of the graph as it was."""
    others = [exporter.filename for name, exporter in EXPORTERS.items() if name not in formats]
    drawn = [exporter for exporter in EXPORTERS.values() if not exporter.from_dataset]
    views = [Picture(view).filename(exporter) for view in VIEWS[1:] for exporter in drawn]
    return [name for name in (*others, *views) if (folder / name).exists()]


def _dataset(graph: KnowledgeGraph, base: str) -> Any:
    from newsgraph.graph.rdf import build_dataset  # noqa: PLC0415  (property graphs need none of it)

    return build_dataset(graph, base)


def _drawn(graph: KnowledgeGraph, picture: Picture) -> Any:
    from newsgraph.export.drawing import draw  # noqa: PLC0415  (RDF needs neither NetworkX nor NumPy)

    return draw(graph, picture.view, isolates=picture.isolates, years=picture.years)


def _find(name: str) -> Exporter:
    if name not in EXPORTERS:
        raise SetupError(f"{name!r} is no export format; there are {', '.join(EXPORTERS)}")
    return EXPORTERS[name]
