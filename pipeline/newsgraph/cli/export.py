"""`newsgraph export`: the graph in a folder, in the formats asked for."""

from __future__ import annotations

from pathlib import Path

import click

from newsgraph.cli import output
from newsgraph.cli.formats import formats_option
from newsgraph.export import export_graph
from newsgraph.folder import hold_folder
from newsgraph.graph.nodes import DEFAULT_BASE


@click.command(
    epilog=output.example(
        "newsgraph export --format gexf", "newsgraph export --in exports --out /tmp/rdf --format ttl,trig"
    )
)
@output.graph_option
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Where to write.  [default: the folder of --in]"
)
@formats_option(none=False)
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="What the IRIs begin with.")
def export(folder: Path, out: Path | None, formats: tuple[str, ...], base: str) -> None:
    """Write the graph in other formats: RDF (ttl, trig, jsonld, nt) and for Gephi (graphml, gexf).

    In graphml and gexf a node is every entity but the unnamed ones, and an edge every role, membership and stance
    that is not denied, with the claim's id.
    """
    output.expect_graph(folder)
    out = out or folder
    with hold_folder(out):  # from before the reading: no run may change the graph before its exports stand
        written = export_graph(output.load_graph(folder), out, formats, base)
    for path in written:
        click.echo(path)
