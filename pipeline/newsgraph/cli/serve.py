"""`newsgraph serve`: the graph as a site on this machine, to look at, to search and to query."""

from __future__ import annotations

import webbrowser
from pathlib import Path

import click

from newsgraph.cli import output
from newsgraph.cli.limits import limit_options
from newsgraph.errors import SetupError
from newsgraph.query import Limits

_LOOPBACK = "127.0.0.1"


@click.command(epilog=output.example("newsgraph serve exports --open", "newsgraph serve exports --edit"))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("exports"))
@click.option("--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 takes a free one.")
@click.option(
    "--host", default=_LOOPBACK, show_default=True, help="The address to listen at; others than loopback let others in."
)
@click.option(
    "--allow-host", "allowed", metavar="NAME", multiple=True, help="A further name under which it may be called."
)
@click.option("--open", "opened", is_flag=True, help="Open the site in a browser.")
@click.option("--edit", is_flag=True, help="Let the review page write decisions.yaml.")
@click.option(
    "--before",
    type=click.Path(path_type=Path, file_okay=False),
    help="An older graph's folder: adds a page of what changed since.",
)
@click.option("--cors", is_flag=True, help="Let pages of other sites ask the SPARQL endpoint.")
@click.option("--title", default="newsgraph", show_default=True, help="What stands above each page.")
@limit_options
def serve(  # noqa: PLR0913, PLR0917  (one for each option)
    folder: Path,
    port: int,
    host: str,
    allowed: tuple[str, ...],
    opened: bool,
    edit: bool,
    before: Path | None,
    cors: bool,
    title: str,
    limits: Limits,
) -> None:
    """Show the graph of FOLDER as a site on this machine, until Ctrl-C: pages as in a report, made as they are asked for.

    Also a SPARQL 1.1 endpoint at /sparql, and each entity and claim as data. Only this machine can reach it unless --host
    says otherwise; nothing is changed unless --edit says so.
    """
    from newsgraph.serve import Settings, make_app  # noqa: PLC0415  (--help need not load it)
    from newsgraph.serve.running import listen, run  # noqa: PLC0415
    from newsgraph.serve.settings import LOOPBACK  # noqa: PLC0415

    output.expect_graph(folder)
    if before:
        output.expect_graph(before)
    hosts = tuple(dict.fromkeys((*LOOPBACK, host, *allowed)))
    app = make_app(folder, Settings(title, hosts, cors, edit, before, limits))
    try:
        listening = listen(host, port)
    except OSError as error:
        raise SetupError(
            f"{host}:{port}: cannot listen there ({error.strerror}); another --port may be free"
        ) from error
    shown = f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/"
    output.say(f"{folder} at {shown} (Ctrl-C ends it)")
    if opened:
        webbrowser.open(shown)
    run(app, listening)
