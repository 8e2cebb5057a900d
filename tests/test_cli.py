"""The command line's habits: exit codes, one line an error, quiet pipes, nothing heavy loaded for the help."""

from __future__ import annotations

import logging
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from newsgraph.cli import commands, main, output
from newsgraph.cli.table import Cell
from newsgraph.errors import InputError, QueryError, SetupError
from newsgraph.jsonl import write_graph
from sample_graph import sample_graph

HEAVY = ("spacy", "rdflib", "networkx", "pyoxigraph", "pydantic", "numpy", "yaml")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_graph(sample_graph(), tmp_path)
    return tmp_path


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> dict[str, BaseException]:
    """Adds a command `fail` that raises what the test puts in under "error"."""
    raised: dict[str, BaseException] = {}

    @click.command()
    def fail() -> None:
        raise raised["error"]

    monkeypatch.setattr(commands, "fail", fail, raising=False)
    monkeypatch.setitem(commands.COMMANDS, "fail", ("newsgraph.cli.commands:fail", "Fails."))
    return raised


def run(*args: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "newsgraph.cli", *args]
    return subprocess.run(command, capture_output=True, text=True, env=os.environ | env, check=False)


# --- the group ---------------------------------------------------------------------------------------------------


def test_cli_help_names_every_command_and_loads_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--help"]) == 0
    shown = capsys.readouterr().out
    for name, (_, summary) in commands.COMMANDS.items():
        assert name in shown
        assert summary in shown


def test_cli_version_is_the_installed_one_or_says_that_there_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert re.fullmatch(
        r"newsgraph (\d+\.\d+\.\d+\S*|\(run from its source, not installed\))\n", capsys.readouterr().out
    )


def test_cli_help_loads_nothing_heavy() -> None:
    code = f"import sys, newsgraph.cli as c; c.main(['--help']); print([m for m in {HEAVY} if m in sys.modules], file=sys.stderr)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stderr == "[]\n"


@pytest.mark.parametrize("name", list(commands.COMMANDS))
def test_cli_command_has_an_example_and_the_line_of_the_table(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([name, "--help"]) == 0
    shown = capsys.readouterr().out
    assert f"  newsgraph {name}" in shown.split("Example:")[1]
    assert "--quiet" in shown


def test_cli_commands_that_read_a_graph_do_not_load_spacy() -> None:
    code = (
        "import importlib, sys; from newsgraph.cli.commands import COMMANDS\n"
        "for name, (where, _) in COMMANDS.items():\n"
        "    if name != 'extract': importlib.import_module(where.split(':')[0])\n"
        "print('spacy' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"


def test_cli_without_arguments_shows_the_help_and_fails(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert "Usage: newsgraph" in "".join(capsys.readouterr())


# --- errors ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("error", "code", "line"),
    [
        (InputError("a.jsonl:3: not an object"), 1, "newsgraph: a.jsonl:3: not an object\n"),
        (QueryError("'Bo' is not in the graph"), 1, "newsgraph: 'Bo' is not in the graph\n"),
        (SetupError("no model"), 2, "newsgraph: no model\n"),
        (click.UsageError("no such thing"), 2, "newsgraph: no such thing (see `newsgraph fail --help`)\n"),
        (PermissionError(13, "Permission denied", "out"), 1, "newsgraph: out: Permission denied\n"),
        (OSError(28, "No space left on device"), 1, "newsgraph: No space left on device\n"),
        (ValueError("odd\nthing"), 1, "newsgraph: unexpected ValueError: odd thing (-vv shows where)\n"),
        (KeyboardInterrupt(), 130, ""),
        (BrokenPipeError(), 0, ""),
    ],
)
def test_cli_error_becomes_one_line_and_an_exit_code(
    error: BaseException, code: int, line: str, failing: dict[str, BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    failing["error"] = error
    assert main(["fail"]) == code
    shown = capsys.readouterr()
    assert (shown.out, shown.err.lstrip("\n")) == ("", line)


def test_cli_shows_a_traceback_only_at_vv(
    failing: dict[str, BaseException], capsys: pytest.CaptureFixture[str]
) -> None:
    failing["error"] = ValueError("odd")
    assert main(["fail", "-vv"]) == 1
    assert "Traceback" in capsys.readouterr().err


@pytest.mark.parametrize("args", [["nothing"], ["show"], ["show", "--nothing", "x"], ["show", "x", "--format", "xml"]])
def test_cli_wrong_usage_ends_with_2(args: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(args) == 2
    assert capsys.readouterr().err.startswith("newsgraph: ")


def test_cli_without_a_graph_ends_with_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["show", "x", "--in", str(tmp_path)]) == 2
    assert "no graph here (articles.jsonl is missing); run `newsgraph extract" in capsys.readouterr().err


def test_cli_broken_graph_names_file_and_line(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "graph.sha256").unlink()
    (folder / "claims.jsonl").write_text("{\n")
    assert main(["show", "x", "--in", str(folder)]) == 1
    assert f"newsgraph: {folder / 'claims.jsonl'}:1: " in capsys.readouterr().err


def test_cli_is_quiet_on_a_closed_pipe(folder: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "newsgraph.cli", "show", "Torrin", "--in", str(folder)]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")


# --- messages and options ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "shown"),
    [
        (-1, ["error"]),
        (0, ["warning", "note", "error"]),
        (1, ["warning", "note", "info", "error"]),
        (2, ["warning", "note", "info", "debug", "error"]),
    ],
)
def test_cli_verbosity_says_what_is_shown(level: int, shown: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    output.set_verbosity(level)
    output.warn("warning")
    output.say("note")
    log = logging.getLogger("newsgraph.some.module")
    log.info("info")
    log.debug("debug")
    log.error("error")
    lines = capsys.readouterr().err.splitlines()
    assert [line.removeprefix("newsgraph: ") for line in lines] == shown
    assert "newsgraph: note" not in lines


@pytest.mark.parametrize("args", [["-q", "show"], ["show", "-q"]])
def test_cli_quiet_stands_before_or_behind_the_command(
    args: list[str], folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([*args, "Porthaven", "--in", str(folder)]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_cli_no_color_is_kept_to_on_a_terminal(no_color: str, coloured: bool, folder: Path) -> None:
    args = ["explain", "Torrin", "--in", str(folder)]
    done = CliRunner().invoke(commands.newsgraph, args, color=True, env={"NO_COLOR": no_color})
    assert ("\x1b" in done.stdout) is coloured


def test_cli_prints_without_colour_into_a_pipe(folder: Path) -> None:
    assert "\x1b" not in run("show", "Torrin", "--in", str(folder)).stdout


def test_cli_prints_what_the_terminal_has_no_letters_for(folder: Path) -> None:
    done = run("explain", "Norland", "--in", str(folder), PYTHONIOENCODING="latin-1", PYTHONUTF8="0")
    assert (done.returncode, done.stderr) == (0, "")
    assert "\\u043d" in done.stdout


# --- answers -----------------------------------------------------------------------------------------------------

COLUMNS = ["who", "words"]
ROWS: list[list[Cell]] = [["Ada", 'said "no"'], ["Bo, B.", None]]


@pytest.mark.parametrize(
    ("style", "text"),
    [
        ("table", 'who     words\n------  ---------\nAda     said "no"\nBo, B.\n'),
        ("csv", 'who,words\nAda,"said ""no"""\n"Bo, B.",\n'),
        (
            "json",
            '[\n  {\n    "who": "Ada",\n    "words": "said \\"no\\""\n  },\n  {\n    "who": "Bo, B.",\n    "words": null\n  }\n]\n',
        ),
    ],
)
def test_cli_answer_is_written_as_asked(style: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    output.write_answer(COLUMNS, ROWS, style)
    assert capsys.readouterr().out == text


@pytest.mark.parametrize(("style", "text"), [("table", ""), ("csv", "who,words\n"), ("json", "[]\n")])
def test_cli_no_row_is_said_on_stderr(style: str, text: str, capsys: pytest.CaptureFixture[str]) -> None:
    output.set_verbosity(0)
    output.write_answer(COLUMNS, [], style)
    assert capsys.readouterr() == (text, "no answer\n")


def test_cli_help_names_the_exporters_that_there_are() -> None:
    from newsgraph import export
    from newsgraph.cli import formats

    assert ", ".join(export.USUAL) == formats.USUAL
    assert ", ".join(name for name in export.EXPORTERS if name not in export.USUAL) == formats.OTHERS
