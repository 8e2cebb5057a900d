"""`newsgraph diff`: what a new graph has that an older one has not, and the other way round."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from newsgraph.cli import output
from newsgraph.cli.table import format_table
from newsgraph.compare import SECTIONS, Change, Comparison, Section, compare_folders, to_markdown
from newsgraph.compare.markdown import summary

_COLUMNS = ("section", "change", "who", "what", "before", "after", "because")
_FOLDER = click.Path(path_type=Path, file_okay=False)


@click.command(
    epilog=output.example(
        "newsgraph diff yesterday today",
        "newsgraph diff yesterday today --only seats --only offices",
        "newsgraph diff yesterday today --format md > changes.md",
    )
)
@click.argument("old", type=_FOLDER)
@click.argument("new", type=_FOLDER)
@click.option("--only", "sections", type=click.Choice(SECTIONS), multiple=True, help="Only this; may be given again.")
@click.option(
    "--format",
    "style",
    type=click.Choice(["table", "csv", "json", "md"]),
    default="table",
    show_default=True,
    help="How to print the answer.",
)
def diff(old: Path, new: Path, sections: tuple[Section, ...], style: str) -> None:
    """Say what the graph in the folder NEW adds to the one in OLD, has lost of it, and tells otherwise.

    People, bodies, seats in groups, offices, stances and contradictions, with the words that prove each line. Who has got
    another id is neither lost nor new.
    """
    for folder in (old, new):
        output.expect_graph(folder)
    comparison = compare_folders(old, new, sections or SECTIONS)
    if style == "json":
        output.write_json(dataclasses.asdict(comparison))
    elif style == "md":
        click.echo(to_markdown(comparison), nl=False)
    elif style == "csv":
        columns = [field.name for field in dataclasses.fields(Change)]
        output.write_answer(columns, map(dataclasses.astuple, comparison.changes), style)
    else:
        print_changes(comparison)


def print_changes(comparison: Comparison) -> None:
    """Prints the changes as a table, each with its words below it."""
    output.say(summary(comparison))
    if not comparison.changes:
        return
    rows = [[getattr(change, name) for name in _COLUMNS] for change in comparison.changes]
    proofs = [_proof(change) for change in comparison.changes]
    click.echo(format_table(_COLUMNS, rows, output.terminal_width(), proofs))


def _proof(change: Change) -> tuple[str, ...]:
    if not change.article:
        return ()
    return f"»{change.words}«", f"{change.article}:{change.start}-{change.end}  {change.claim}".rstrip()
