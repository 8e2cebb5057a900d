"""People's decisions about who is one: they hold before the rules, point at mentions, and survive every re-run."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from newsgraph import run
from newsgraph.cli.commands import main
from newsgraph.errors import InputError
from newsgraph.export.base import find_base
from newsgraph.jsonl import FILES, read_graph
from newsgraph.records import Article, ArticleEntity, Extraction, Mention, MentionReference
from newsgraph.resolve.decision_file import FILE, read_decisions, write_decisions
from newsgraph.resolve.decisions import Decision, Judgement, check_decisions
from newsgraph.resolve.doubts import find_doubts
from newsgraph.resolve.entities import resolve_entities

NAME = re.compile(r"[A-Z]\w+(?: [A-Z]\w+)*")


def read_names(articles: Iterable[Article]) -> Iterator[Extraction]:
    """Stands for the model: every run of capitalised words is a person, one for each name of the article."""
    for article in articles:
        found = list(NAME.finditer(article.text))
        names = list(dict.fromkeys(match[0] for match in found))
        mentions = tuple(Mention(names.index(match[0]), *match.span(), match[0]) for match in found)
        yield Extraction(article, tuple(ArticleEntity("person", name) for name in names), mentions)


def read(**texts: str) -> list[Extraction]:
    return list(read_names(Article(name, text) for name, text in texts.items()))


TEXTS = {
    "a": "Maria Duarte met Piotr Zalewski.",
    "b": "in Lima, Maria Duarte sang.",
    "c": "the judge, Duarte, slept.",
}


def at(article: str, name: str, text: str | None = None) -> MentionReference:
    start = (text or TEXTS[article]).index(name)
    return MentionReference(article, start, start + len(name), name)


def decide(judgement: Judgement, one: MentionReference, other: MentionReference) -> Decision:
    return Decision(judgement, one, other, "anna", "2025-05-01")


A, B, C = at("a", "Maria Duarte"), at("b", "Maria Duarte"), at("c", "Duarte")


def partition(decisions: Iterable[Decision], texts: dict[str, str] | None = None) -> list[list[str]]:
    """The articles of each Duarte's node."""
    found = resolve_entities(read(**(texts or TEXTS)), decisions=tuple(decisions)).entities
    return sorted(
        sorted({mention.article for mention in entity.mentions}) for entity in found if "Duarte" in entity.name
    )


@pytest.mark.parametrize(
    ("decisions", "expected"),
    [
        ([], [["a", "b"], ["c"]]),
        ([decide("same", A, C)], [["a", "b", "c"]]),
        ([decide("different", A, B)], [["a"], ["b"], ["c"]]),
        ([decide("same", B, C), decide("different", A, C)], [["a"], ["b", "c"]]),
        ([decide("unsure", A, B)], [["a", "b"], ["c"]]),
    ],
)
def test_decisions_hold_before_the_rules(decisions: list[Decision], expected: list[list[str]]) -> None:
    assert partition(decisions) == expected
    assert partition(reversed(decisions)) == expected


def test_decisions_are_transitive_and_explained() -> None:
    found = resolve_entities(read(**TEXTS), decisions=(decide("same", B, C),)).entities
    duarte = next(entity for entity in found if entity.name == "Maria Duarte")
    assert {(join.rule, join.basis) for join in duarte.joins} == {
        ("decision", "decided by anna"),
        ("same-name", "maria duarte"),
    }


def test_decisions_that_contradict_each_other_are_named() -> None:
    decisions = [decide("same", A, B), decide("same", B, C), decide("different", A, C)]
    with pytest.raises(InputError) as error:
        check_decisions(decisions)
    assert all(str(each) in str(error.value) for each in decisions)
    assert "\n" not in str(error.value)


def test_decisions_contradictory_only_within_an_article() -> None:
    text = "Maria Duarte came. Maria Duarte left."
    later = MentionReference("a", 19, 31, "Maria Duarte")
    decisions = (decide("same", at("a", "Maria Duarte", text), B), decide("different", later, B))
    with pytest.raises(InputError, match="contradict"):
        resolve_entities(read(**{**TEXTS, "a": text}), decisions=decisions)


def test_decisions_find_a_mention_that_moved() -> None:
    moved = {**TEXTS, "b": "yesterday in Lima, Maria Duarte sang."}
    assert partition([decide("different", A, B)], moved) == [["a"], ["b"], ["c"]]


def test_decisions_on_articles_that_are_gone_rest() -> None:
    assert partition([decide("same", B, C)], {"a": TEXTS["a"], "c": TEXTS["c"]}) == [["a"], ["c"]]


def test_decisions_file_is_read_as_written(tmp_path: Path) -> None:
    decisions = (decide("same", A, B), Decision("unsure", B, C, note="nobody: knows"))
    write_decisions(tmp_path / FILE, decisions)
    assert read_decisions(tmp_path / FILE) == decisions
    assert read_decisions(tmp_path / "none.yaml") == ()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("decisions:\n- judgement: maybe\n", "decisions 1 judgement"),
        ("decisions:\n- {judgement: maybe\n", r"yaml:\d: \w"),
        ("decisions: []\ndecisions: []\n", r"yaml:2: 'decisions' stands twice"),
        ("verdicts: []\n", "decisions: Field required"),
        ("- judgement: same\n", "the file: is no mapping of its fields"),
        ("decisions: [same]\n", "decisions 1: is no mapping of its fields"),
    ],
)
def test_decisions_file_errors_name_the_entry(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / FILE).write_text(text)
    with pytest.raises(InputError, match=message) as error:
        read_decisions(tmp_path / FILE)
    assert FILE in str(error.value)


# --- doubts --------------------------------------------------------------------------------------------------------


def doubts(texts: dict[str, str], decisions: tuple[Decision, ...] = ()) -> list[tuple[str, str, str]]:
    return [(doubt.now, doubt.one.name, doubt.other.name) for doubt in find_doubts(read(**texts), {}, decisions)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        ({"a": "Maria Duarte came.", "b": "and Duarte left."}, [("two", "Maria Duarte", "Duarte")]),
        ({"a": "Maria Duarte came.", "b": "and Maria Duarbe left."}, [("two", "Maria Duarte", "Maria Duarbe")]),
        ({"a": "Maria Duarte came.", "b": "and Luis Orozco left."}, []),
        ({"a": "William Harker came.", "b": "and Bill Harker left."}, []),
    ],
)
def test_doubts_of(texts: dict[str, str], expected: list[tuple[str, str, str]]) -> None:
    assert [(now, *sorted(names)) for now, *names in doubts(texts)] == [
        (now, *sorted(names)) for now, *names in expected
    ]


def test_doubts_that_touch_most_mentions_come_first() -> None:
    texts = {"a": "Maria Duarte, Luis Orozco, Luis Orozco.", "b": "and Duarte.", "c": "then Orozco, as Orozco said."}
    assert [one for _, one, _ in doubts(texts)] == ["Luis Orozco", "Maria Duarte"]


@pytest.mark.parametrize("judgement", ["same", "different", "unsure"])
def test_doubts_that_are_decided_are_not_asked_again(judgement: Judgement) -> None:
    assert len(doubts(TEXTS)) == 1
    assert doubts(TEXTS, (decide(judgement, A, C),)) == []


MERGED = {
    # thin joins: a lone name beside a person whom all the news names
    **{f"a{i}": "Maria Duarte met Piotr Zalewski." for i in range(12)},
    "b": "so Piotr Zalewski met Duarte.",
}


@pytest.mark.parametrize("judgement", ["same", "different", "unsure"])
def test_doubts_about_merges_that_are_decided_are_not_asked_again(judgement: Judgement) -> None:
    (doubt,) = find_doubts(read(**MERGED), {})
    assert (doubt.now, doubt.one.articles, doubt.other.name) == ("one", 12, "Duarte")
    assert find_doubts(read(**MERGED), {}, (decide(judgement, doubt.one.reference, doubt.other.reference),)) == ()


def bodies(*names: tuple[str, ...]) -> list[Extraction]:
    return [
        Extraction(
            Article(f"{i}", name), (ArticleEntity("organisation", name, aliases),), (Mention(0, 0, len(name), name),)
        )
        for i, (name, *aliases) in enumerate(names)  # type: ignore[assignment]
    ]


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([("Coastal Research Union",), ("CRU",)], [("two", "short for it")]),
        ([("Coastal Research Union",), ("Coastal Resarch Union",)], [("two", "near names")]),
        ([("Coastal Research Union",), ("Chilean Rowing Club",)], []),
        ([("Coastal Union", "CRU"), ("CRU",)], [("one", "same-name")]),
        ([("Coastal Research Union", "CRU"), ("CRU",)], []),
    ],
)
def test_doubts_about_bodies(names: list[tuple[str, ...]], expected: list[tuple[str, str]]) -> None:
    found = find_doubts(bodies(*names), {})
    assert [(doubt.now, doubt.reason.partition(":")[0]) for doubt in found] == expected


def test_doubts_about_two_people_in_one_article() -> None:
    text = "Luis Duarte spoke. Ana Duarte wept."
    mentions = (Mention(0, 0, 11, "Luis Duarte"), Mention(0, 19, 29, "Ana Duarte"))
    mixed = [Extraction(Article("a", text), (ArticleEntity("person", "Luis Duarte", ("Ana Duarte",)),), mentions)]
    (doubt,) = find_doubts(mixed, {})
    assert (doubt.now, {doubt.one.name, doubt.other.name}) == ("one", {"Luis Duarte", "Ana Duarte"})
    for judgement in ("same", "different", "unsure"):
        decision = decide(judgement, doubt.one.reference, doubt.other.reference)  # type: ignore[arg-type]
        assert find_doubts(mixed, {}, (decision,)) == ()


# --- the commands --------------------------------------------------------------------------------------------------


def extract(folder: Path, texts: dict[str, str], out: Path, **options: object) -> None:
    folder.mkdir(exist_ok=True)
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text)
    run.extract([folder], out, run.Options(load=lambda: read_names, formats=("nt",), **options))  # type: ignore[arg-type]


def nodes(out: Path) -> list[list[str]]:
    found = (entity for entity in read_graph(out).entities if "Duarte" in entity.name)
    return sorted(sorted({mention.article for mention in entity.mentions}) for entity in found)


def review(out: Path, answers: str, monkeypatch: pytest.MonkeyPatch) -> int:
    import io
    import sys

    monkeypatch.setattr(sys, "stdin", io.StringIO(answers))
    return main(["review", "--in", str(out), "--by", "anna"])


def test_review_decision_survives_every_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    texts, out = tmp_path / "texts", tmp_path / "out"
    extract(texts, TEXTS, out)
    assert nodes(out) == [["a", "b"], ["c"]]
    assert review(out, "y\n", monkeypatch) == 0
    assert nodes(out) == [["a", "b", "c"]]
    extract(texts, {**TEXTS, "0": "here comes Maria Duarte. And Luis Duarte."}, out)
    assert ["0", "a", "b", "c"] in nodes(out)
    for file in out.iterdir():
        if file.name != FILE:
            file.unlink()
    extract(texts, TEXTS, out)  # a fresh clone that has the committed decisions only
    assert ["0", "a", "b", "c"] in nodes(out)


def test_review_and_extract_give_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract(tmp_path / "texts", TEXTS, tmp_path / "out")
    review(tmp_path / "out", "y\n", monkeypatch)
    (tmp_path / "new").mkdir()
    (tmp_path / "new" / FILE).write_bytes((tmp_path / "out" / FILE).read_bytes())
    extract(tmp_path / "texts", TEXTS, tmp_path / "new")
    for name in (*FILES, "graph.nt"):
        assert (tmp_path / "new" / name).read_bytes() == (tmp_path / "out" / name).read_bytes()


@pytest.mark.parametrize("format_", ["ttl", "trig", "jsonld", "nt", "nq", "rdf"])
def test_review_keeps_the_base_of_the_exports(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, format_: str) -> None:
    (tmp_path / "texts").mkdir()
    for name, text in TEXTS.items():
        (tmp_path / "texts" / f"{name}.txt").write_text(text)
    options = run.Options(load=lambda: read_names, formats=(format_,), base="https://example.org/g/")
    run.extract([tmp_path / "texts"], tmp_path, options)
    before = (tmp_path / f"graph.{format_}").read_text()
    assert review(tmp_path, "y\n", monkeypatch) == 0
    after = (tmp_path / f"graph.{format_}").read_text()
    assert after != before
    assert "https://example.org/g/" in after
    assert find_base(tmp_path) == "https://example.org/g/"


@pytest.mark.parametrize(
    ("answers", "kept"), [("n\n", ["different"]), ("s\n", []), ("q\n", []), ("", []), ("?\nu\n", ["unsure"])]
)
def test_review_answers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, answers: str, kept: list[str]) -> None:
    extract(tmp_path / "texts", TEXTS, tmp_path)
    assert review(tmp_path, answers, monkeypatch) == 0
    assert [each.judgement for each in read_decisions(tmp_path / FILE)] == kept


def test_review_undo_asks_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    extract(tmp_path / "texts", {**TEXTS, "d": "then Zalewski."}, tmp_path)
    review(tmp_path, "y\nz\nn\nq\n", monkeypatch)
    assert [each.judgement for each in read_decisions(tmp_path / FILE)] == ["different"]
    assert main(["review", "--in", str(tmp_path), "--undo"]) == 0
    assert read_decisions(tmp_path / FILE) == ()


def test_review_by_an_edited_file(tmp_path: Path) -> None:
    extract(tmp_path / "texts", TEXTS, tmp_path)
    doubtful = tmp_path / "doubts.yaml"
    assert main(["review", "--in", str(tmp_path), "--export", str(doubtful)]) == 0
    text = doubtful.read_text()
    assert "# " in text
    assert read_decisions(doubtful) == ()
    doubtful.write_text(text.replace("judgement: null", "judgement: same"))
    assert main(["review", "--in", str(tmp_path), "--import", str(doubtful), "--by", "bo"]) == 0
    assert [(each.judgement, each.by) for each in read_decisions(tmp_path / FILE)] == [("same", "bo")]
    assert nodes(tmp_path) == [["a", "b", "c"]]


def test_review_parts_two_people_of_one_article(tmp_path: Path) -> None:
    """A decision of two mentions that one article's reading has as one survives every run, added articles included."""
    texts, out = tmp_path / "texts", tmp_path / "out"
    text = "Maria Duarte came; later Maria Duarte left."
    extract(texts, {"a": text, "b": "in Lima, Maria Duarte sang."}, out)
    assert nodes(out) == [["a", "b"]]
    later = MentionReference("a", 25, 37, "Maria Duarte")
    write_decisions(out / FILE, [decide("different", at("a", "Maria Duarte", text), later), decide("same", later, B)])
    extract(texts, {"c": "then Maria Duarte won."}, out)
    assert [articles for articles in nodes(out) if articles != ["c"]] in ([["a"], ["a", "b"]], [["a", "b"], ["a", "c"]])
    shown = [{(m.article, m.start) for m in entity.mentions} for entity in read_graph(out).entities]
    assert any({("a", 25), ("b", 9)} <= found and ("a", 0) not in found for found in shown)


def test_review_list_prints_the_doubts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extract(tmp_path / "texts", TEXTS, tmp_path)
    capsys.readouterr()
    assert main(["review", "--in", str(tmp_path), "--list", "--format", "csv"]) == 0
    head, row = capsys.readouterr().out.splitlines()
    assert head.startswith("affected,now,score,one")
    assert row.startswith("1,two,0.5,Maria Duarte")


def test_extract_stops_before_the_work_where_decisions_contradict(tmp_path: Path) -> None:
    write_decisions(tmp_path / FILE, [decide("same", A, B), decide("different", A, B)])
    with pytest.raises(InputError, match="contradict"):
        extract(tmp_path / "texts", TEXTS, tmp_path)
    assert not (tmp_path / "newsgraph.db").exists()


def test_explain_shows_the_joins(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extract(tmp_path / "texts", TEXTS, tmp_path)
    capsys.readouterr()
    assert main(["explain", "person/maria-duarte", "--in", str(tmp_path)]) == 0
    shown = capsys.readouterr().out
    assert "one by same-name  1.00  maria duarte" in shown
    assert "Maria Duarte a:0-12; Maria Duarte b:9-21" in shown


def test_explain_shows_what_people_decided(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_decisions(tmp_path / FILE, [Decision("different", A, C, "anna", "2025-05-01", "another judge")])
    extract(tmp_path / "texts", TEXTS, tmp_path)
    for name, shown in (("person/maria-duarte", True), ("person/duarte", True), ("person/piotr-zalewsky", False)):
        capsys.readouterr()
        assert main(["explain", name, "--in", str(tmp_path)]) == 0
        text = capsys.readouterr().out
        assert ("decided different  by anna on 2025-05-01" in text) is shown
        assert ("another judge" in text) is shown


def test_old_ids_are_followed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extract(tmp_path / "texts", TEXTS, tmp_path)
    extract(tmp_path / "texts", {**TEXTS, "d": "so Maria Elena Duarte won."}, tmp_path)
    capsys.readouterr()
    for command in ("show", "explain"):
        assert main([command, "person/maria-duarte", "--in", str(tmp_path)]) == 0
        captured = capsys.readouterr()
        assert "person/maria-elena-duarte" in captured.out
        assert captured.err.startswith("person/maria-duarte is person/maria-elena-duarte now")


def test_old_ids_are_followed_in_queries(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    extract(tmp_path / "texts", TEXTS, tmp_path)
    extract(tmp_path / "texts", {**TEXTS, "d": "so Maria Elena Duarte won."}, tmp_path)
    capsys.readouterr()
    assert main(["query", "contradictions", "--person", "person/maria-duarte", "--in", str(tmp_path)]) == 0
    assert capsys.readouterr().err.startswith("person/maria-duarte is person/maria-elena-duarte now")
