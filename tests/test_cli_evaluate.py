"""`newsgraph evaluate` prints the table and what stands behind it; `newsgraph annotate` writes drafts and overwrites none."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest

from newsgraph.cli.commands import main
from newsgraph.jsonl import write_graph
from newsgraph.records import Article, Entity, EntityMention, KnowledgeGraph

TEXT = "Ada Moor met Bo Lund."
GOLD = "article: a1\npeople:\n- {name: Ada Moor}\n- {name: Cy Rand}\n"

Capture = pytest.CaptureFixture[str]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A graph that has found Ada Moor and Bo Lund, and gold that wants Ada Moor and Cy Rand."""
    mentions = {
        name: EntityMention("a1", TEXT.index(name), TEXT.index(name) + len(name), name)
        for name in ("Ada Moor", "Bo Lund")
    }
    entities = tuple(
        Entity(f"person/{name.casefold().replace(' ', '-')}", "person", name, mentions=(mention,))
        for name, mention in mentions.items()
    )
    (tmp_path / "graph").mkdir()
    write_graph(KnowledgeGraph((Article("a1", TEXT),), entities, ()), tmp_path / "graph")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "a1.yaml").write_text(GOLD, "utf8")
    return tmp_path


def evaluate(folder: Path, *more: str) -> int:
    return main(["evaluate", "--gold", str(folder / "gold"), "--in", str(folder / "graph"), *more])


def test_cli_evaluate_prints_a_row_for_each_layer_of_the_gold(folder: Path, capsys: Capture) -> None:
    assert evaluate(folder) == 0
    told = capsys.readouterr()
    assert [line.split() for line in told.out.splitlines()] == [
        ["layer", "P", "R", "F1", "found", "gold", "right", "claimed", "repeats"],
        ["------", "-----", "-----", "-----", "-----", "----", "-----", "-------", "-------"],
        ["people", "0.500", "0.500", "0.500", "1", "2", "1", "2", "0"],
    ]
    assert told.err == "1 article of gold\n"


def test_cli_evaluate_verbose_shows_misses_and_false_alarms_in_context(folder: Path, capsys: Capture) -> None:
    assert evaluate(folder, "--verbose") == 0
    found = capsys.readouterr().out.split("\n\n")[1:]
    assert [[line.strip() for line in block.splitlines()] for block in found] == [
        ["MISS people: name=Cy Rand", f"a1  {folder}/gold/a1.yaml:4"],
        ["FALSE ALARM people: name=Bo Lund", "Ada Moor met »Bo Lund«.", "a1:13-20  person/bo-lund"],
    ]


def test_cli_evaluate_gives_csv_and_json(folder: Path, capsys: Capture) -> None:
    assert evaluate(folder, "--format", "csv") == 0
    people = next(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert people == {
        "layer": "people",
        "P": "0.5",
        "R": "0.5",
        "F1": "0.5",
        "found": "1",
        "gold": "2",
        "right": "1",
        "claimed": "2",
        "repeats": "0",
    }
    assert evaluate(folder, "--format", "csv", "-v") == 0
    findings = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [(row["kind"], row["what"], row["words"]) for row in findings] == [
        ("miss", "name=Cy Rand", ""),
        ("false alarm", "name=Bo Lund", "Bo Lund"),
    ]
    assert evaluate(folder, "--format", "json", "-v") == 0
    value = json.loads(capsys.readouterr().out)
    assert (value["articles"], value["texts"]) == (1, 0)
    assert value["rows"][0]["gold"] == 2
    assert [each["source"] or each["claim"] for each in value["findings"]] == [
        f"{folder}/gold/a1.yaml:4",
        "person/bo-lund",
    ]


def test_cli_evaluate_takes_marked_names_beside_other_gold_or_alone(folder: Path, capsys: Capture) -> None:
    marks = [{"start": 0, "end": 8, "label": "PER"}]
    (folder / "gold" / "names.jsonl").write_text(json.dumps({"text": TEXT, "spans": marks}), "utf8")
    assert evaluate(folder, "--format", "csv") == 0
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert [row["layer"] for row in rows] == ["people", "people spans", "people spans strict"]
    (folder / "gold" / "a1.yaml").unlink()
    assert evaluate(folder) == 0
    told = capsys.readouterr()
    assert told.err == "0 articles of gold, 1 text with names marked\n"
    assert "people spans strict  0.500  1.000  0.667" in told.out


def test_cli_evaluate_says_in_one_line_what_is_wrong_in_the_gold(folder: Path, capsys: Capture) -> None:
    (folder / "gold" / "a1.yaml").write_text(GOLD + "- {nam: Dee}\n", "utf8")
    assert evaluate(folder) == 1
    assert capsys.readouterr().err == f"newsgraph: {folder}/gold/a1.yaml:5: 'nam' is no key of `people` (name)\n"


def test_cli_evaluate_gives_no_figure_of_what_is_divided_by_nothing(folder: Path, capsys: Capture) -> None:
    (folder / "gold" / "a1.yaml").write_text("article: a1\ngroups: []\norganisations:\n- {name: Pact}\n", "utf8")
    assert evaluate(folder, "--format", "csv") == 0
    assert [line.split(",")[:4] for line in capsys.readouterr().out.splitlines()[1:]] == [
        ["organisations", "", "0.0", "0.0"],
        ["groups", "", "", ""],
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"text": "Ada Moor met Bo Lund.", "spans": []}', "nothing to score: no name is marked"),
        ('{"text": "a", "spans": [], "answer": "reject"}', "no layer, and no task that is annotated and accepted"),
    ],
)
def test_cli_evaluate_says_that_there_is_nothing_to_score(folder: Path, capsys: Capture, text: str, told: str) -> None:
    (folder / "gold" / "a1.yaml").unlink()
    (folder / "gold" / "names.jsonl").write_text(text, "utf8")
    assert evaluate(folder) == 1
    assert told in capsys.readouterr().err


def test_cli_evaluate_warns_of_words_that_the_article_has_not(folder: Path, capsys: Capture) -> None:
    (folder / "gold" / "a1.yaml").write_text(
        "article: a1\nroles:\n- {holder: A, title: b, quote: no such words}\n", "utf8"
    )
    assert evaluate(folder) == 0
    assert f"{folder}/gold/a1.yaml:3: the quote is not in a1: 'no such words'" in capsys.readouterr().err
    assert evaluate(folder, "-q") == 0
    assert not capsys.readouterr().err
    assert main(["-q", "evaluate", "--gold", str(folder / "gold"), "--in", str(folder / "graph")]) == 0
    assert not capsys.readouterr().err


def test_cli_evaluate_refuses_rules_without_articles(folder: Path, capsys: Capture) -> None:
    assert evaluate(folder, "--rules", str(folder)) == 2
    assert "--rules needs INPUT" in capsys.readouterr().err


@pytest.mark.model
def test_cli_annotate_and_evaluate_end_with_1_where_an_input_is_missing(folder: Path, capsys: Capture) -> None:
    (folder / "a1.txt").write_text(TEXT, "utf8")
    inputs = [str(folder / "a1.txt"), str(folder / "missing.txt")]
    assert main(["annotate", *inputs]) == 1
    assert "article: a1\n" in capsys.readouterr().out
    assert main(["evaluate", *inputs, "--gold", str(folder / "gold")]) == 1
    told = capsys.readouterr()
    assert "missing.txt: no such file" in told.err
    assert "people" in told.out


@pytest.mark.model
def test_cli_annotate_writes_drafts_that_evaluate_takes(tmp_path: Path, capsys: Capture) -> None:
    article = tmp_path / "a1.txt"
    article.write_text("Zubrowkan Foreign Minister Ada Moor praised Bo Lund on Monday.\n", "utf8")
    assert main(["annotate", str(article)]) == 0
    printed = capsys.readouterr().out
    assert "article: a1\n" in printed
    assert "  - {name: Ada Moor, aliases: []}\n" in printed
    out = tmp_path / "gold"
    assert main(["annotate", str(article), "--out", str(out)]) == 0
    assert (out / "a1.yaml").read_text("utf8") == printed
    (out / "a1.yaml").write_text(printed + "# corrected\n", "utf8")
    assert main(["annotate", str(article), "--out", str(out)]) == 1
    assert "left as it is" in capsys.readouterr().err
    assert (out / "a1.yaml").read_text("utf8").endswith("# corrected\n")
    assert main(["evaluate", str(article), "--gold", str(out), "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)["rows"]
    assert {row["F1"] for row in rows if row["gold"]} == {1.0}


@pytest.mark.model
def test_cli_annotate_prints_one_article_only(tmp_path: Path, capsys: Capture) -> None:
    for name in ("a", "b"):
        (tmp_path / f"{name}.txt").write_text("Ada Moor met Bo Lund.\n", "utf8")
    assert main(["annotate", str(tmp_path)]) == 2
    assert "2 articles need a folder: --out DIR" in capsys.readouterr().err
