"""`newsgraph export`: the graph in a folder, in the formats asked for."""

from __future__ import annotations

from pathlib import Path

import click

from newsgraph.cli import output
from newsgraph.errors import SetupError
from newsgraph.export import EXPORTERS, export_graph
from newsgraph.graph.nodes import DEFAULT_BASE


def _parse_formats(_ctx: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
    names = [name.strip() for name in value.split(",")]
    unknown = [name for name in names if name not in (*EXPORTERS, "all")]
    if unknown:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(EXPORTERS)}, all")
    return tuple(name for name in EXPORTERS if name in names or "all" in names)


@click.command(
    epilog=output.example(
        "newsgraph export --format gexf", "newsgraph export --in exports --out /tmp/rdf --format ttl,trig"
    )
)
@output.graph_option
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Where to write.  [default: the folder of --in]"
)
@click.option(
    "--format",
    "formats",
    default="all",
    show_default=True,
    callback=_parse_formats,
    help=f"By commas: {', '.join(EXPORTERS)}; or all.",
)
@click.option("--base", default=DEFAULT_BASE, show_default=True, help="What the IRIs begin with.")
def export(folder: Path, out: Path | None, formats: tuple[str, ...], base: str) -> None:
    """Write the graph in other formats: RDF (ttl, trig, jsonld, nt) and for Gephi (graphml, gexf).

    In graphml and gexf a node is every entity but the unnamed ones, and an edge every role, membership and stance
    that is not denied, with the claim's id.
    """
    graph = output.load_graph(folder)
    out = out or folder
    try:
        out.mkdir(parents=True, exist_ok=True)
        written = export_graph(graph, out, formats, base)
    except OSError as error:
        raise SetupError(f"{error.filename or out}: {error.strerror}") from error
    for path in written:
        click.echo(path)
