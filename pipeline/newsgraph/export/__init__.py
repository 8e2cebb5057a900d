"""Writes a graph in the formats of other programs: `export_graph(graph, folder, ["ttl", "graphml"])`.

An exporter is one file with one function from what it reads to the content of its files: from the RDF dataset (RDF), from the
drawn graph (pictures), or from the records themselves (tables). They are imported when asked for; the dataset is built
once for all RDF formats, and the graph is drawn once for all pictures.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from newsgraph.errors import SetupError
from newsgraph.export.beside import Beside, can_work_beside
from newsgraph.export.earlier import Earlier, Places
from newsgraph.export.exporter import Exporter, Reads
from newsgraph.export.pictures import USUAL as USUAL_PICTURE
from newsgraph.export.pictures import VIEWS, Picture, Pictures, ToKeep
from newsgraph.export.rdf_files import USUAL as USUAL_RDF
from newsgraph.export.rdf_files import RdfFiles, all_filenames
from newsgraph.folder import Content, FileSet, read_manifest
from newsgraph.graph.nodes import DEFAULT_BASE
from newsgraph.graph.sources import ReadRecords, Records, Source
from newsgraph.records import KnowledgeGraph

if TYPE_CHECKING:  # the help would load all that resolves
    from newsgraph.resolve.kept import Kept


def _exporter(name: str, reads: Reads, *, usual: bool = False, file: str = "", by_units: bool = False) -> Exporter:
    files = (file or f"graph.{name}",)
    return Exporter(name, files, f"{__name__}.{name}", f"to_{name}", reads, usual, by_units=by_units)


TABLES = ("articles", "entities", "claims", "evidence", "mentions")
"""The tables of CSV and Parquet, a file each."""

_NEO4J = ("entities", "articles", "claims", "relations", "said", "ends", "evidence", "mentions", "copies")

_ALL = (
    *(_exporter(name, "dataset", usual=True, by_units=True) for name in ("ttl", "trig", "jsonld", "nt")),
    *(_exporter(name, "drawn", usual=True, by_units=True) for name in ("graphml", "gexf")),
    _exporter("nq", "dataset", by_units=True),
    _exporter("rdf", "dataset"),
    _exporter("cyjs", "drawn"),
    _exporter("nodelink", "drawn", file="graph.nodelink.json"),
    Exporter("csv", tuple(f"{table}.csv" for table in TABLES), f"{__name__}.tables.csv_files", "to_csv", "records"),
    Exporter(
        "parquet",
        tuple(f"{table}.parquet" for table in TABLES),
        f"{__name__}.tables.parquet",
        "to_parquet",
        "records",
        needs=("pyarrow", "duckdb"),
    ),
    Exporter("ftm", ("graph.ftm.json",), f"{__name__}.ftm", "to_ftm", "records"),
    Exporter(
        "neo4j",
        ("load.cypher", "neo4j-schema.cypher", *(f"neo4j-{name}.csv" for name in _NEO4J)),
        f"{__name__}.neo4j",
        "to_neo4j",
        "records",
    ),
    Exporter("sqlite", ("graph.sqlite", "metadata.yaml"), f"{__name__}.tables.sqlite_file", "to_sqlite", "records"),
)
EXPORTERS: dict[str, Exporter] = {exporter.name: exporter for exporter in _ALL}
"""Format -> how to write it. The formats of `newsgraph extract --format`."""

USUAL = tuple(exporter.name for exporter in _ALL if exporter.usual)
"""The formats that are written where nobody asks for others."""


def export_graph(  # noqa: PLR0913, PLR0917  (what an export is)
    graph: KnowledgeGraph | Source,
    folder: Path,
    formats: Iterable[str] = USUAL,
    base: str = DEFAULT_BASE,
    picture: Picture = USUAL_PICTURE,
    rdf: RdfFiles = USUAL_RDF,
) -> list[Path]:
    """Write a graph into a folder, the files of each format, all of them or none; return the files.

    A source of records is read as it is needed: of a large one is in memory what each format keeps of them.
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
    picture: Picture = USUAL_PICTURE,
    rdf: RdfFiles = USUAL_RDF,
    kept: Kept | None = None,
) -> None:
    """Adds the files of each format to those that a folder gets. Raises as `export_graph`.

    What is as in the files that stand there, as is `kept`, is taken over.
    """
    chosen = [_find(name) for name in dict.fromkeys(formats)]
    of = {reads: [exporter for exporter in chosen if exporter.reads == reads] for reads in get_args(Reads)}
    records = records_of(graph) if of["drawn"] or of["records"] else None
    # What tables and pictures hold anyway is not read again for each form of RDF.
    held = records if isinstance(records, KnowledgeGraph) else graph
    with ExitStack() as stack:
        drawn: Pictures | Beside[ToKeep] | None = None
        if records and of["drawn"]:
            drawn = Pictures(records, of["drawn"], picture, files, kept)
            if of["dataset"] and isinstance(records, ReadRecords) and can_work_beside():
                files.finish_hashing()
                drawn = stack.enter_context(Beside(drawn.files_afresh, drawn.to_keep, files.folder))
        places = add_rdf(files, of["dataset"], held, base, rdf, kept)
        for file, content in drawn.files() if drawn else ():
            files.add(file, content)
        if kept:
            _keep(kept, files, places, drawn.to_keep() if drawn else ToKeep())
    for exporter in of["records"]:
        for file, content in exporter.write(records):
            files.add(file, content, read_only=file.endswith(_READ_ONLY))


def add_rdf(  # noqa: PLR0913, PLR0917
    files: FileSet,
    exporters: Sequence[Exporter],
    graph: KnowledgeGraph | Source,
    base: str,
    rdf: RdfFiles,
    kept: Kept | None,
) -> dict[str, Places]:
    """Adds the forms of RDF, side by side, so that each part is described once; gives where the parts stand in each."""
    reused = {} if kept is None or rdf.packed else {exporter for exporter in exporters if exporter.by_units}
    written: dict[str, Earlier] = {}
    indexes: dict[bytes, dict[bytes, int]] = {}
    for mark, dataset in rdf.datasets(graph, base, known=bool(reused)).items() if exporters else ():
        contents: dict[str, Content] = {}
        for exporter in exporters:
            (name,) = (rdf.filename(file, mark) for file in exporter.files)
            if kept and exporter in reused:
                there = kept.export(name, files.hash_there)
                written[name] = Earlier(files.folder / name, there, repr((base, rdf)), indexes)
            ((_, content),) = exporter.write(dataset, *([written[name]] if name in written else ()))
            contents[name] = rdf.pack(content)
        files.add_all(contents)
    return {name: earlier.places("") for name, earlier in written.items()}


def _keep(kept: Kept, files: FileSet, rdf: Mapping[str, Places], pictures: ToKeep) -> None:
    """What the next run may take over, of the files as they have been written."""
    places = {**rdf, **pictures.files}
    kept.keep_exports({name: each._replace(sha256=files.hash_of(name)) for name, each in places.items()})
    kept.keep_laid_out(pictures.laid_out)


HELD = 64_000_000
"""Bytes of JSON Lines up to which a graph is held in memory, where that is faster: some thousand articles' claims, 250 MB."""

_READ_ONLY = (".sqlite",)
"""Files that programs would change by opening them."""


def present_formats(folder: Path) -> list[str]:
    """The formats of which a folder has all files, of RDF in any form."""
    return [
        name
        for name, exporter in EXPORTERS.items()
        if (any if exporter.reads == "dataset" else all)((folder / file).exists() for file in _names(exporter))
    ]


def old_files(folder: Path, formats: Collection[str], rdf: RdfFiles = USUAL_RDF) -> list[str]:
    """The exports in a folder that a new graph in these formats leaves behind: other formats and forms, and views of the graph as it was.

    Of names that others may use too (`claims.csv`) only what the folder's manifest knows to be ours.
    """
    there = [file for exporter in EXPORTERS.values() for file in _names(exporter)]
    anew = filenames(formats, rdf)
    drawn = [exporter for exporter in EXPORTERS.values() if exporter.reads == "drawn"]
    views = [
        Picture(view).filename(exporter, file) for view in VIEWS[1:] for exporter in drawn for file in exporter.files
    ]
    ours = read_manifest(folder)
    old = (name for name in (*there, *views) if name not in anew and (name in ours or name.startswith("graph")))
    return [name for name in old if (folder / name).exists()]


def filenames(formats: Iterable[str], rdf: RdfFiles = USUAL_RDF) -> set[str]:
    """What these formats write."""
    return {file for name in formats if name in EXPORTERS for file in _written(EXPORTERS[name], rdf)}


def _names(exporter: Exporter) -> list[str]:
    """All names that a format's files may have."""
    if exporter.reads != "dataset":
        return [*exporter.files]
    return [name for file in exporter.files for name in all_filenames(file)]


def _written(exporter: Exporter, rdf: RdfFiles) -> list[str]:
    if exporter.reads != "dataset":
        return [*exporter.files]
    return [name for file in exporter.files for name in rdf.filenames(file)]


def records_of(graph: KnowledgeGraph | Source) -> Records:
    """What tables and pictures go through several times: in memory where it is small, else read anew each time, which takes longer."""
    if isinstance(graph, KnowledgeGraph):
        return graph
    if graph.size > HELD:
        return ReadRecords(graph)
    return KnowledgeGraph(tuple(graph.articles()), tuple(graph.entities()), tuple(graph.claims()))


def _find(name: str) -> Exporter:
    if name not in EXPORTERS:
        raise SetupError(f"{name!r} is no export format; there are {', '.join(EXPORTERS)}")
    return EXPORTERS[name]
