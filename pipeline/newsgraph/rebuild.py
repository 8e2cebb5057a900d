"""A folder's graph made anew from its workspace, and written with its exports, in memory that grows with the names.

The records go to the disk as they are told, sorted; what is made from them reads them there again.
"""

from __future__ import annotations

import json
import logging
from array import array
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from pathlib import Path

from newsgraph.collector import without_cycle_search
from newsgraph.counts import Counts
from newsgraph.errors import NOTE
from newsgraph.export import EXPORTERS, add_exports, filenames, old_files
from newsgraph.export.rdf_files import USUAL as USUAL_RDF
from newsgraph.export.rdf_files import RdfFiles
from newsgraph.folder import FileSet, hash_file
from newsgraph.graph.folder_source import FolderSource
from newsgraph.graph.skims import SkimsWriter
from newsgraph.graph.sources import Source
from newsgraph.jsonl import FILES, add_graph
from newsgraph.records import KnowledgeGraph
from newsgraph.resolve import decision_file, links
from newsgraph.resolve.archive import ArchiveGraph
from newsgraph.resolve.decision_file import read_decisions
from newsgraph.resolve.kept import Kept, made_by, open_kept
from newsgraph.resolve.kept_lines import add_changes
from newsgraph.resolve.links import read_links
from newsgraph.rules import using
from newsgraph.workspace import RESOLVED_FILE, SKIMMED_FILE, Workspace
from newsgraph.workspace.known_ids import Holders, Mentioned

_LOG = logging.getLogger(__name__)


_, _ENTITIES, _ = FILES
MANY = 1_000
"""Articles of which the graph is larger than what is held (`newsgraph.export.HELD`)."""


def rebuild(
    workspace: Workspace, out: Path, formats: Collection[str], base: str, rdf: RdfFiles = USUAL_RDF
) -> tuple[Counts, tuple[Path, ...]]:
    """Resolves what stands in a folder's workspace, by its rules, under its decisions and links, and writes the graph and its exports.

    What is as in the graph that stands there is not resolved and written anew: its lines are taken over.
    """
    rules = workspace.rules()
    there = {name: hash_file(out / name) for name in FILES}
    # Where rows may be damaged, all is read: each article is then compared with its digest.
    sealed = workspace.known_whole and RESOLVED_FILE in workspace.sealed
    with (
        FileSet(out) as files,
        using(rules),
        without_cycle_search(),
        open_kept(out / RESOLVED_FILE, made_by(rules.key), there, sealed=sealed) as kept,
        ExitStack() as stack,
    ):
        files.look_at(filenames(formats, rdf).intersection(kept.exports()))
        skims = stack.enter_context(_skims(workspace, kept, out, formats))
        counts, written, holders = _add_records(files, workspace, kept, out, skims)
        source = FolderSource(out, {name: files.draft_of(name) for name in FILES}, skims.skims if skims else None)

        def remember() -> None:
            mentioned = _read_mentioned(files.draft_of(_ENTITIES), written.starts)
            workspace.remember_ids(mentioned, kept.entity_ids, holders)
            kept.keep_skimmed(skims.sha256 if skims else None)
            kept.keep_counts(counts.packed())
            kept.commit({name: files.hash_of(name) for name in FILES})
            if skims:
                skims.move()
            else:
                (out / SKIMMED_FILE).unlink(missing_ok=True)

        return counts, _finish(files, source, out, formats, base, rdf, kept, remember)


def _skims(
    workspace: Workspace, kept: Kept, out: Path, formats: Collection[str]
) -> AbstractContextManager[SkimsWriter | None]:
    """What is skimmed of the records, where they are so many that exports go through them line by line."""
    read = {EXPORTERS[name].reads for name in formats if name in EXPORTERS}
    if len(workspace.keys()) < MANY or not read & {"dataset", "drawn"}:
        return nullcontext()
    return SkimsWriter(out / SKIMMED_FILE, kept.skimmed())


class _NewEntities:
    """Where the lines of entities begin that are not of the earlier file."""

    def __init__(self) -> None:
        self.starts = array("q")
        self._at = 0

    def stay(self, name: str, lines: bytes) -> None:
        self._at += len(lines) if name == _ENTITIES else 0

    def go(self, name: str, line: bytes) -> None:
        """A line that is not written."""

    def come(self, name: str, line: bytes) -> None:
        if name == _ENTITIES:
            self.starts.append(self._at)
            self._at += len(line)


def _add_records(
    files: FileSet, workspace: Workspace, kept: Kept, out: Path, skims: SkimsWriter | None
) -> tuple[Counts, _NewEntities, Holders]:
    """Adds the three files of records. Who is in them is forgotten when it returns."""
    counts, new = Counts.unpacked(kept.counts()), _NewEntities()
    decisions, given = read_decisions(out / decision_file.FILE), read_links(out / links.FILE)
    with ArchiveGraph(workspace, decisions, given, kept) as graph:
        records = graph.articles(), graph.entities(), graph.claims()
        add_changes(files, out if kept.holds else None, records, [counts, new, *([skims] if skims else [])])
        return counts, new, graph.mentioned.holders


def _read_mentioned(path: Path, starts: Iterable[int]) -> Iterator[Mentioned]:
    """Where entities are mentioned, of the lines that begin there in their file."""
    with path.open("rb") as lines:
        for start in starts:
            lines.seek(start)
            row = json.loads(lines.readline())
            yield row["id"], [(mention["article"], mention["start"], mention["end"]) for mention in row["mentions"]]


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
    kept: Kept | None = None,
    before: Callable[[], None] | None = None,
) -> tuple[Path, ...]:
    """Adds the exports to the records and puts all in its place as one; an older export that was not asked for would lie, and goes.

    `before` is called when all is written and nothing is in its place yet: if it raises, the folder stays as it was.
    """
    add_exports(files, graph, formats, base, rdf=rdf, kept=kept)
    old = old_files(out, formats, rdf)
    for name in old:
        files.drop(name)
    if before:
        before()
    written = files.commit()
    for name in old:
        _LOG.log(NOTE, "%s: removed, an export of the older graph that was not asked for", out / name)
    return tuple(written)
