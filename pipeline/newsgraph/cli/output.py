"""What the commands share: options, messages on stderr, and answers on stdout as table, CSV or JSON.

Messages go through the logger `newsgraph`, so that the library's warnings and the commands' own take one way out.
"""

from __future__ import annotations

import json
import logging
import re
import shutil
import sys
import textwrap
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from newsgraph.cli.table import Cell, escape_json, format_table, safe
from newsgraph.errors import NOTE, SetupError
from newsgraph.export.tables.cells import safe_cell, write_line

if TYPE_CHECKING:
    from newsgraph.records import Entity, KnowledgeGraph

Command = TypeVar("Command", bound=Callable[..., Any])

_LOG = logging.getLogger("newsgraph")
_DEFAULT_WIDTH, _WIDEST = 100, 160


# --- messages ----------------------------------------------------------------------------------------------------


class _ToStderr(logging.Handler):
    as_json = False

    def emit(self, record: logging.LogRecord) -> None:
        if self.as_json:
            level = "note" if record.levelno == NOTE else record.levelname.lower()
            click.echo(json.dumps({"level": level, "message": self.format(record)}, ensure_ascii=False), err=True)
            return
        text = safe(self.format(record))
        click.echo(text if record.levelno == NOTE else f"newsgraph: {text}", err=True)


_HANDLER = _ToStderr()


def set_verbosity(level: int) -> None:
    """-1 errors only, 0 warnings and notes too, 1 also what is being done, 2 everything."""
    if _HANDLER not in _LOG.handlers:
        _LOG.addHandler(_HANDLER)
        _LOG.propagate = False
    _LOG.setLevel({-1: logging.ERROR, 0: NOTE, 1: logging.INFO}.get(level, logging.DEBUG))


def log_json(wanted: bool = True) -> None:
    """Whether from here on each message on stderr is a JSON object: `level`, `message`."""
    _HANDLER.as_json = wanted


def say(text: str) -> None:
    """Tells the person at the terminal, on stderr, unless -q."""
    _LOG.log(NOTE, "%s", text)


def warn(text: str) -> None:
    """A warning: one line on stderr, "newsgraph: ...", unless -q."""
    _LOG.warning("%s", text)


def fail(text: str) -> None:
    """What could not be done while the rest was: one line on stderr, with -q too."""
    _LOG.error("%s", text)


def shows_progress() -> bool:
    """Whether a progress bar has somebody to look at it."""
    return sys.stderr.isatty() and not _HANDLER.as_json and _LOG.isEnabledFor(NOTE)


def bold(text: str) -> str:
    return click.style(safe(text), bold=True)


def dim(text: str) -> str:
    return click.style(safe(text), dim=True)


def embolden(text: str, before: str, after: str) -> str:
    """The text with what stands between the marks in bold (which click leaves out where nobody sees it)."""
    return re.sub(f"{before}[^{after}]*{after}", lambda found: click.style(found[0], bold=True), text)


def count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


# --- options -----------------------------------------------------------------------------------------------------


def add_verbosity(command: click.Command) -> click.Command:
    """Gives a command -q and -v, once."""
    if not any(option.name == "quiet" for option in command.params):
        command.params += [
            click.Option(["-q", "--quiet"], is_flag=True, expose_value=False, callback=_quiet, help="Errors only."),
            click.Option(
                ["-v", "--verbose"], count=True, expose_value=False, callback=_verbose, help="Say more; -vv everything."
            ),
        ]
    return command


def _quiet(_ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted:
        set_verbosity(-1)


def _verbose(_ctx: click.Context, _option: click.Parameter, times: int) -> None:
    if times:
        set_verbosity(times)


def example(*commands: str) -> str:
    """The examples below a command's help, one a line."""
    return "\n".join(["\b", "Example:", *(f"  {command}" for command in commands)])


def graph_option(command: Command) -> Command:
    """`--in DIR`, passed as `folder`."""
    return _folder_option("--in")(command)


def archive_option(command: Command) -> Command:
    """`--in DIR`, passed as `folder`; also `--out`, for whoever comes from `extract` to a command that changes a graph."""
    return _folder_option("--in", "--out")(command)


def _folder_option(*names: str) -> Callable[[Command], Command]:
    folder = click.Path(path_type=Path, file_okay=False)
    return click.option(
        *names, "folder", type=folder, default=Path("exports"), show_default=True, help="Folder of the graph."
    )


def format_option(command: Command) -> Command:
    """`--format table|csv|json`, passed as `style`."""
    styles = click.Choice(["table", "csv", "json"])
    return click.option(
        "--format", "style", type=styles, default="table", show_default=True, help="How to print the answer."
    )(command)


def load_graph(folder: Path) -> KnowledgeGraph:
    """Reads the folder's graph. Raises SetupError where there is none, InputError where it is broken."""
    from newsgraph.jsonl import read_graph  # noqa: PLC0415  (--help need not load it)

    expect_graph(folder)
    return read_graph(folder)


def expect_graph(folder: Path) -> None:
    """Raises SetupError where a folder has no graph."""
    from newsgraph.jsonl import FILES  # noqa: PLC0415

    missing = next((name for name in FILES if not (folder / name).is_file()), None)
    if missing:
        raise SetupError(
            f"{folder}: no graph here ({missing} is missing); run `newsgraph extract INPUT --out {folder}` first"
        )


def find_in_graph(graph: KnowledgeGraph, folder: Path, name: str) -> Entity:
    """The entity of that name or id, ids of earlier runs included.

    Raises QueryError with the candidates where several fit or none.
    """
    from newsgraph.graph.find import find_entity  # noqa: PLC0415  (--help need not load it)

    return find_entity(graph, follow(graph, folder, name))


def follow(graph: KnowledgeGraph, folder: Path, name: str) -> str:
    """The name as it is; an id that an earlier run exported is followed to what its entity became."""
    if "/" not in name or any(entity.id == name for entity in graph.entities):
        return name
    from newsgraph.workspace import follow_id  # noqa: PLC0415

    became = follow_id(folder, name)
    if became != name:
        say(f"{name} is {became} now")
    return became


# --- answers -----------------------------------------------------------------------------------------------------


def write_answer(columns: Sequence[str], rows: Iterable[Sequence[Cell]], style: str) -> None:
    """Prints rows on stdout as a table, CSV or JSON; where there is none, says so on stderr."""
    table = [list(row) for row in rows]
    if not table:
        say("no answer")
    if style == "json":
        write_json([dict(zip(columns, row, strict=True)) for row in table])
    elif style == "csv":
        write_csv(columns, table)
    elif table:
        click.echo(format_table(columns, table, terminal_width()))


def write_json(value: Any) -> None:
    click.echo(escape_json(json.dumps(value, ensure_ascii=False, indent=2)))


def write_csv(columns: Sequence[str], rows: Iterable[Sequence[Cell]]) -> None:
    """Prints rows as CSV; on a terminal without control characters, elsewhere to the character (but see `safe_cell`)."""
    lines = [write_line(columns), *(write_line([safe_cell(cell) for cell in row]) for row in rows)]
    text = "".join(lines)
    on_terminal = sys.stdout is not None and sys.stdout.isatty()
    click.echo(safe(text) if on_terminal else text, nl=False, color=True)  # without color click takes escapes out


def write_fields(fields: Mapping[str, Cell]) -> None:
    """Prints name and value, one a line, those without a value left out."""
    wide = max(map(len, fields), default=0)
    for name, value in fields.items():
        if value not in (None, ""):
            click.echo(wrap(str(value), first=f"{name:{wide}}  "))


def wrap(text: str, first: str = "", rest: str | None = None) -> str:
    """The text as lines of the terminal's width, `first` before the first line, as many blanks before the others."""
    later = " " * len(first) if rest is None else rest
    line = safe(" ".join(text.split()))
    return textwrap.fill(line, terminal_width(), initial_indent=first, subsequent_indent=later, break_on_hyphens=False)


def terminal_width() -> int:
    """The terminal's width (or COLUMNS), between 40 and 160; 100 where there is no terminal."""
    return max(40, min(shutil.get_terminal_size((_DEFAULT_WIDTH, 24)).columns, _WIDEST))
