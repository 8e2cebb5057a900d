"""Which engine reads, as options: --engine, --scheduler, --shards, --shard-characters."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from newsgraph.engine import Engine

Command = TypeVar("Command", bound=Callable[..., Any])

_LOCAL, _DASK = "local", "dask"
_FOR_DASK = ("scheduler", "shards", "shard_characters")


def engine_options(command: Command) -> Command:
    """The options; `take_engine` takes them out of what was given."""
    options = (
        click.option(
            "--engine",
            type=click.Choice([_LOCAL, _DASK]),
            default=_LOCAL,
            show_default=True,
            help="Read on this machine, or on a cluster by Dask (pip install 'newsgraph[cluster]').",
        ),
        click.option(
            "--scheduler",
            metavar="ADDRESS",
            help="The Dask scheduler (tcp://host:8786), or `local`: one in this process, with --workers.  [default: local]",
        ),
        click.option(
            "--shards",
            metavar="PLACE",
            help="Where Dask's workers keep what they read: a folder or s3://... that all machines reach.  [default: OUT/shards]",
        ),
        click.option(
            "--shard-characters",
            type=click.IntRange(1),
            metavar="N",
            help="The most characters of text that a shard has.  [default: 5000000]",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def take_engine(given: dict[str, Any], out: Path) -> Engine | None:
    """The engine among a command's parameters, which are taken out of them; None: this machine's. Raises SetupError."""
    wishes: dict[str, Any] = {name: given.pop(name) for name in _FOR_DASK}
    wishes = {name: value for name, value in wishes.items() if value is not None}
    if given.pop("engine") == _LOCAL:
        for name in wishes:
            raise click.UsageError(f"--{name.replace('_', '-')} is for --engine {_DASK}")
        return None
    from newsgraph.cluster import Cluster  # noqa: PLC0415  (--help need not load it)
    from newsgraph.engine import Limits  # noqa: PLC0415

    limits = Limits(given["article_seconds"], given["article_memory"])
    usual: dict[str, Any] = {"scheduler": "local", "shards": out / "shards"}
    return Cluster(**usual | wishes, workers=given["workers"], limits=limits)
