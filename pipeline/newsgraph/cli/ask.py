"""`newsgraph ask`: a plain English question, read as a named query that is shown before it is answered."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgraph.cli import output
from newsgraph.cli.limits import limit_options
from newsgraph.cli.query import answer, print_answer
from newsgraph.errors import QueryError
from newsgraph.nlp.model import DEFAULT_MODEL
from newsgraph.query import find_query

if TYPE_CHECKING:
    from newsgraph.ask import Asked
    from newsgraph.query import Limits


@click.command(
    epilog=output.example(
        'newsgraph ask "Who sat in both the 2022 and the 2025 delegations?"',
        'newsgraph ask --dry-run "Who is Medinsky?"',
    )
)
@click.argument("question", nargs=-1, required=True)
@click.option("--dry-run", is_flag=True, help="Say how the question is understood, and do not answer it.")
@click.option("--model", default=DEFAULT_MODEL, show_default=True, help="spaCy pipeline: a package or a folder.")
@output.graph_option
@output.format_option
@limit_options
def ask(  # noqa: PLR0913, PLR0917  (one for each option)
    question: tuple[str, ...], dry_run: bool, model: str, folder: Path, style: str, limits: Limits
) -> None:
    """Ask a QUESTION in plain English.

    It is read by rules as one of the named queries, and the command that asks the same is shown. Where the reading is not
    sure it is offered with others and not answered.
    """
    from newsgraph.ask import QuestionReader  # noqa: PLC0415  (--help need not load spaCy)

    graph = output.load_graph(folder)
    asked = QuestionReader(graph.entities, model).read(" ".join(question))
    if dry_run and style == "json":
        click.echo(json.dumps(_as_json(asked), ensure_ascii=False, indent=1))
        return
    if asked.query is None:
        raise QueryError("I do not understand the question; `newsgraph query --list` shows what can be asked")
    if dry_run or not asked.sure:
        _offer(asked, style, sure=asked.sure)
        return
    output.say(f"understood as: newsgraph query {asked.command}")
    print_answer(answer(graph, folder, find_query(asked.query), asked.parameters, limits), style, limits)


def _offer(asked: Asked, style: str, *, sure: bool) -> None:
    if not sure:
        why = (
            f"the words {', '.join(map(repr, asked.left))} are left over"
            if asked.left
            else "it can be read in more ways"
        )
        output.say(f"I am not sure that I understand: {why}; did you mean")
    readings = [asked, *asked.others]
    output.write_answer(["command"], [[f"newsgraph query {reading.command}"] for reading in readings], style)


def _as_json(asked: Asked) -> dict[str, object]:
    return {
        "query": asked.query,
        "parameters": dict(asked.parameters),
        "sure": asked.sure,
        "left": list(asked.left),
        "unknown": list(asked.unknown),
        "others": [{"query": other.query, "parameters": dict(other.parameters)} for other in asked.others],
    }
