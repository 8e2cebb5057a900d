"""`--format ttl,gexf`: which exports a command writes; `--no-plain`, `--mentions`, `--gzip`: what the RDF files hold."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])

USUAL = "ttl, trig, jsonld, nt, graphml, gexf"
OTHERS = "nq, rdf, cyjs, nodelink, csv, parquet, ftm, neo4j, sqlite"
"""The exporters as --help names them; a test compares them with newsgraph.export.EXPORTERS, which --help need not load."""


def formats_option(*, none: bool) -> Callable[[Command], Command]:
    """`--format`, passed as the tuple `formats`; `none` says whether the command has something to do without any."""
    all_or_none = "usual, all, none" if none else "usual, all"

    def parse(_ctx: click.Context, _option: click.Parameter, value: str) -> tuple[str, ...]:
        from newsgraph import export  # noqa: PLC0415  (--help need not load it)

        names = [name.strip() for name in value.split(",")]
        if names == ["none"] and none:
            return ()
        unknown = [name for name in names if name not in (*export.EXPORTERS, "usual", "all")]
        if unknown:
            raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(export.EXPORTERS)}, {all_or_none}")
        there = tuple(name for name, exporter in export.EXPORTERS.items() if exporter.is_there)
        every = there if "all" in names else export.USUAL if "usual" in names else ()
        return tuple(name for name in export.EXPORTERS if name in names or name in every)

    return click.option(
        "--format",
        "formats",
        default="usual",
        show_default=True,
        callback=parse,
        help=f"Exports, by commas: {USUAL} (these are usual); {OTHERS}; or {all_or_none}. Parquet needs pyarrow or duckdb.",
    )


def rdf_options(command: Command) -> Command:
    """What the RDF files hold, passed as `plain`, `mentions` and `packed`, the fields of `RdfFiles`."""
    options = (
        click.option(
            "--plain/--no-plain",
            default=True,
            show_default=True,
            help="RDF also has plain triples of what is asserted (org:memberOf, ng:holds, ng:said ...).",
        ),
        click.option(
            "--mentions",
            type=click.Choice(("none", "apart", "within")),
            default="none",
            show_default=True,
            help="Where all mentions and parts of claims (cue, speaker, target) stand in RDF: nowhere, in files of their own"
            " (graph-mentions.ttl), or among the rest.",
        ),
        click.option("--gzip", "packed", is_flag=True, help="Pack the RDF files (graph.ttl.gz)."),
    )
    for option in reversed(options):
        command = option(command)
    return command
