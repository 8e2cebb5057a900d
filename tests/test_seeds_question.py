"""The question that the tool exists for: who sat in the delegation of 2022 and in that of 2025?"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

import newsgraph
from newsgraph import cli
from newsgraph.jsonl import write_graph
from newsgraph.records import KnowledgeGraph

pytestmark = pytest.mark.model

# person -> capacity and certainty in 2022, in 2025
ANSWER = {
    "Vladimir Medinsky": (("head", "asserted"), ("head", "asserted")),
    "Aleksandr Fomin": (("member", "asserted"), ("member", "asserted")),
    "Viktor Shevtsov": (("member", "reported"), ("member", "asserted")),
}
DENIED = {"Igor Kostyukov": (("member", "denied"), ("member", "asserted"))}

# person -> words that prove 2022 and stand in the evidence
PROOFS = {
    "Vladimir Medinsky": "in 2022",
    "Aleksandr Fomin": "participant in the 2022 talks",
    "Viktor Shevtsov": "2022 negotiations",
}


def rows(graph: KnowledgeGraph, **parameters: object) -> list[dict[str, Any]]:
    return newsgraph.answer(graph, "both", first=2022, second=2025, **parameters)


def shown(answer: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        row["person"]: tuple((row[f"{group}_capacity"], row[f"{group}_modality"]) for group in ("first", "second"))
        for row in answer
    }


@pytest.mark.parametrize(
    "parameters",
    [{}, {"sender": "Russia"}, {"sender": "country/russia"}, {"denied": False}],
    ids=["all senders", "by name", "by id", "denied not wanted"],
)
def test_seeds_question_is_answered(seeds_graph: KnowledgeGraph, parameters: dict[str, object]) -> None:
    answer = rows(seeds_graph, **parameters)
    assert shown(answer) == ANSWER
    assert len(answer) == len(ANSWER)


@pytest.mark.parametrize("parameters", [{}, {"sender": "Russia"}], ids=["all senders", "one sender"])
def test_seeds_question_shows_the_denied_only_when_asked(
    seeds_graph: KnowledgeGraph, parameters: dict[str, object]
) -> None:
    assert shown(rows(seeds_graph, denied=True, **parameters)) == ANSWER | DENIED


@pytest.mark.parametrize(
    "parameters",
    [{"sender": "Ukraine"}, {"first": 2021}, {"second": 2023}],
    ids=["other sender", "no such first year", "no such second year"],
)
def test_seeds_question_is_not_answered_for_others(seeds_graph: KnowledgeGraph, parameters: dict[str, object]) -> None:
    assert newsgraph.answer(seeds_graph, "both", **{"first": 2022, "second": 2025} | parameters) == []


def test_seeds_question_comes_with_the_proving_words(seeds_graph: KnowledgeGraph) -> None:
    texts = {article.id: article.text for article in seeds_graph.articles}
    for row in rows(seeds_graph):
        for group in ("first", "second"):
            start, end = int(row[f"{group}_start"]), int(row[f"{group}_end"])
            assert texts[row[f"{group}_article"]][start:end] == row[f"{group}_words"]
        assert PROOFS[row["person"]] in f"{row['first_words']} {row['first_support'] or ''}"
        assert row["second_words"]


def test_seeds_question_is_answered_on_the_command_line(
    seeds_graph: KnowledgeGraph, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    write_graph(seeds_graph, tmp_path)
    asked = ["query", "both", "--first", "2022", "--second", "2025", "--in", str(tmp_path), "--format", "csv"]
    assert cli.main(asked) == 0
    out = capsys.readouterr().out
    assert [name for name in (*ANSWER, *DENIED, "Zorin") if name in out] == list(ANSWER)
    assert all(words in out for words in PROOFS.values())
