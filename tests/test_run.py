"""The whole flow with a stand-in for the model: what is read again, what stays, what leaves, what is written."""

from __future__ import annotations

import gc
import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

import newsgraph
from newsgraph import run
from newsgraph.engine import Extractor
from newsgraph.errors import InputError, QueryError, SetupError
from newsgraph.export import export_graph
from newsgraph.export.pictures import Picture
from newsgraph.jsonl import FILES, read_graph
from newsgraph.records import Article, ArticleClaim, ArticleEntity, Extraction, Mention, Span
from newsgraph.run import Options, Summary

SAID = re.compile(r"(?P<speaker>[A-Z]\w+ [A-Z]\w+) (?P<cue>said) (?P<content>[^.]+)\.")


def read_statements(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Stands for a model and rules: "Ada Moor said ...". The word `unreadable` makes it fail."""
    for article in articles:
        if "unreadable" in article.text:
            raise ValueError("cannot parse")
        found = list(SAID.finditer(article.text))
        yield Extraction(
            article,
            entities=tuple(ArticleEntity("person", match["speaker"]) for match in found),
            mentions=tuple(Mention(i, *match.span("speaker"), match["speaker"]) for i, match in enumerate(found)),
            claims=tuple(read_statement(i, match) for i, match in enumerate(found)),
        )


def read_statement(speaker: int, match: re.Match[str]) -> ArticleClaim:
    return ArticleClaim(
        kind="statement",
        rule="statement.stand-in",
        evidence=Span(*match.span()),
        entities={"speaker": speaker},
        values={"style": "indirect", "cue": match["cue"], "construction": "SCQ", "content": match["content"]},
        spans={f"{part}_span": (Span(*match.span(part)),) for part in ("content", "cue", "speaker")},
    )


@dataclass
class Reader:
    """Counts which articles are really read."""

    read: list[str] = field(default_factory=list)

    def __call__(self) -> Extractor:
        return self.extract

    def extract(self, articles: Iterable[Article]) -> Iterator[Extraction]:
        for extraction in read_statements(articles):
            self.read.append(extraction.article.id)
            yield extraction


TEXTS = {
    "a": "Ada Moor said the harbour was closed.",
    "b": "Ben Reed said the tide was late. Ada Moor said it was not.",
    "c/d": "Cleo Nash said nothing had changed.",
}


def write_texts(folder: Path, texts: dict[str, str] = TEXTS) -> Path:
    for name, text in texts.items():
        path = folder / f"{name}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf8")
    return folder


def extract(inputs: Path | list[Path], out: Path, reader: Reader | None = None, **options: object) -> Summary:
    reader = reader or Reader()
    paths = inputs if isinstance(inputs, list) else [inputs]
    return run.extract(paths, out, Options(load=reader, model="stand-in", **options))[1]  # type: ignore[arg-type]


def articles_in(out: Path) -> list[str]:
    return [json.loads(line)["id"] for line in (out / "articles.jsonl").read_text(encoding="utf8").splitlines()]


# --- new, changed, unchanged, gone -------------------------------------------------------------------------------


def test_run_reads_only_what_is_new_or_changed(tmp_path: Path) -> None:
    folder, out, reader = write_texts(tmp_path / "in"), tmp_path / "out", Reader()
    first = extract(folder, out, reader)
    assert (first.new, first.changed, first.unchanged) == (3, 0, 0)
    write_texts(folder, {"b": "Ben Reed said the tide was early.", "e": "Eve Lund said so."})
    second = extract(folder, out, reader)
    assert (second.new, second.changed, second.unchanged) == (1, 1, 2)
    assert reader.read == ["a", "b", "c/d", "b", "e"]
    assert articles_in(out) == ["a", "b", "c/d", "e"]


def test_run_reads_again_when_model_or_rules_change(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder, out, reader = write_texts(tmp_path / "in"), tmp_path / "out", Reader()
    extract(folder, out, reader)
    run.extract([folder], out, Options(load=reader, model="another"))
    monkeypatch.setattr("newsgraph.workspace.fingerprint.code_hash", lambda: "other rules")
    summary = run.extract([folder], out, Options(load=reader, model="another"))[1]
    assert reader.read == ["a", "b", "c/d"] * 3
    assert summary.changed == 3


def test_run_removes_articles_that_left_the_input(tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in"), tmp_path / "out"
    extract(folder, out)
    (folder / "b.txt").unlink()
    summary = extract(folder, out)
    assert (summary.removed, summary.kept, articles_in(out)) == (1, 0, ["a", "c/d"])
    assert extract(folder, out).removed == 0


def test_run_add_keeps_articles_and_reads_them_by_the_same_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, out = tmp_path / "1", tmp_path / "2", tmp_path / "out"
    write_texts(first, {"a": TEXTS["a"]})
    write_texts(second, {"b": TEXTS["b"]})
    extract(first, out)
    monkeypatch.setattr("newsgraph.workspace.fingerprint.code_hash", lambda: "other rules")
    reader = Reader()
    summary = extract(second, out, reader, add=True)
    assert (summary.new, summary.kept, summary.removed) == (1, 1, 0)
    assert reader.read == ["b", "a"]
    assert articles_in(out) == ["a", "b"]


# --- what cannot be read -----------------------------------------------------------------------------------------


def test_run_leaves_out_what_cannot_be_read_and_names_it(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder, out = write_texts(tmp_path / "in"), tmp_path / "out"
    extract(folder, out)
    write_texts(folder, {"b": "unreadable"})
    (folder / "c" / "d.txt").write_bytes(b"\x00\x01\x02")
    summary = extract(folder, out)
    lines = (
        f"{folder}/c/d.txt: a binary file, no text (NUL at byte 0)",
        f"{folder}/b.txt: cannot be read: ValueError: cannot parse",
    )
    assert summary.failed == lines
    assert set(lines) <= set(caplog.messages)
    assert articles_in(out) == ["a"]
    assert (summary.new, summary.changed, summary.unchanged, summary.removed) == (0, 0, 1, 1)


def test_run_reads_the_rest_beside_a_name_that_can_be_no_file(tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "in", {"a": "Ada Moor said it was late."})
    options = Options(load=Reader(), model="stand-in", formats=())
    graph, summary = run.extract(["x" * 5000, folder], tmp_path / "out", options)
    assert (len(graph.articles), len(summary.failed)) == (1, 1)


def test_run_counts_an_article_that_failed_as_failed_alone(tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "in", {"a": "Ada Moor said it was late.", "b": "unreadable"})
    summary = extract(folder, tmp_path / "out")
    assert (summary.new, summary.changed, len(summary.failed)) == (1, 0, 1)


def test_run_refuses_to_start_without_input(tmp_path: Path) -> None:
    with pytest.raises(SetupError) as caught:
        extract([tmp_path / "no", tmp_path / "nothing"], tmp_path / "out")
    assert str(caught.value) == f"{tmp_path}/no: no such file or folder; {tmp_path}/nothing: no such file or folder"
    assert not (tmp_path / "out").exists()


def test_run_keeps_the_old_graph_when_nothing_can_be_read(tmp_path: Path) -> None:
    folder, out = write_texts(tmp_path / "in"), tmp_path / "out"
    extract(folder, out)
    before = {path.name: path.read_bytes() for path in out.iterdir() if path.suffix != ".db"}
    (tmp_path / "empty").mkdir()
    with pytest.raises(InputError, match=r"^no article could be read; nothing was written$"):
        extract(tmp_path / "empty", out)
    assert {path.name: path.read_bytes() for path in out.iterdir() if path.suffix != ".db"} == before


def test_run_needs_a_model_that_is_there(tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "in")
    with pytest.raises(SetupError, match=r"^model no_such_model: not installed"):
        run.extract([folder], tmp_path / "out", Options(model="no_such_model"))
    assert not (tmp_path / "out").exists()


# --- what is written ---------------------------------------------------------------------------------------------


def test_run_summary_counts_the_graph_that_is_written(tmp_path: Path) -> None:
    summary = extract(write_texts(tmp_path / "in"), tmp_path / "out", formats=("nt",))
    graph = read_graph(tmp_path / "out")
    assert summary.entities == {"person": 3}
    assert summary.claims == {("statement", "asserted"): 4}
    assert len(graph.claims) == 4
    assert [path.name for path in summary.written] == [*FILES, "graph.nt"]
    assert all(path.is_file() for path in summary.written)


def test_run_removes_older_exports_that_were_not_asked_for(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder, out = write_texts(tmp_path / "in"), tmp_path / "out"
    extract(folder, out, formats=("ttl", "gexf"))
    caplog.set_level("INFO", "newsgraph")
    extract(folder, out, formats=("gexf",))
    assert sorted(path.name for path in out.iterdir()) == sorted(
        [*FILES, "graph.gexf", "graph.sha256", "newsgraph.db", "newsgraph.db.resolved", "newsgraph.db.sha256"]
    )
    assert f"{out}/graph.ttl: removed, an export of the older graph that was not asked for" in caplog.messages


def test_run_removes_views_of_the_older_graph(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    folder, out = write_texts(tmp_path / "in"), tmp_path / "out"
    extract(folder, out, formats=("gexf",))
    export_graph(read_graph(out), out, ["gexf"], picture=Picture("people"))
    caplog.set_level("INFO", "newsgraph")
    extract(folder, out, formats=("gexf",))
    assert sorted(path.name for path in out.glob("graph*")) == ["graph.gexf", "graph.sha256"]
    assert f"{out}/graph-people.gexf: removed, an export of the older graph" in caplog.text


def test_run_tells_its_progress(tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    options = Options(load=Reader(), formats=())
    run.extract([write_texts(tmp_path / "in")], tmp_path / "out", options, lambda *done: told.append(done))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_run_interrupted_keeps_what_is_done(tmp_path: Path) -> None:
    folder, out, reader = write_texts(tmp_path / "in"), tmp_path / "out", Reader()

    def interrupt(done: int, _all: int) -> None:
        if done == 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        run.extract([folder], out, Options(load=reader, model="stand-in"), interrupt)
    assert not (out / "claims.jsonl").exists()
    assert extract(folder, out, reader).new == 1
    assert reader.read == ["a", "b", "c/d"]


# --- the library -------------------------------------------------------------------------------------------------


def test_run_without_a_folder_gives_the_graph_and_writes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_texts(tmp_path / "in")
    monkeypatch.chdir(tmp_path)
    graph = newsgraph.extract([folder], load=Reader(), model="stand-in")
    assert [article.id for article in graph.articles] == ["a", "b", "c/d"]
    assert [path.name for path in tmp_path.iterdir()] == ["in"]


def test_run_library_writes_and_reads_the_same_graph(tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "in")
    graph = newsgraph.extract([folder], tmp_path / "out", load=Reader(), model="stand-in")
    assert newsgraph.read_graph(tmp_path / "out") == graph


def test_run_library_answers_named_queries(tmp_path: Path) -> None:
    graph = newsgraph.extract([write_texts(tmp_path / "in")], load=Reader(), model="stand-in")
    rows = newsgraph.answer(graph, "statements", speaker="Cleo Nash")
    assert [row["content"] for row in rows] == ["nothing had changed"]
    with pytest.raises(QueryError):
        newsgraph.answer(graph, "no such question")


@pytest.mark.parametrize("ran", [True, False])
def test_run_leaves_the_garbage_collector_as_it_was(tmp_path: Path, ran: bool) -> None:
    file = tmp_path / "a.txt"
    file.write_text("Ada Moor said the tide was out.")
    before = gc.isenabled()
    try:
        (gc.enable if ran else gc.disable)()
        run.extract([file], tmp_path / "out", Options(load=lambda: read_statements))
        assert gc.isenabled() is ran
    finally:
        (gc.enable if before else gc.disable)()
