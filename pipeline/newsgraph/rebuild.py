"""A folder's graph made anew from its workspace, and written with its exports, in memory that grows with the names.

The records go to the disk as they are told, sorted; what is made from them reads them there again.
"""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager, ExitStack, nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from newsgraph.collector import without_cycle_search
from newsgraph.errors import NOTE
from newsgraph.export import EXPORTERS, add_exports, old_files
from newsgraph.export.rdf_files import USUAL as USUAL_RDF
from newsgraph.export.rdf_files import RdfFiles
from newsgraph.folder import FileSet, hash_file
from newsgraph.graph.folder_source import FolderSource
from newsgraph.graph.skims import SkimsWriter
from newsgraph.graph.sources import Source
from newsgraph.jsonl import FILES, add_graph
from newsgraph.records import Entity, KnowledgeGraph
from newsgraph.resolve import decision_file, links
from newsgraph.resolve.archive import ArchiveGraph
from newsgraph.resolve.decision_file import read_decisions
from newsgraph.resolve.kept import Kept, made_by, open_kept
from newsgraph.resolve.kept_lines import add_changes, id_of
from newsgraph.resolve.links import read_links
from newsgraph.rules import using
from newsgraph.workspace import RESOLVED_FILE, SKIMMED_FILE, Workspace
from newsgraph.workspace.known_ids import Holders, Mentioned

_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class Counts:
    """How many entities there are of each kind, and claims of each kind and modality."""

    entities: Counter[str] = field(default_factory=Counter)
    claims: Counter[tuple[str, str]] = field(default_factory=Counter)

    def see(self, name: str, line: bytes) -> None:
        """Counts the record of a line of a file of records. No quotation mark stands inside a string there without a stroke before it."""
        if name == _ENTITIES:
            self.entities[id_of(line).partition("/")[0]] += 1
        elif name == _CLAIMS:
            modality = line[line.index(_MODALITY) + len(_MODALITY) :].partition(b'"')[0]
            self.claims[id_of(line).partition("/")[0], modality.decode()] += 1


_ARTICLES, _ENTITIES, _CLAIMS = FILES
MANY = 1_000
"""Articles of which the graph is larger than what is held (`newsgraph.export.HELD`)."""
_MODALITY = b', "modality": "'


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
        skims = stack.enter_context(_skims(workspace, kept, out, formats))
        counts, changed, holders = _add_records(files, workspace, kept, out, skims)
        source = FolderSource(out, {name: files.draft_of(name) for name in FILES}, skims.skims if skims else None)

        def remember() -> None:
            lines = files.draft_of(_ENTITIES)
            workspace.remember_ids(_read_mentioned(lines, changed), kept.entity_ids, holders)
            kept.keep_skimmed(skims.sha256 if skims else None)
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


def _add_records(
    files: FileSet, workspace: Workspace, kept: Kept, out: Path, skims: SkimsWriter | None
) -> tuple[Counts, set[str] | None, Holders]:
    """Adds the three files of records; gives the ids of the entities that are new or other (None: all). Who is in them is forgotten when it returns."""
    counts, changed = Counts(), set[str]()
    decisions, given = read_decisions(out / decision_file.FILE), read_links(out / links.FILE)
    with ArchiveGraph(workspace, decisions, given, kept) as graph:
        entities = _noting(graph.entities(), changed) if kept.holds else graph.entities()
        records = graph.articles(), entities, graph.claims()
        earlier: Iterator[bytes] = skims.earlier() if skims else iter(())

        def see(name: str, line: bytes, skim: bytes | None) -> None:
            counts.see(name, line)
            if skims:
                skims.add(name, line, skim)

        add_changes(
            files, out if kept.holds else None, records, see, lambda name: iter(()) if name == _ARTICLES else earlier
        )
        return counts, changed if kept.holds else None, graph.mentioned.holders


def _noting(entities: Iterable[tuple[str, Entity | None]], ids: set[str]) -> Iterator[tuple[str, Entity | None]]:
    for id_, entity in entities:
        ids.add(id_)
        yield id_, entity


def _read_mentioned(path: Path, ids: Collection[str] | None) -> Iterator[Mentioned]:
    """Where entities are mentioned, of a file's lines; the rest of them is not made."""
    with path.open("rb") as lines:
        for line in lines:
            if ids is None or id_of(line) in ids:
                row = json.loads(line)
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
