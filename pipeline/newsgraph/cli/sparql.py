"""`newsgraph sparql`: any SPARQL 1.1 question, given as words, in a file or on standard input."""

from __future__ import annotations

import os
from pathlib import Path

import click

from newsgraph.cli import output
from newsgraph.cli.limits import limit_options, say_if_cut
from newsgraph.errors import QueryError
from newsgraph.export.base import find_base
from newsgraph.graph.nodes import DEFAULT_BASE
from newsgraph.query import Limits, open_store, run_sparql


@click.command(
    epilog=output.example(
        "newsgraph sparql 'SELECT ?name WHERE { ?person a foaf:Person ; rdfs:label ?name }'",
        "newsgraph sparql question.rq --format csv",
        "newsgraph sparql - --timeout 5 < question.rq",
    )
)
@click.argument("text", metavar="QUERY|FILE|-")
@output.graph_option
@output.format_option
@click.option("--base", help="What the IRIs begin with.  [default: as in the folder's exports]")
@limit_options
def sparql(text: str, folder: Path, style: str, base: str | None, limits: Limits) -> None:
    """Ask any SPARQL 1.1 question (SELECT, ASK, CONSTRUCT, DESCRIBE) of the graph.

    The prefixes of the ontology need no declaration. Nothing is changed, and no other server is asked: the question
    runs in a process that can open no connection and no file.
    """
    question = _read_question(text)
    table = run_sparql(
        open_store(output.load_graph(folder), base or find_base(folder) or DEFAULT_BASE), question, limits
    )
    output.write_answer(table.columns, table.rows, style)
    say_if_cut(table, limits)


def _read_question(text: str) -> str:
    # A question has braces; os.path does not raise on what is too long to be a path.
    if text != "-" and ("{" in text or not (os.path.isfile(text) or text.endswith((".rq", ".sparql")))):  # noqa: PTH113
        return text
    try:
        with click.open_file(text, "rb") as file:
            content: bytes = file.read()
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{text}: not UTF-8 (byte {error.start})") from error
