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
from newsgraph.export.rdf_files import USUAL, RdfFiles, all_filenames
from newsgraph.folder import FileSet
from newsgraph.graph.nodes import DEFAULT_BASE
from newsgraph.graph.sources import Source
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


def export_graph(  # noqa: PLR0913, PLR0917  (what an export is)
    graph: KnowledgeGraph | Source,
    folder: Path,
    formats: Iterable[str] = tuple(EXPORTERS),
    base: str = DEFAULT_BASE,
    picture: Picture = Picture(),
    rdf: RdfFiles = USUAL,
) -> list[Path]:
    """Write a graph into a folder, a file a format, all of them or none; return the files.

    A source of records, read as it is needed, serves the RDF formats only.
    For who holds the folder (`hold_folder`), where others may write too. Raises SetupError for a format that does not
    exist or a file that cannot be written, QueryError for a bad base.
    """
    with FileSet(folder) as files:
        add_exports(files, graph, formats, base, picture, rdf)
        return files.commit()


def add_exports(  # noqa: PLR0913, PLR0917
    files: FileSet,
    graph: KnowledgeGraph | Source,
    formats: Iterable[str],
    base: str,
    picture: Picture = Picture(),
    rdf: RdfFiles = USUAL,
) -> None:
    """Adds the files of each format to those that a folder gets. Raises as `export_graph`."""
    chosen = [_find(name) for name in dict.fromkeys(formats)]
    datasets = rdf.datasets(graph, base) if any(exporter.from_dataset for exporter in chosen) else {}
    drawn = None if all(exporter.from_dataset for exporter in chosen) else _drawn(graph, picture)
    for exporter in chosen:
        if exporter.from_dataset:
            for mark, dataset in datasets.items():
                files.add(rdf.filename(exporter.filename, mark), rdf.pack(exporter.load()(dataset)))
        else:
            files.add(picture.filename(exporter), exporter.load()(drawn))


def old_files(folder: Path, formats: Collection[str], rdf: RdfFiles = USUAL) -> list[str]:
    """The exports in a folder that a new graph in these formats leaves behind: other formats and forms, and views of the graph as it was."""
    there = [name for exporter in EXPORTERS.values() for name in _filenames(exporter)]
    anew = {name for format_ in formats for name in _written(EXPORTERS[format_], rdf)}
    drawn = [exporter for exporter in EXPORTERS.values() if not exporter.from_dataset]
    views = [Picture(view).filename(exporter) for view in VIEWS[1:] for exporter in drawn]
    return [name for name in (*there, *views) if name not in anew and (folder / name).exists()]


def present_formats(folder: Path) -> list[str]:
    """The formats that a folder has exports in."""
    return [
        name for name, exporter in EXPORTERS.items() if any((folder / file).exists() for file in _filenames(exporter))
    ]


def _filenames(exporter: Exporter) -> list[str]:
    return all_filenames(exporter.filename) if exporter.from_dataset else [exporter.filename]


def _written(exporter: Exporter, rdf: RdfFiles) -> list[str]:
    return rdf.filenames(exporter.filename) if exporter.from_dataset else [exporter.filename]


def _drawn(graph: KnowledgeGraph | Source, picture: Picture) -> Any:
    from newsgraph.export.drawing import draw  # noqa: PLC0415  (RDF needs neither NetworkX nor NumPy)

    if not isinstance(graph, KnowledgeGraph):
        raise SetupError("graphml and gexf are drawn from a graph in memory")
    return draw(graph, picture.view, isolates=picture.isolates, years=picture.years)


def _find(name: str) -> Exporter:
    if name not in EXPORTERS:
        raise SetupError(f"{name!r} is no export format; there are {', '.join(EXPORTERS)}")
    return EXPORTERS[name]
