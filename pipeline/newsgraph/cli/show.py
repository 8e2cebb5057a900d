"""`newsgraph show`: the dossier of a person, organisation, group or country in the terminal."""

from __future__ import annotations

import dataclasses
import itertools
from pathlib import Path

import click

from newsgraph.cli import output
from newsgraph.cli.table import safe
from newsgraph.explain import Dossier, DossierLine, write_dossier

_COMPLETE = {True: ", complete", False: ", not complete", None: ""}
COLUMNS = [field.name for field in dataclasses.fields(DossierLine)]


@click.command(epilog=output.example("newsgraph show Medinsky", "newsgraph show organisation/kremlin --format json"))
@click.argument("name")
@output.graph_option
@output.format_option
def show(name: str, folder: Path, style: str) -> None:
    """Show all the graph holds on NAME: roles, memberships, stances, statements, with the proving words.

    NAME is a name, a part of one that fits one entity only, or an id.
    """
    graph = output.load_graph(folder)
    dossier = write_dossier(graph, output.find_in_graph(graph, folder, name))
    if style == "table":
        _print_dossier(dossier)
    else:
        output.write_answer(COLUMNS, [dataclasses.astuple(line) for line in dossier.lines], style)


def _print_dossier(dossier: Dossier) -> None:
    entity = dossier.entity
    articles = len({mention.article for mention in entity.mentions})
    click.echo(f"{output.bold(entity.name)}  ({safe(entity.id)})")
    if entity.aliases:
        click.echo(output.wrap(f"also {', '.join(entity.aliases)}"))
    click.echo(f"{output.count(len(entity.mentions), 'mention')} in {output.count(articles, 'article')}")
    if dossier.entity.counts:
        _print_counts(dossier)
    if not dossier.lines:
        output.say("no answer: no claim names this entity")
    for part, lines in itertools.groupby(dossier.lines, key=lambda line: line.part):
        click.echo(f"\n{output.bold(part.upper())}")
        for line in lines:
            _print_line(line)


def _print_counts(dossier: Dossier) -> None:
    """How many a group is said to be and how many are named, with the words that count."""
    said = dossier.entity.size
    click.echo(
        f"{'unknown number' if said is None else said} said, {dossier.named} named{_COMPLETE[dossier.entity.complete]}"
    )
    for item in dossier.entity.counts:
        click.echo(f"    »{safe(' '.join(item.text.split()))}«  {safe(item.article)}:{item.start}-{item.end}")


def _print_line(line: DossierLine) -> None:
    notes = [note for note in ("" if line.modality == "asserted" else line.modality, line.when) if note]
    if line.source:
        notes.append(f"says {line.source}")
    shown = f"»{line.what}«" if line.part == "statement" else line.what
    click.echo(output.wrap(shown + (f"  [{'; '.join(notes)}]" if notes else ""), first="- ", rest="  "))
    if line.part != "statement":  # a statement's words are shown already
        click.echo(output.wrap(f"»{line.text}«", first="    ", rest="    "))
    more = f" and {line.evidence - 1} more" if line.evidence > 1 else ""
    click.echo(f"    {safe(line.article)}:{line.start}-{line.end}{more}  {output.dim(line.claim)}")
