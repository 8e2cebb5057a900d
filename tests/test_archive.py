"""An archive is what its articles are, however they came into it: in one run or in ten, in any order, with removals between."""

import itertools
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from newsgraph import archive, run
from newsgraph.errors import InputError, SetupError
from newsgraph.jsonl import FILES
from newsgraph.nlp.model import DEFAULT_MODEL
from newsgraph.records import Article, Extraction
from newsgraph.run import Options
from newsgraph.workspace import fingerprint
from sample_files import FILES as SAMPLES
from sample_files import FIRST
from test_run import read_statements

WORDS = {
    "a": "Ada Moor said that the bridge is closed. It is old.",
    "b": "Ada Moor said that the tax is wrong. Tom Weir said so too.",
    "c": "Tom Weir said nothing more. Ines Varga said that she would go.",
    "d": "Ines Varga said that the board had met. Ada Moor said so.",
}
OPTIONS = Options(load=lambda: read_statements, model="stand-in", formats=("nt", "graphml", "csv"))


def write(folder: Path, *ids: str, name: str = "in.jsonl") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / name
    path.write_text("".join(json.dumps({"id": id_, "text": WORDS[id_]}) + "\n" for id_ in ids))
    return path


def content(folder: Path) -> dict[str, bytes]:
    return {
        path.name: path.read_bytes()
        for path in sorted(folder.iterdir())
        if not path.name.startswith((".", "newsgraph.db"))
    }


@pytest.fixture
def whole(tmp_path: Path) -> dict[str, bytes]:
    run.extract([write(tmp_path / "whole", "a", "b", "c")], tmp_path / "at-once", OPTIONS)
    return content(tmp_path / "at-once")


@pytest.mark.parametrize("order", list(itertools.permutations("abc")), ids="".join)
def test_archive_is_the_same_in_any_order(tmp_path: Path, whole: dict[str, bytes], order: tuple[str, ...]) -> None:
    out = tmp_path / "out"
    for id_ in order:
        archive.add_articles([write(tmp_path, id_)], out, OPTIONS)
    assert content(out) == whole


@pytest.mark.parametrize("moment", range(1, 5))
def test_archive_is_the_same_with_removals_between(tmp_path: Path, whole: dict[str, bytes], moment: int) -> None:
    out = tmp_path / "out"
    steps = [("d",), ("b", "a"), ("c",)]
    for number, ids in enumerate(steps, 1):
        archive.add_articles([write(tmp_path, *ids)], out, OPTIONS)
        if number == moment:
            archive.remove_articles(out, ["d"])
    if moment > len(steps):
        assert archive.remove_articles(out, ["d"]) == 3
    assert content(out) == whole


def test_archive_what_is_removed_and_added_again_is_as_before(tmp_path: Path, whole: dict[str, bytes]) -> None:
    out = tmp_path / "out"
    archive.add_articles([write(tmp_path, "a", "b", "c")], out, OPTIONS)
    archive.remove_articles(out, ["a", "b"])
    assert content(out) != whole
    archive.add_articles([write(tmp_path, "b", "a")], out, OPTIONS)
    assert content(out) == whole


def test_archive_keeps_the_exports_that_stand_there(tmp_path: Path) -> None:
    out = tmp_path / "out"
    run.extract([write(tmp_path, "a")], out, Options(load=lambda: read_statements, model="stand-in", formats=("nt",)))
    archive.add_articles([write(tmp_path, "b")], out, OPTIONS)
    assert {path.name for path in out.glob("graph.*")} == {"graph.nt", "graph.sha256"}


def test_archive_may_be_emptied(tmp_path: Path) -> None:
    out = tmp_path / "out"
    archive.add_articles([write(tmp_path, "a")], out, OPTIONS)
    assert archive.remove_articles(out, ["a"]) == 0
    assert [(out / name).read_bytes() for name in FILES] == [b"", b"", b""]


def test_archive_that_is_empty_is_read_by_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    archive.add_articles([write(tmp_path, "a")], out, OPTIONS)
    archive.remove_articles(out, ["a"])
    found = archive.tell_status(out, DEFAULT_MODEL)
    assert (found.articles, found.out_of_date, found.read_by) == (0, 0, None)


@pytest.mark.parametrize(("asked", "reader"), [(True, "stand-in portrayals"), (False, "stand-in")])
def test_archive_goes_on_with_portrayals_in_another_newsgraph(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, asked: bool, reader: str
) -> None:
    def read_portrayals(articles: Iterable[Article]) -> Iterator[Extraction]:
        for extraction in read_statements(articles):
            claims = tuple(
                replace(claim, rule="portrayal.word" if asked else claim.rule) for claim in extraction.claims
            )
            yield replace(extraction, claims=claims)

    monkeypatch.setattr(archive, "model_version", lambda model: model)
    options = replace(OPTIONS, load=lambda: read_portrayals)
    out = tmp_path / "out"
    run.extract([write(tmp_path, "a")], out, replace(options, portrayals=asked))
    archive.add_articles([write(tmp_path, "b")], out, options)
    assert archive.tell_status(out, "stand-in").read_by == reader
    monkeypatch.setattr(fingerprint, "code_hash", lambda: "another")
    assert archive.tell_status(out, "stand-in").out_of_date == 2
    archive.add_articles([write(tmp_path, "a", "b", "c")], out, options)
    found = archive.tell_status(out, "stand-in")
    assert (found.out_of_date, found.read_by) == (0, reader)


def test_archive_removes_nothing_where_an_id_is_wrong(tmp_path: Path) -> None:
    out = tmp_path / "out"
    archive.add_articles([write(tmp_path, "a")], out, OPTIONS)
    before = content(out)
    with pytest.raises(InputError, match="there is no article with the id 'x'; nothing is removed"):
        archive.remove_articles(out, ["a", "x"])
    assert content(out) == before
    with pytest.raises(SetupError, match="no workspace here"):
        archive.remove_articles(tmp_path, ["a"])


def test_archive_notes_what_failed_and_forgets_it(tmp_path: Path) -> None:
    def limp(articles: Iterable[Article]) -> Iterator[Extraction]:
        for article in articles:
            if article.id == "b":
                raise ValueError("no luck")
            yield from read_statements([article])

    out, path = tmp_path / "out", write(tmp_path, "a", "b")
    archive.add_articles([path], out, Options(load=lambda: limp, model="stand-in", formats=()))
    inputs, failed = archive.read_failures(out)
    assert inputs == (str(path),)
    assert len(failed) == 1
    archive.add_articles(inputs, out, OPTIONS)
    assert archive.read_failures(out) == ((), ())
    assert json.loads((out / "articles.jsonl").read_text().splitlines()[1])["id"] == "b"


def test_archive_status_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive, "model_version", lambda model: model)
    out = tmp_path / "out"
    (tmp_path / "page.html").write_text(str(SAMPLES["page.html"]))
    archive.add_articles([write(tmp_path, "a"), tmp_path / "page.html"], out, OPTIONS)
    found = archive.tell_status(out, "stand-in")
    assert (found.articles, dict(found.languages), dict(found.formats)) == (2, {"en": 2}, {"html": 1, "text": 1})
    assert (found.out_of_date, found.read_by, found.undated) == (0, "stand-in", 2)
    assert {"nt", "graphml", "csv"} <= set(found.exports)
    assert archive.tell_status(out, "another").out_of_date == 2


def test_archive_keeps_where_the_words_of_an_article_are_from(tmp_path: Path) -> None:
    out = tmp_path / "out"
    (tmp_path / "page.html").write_text(str(SAMPLES["page.html"]))
    archive.add_articles([tmp_path / "page.html"], out, OPTIONS)
    archive.add_articles([write(tmp_path, "a")], out, OPTIONS)
    rows = {row["id"]: row for row in map(json.loads, (out / "articles.jsonl").read_text().splitlines())}
    assert "source" not in rows["a"]
    source, text = rows["page"]["source"], rows["page"]["text"]
    assert (source["path"], source["format"]) == ("page.html", "html")
    assert [text[passage["start"] : passage["end"]] for passage in source["passages"]][1] == FIRST
    from newsgraph.jsonl import read_graph

    assert read_graph(out).articles[1].source is not None


def test_archive_watch_prints_what_changed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from newsgraph.cli import watch

    out = tmp_path / "out"
    write(tmp_path / "inbox", "a", name="1.jsonl")
    assert watch._take(tmp_path / "inbox", out, OPTIONS) == (1, False)
    before = watch.stamp_of(tmp_path / "inbox")
    write(tmp_path / "inbox", "c", name="2.jsonl")
    assert watch.stamp_of(tmp_path / "inbox") != before
    capsys.readouterr()
    assert watch._take(tmp_path / "inbox", out, OPTIONS) == (1, False)
    printed = capsys.readouterr().out
    assert "Ines Varga" in printed
    assert "Ada Moor" not in printed
