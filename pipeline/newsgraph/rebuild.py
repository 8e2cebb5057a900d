"""A folder's graph made anew from its workspace, and written with its exports, in memory that grows with the names.

The records go to the disk as they are told, sorted; what is made from them reads them there again.
"""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from newsgraph.errors import NOTE
from newsgraph.export import add_exports, old_files
from newsgraph.export.rdf_files import USUAL as USUAL_RDF
from newsgraph.export.rdf_files import RdfFiles
from newsgraph.folder import FileSet
from newsgraph.graph.folder_source import FolderSource
from newsgraph.graph.sources import Source
from newsgraph.jsonl import FILES, add_graph, add_records
from newsgraph.records import Claim, Entity, KnowledgeGraph
from newsgraph.resolve import decision_file, links
from newsgraph.resolve.archive import ArchiveGraph
from newsgraph.resolve.collector import without_cycle_search
from newsgraph.resolve.decision_file import read_decisions
from newsgraph.resolve.links import read_links
from newsgraph.rules import using
from newsgraph.workspace import Workspace

_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Counts:
    """How many entities there are of each kind, and claims of each kind and modality."""

    entities: Counter[str] = field(default_factory=Counter)
    claims: Counter[tuple[str, str]] = field(default_factory=Counter)

    def of_entities(self, entities: Iterable[Entity]) -> Iterator[Entity]:
        """The same, counted as they go by."""
        for entity in entities:
            self.entities[entity.kind] += 1
            yield entity

    def of_claims(self, claims: Iterable[Claim]) -> Iterator[Claim]:
        for claim in claims:
            self.claims[claim.kind, claim.modality] += 1
            yield claim


def rebuild(
    workspace: Workspace, out: Path, formats: Collection[str], base: str, rdf: RdfFiles = USUAL_RDF
) -> tuple[Counts, tuple[Path, ...]]:
    """Resolves what stands in a folder's workspace, by its rules, under its decisions and links, and writes the graph and its exports."""
    with FileSet(out) as files, using(workspace.rules()), without_cycle_search():
        counts = _add_records(files, workspace, out)
        source = FolderSource(out, {name: files.draft_of(name) for name in FILES})
        remember = partial(workspace.remember_ids, source.entities)
        return counts, _finish(files, source, out, formats, base, rdf, remember)


def _add_records(files: FileSet, workspace: Workspace, out: Path) -> Counts:
    """Adds the three files of records; who is in them is forgotten when it returns."""
    counts = Counts()
    decisions, given = read_decisions(out / decision_file.FILE), read_links(out / links.FILE)
    with ArchiveGraph(workspace, decisions, given) as graph:
        claims, entities = counts.of_claims(graph.claims()), counts.of_entities(graph.entities())
        add_records(files, graph.articles(), entities, claims)
    return counts


def write(graph: KnowledgeGraph, out: Path, formats: Collection[str], base: str, rdf: RdfFiles = USUAL_RDF) -> None:
    """Writes a graph that is held, with the exports asked for."""
    with FileSet(out) as files:
        add_graph(files, graph)
        _finish(files, graph, out, formats, base, rdf)


def _finish(  # noqa: PLR0913, PLR0917  (what a folder gets)
    files: FileSet,
    graph: KnowledgeGraph | Source,
    out: Path,
    formats: Collection[str],
    base: str,
    rdf: RdfFiles,
    before: Callable[[], None] | None = None,
) -> tuple[Path, ...]:
    """Adds the exports to the records and puts all in its place as one; an older export that was not asked for would lie, and goes.

    `before` is called when all is written and nothing is in its place yet: if it raises, the folder stays as it was.
    """
    add_exports(files, graph, formats, base, rdf=rdf)
    old = old_files(out, formats, rdf)
    for name in old:
        files.drop(name)
    if before:
        before()
    written = files.commit()
    for name in old:
        _LOG.log(NOTE, "%s: removed, an export of the older graph that was not asked for", out / name)
    return tuple(written)
