"""`newsgraph export`: the graph in a folder, in the formats asked for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from newsgraph.cli import output
from newsgraph.cli.formats import formats_option
from newsgraph.export import EXPORTERS, USUAL, VIEWS, Picture, export_graph
from newsgraph.folder import hold_folder
from newsgraph.graph.nodes import DEFAULT_BASE


@click.command(
    epilog=output.example(
        "newsgraph export --format gexf",
        "newsgraph export --in exports --out /tmp/rdf --format ttl,trig",
        "newsgraph export --view groups --first 2022 --second 2025 --format gexf",
    )
)
@output.graph_option
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Where to write.  [default: the folder of --in]"
)
@formats_option(none=False)
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="What the IRIs begin with.")
@click.option(
    "--view",
    type=click.Choice(VIEWS),
    default="all",
    show_default=True,
    help="What graphml and gexf draw: all lines; people who share a group or body; who sits in which group; who is for or"
    " against whom or what. A view has a file of its own (graph-people.gexf).",
)
@click.option("--isolates", is_flag=True, help="Draw also what no line touches.")
@click.option("--first", type=int, metavar="YEAR", help="Only groups of this year (--view groups) ...")
@click.option("--second", type=int, metavar="YEAR", help="... and of this one beside it.")
def export(folder: Path, out: Path | None, formats: tuple[str, ...], base: str, **drawing: Any) -> None:
    """Write the graph in other formats: RDF (ttl, trig, jsonld, nt) and for Gephi (graphml, gexf).

    In graphml and gexf a line is every role, membership and stance that is not denied, with the claim's id, and a
    node every entity that a line touches.
    """
    years = tuple(year for year in (drawing["first"], drawing["second"]) if year is not None)
    picture = Picture(drawing["view"], drawing["isolates"], years)
    formats = _drawn_formats(formats, picture)
    output.expect_graph(folder)
    out = out or folder
    with hold_folder(out):  # from before the reading: no run may change the graph before its exports stand
        written = export_graph(output.load_graph(folder), out, formats, base, picture)
    for path in written:
        click.echo(path)


def _drawn_formats(formats: tuple[str, ...], picture: Picture) -> tuple[str, ...]:
    """The formats that can hold the picture: a view is drawn in graphml and gexf only."""
    if picture.years and picture.view != "groups":
        raise click.UsageError("--first and --second choose groups: they go with --view groups")
    if picture.view == "all":
        return formats
    drawn = tuple(name for name in formats if EXPORTERS[name].reads == "drawn")
    if set(formats) not in (set(EXPORTERS), set(USUAL)) and drawn != formats:
        raise click.UsageError(f"--view {picture.view} is drawn in graphml and gexf only")
    return drawn
