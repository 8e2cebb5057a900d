"""`newsgraph annotate`: drafts of annotations, to correct."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

from newsgraph.cli import output
from newsgraph.cli.alone import read_alone
from newsgraph.cli.reading import reading_options, take_settings
from newsgraph.errors import InputError

_UNUSUAL = re.compile(r"[^\w.-]+")
"""What the name of a draft's file is kept free of."""


@click.command(
    epilog=output.example(
        "newsgraph annotate seeds/000_216a1afef09538f7.txt", "newsgraph annotate articles --out my-gold"
    )
)
@click.argument("inputs", metavar="ARTICLE...", nargs=-1, required=True)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help="Folder for a file an article.  [default: print]"
)
@reading_options
def annotate(inputs: tuple[str, ...], out: Path | None, **settings: Any) -> int:
    """Write what the tool reads in articles as drafts of annotations: correct them, and they are gold for `evaluate`.

    ARTICLE is what `newsgraph extract` reads. A file that is in --out already is left as it is: it may be corrected.
    """
    from newsgraph.evaluate.draft import write_gold  # noqa: PLC0415  (--help need not load it)

    graph, whole = read_alone(inputs, take_settings(settings))
    if out is None:
        if len(graph.articles) > 1:
            raise click.UsageError(f"{len(graph.articles)} articles need a folder: --out DIR")
        click.echo(write_gold(graph, graph.articles[0]), nl=False)
        return 0 if whole else 1
    kept = 0
    out.mkdir(parents=True, exist_ok=True)
    for article in graph.articles:
        path = out / (_UNUSUAL.sub("_", article.id).lstrip(".") + ".yaml")
        try:
            with path.open("x", encoding="utf8", newline="\n") as file:
                file.write(write_gold(graph, article))
        except FileExistsError:
            output.fail(f"{path}: there already, and left as it is; delete it for a new draft")
            kept += 1
        except OSError as error:
            raise InputError(f"{path}: {error.strerror}") from error
    output.say(f"{output.count(len(graph.articles) - kept, 'draft')} in {out}")
    return 1 if kept or not whole else 0
