"""`newsgraph path`, `neighbours`, `brokers` and `communities`: the graph as a network of people."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from newsgraph.cli import output
from newsgraph.cli.table import Cell, format_table

if TYPE_CHECKING:
    from newsgraph.network import Choice, Step

Command = TypeVar("Command", bound=Callable[..., Any])

_STEP = ("from", "claim", "to", "modality", "as_of", "more", "words", "article", "start", "end", "id")


def choice_options(command: Command) -> Command:
    """`--modality`, `--since`, `--until`: which claims count; passed as `chosen`, see `_choice`."""
    options = (
        click.option(
            "--until", metavar="DATE", help="Only claims that may hold on this day, month or year, or before."
        ),
        click.option("--since", metavar="DATE", help="Only claims that may hold on this day, month or year, or later."),
        click.option("--modality", type=click.Choice(["asserted", "reported"]), help="Only claims told so."),
    )
    for option in options:
        command = option(command)
    return command


def _choice(chosen: Mapping[str, Any], **more: Any) -> Choice:
    from newsgraph.network import Choice  # noqa: PLC0415  (--help need not load networkx)

    return Choice(chosen["modality"], chosen["since"], chosen["until"], **more)


# --- between two -------------------------------------------------------------------------------------------------------


@click.command(
    epilog=output.example("newsgraph path Fomin Shevtsov", "newsgraph path Fomin Shevtsov --modality asserted")
)
@click.argument("first")
@click.argument("second")
@click.option("--most", type=click.IntRange(1, 100), default=3, show_default=True, help="How many chains at most.")
@click.option("--longest", type=click.IntRange(1, 12), default=6, show_default=True, help="Steps of a chain at most.")
@choice_options
@output.graph_option
@output.format_option
def path(first: str, second: str, most: int, longest: int, folder: Path, style: str, **chosen: Any) -> None:  # noqa: PLR0913, PLR0917  (one for each option)
    """Show the chains of claims that connect FIRST and SECOND, the shortest first, with the words for each step.

    Chains lead through people, groups and other bodies, not through countries, places and topics. What is denied connects nobody.
    """
    from newsgraph.network import find_paths  # noqa: PLC0415

    graph = output.load_graph(folder)
    start, end = (output.find_in_graph(graph, folder, name).id for name in (first, second))
    chains = find_paths(graph, start, end, _choice(chosen, longest=longest), most)
    names = {entity.id: entity.name for entity in graph.entities}
    rows = [[number, *_row(step, names)] for number, chain in enumerate(chains, 1) for step in chain.steps]
    _write(("chain", *_STEP), rows, style)


@click.command(epilog=output.example("newsgraph neighbours Kostyukov", "newsgraph neighbours Fomin --depth 2"))
@click.argument("name")
@click.option("--depth", type=click.IntRange(1, 6), default=1, show_default=True, help="How many steps away at most.")
@choice_options
@output.graph_option
@output.format_option
def neighbours(name: str, depth: int, folder: Path, style: str, **chosen: Any) -> None:
    """Show who and what is near NAME, with the words for the step that leads there.

    A body that two people share is one step away from each, and they are two from each other.
    """
    from newsgraph.network import find_neighbours  # noqa: PLC0415

    graph = output.load_graph(folder)
    found = find_neighbours(graph, output.find_in_graph(graph, folder, name).id, depth, _choice(chosen))
    names = {entity.id: entity.name for entity in graph.entities}
    _write(("steps", *_STEP), [[near.distance, *_row(near.step, names)] for near in found], style)


def _row(step: Step, names: Mapping[str, str]) -> list[Cell]:
    claim, evidence = step.claim, step.evidence
    told = claim.fields.get("title") or claim.fields.get("capacity") or claim.fields.get("polarity") or claim.kind
    status = claim.fields.get("status")
    label = f"{status} {told}" if status in ("former", "incoming") else told
    ends = (names[step.start], names[step.end])
    arrow = f"—{label}→" if step.forth else f"←{label}—"
    place = (evidence.text, evidence.article, evidence.start, evidence.end, claim.id)
    return [ends[0], arrow, ends[1], claim.modality, evidence.as_of, step.others or None, *place]


def _write(columns: Sequence[str], rows: Sequence[Sequence[Cell]], style: str) -> None:
    """In the table the words stand below each line, and the number of a chain stands once."""
    if style != "table" or not rows:
        output.write_answer(columns, rows, style)
        return
    goes_on = [columns[0] == "chain" and n > 0 and row[0] == rows[n - 1][0] for n, row in enumerate(rows)]
    shown = [[None if more else row[0], *row[1:7]] for row, more in zip(rows, goes_on, strict=True)]
    proofs = [(f"»{row[7]}«", f"{row[8]}:{row[9]}-{row[10]}  {row[11]}") for row in rows]
    click.echo(format_table(columns[:7], shown, output.terminal_width(), proofs))


# --- all people ----------------------------------------------------------------------------------------------------------


@click.command(epilog=output.example("newsgraph brokers", "newsgraph brokers --most 50 --format csv"))
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="How many people at most.")
@choice_options
@output.graph_option
@output.format_option
def brokers(most: int, folder: Path, style: str, **chosen: Any) -> None:
    """Show who stands between others, in the network of people who share a group or body.

    `degree`: with how many people; `shared`: how often, each body counted for each of them; `betweenness`: the share of the
    shortest ways between two others that lead over somebody. It is exact up to 1,000 people, and estimated beyond.
    """
    from newsgraph.network import rank_brokers  # noqa: PLC0415

    ranking = rank_brokers(output.load_graph(folder), _choice(chosen))
    if ranking.sampled:
        output.say(f"betweenness is estimated from {ranking.sampled:,} of the people")
    rows: list[list[Cell]] = [
        [one.name, one.degree, one.shared, one.betweenness, one.person] for one in ranking.brokers[:most]
    ]
    output.write_answer(("name", "degree", "shared", "betweenness", "id"), rows, style)


@click.command(epilog=output.example("newsgraph communities", "newsgraph communities --resolution 2"))
@click.option(
    "--resolution", type=click.FloatRange(0.01, 100), default=1.0, show_default=True, help="More: smaller ones."
)
@choice_options
@output.graph_option
@output.format_option
def communities(resolution: float, folder: Path, style: str, **chosen: Any) -> None:
    """Show who belong together: people who share more groups and bodies with each other than with others.

    `within` counts the pairs among them that share something, `across` those with others; `bodies` are what most pairs share.
    """
    from newsgraph.network import find_communities  # noqa: PLC0415

    found = find_communities(output.load_graph(folder), _choice(chosen), resolution)
    rows: list[list[Cell]] = [
        [
            number,
            len(one.people),
            "; ".join(name for _, name in one.people),
            "; ".join(one.bodies),
            one.within,
            one.across,
        ]
        for number, one in enumerate(found, 1)
    ]
    output.write_answer(("community", "size", "people", "bodies", "within", "across"), rows, style)
