"""`newsgraph extract` as its user meets it: exit codes, one line for each thing that is wrong, and the summary."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from newsgraph import rebuild
from newsgraph.cli import main
from newsgraph.engine import Extractor, ModelExtractor
from newsgraph.jsonl import FILES
from newsgraph.records import Article, ArticleClaim, ArticleEntity, Extraction, Mention, Span


def read_first_name(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Stands for a model: the first two words are a person, who keeps a harbour."""
    for article in articles:
        name = " ".join(article.text.split()[:2])
        at = article.text.index(name)
        keeper = {"title": "harbour keeper", "status": "current"}
        claim = ArticleClaim("role", "role.stand-in", Span(at, len(article.text)), {"holder": 0}, keeper)
        mention = Mention(0, at, at + len(name), name)
        yield Extraction(article, (ArticleEntity("person", name),), (mention,), (claim,))


@pytest.fixture(autouse=True)
def _stand_in(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No test here needs the model; all run in an empty folder."""

    def load(_model: object) -> Extractor:
        return read_first_name

    monkeypatch.setattr(ModelExtractor, "__call__", load)
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "one.txt").write_text("Ada Moor said the harbour was closed.", encoding="utf8")
    (folder / "two.txt").write_text("Ben Reed said the tide was late.", encoding="utf8")
    return folder


def article_ids() -> list[str]:
    return [json.loads(line)["id"] for line in Path("out/articles.jsonl").read_text(encoding="utf8").splitlines()]


def test_cli_extract_prints_what_it_did(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "in", "--out", "out"]) == 0
    printed = capsys.readouterr()
    assert printed.err == ""
    assert printed.out.splitlines() == [
        "articles          2  2 new",
        "entities          2  2 person",
        "claims            2",
        "  role            2  2 asserted",
        "in out: articles.jsonl, entities.jsonl, claims.jsonl, graph.ttl, graph.trig, graph.jsonld, graph.nt, graph.graphml, graph.gexf",
    ]


def test_cli_extract_says_what_left_the_graph(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["extract", "in", "--out", "out", "--format", "none"])
    capsys.readouterr()
    assert main(["extract", "in/one.txt", "--out", "out", "--format", "none"]) == 0
    assert capsys.readouterr().out.splitlines()[:2] == [
        "articles          1  1 unchanged",
        "  removed         1  no longer in INPUT; --add keeps them",
    ]
    assert main(["extract", "in/two.txt", "--out", "out", "--format", "none", "--add"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "articles          2  1 new, 1 kept"


# --- input that cannot be read: the rest is written, exit code 1 ---------------------------------------------------


def binary_file(folder: Path) -> str:
    (folder / "bad.txt").write_bytes(b"PK\x03\x04\x00\x00")
    return "in/bad.txt: a binary file, no text (NUL at byte 4)"


def empty_file(folder: Path) -> str:
    (folder / "bad.txt").write_bytes(b"")
    return "in/bad.txt: no text in it"


def no_json(folder: Path) -> str:
    (folder / "bad.jsonl").write_text('{"id": "x", "text": "Cleo Nash said so."}\n{"id"\n', encoding="utf8")
    return "in/bad.jsonl:2: no JSON (Expecting ':' delimiter: line 2 column 1 (char 6))"


def no_object(folder: Path) -> str:
    (folder / "bad.jsonl").write_text("[1, 2]\n", encoding="utf8")
    return "in/bad.jsonl:1: no JSON object"


def no_text(folder: Path) -> str:
    (folder / "bad.jsonl").write_text('{"id": "x"}\n', encoding="utf8")
    return "in/bad.jsonl:1: `text` is missing"


def one_id_twice(folder: Path) -> str:
    (folder / "bad.jsonl").write_text('{"id": "one", "text": "Cleo Nash said so."}\n', encoding="utf8")
    return "in/one.txt: a second article with the id 'one' is refused; the first is in/bad.jsonl:1"


@pytest.mark.parametrize("make", [binary_file, empty_file, no_json, no_object, no_text, one_id_twice])
def test_cli_extract_names_bad_input_and_writes_the_rest(
    texts: Path, capsys: pytest.CaptureFixture[str], make: Callable[[Path], str]
) -> None:
    message = make(texts)
    assert main(["extract", "in", "--out", "out", "--format", "none"]) == 1
    printed = capsys.readouterr()
    assert printed.err.splitlines() == [f"newsgraph: {message}"]
    assert "  failed          1  could not be read" in printed.out.splitlines()
    assert {"one", "two"} <= set(article_ids())


def test_cli_extract_names_a_missing_input_among_others(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "in", "nowhere.txt", "--out", "out"]) == 1
    assert capsys.readouterr().err.splitlines() == ["newsgraph: nowhere.txt: no such file or folder"]


def test_cli_extract_warns_of_bytes_that_are_no_utf8_and_goes_on(
    texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "two.txt").write_bytes(b"Ren\xe9 Reed said the tide was late.")
    assert main(["extract", "in", "--out", "out"]) == 0
    assert capsys.readouterr().err.splitlines() == ["newsgraph: in/two.txt: byte 3 is no utf-8; windows-1252 assumed"]


def test_cli_extract_writes_nothing_when_a_folder_holds_nothing_to_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in").mkdir()
    assert main(["extract", "in", "--out", "out"]) == 1
    assert capsys.readouterr().err.splitlines() == [
        "newsgraph: in: nothing to read here (newsgraph reads text, Markdown, JSON Lines, HTML, feeds, CSV, JSON, mail, DOCX, EPUB, zip and tar, with extras PDF, WARC and Parquet, and folders of them)",
        "newsgraph: no article could be read; nothing was written",
    ]
    assert not Path("out").exists()


# --- nothing can start: exit code 2 --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["nowhere.txt", "--out", "out"], "nowhere.txt: no such file or folder"),
        (["in", "--out", "in/one.txt"], "in/one.txt: cannot be written (File exists); choose another --out"),
        (
            ["in", "--out", "in/one.txt/out"],
            "in/one.txt/out: cannot be written (Not a directory); choose another --out",
        ),
        (
            ["in", "--out", "out", "--model", "no_such_model"],
            "model no_such_model: not installed; `pip install` it, or name a package or folder with --model",
        ),
        (
            ["in", "--out", "out", "--format", "ttl,pdf"],
            "Invalid value for '--format': 'pdf' is none of ttl, trig, jsonld, nt, graphml, gexf, nq, rdf, cyjs, nodelink, csv, parquet, ftm, neo4j, sqlite, usual, all, none (see `newsgraph extract --help`)",
        ),
        (
            ["in", "--out", "out", "--workers", "0"],
            "Invalid value for '--workers': 0 is not in the range 1<=x<=256. (see `newsgraph extract --help`)",
        ),
        (
            ["in", "--out", "out", "--base", "no iri"],
            "Invalid value for '--base': 'no iri' is no base for IRIs; give an absolute IRI that ends in / or :, like urn:newsgraph: (see `newsgraph extract --help`)",
        ),
        (["in"], "Missing option '--out'. (see `newsgraph extract --help`)"),
    ],
)
def test_cli_extract_does_not_start(
    texts: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], message: str
) -> None:
    assert main(["extract", *arguments]) == 2
    assert capsys.readouterr().err.splitlines() == [f"newsgraph: {message}"]
    assert not Path("out").exists()


# --- ids and names that would like to be something else ------------------------------------------------------------

ODD_IDS = (
    "two words",
    "../../up",
    'quo"te',
    "it's",
    "a#b?c=d&e",
    "海/港",
    "<script>",
    "back\\slash",
    "%2e%2e",
    "тихий",
)


def test_cli_extract_keeps_odd_ids_to_the_letter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rows = [{"id": id_, "text": f"Ada Moor said {number} boats came."} for number, id_ in enumerate(ODD_IDS)]
    (tmp_path / "odd.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf8")
    assert main(["extract", "odd.jsonl", "--out", "out"]) == 0
    assert article_ids() == sorted(ODD_IDS)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["odd.jsonl", "out"]


@pytest.mark.parametrize("name", ["two words", "quo'te", "a#b", "海", "%41"])
def test_cli_extract_makes_ids_of_odd_file_names(tmp_path: Path, name: str) -> None:
    (tmp_path / f"{name}.txt").write_text("Ada Moor said so.", encoding="utf8")
    assert main(["extract", f"{name}.txt", "--out", "out"]) == 0
    assert article_ids() == [name]


# --- the terminal --------------------------------------------------------------------------------------------------


def test_cli_extract_interrupted_exits_130_and_keeps_what_is_done(
    texts: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupt(*_stages: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(rebuild, "ArchiveGraph", interrupt)
        assert main(["extract", "in", "--out", "out"]) == 130
    assert (
        capsys.readouterr().err.rstrip()
        == "interrupted; what is done stays in out: the same command goes on from there"
    )
    assert main(["extract", "in", "--out", "out"]) == 0
    assert capsys.readouterr().out.splitlines()[0] == "articles          2  2 unchanged"


def test_cli_extract_reads_again_when_portrayals_are_asked_for_or_no_longer(
    texts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = []
    for more in ([], ["--portrayals"], ["--portrayals"], []):
        assert main(["extract", "in", "--out", "out", "--format", "none", *more]) == 0
        found.append(capsys.readouterr().out.splitlines()[0].split("  ")[-1])
    assert found == ["2 new", "2 changed", "2 unchanged", "2 changed"]


def test_cli_extract_reads_json_lines_from_standard_input(tmp_path: Path) -> None:
    line = json.dumps({"id": "x", "text": ""}) + "\n"
    command = [sys.executable, "-m", "newsgraph.cli", "extract", "-", "--out", "out"]
    done = subprocess.run(command, input=line, capture_output=True, text=True, check=False, env=dict(os.environ))
    assert (done.returncode, done.stderr.splitlines()[0]) == (1, "newsgraph: <stdin>:1: no text in it")


def test_cli_extract_shows_no_bar_in_a_pipe_and_one_on_a_terminal(
    texts: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    main(["extract", "in", "--out", "out"])
    assert "reading articles" not in capsys.readouterr().err
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    main(["extract", "in", "--out", "other"])
    assert "reading articles" in capsys.readouterr().err


def test_cli_extract_quiet_prints_errors_only(texts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (texts / "skipped.xyz").write_bytes(b"%PDF")
    main(["extract", "-q", "in", "--out", "out"])
    assert capsys.readouterr().err == ""
    main(["extract", "in", "--out", "out"])
    assert capsys.readouterr().err == "in: 1 file skipped (1 .xyz)\n"


def test_cli_extract_writes_only_the_formats_asked_for(texts: Path) -> None:
    main(["extract", "in", "--out", "out", "--format", "nt,ttl"])
    assert sorted(path.name for path in Path("out").iterdir()) == sorted(
        [
            *FILES,
            "graph.nt",
            "graph.ttl",
            "graph.sha256",
            "newsgraph.db",
            "newsgraph.db.resolved",
            "newsgraph.db.sha256",
        ]
    )


def test_cli_extract_help_shows_examples_as_they_are_typed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", "--help"]) == 0
    assert "  newsgraph extract seeds --out exports\n" in capsys.readouterr().out


def test_cli_extract_gives_up_a_slow_article_alone(
    texts: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (texts / "slow.txt").write_text("Slow Reader keeps the harbour.")

    def read(articles: Iterable[Article]) -> Iterator[Extraction]:
        for extraction in read_first_name(articles):
            if extraction.article.id == "slow":
                time.sleep(60)
            yield extraction

    monkeypatch.setattr(ModelExtractor, "__call__", lambda _model: read)
    assert main(["extract", str(texts), "--out", "graph", "--format", "none", "--article-seconds", "0.5"]) == 1
    said = capsys.readouterr()
    assert f"{texts}/slow.txt: cannot be read: takes longer than 0.5 seconds" in said.err
    assert "could not be read" in said.out
