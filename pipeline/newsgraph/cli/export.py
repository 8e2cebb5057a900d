"""`newsgraph export`: the graph in a folder, in the formats asked for."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any, get_args

import click

from newsgraph.cli import output
from newsgraph.cli.formats import formats_option, rdf_options
from newsgraph.export import EXPORTERS, USUAL, export_graph
from newsgraph.export.drawing.times import days_of
from newsgraph.export.part import Part, take_part
from newsgraph.export.pictures import VIEWS, Picture
from newsgraph.export.rdf_files import RdfFiles
from newsgraph.folder import hold_folder
from newsgraph.graph.folder_source import FolderSource
from newsgraph.graph.nodes import DEFAULT_BASE
from newsgraph.graph.sources import Source
from newsgraph.records import KnowledgeGraph, Modality

_DATE = re.compile(r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?")
_PICTURES = tuple(name for name, exporter in EXPORTERS.items() if exporter.reads == "drawn")


@click.command(
    epilog=output.example(
        "newsgraph export --format gexf",
        "newsgraph export --in exports --out /tmp/rdf --format ttl,trig",
        "newsgraph export --view groups --first 2022 --second 2025 --format gexf",
        "newsgraph export --since 2025-05-01 --modality asserted --format csv --out new",
    )
)
@output.graph_option
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Where to write.  [default: the folder of --in]"
)
@formats_option(none=False)
@rdf_options
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="What the IRIs begin with.")
@click.option(
    "--view",
    type=click.Choice(VIEWS),
    default="all",
    show_default=True,
    help="What pictures draw: all lines; people who share a group or body; who sits in which group; who is for or"
    " against whom or what. A view has a file of its own (graph-people.gexf).",
)
@click.option(
    "--since", metavar="DATE", help="Only claims that an article of this day or later gives (YYYY[-MM[-DD]])."
)
@click.option(
    "--modality", "modalities", metavar="NAMES", help="Only claims of these, by commas: asserted, reported, denied."
)
@click.option("--isolates", is_flag=True, help="Draw also what no line touches.")
@click.option("--first", type=int, metavar="YEAR", help="Only groups of this year (--view groups) ...")
@click.option("--second", type=int, metavar="YEAR", help="... and of this one beside it.")
def export(folder: Path, out: Path | None, formats: tuple[str, ...], base: str, **options: Any) -> None:
    r"""Write the graph in other formats.

    \b
    RDF       ttl, trig, jsonld, nt, nq, rdf (RDF/XML)
    pictures  graphml, gexf (Gephi), cyjs (Cytoscape), nodelink (NetworkX, D3)
    tables    csv, parquet, sqlite (with metadata.yaml for Datasette)
    others    neo4j (load.cypher, CSV for neo4j-admin), ftm (FollowTheMoney)

    In pictures a line is every role, membership and stance that is not denied, with the claim's id, and a node every
    entity that a line touches. A part (--since, --modality) goes into a folder of its own.
    """
    years = tuple(year for year in (options["first"], options["second"]) if year is not None)
    picture = Picture(options["view"], options["isolates"], years)
    rdf = RdfFiles(options["plain"], options["mentions"], options["packed"])
    formats = _drawn_formats(formats, picture)
    part = _read_part(options["since"], options["modalities"])
    output.expect_graph(folder)
    out = out or folder
    if not part.is_whole and out.resolve() == folder.resolve():
        raise click.UsageError(
            "--since and --modality write a part of the graph: give it a folder of its own with --out"
        )
    with hold_folder(out):  # from before the reading: no run may change the graph before its exports stand
        written = export_graph(_open_graph(folder, part), out, formats, base, picture, rdf)
    for path in written:
        click.echo(path)


def _open_graph(folder: Path, part: Part) -> KnowledgeGraph | Source:
    """The folder's graph, line by line, for it may be larger than memory, or a part of it."""
    return FolderSource(folder) if part.is_whole else take_part(output.load_graph(folder), part)


def _read_part(since: str | None, modalities: str | None) -> Part:
    if since and not (_DATE.fullmatch(since) and days_of(since)):
        raise click.UsageError(f"--since is a date like 2025, 2025-05 or 2025-05-01, not {since!r}")
    names = tuple(name.strip() for name in (modalities or "").split(",") if name.strip())
    unknown = [name for name in names if name not in get_args(Modality)]
    if unknown:
        raise click.UsageError(f"--modality: {unknown[0]!r} is none of {', '.join(get_args(Modality))}")
    return Part(since, names)


def _drawn_formats(formats: tuple[str, ...], picture: Picture) -> tuple[str, ...]:
    """The formats that can hold the picture: only pictures show a view."""
    if picture.years and picture.view != "groups":
        raise click.UsageError("--first and --second choose groups: they go with --view groups")
    if picture.view == "all":
        return formats
    drawn = tuple(name for name in formats if EXPORTERS[name].reads == "drawn")
    if not set(USUAL) <= set(formats) and drawn != formats:
        raise click.UsageError(f"--view {picture.view} is drawn in {', '.join(_PICTURES)} only")
    return drawn
