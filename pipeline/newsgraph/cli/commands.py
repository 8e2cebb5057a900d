"""The `newsgraph` command: a table of subcommands that load when called, and how errors become exit codes.

0 all done · 1 some input or question failed · 2 wrong usage, or nothing could start · 130 interrupted.
"""

from __future__ import annotations

import contextlib
import importlib
import logging
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper

import click

from newsgraph.cli import output
from newsgraph.errors import NewsgraphError, SetupError

COMMANDS: dict[str, tuple[str, str]] = {
    "extract": ("newsgraph.cli.extract:extract", "Read articles and write their graph."),
    "add": ("newsgraph.cli.archive:add", "Add articles to a graph."),
    "remove": ("newsgraph.cli.archive:remove", "Take articles out of a graph."),
    "status": ("newsgraph.cli.archive:status", "Say what a graph is made of and what is out of date."),
    "watch": ("newsgraph.cli.watch:watch", "Add what is new in a folder, and say what it changes."),
    "ask": ("newsgraph.cli.ask:ask", "Ask a question in plain English."),
    "query": ("newsgraph.cli.query:query", "Ask a named question of the graph."),
    "sparql": ("newsgraph.cli.sparql:sparql", "Ask any SPARQL 1.1 question of the graph."),
    "show": ("newsgraph.cli.show:show", "Show all the graph holds on a person, organisation or group."),
    "explain": ("newsgraph.cli.explain:explain", "Show a claim or entity with the words that prove it."),
    "report": ("newsgraph.cli.report:report", "Write the graph as pages for a browser."),
    "serve": ("newsgraph.cli.serve:serve", "Show the graph as a site, with a SPARQL endpoint."),
    "path": ("newsgraph.cli.network:path", "Show the chains of claims that connect two."),
    "neighbours": ("newsgraph.cli.network:neighbours", "Show who and what is near somebody."),
    "brokers": ("newsgraph.cli.network:brokers", "Show who stands between others."),
    "communities": ("newsgraph.cli.network:communities", "Show who belong together."),
    "diff": ("newsgraph.cli.diff:diff", "Say what a new graph adds, has lost and tells otherwise."),
    "evaluate": ("newsgraph.cli.evaluate:evaluate", "Say how right the graph is, by annotations of your own."),
    "annotate": ("newsgraph.cli.annotate:annotate", "Write drafts of annotations, to correct for evaluate."),
    "rules": ("newsgraph.cli.rules:rules", "Look at the rules, and check rules of your own."),
    "review": ("newsgraph.cli.review:review", "Decide which doubtful merges and splits are right."),
    "link": ("newsgraph.cli.link:link", "Link the graph's entities to the entries of a list."),
    "compare-names": ("newsgraph.cli.compare_names:compare_names", "Say how surely two names are one's."),
    "export": ("newsgraph.cli.export:export", "Write the graph in other formats (RDF, GraphML, GEXF)."),
    "validate": ("newsgraph.cli.validate:validate", "Check the graph against the ontology's shapes (SHACL)."),
}
"""Name -> where the command is, and the line that `newsgraph --help` prints without loading it."""

INTERRUPTED = 130


class LazyGroup(click.Group):
    """A group that knows its subcommands by name and imports one when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  (click's signature)
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in COMMANDS:
            return None
        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        return output.add_verbosity(command)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        with formatter.section("Commands"):
            formatter.write_dl([(name, summary) for name, (_, summary) in COMMANDS.items()])


def _print_version(ctx: click.Context, _option: click.Parameter, wanted: bool) -> None:
    if wanted and not ctx.resilient_parsing:
        from importlib.metadata import PackageNotFoundError, version  # noqa: PLC0415  (20 ms that --help need not pay)

        try:
            click.echo(f"newsgraph {version('newsgraph')}")
        except PackageNotFoundError:
            click.echo("newsgraph (run from its source, not installed)")
        ctx.exit()


@click.group(
    cls=LazyGroup,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog=output.example("newsgraph extract seeds --out exports", "newsgraph show Medinsky"),
)
@click.option(
    "--version", is_flag=True, is_eager=True, expose_value=False, callback=_print_version, help="Print the version."
)
@click.pass_context
def newsgraph(ctx: click.Context) -> None:
    """Read news articles, write an evidence-backed knowledge graph, and ask it."""
    if os.environ.get("NO_COLOR"):
        ctx.color = False


output.add_verbosity(newsgraph)


def main(args: Sequence[str] | None = None) -> int:
    """Runs the command line and returns its exit code; never raises, never prints a traceback (but with -vv)."""
    output.set_verbosity(0)
    output.log_json(False)
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # a terminal that lacks a letter is no reason to fail
    try:
        code = newsgraph.main(args=args, prog_name="newsgraph", standalone_mode=False)
        if sys.stdout is not None:  # None where it was closed before we started
            sys.stdout.flush()
    except Exception as error:  # noqa: BLE001  (the border: every error becomes one line)
        return _report(error)
    except (KeyboardInterrupt, SystemExit) as stop:
        # click ends with SystemExit(1) where the reader of our output has gone: nobody wants the rest.
        return INTERRUPTED if isinstance(stop, KeyboardInterrupt) else _leave_closed_pipe()
    return code if isinstance(code, int) else 0


def _report(error: Exception) -> int:
    log = logging.getLogger("newsgraph")
    if isinstance(error, click.Abort):
        return INTERRUPTED
    if isinstance(error, BrokenPipeError):
        return _leave_closed_pipe()
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        error.show()
        return error.exit_code
    if isinstance(error, click.ClickException):
        hint = f" (see `{error.ctx.command_path} --help`)" if isinstance(error, click.UsageError) and error.ctx else ""
        log.error("%s%s", error.format_message(), hint)
        return error.exit_code
    log.debug("traceback", exc_info=error)
    log.error("%s", _one_line(error))
    return 2 if isinstance(error, SetupError) else 1


def _one_line(error: Exception) -> str:
    if isinstance(error, NewsgraphError):
        return str(error)
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return f"unexpected {type(error).__name__}: {' '.join(str(error).split())} (-vv shows where)"


def _leave_closed_pipe() -> int:
    """Points stdout at nothing, so that Python's own flush at exit stays quiet too."""
    # A stdout without a file descriptor has no pipe to close.
    with contextlib.suppress(OSError, ValueError, AttributeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0
