"""`newsgraph validate`: whether the graph keeps to the ontology's shapes."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import click

from newsgraph.cli import output
from newsgraph.validate import Violation, validate_graph

COLUMNS = [field.name for field in dataclasses.fields(Violation)]


@click.command(epilog=output.example("newsgraph validate", "newsgraph validate --in exports --format csv"))
@output.graph_option
@output.format_option
def validate(folder: Path, style: str) -> int:
    """Check the graph against the ontology's shapes (SHACL): nothing is printed and the exit code is 0 if it holds.

    Needs pySHACL: pip install 'newsgraph[validate]'.
    """
    violations = validate_graph(output.load_graph(folder))
    if not violations:
        output.say(f"{folder}: valid")
        return 0
    output.write_answer(COLUMNS, [dataclasses.astuple(violation) for violation in violations], style)
    return 1
