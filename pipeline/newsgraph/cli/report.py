"""`newsgraph report`: the graph as pages to look at and to send."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from newsgraph.cli import output
from newsgraph.errors import SetupError

if TYPE_CHECKING:
    from newsgraph.view import Beside

MOST_ARTICLES = 300
"""In one file; more are written as a folder of linked pages."""


@click.command(
    epilog=output.example(
        "newsgraph report exports --out report.html", "newsgraph report today --before yesterday --out today.html"
    )
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("exports"))
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    default=Path("report.html"),
    show_default=True,
    help="The file to write; for more than 300 articles a folder of that name without its ending.",
)
@click.option(
    "--before",
    type=click.Path(path_type=Path, file_okay=False),
    help="An older graph's folder: adds a page of what changed since.",
)
@click.option("--title", default="newsgraph", show_default=True, help="What stands above each page.")
def report(folder: Path, out: Path, before: Path | None, title: str) -> None:
    """Write the graph of FOLDER as pages for a browser: people, bodies, delegations, articles, and a drawing.

    Every line leads to the words that prove it, marked in their article. One file that opens from disk and loads nothing
    from elsewhere. Where the folder has the workspace of `extract`, a page shows what waits for `newsgraph review`.
    """
    from newsgraph.view import write_pages, write_report  # noqa: PLC0415  (--help need not load it)

    graph = output.load_graph(folder)
    beside = _beside(folder, before)
    try:
        if len(graph.articles) <= MOST_ARTICLES:
            size = write_report(graph, out, title, beside)
            output.say(f"wrote {out} ({size / 1e6:.1f} MB)")
            return
        pages = out.with_suffix("")
        count = write_pages(graph, pages, title, beside)
        output.say(
            f"{len(graph.articles)} articles are too many for one file: wrote {count} pages, open {pages / 'index.html'}"
        )
    except OSError as error:
        raise SetupError(f"{error.filename or out}: cannot be written ({error.strerror})") from error


def _beside(folder: Path, before: Path | None) -> Beside:
    """What the pages tell that the graph itself does not."""
    from newsgraph import revise  # noqa: PLC0415
    from newsgraph.compare import compare_folders  # noqa: PLC0415
    from newsgraph.view import Beside  # noqa: PLC0415
    from newsgraph.workspace import FILE  # noqa: PLC0415

    if before:
        output.expect_graph(before)
    comparison = compare_folders(before, folder) if before else None
    doubts, articles = revise.doubts(folder) if (folder / FILE).is_file() else ((), {})
    return Beside(comparison, doubts, articles)
