"""How much a question may take, as options: --timeout, --limit and --memory."""

from __future__ import annotations

import functools
from typing import Any

import click

from newsgraph.cli import output
from newsgraph.query import Limits, Table
from newsgraph.query.limits import LONGEST

_USUAL = Limits()
_ALL = 0


def limit_options(command: output.Command) -> output.Command:
    """`--timeout SECONDS`, `--limit ROWS` and `--memory MB`, passed as `limits`."""

    @functools.wraps(command)
    def with_limits(*args: Any, timeout: float, limit: int, memory: int, **others: Any) -> Any:
        limits = Limits(seconds=timeout, rows=None if limit == _ALL else limit, memory=memory)
        return command(*args, limits=limits, **others)

    seconds = click.FloatRange(min=0, max=LONGEST, min_open=True)
    for option in (
        click.option(
            "--memory",
            metavar="MB",
            type=click.IntRange(min=1),
            default=_USUAL.memory,
            show_default=True,
            help="Give the question up where it needs more.",
        ),
        click.option(
            "--limit",
            metavar="ROWS",
            type=click.IntRange(min=_ALL),
            default=_USUAL.rows,
            show_default=True,
            help="Print no more rows; 0 prints all.",
        ),
        click.option(
            "--timeout",
            metavar="SECONDS",
            type=seconds,
            default=_USUAL.seconds,
            show_default=True,
            help="Give the question up after this time.",
        ),
    ):
        with_limits = option(with_limits)
    return with_limits  # type: ignore[return-value]


def given_limits(limits: Limits) -> dict[str, Any]:
    """The values of the options that make these limits."""
    return {"timeout": limits.seconds, "limit": limits.rows or _ALL, "memory": limits.memory}


def say_if_cut(table: Table, limits: Limits) -> None:
    """Warns, once the rows are out, that there were more."""
    if table.cut:
        more = (
            "--limit takes more, and --limit 0 all" if len(table.rows) == limits.rows else "more is too long to print"
        )
        output.warn(f"cut after {output.count(len(table.rows), 'row')}; {more}")
