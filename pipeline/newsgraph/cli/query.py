"""`newsgraph query`: a subcommand for each named query of the ontology, with the query's parameters as its options."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgraph.cli import output
from newsgraph.cli.limits import given_limits, limit_options, say_if_cut
from newsgraph.cli.proof import fold_proof
from newsgraph.cli.table import format_table
from newsgraph.query import Limits, NamedQuery, Parameter, Table, list_queries, open_store, run_named

if TYPE_CHECKING:
    from newsgraph.records import KnowledgeGraph

_METAVARS = {"year": "YEAR", "date": "DATE", "number": "N", "text": "WORDS", "entity": "NAME", "entities": "NAME"}
# A parameter may be called `folder` or `style` too.
_PREFIX = "given_"


class QueryGroup(click.Group):
    """The named queries as commands."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return [query.name for query in list_queries()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        query = next((query for query in list_queries() if query.name == cmd_name), None)
        return output.add_verbosity(_make_command(query)) if query else None


@click.group(
    cls=QueryGroup,
    invoke_without_command=True,
    subcommand_metavar="NAME [OPTIONS]",
    epilog=output.example(
        "newsgraph query --list", "newsgraph query both --first 2022 --second 2025", "newsgraph query both --help"
    ),
)
@click.option("--list", "listing", is_flag=True, help="List the queries with their parameters.")
@output.graph_option
@output.format_option
@limit_options
@click.pass_context
def query(ctx: click.Context, listing: bool, folder: Path, style: str, limits: Limits) -> None:
    """Ask the named question NAME of the graph.

    Each question has options of its own: see `newsgraph query NAME --help`.
    """
    if listing:
        rows = [[query.name, query.title, " ".join(map(_usage, query.parameters))] for query in list_queries()]
        output.write_answer(["name", "answers", "parameters"], rows, style)
        ctx.exit()
    if ctx.invoked_subcommand is None:
        click.echo(ctx.get_help(), err=True)
        ctx.exit(2)
    # What stands before the query's name holds for the query.
    ctx.default_map = {ctx.invoked_subcommand: {"folder": str(folder), "style": style, **given_limits(limits)}}


def answer(
    graph: KnowledgeGraph, folder: Path, query: NamedQuery, parameters: Mapping[str, object], limits: Limits
) -> Table:
    """The answer to a named question of a folder's graph; an id may be one of an earlier run. Raises QueryError."""
    given = dict(parameters)
    for parameter in query.parameters:
        value = given.get(parameter.name)
        if parameter.type in ("entity", "entities") and isinstance(value, str):
            given[parameter.name] = output.follow(graph, folder, value)
    return run_named(open_store(graph), query, given, limits)


def print_answer(table: Table, style: str, limits: Limits) -> None:
    """In the table the evidence stands below each line."""
    if style == "table" and table.rows:
        folded = fold_proof(table.columns, table.rows)
        click.echo(format_table(folded.columns, folded.rows, output.terminal_width(), folded.proofs))
    else:
        output.write_answer(table.columns, table.rows, style)
    say_if_cut(table, limits)


def _make_command(query: NamedQuery) -> click.Command:
    @output.graph_option
    @output.format_option
    @limit_options
    def ask(folder: Path, style: str, limits: Limits, **given: object) -> None:
        parameters = {name.removeprefix(_PREFIX): value for name, value in given.items()}
        print_answer(answer(output.load_graph(folder), folder, query, parameters, limits), style, limits)

    required = " ".join(_usage(parameter) for parameter in query.parameters if parameter.required)
    command = click.command(
        query.name,
        help=f"{query.title}\n\n{query.description}",
        short_help=query.title,
        epilog=output.example(f"newsgraph query {query.name} {required}".strip()),
    )(ask)
    command.params = [*map(_make_option, query.parameters), *command.params]
    return command


def _make_option(parameter: Parameter) -> click.Option:
    declared = [f"--{parameter.name.replace('_', '-')}", _PREFIX + parameter.name]
    if parameter.type == "flag":
        return click.Option(declared, is_flag=True, help=parameter.about)
    kind = click.Choice(parameter.choices) if parameter.type == "choice" else click.STRING
    metavar = _METAVARS.get(parameter.type)
    return click.Option(declared, type=kind, metavar=metavar, required=parameter.required, help=parameter.about)


def _usage(parameter: Parameter) -> str:
    value = "" if parameter.type == "flag" else _METAVARS.get(parameter.type) or "|".join(parameter.choices)
    option = f"--{parameter.name.replace('_', '-')} {value}".strip()
    return option if parameter.required else f"[{option}]"
