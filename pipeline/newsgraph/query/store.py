"""An Oxigraph store of a graph: all statements in the default graph, and each article's in its named graph too.

The union is laid down as the default graph because Oxigraph's own union does not merge equal triples of several
graphs, which would multiply the rows of every join.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pyoxigraph

from newsgraph.errors import InputError
from newsgraph.graph.dataset import Dataset
from newsgraph.graph.nodes import DEFAULT_BASE
from newsgraph.graph.rdf import build_dataset
from newsgraph.jsonl import read_graph
from newsgraph.records import KnowledgeGraph

_FORMATS = {
    ".nt": pyoxigraph.RdfFormat.N_TRIPLES,
    ".nq": pyoxigraph.RdfFormat.N_QUADS,
    ".ttl": pyoxigraph.RdfFormat.TURTLE,
    ".trig": pyoxigraph.RdfFormat.TRIG,
}


def open_store(source: KnowledgeGraph | Dataset | Path, base: str = DEFAULT_BASE) -> pyoxigraph.Store:
    """Make a store of a graph, of a folder with the three JSON Lines files, or of an RDF file.

    Raises InputError where the folder or file holds no graph.
    """
    if isinstance(source, Path) and not source.is_dir():
        return _fill(_parse(source))
    graph = read_graph(source) if isinstance(source, Path) else source
    dataset = build_dataset(graph, base) if isinstance(graph, KnowledgeGraph) else graph
    quads = "\n".join(dataset.lines()).encode()
    return _fill(pyoxigraph.parse(quads, format=pyoxigraph.RdfFormat.N_QUADS))


def _parse(path: Path) -> Iterable[pyoxigraph.Quad]:
    if path.suffix not in _FORMATS:
        raise InputError(f"{path}: no folder with a graph and none of {', '.join(_FORMATS)}")
    try:
        return list(pyoxigraph.parse(path.read_bytes(), format=_FORMATS[path.suffix]))
    except (OSError, SyntaxError) as error:
        raise InputError(f"{path}: cannot be read ({' '.join(str(error).split())})") from error


def _fill(quads: Iterable[pyoxigraph.Quad]) -> pyoxigraph.Store:
    store = pyoxigraph.Store()
    kept = list(quads)
    store.bulk_extend(kept)
    store.bulk_extend(pyoxigraph.Quad(*quad.triple) for quad in kept)
    return store
