"""`newsgraph watch`: what is new in a folder or a feed file goes into the graph, and what it changes is printed."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from newsgraph.cli import output
from newsgraph.cli.diff import print_changes
from newsgraph.cli.extract import limit_options, use_one_thread
from newsgraph.cli.reading import reading_options, take_settings
from newsgraph.errors import InputError

if TYPE_CHECKING:
    from newsgraph.records import KnowledgeGraph

Stamp = tuple[tuple[str, int, int], ...]


@click.command(
    epilog=output.example("newsgraph watch inbox --in archive", "newsgraph watch feed.xml --in archive --once")
)
@click.argument("place", metavar="FOLDER", type=click.Path(path_type=Path, exists=True))
@output.archive_option
@click.option(
    "--every", type=click.FloatRange(0.1), default=10, show_default=True, metavar="SECONDS", help="How often to look."
)
@click.option("--once", is_flag=True, help="Look once, and end.")
@limit_options
@reading_options
def watch(place: Path, folder: Path, every: float, once: bool, **settings: Any) -> int:
    """Add what is new in FOLDER, which may be a feed file, to the graph in --in, and say what that changes.

    What goes away from FOLDER stays in the graph: `newsgraph remove` takes it out. Ctrl-C ends it.
    """
    use_one_thread()
    from newsgraph import run  # noqa: PLC0415  (--help need not load it)

    options = run.Options(reading=take_settings(settings), **settings)
    seen: Stamp = ()
    if not once:
        output.say(f"looking into {place} every {every:g} s; Ctrl-C ends it")
    while True:
        stamp = stamp_of(place)
        new, failed = _take(place, folder, options) if stamp != seen else (0, False)
        if once:
            if not new and not failed:
                output.say(f"nothing new in {place}")
            return int(failed)
        seen = stamp
        time.sleep(every)


def stamp_of(place: Path) -> Stamp:
    """The files of a folder, their sizes and times: what changes when something is new there."""
    files = [Path(root, name) for root, _, names in os.walk(place) for name in names] if place.is_dir() else [place]
    found = []
    for path in sorted(files):
        try:
            about = path.stat()
        except OSError:  # it has gone since
            continue
        found.append((str(path), about.st_size, about.st_mtime_ns))
    return tuple(found)


def _take(place: Path, folder: Path, options: Any) -> tuple[int, bool]:
    """Adds what is new, prints what changed; how many articles that were, and whether something failed."""
    from newsgraph import archive  # noqa: PLC0415
    from newsgraph.compare import compare_graphs  # noqa: PLC0415

    old = _graph_in(folder)
    try:
        summary = archive.add_articles([place], folder, options)
    except InputError as error:  # nothing there yet
        output.warn(str(error))
        return 0, True
    if summary.new or summary.changed:
        output.say(f"{place}: {summary.new} new, {summary.changed} changed")
        print_changes(compare_graphs(old, _graph_in(folder)))
    return summary.new + summary.changed, bool(summary.failed)


def _graph_in(folder: Path) -> KnowledgeGraph:
    from newsgraph.jsonl import read_graph  # noqa: PLC0415
    from newsgraph.records import KnowledgeGraph  # noqa: PLC0415

    try:
        return read_graph(folder)
    except InputError:
        return KnowledgeGraph()
