"""`newsgraph add`, `remove`, `status` and `watch` as their user meets them: what failed, and how it is tried again; messages; the bar."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from newsgraph.cli import main
from newsgraph.engine import ModelExtractor
from newsgraph.records import Article, Extraction
from test_cli_extract import read_first_name


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test here needs the model; all run in a folder with two articles, of which the model cannot read one at first."""

    def limp(articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            if article.id == "two" and not (tmp_path / "mended").exists():
                raise ValueError("no luck")
            yield from read_first_name([article])

    monkeypatch.setattr(ModelExtractor, "__call__", lambda _model: limp)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in").mkdir()
    (tmp_path / "in/one.txt").write_text("Ada Moor said the harbour was closed.", encoding="utf8")
    (tmp_path / "in/two.txt").write_text("Ben Reed said the tide was late.", encoding="utf8")


def ids(folder: str = "out") -> list[str]:
    return [json.loads(line)["id"] for line in Path(folder, "articles.jsonl").read_text("utf8").splitlines()]


def test_cli_archive_tries_again_what_failed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "in", "--in", "out"]) == 1
    assert ids() == ["one"]
    assert json.loads(Path("out/failures.json").read_text()) == {
        "inputs": ["in"],
        "failed": ["in/two.txt: cannot be read: ValueError: no luck"],
    }
    Path("mended").touch()
    capsys.readouterr()
    assert main(["add", "--retry-failed", "--in", "out"]) == 0
    assert "1 new, 1 unchanged" in capsys.readouterr().out  # what was read is not read twice
    assert ids() == ["one", "two"]
    assert not Path("out/failures.json").exists()
    assert main(["add", "--retry-failed", "--in", "out"]) == 0
    assert capsys.readouterr().err == "nothing failed the last time\n"


def test_cli_archive_takes_the_folder_as_extract_does_and_says_what_it_lacks(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["add", "in/one.txt", "--out", "out"]) == 0
    assert main(["remove", "--file", "withdrawn.txt", "--out", "out"]) == 2
    assert capsys.readouterr().err == "newsgraph: withdrawn.txt: No such file or directory\n"
    assert main(["remove", "one", "--out", "out"]) == 0
    assert main(["status", "out", "--format", "csv"]) == 0
    assert "read by,nothing yet\n" in capsys.readouterr().out


def test_cli_archive_extract_notes_failures_too(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "in", "--out", "out", "--format", "none"]) == 1
    Path("mended").touch()
    assert main(["add", "--retry-failed", "--in", "out"]) == 0
    assert ids() == ["one", "two"]
    capsys.readouterr()
    assert main(["status", "out", "--format", "json"]) == 0
    assert {"what": "failed last time", "value": "0"} in json.loads(capsys.readouterr().out)


def test_cli_archive_cannot_read_standard_input_again(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "in", "--in", "out"]) == 1
    noted = json.loads(Path("out/failures.json").read_text())
    Path("out/failures.json").write_text(json.dumps(noted | {"inputs": ["-"]}))
    capsys.readouterr()
    assert main(["add", "--retry-failed", "--in", "out"]) == 1
    assert capsys.readouterr().err == "newsgraph: what failed came from standard input: give it again\n"
    assert Path("out/failures.json").exists()


def test_cli_archive_messages_are_json_where_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["add", "in", "nowhere.txt", "--in", "out", "--log-json"]) == 1
    said = [json.loads(line) for line in capsys.readouterr().err.splitlines()]
    assert {"level": "error", "message": "nowhere.txt: no such file or folder"} in said
    assert {line["level"] for line in said} <= {"error", "warning", "note"}
    assert main(["add", "in", "nowhere.txt", "--in", "out"]) == 1  # and are plain again
    assert "newsgraph: nowhere.txt: no such file or folder\n" in capsys.readouterr().err


def test_cli_archive_bar_tells_articles_a_second_and_time_left(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("mended").touch()
    Path("in/lines.jsonl").write_text("".join(f'{{"id": "n{n}", "text": "Ada Moor sat."}}\n' for n in range(40)))
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert main(["add", "in", "--in", "out"]) == 0
    shown = capsys.readouterr().err
    assert "reading articles, " in shown
    assert " a second" in shown
    assert "0/42" in shown  # of how many; beside it stands the time left


def test_cli_archive_removes_what_a_file_lists(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mended").touch()
    main(["add", "in", "--in", "out"])
    Path("withdrawn.txt").write_text("one\n\n")
    capsys.readouterr()
    assert main(["remove", "--file", "withdrawn.txt", "--in", "out"]) == 0
    assert capsys.readouterr().out == "removed 1 article; 1 left in out\n"
    assert ids() == ["two"]


def test_cli_archive_watches_once(capsys: pytest.CaptureFixture[str]) -> None:
    Path("mended").touch()
    assert main(["watch", "in", "--in", "out", "--once"]) == 0
    said = capsys.readouterr()
    assert "Ada Moor" in said.out
    assert said.err.startswith("in: 2 new, 0 changed\n")
    assert main(["watch", "in", "--in", "out", "--once"]) == 0
    assert capsys.readouterr() == ("", "nothing new in in\n")
