"""Plain questions are read as the named query that they mean, or said not to be understood."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from newsgraph.ask import QuestionReader
from newsgraph.ask.finders import FINDERS
from newsgraph.cli.commands import main
from newsgraph.graph.find import fold_name
from newsgraph.jsonl import read_graph
from newsgraph.query import find_query
from newsgraph.rules.questions import QuestionReading, question_rules

ROOT = Path(__file__).parents[1]
READINGS = question_rules().readings


def wordings() -> Iterator[tuple[str, str, dict[str, str]]]:
    """Questions about the seeds, with their query and parameters; no query where none is to be read."""
    with (Path(__file__).parent / "questions.tsv").open(encoding="utf8") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            parts = (row["parameters"] or "").split("=")
            names = [parts[0], *(part.rpartition(" ")[2] for part in parts[1:-1])]
            values = [*(part.rpartition(" ")[0] for part in parts[1:-1]), parts[-1]]
            yield row["question"], row["query"], dict(zip(names, values, strict=True)) if row["parameters"] else {}


@pytest.fixture(scope="module")
def reader() -> QuestionReader:
    return QuestionReader(read_graph(ROOT / "exports").entities)


@pytest.fixture(scope="module")
def strange() -> QuestionReader:
    """A reader that knows no names."""
    return QuestionReader()


@pytest.mark.parametrize(("question", "query", "parameters"), [*wordings()])
def test_ask_reads_many_wordings(reader: QuestionReader, question: str, query: str, parameters: dict[str, str]) -> None:
    asked = reader.read(question)
    if not query:
        assert not asked.sure
        return
    assert asked.query == query
    for name, value in parameters.items():
        assert fold_name(value) in fold_name(asked.parameters[name])


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: f"{reading.query}:{reading.fires[0]}")
def test_ask_readings_fire_and_stay_silent(strange: QuestionReader, reading: QuestionReading) -> None:
    for question in reading.fires:
        asked = strange.read(question)
        assert (asked.query, asked.sure) == (reading.query, not reading.doubtful), question
    for question in reading.silent:
        asked = strange.read(question)
        assert (asked.query, asked.sure) != (reading.query, not reading.doubtful), question


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: f"{reading.query}:{reading.fires[0]}")
def test_ask_readings_set_what_their_query_takes(reading: QuestionReading) -> None:
    known = {parameter.name: parameter for parameter in find_query(reading.query).parameters}
    required = {name for name, parameter in known.items() if parameter.required}
    assert set(reading.takes) <= set(known)
    assert set(reading.takes.values()) <= set(FINDERS)
    assert required <= set(reading.must) | {name for name in reading.takes if reading.takes[name] == "date"}
    for values in reading.marks.values():
        for name, value in values.items():
            assert value in known[name].choices or known[name].type == {"true": "flag"}.get(value, "number")


def test_ask_is_unsure_where_a_word_is_left_over(reader: QuestionReader) -> None:
    asked = reader.read("Who likes the colour of Putin's tie?")
    assert not asked.sure
    assert "tie" in asked.left


def test_ask_tells_names_that_the_graph_does_not_have(reader: QuestionReader) -> None:
    asked = reader.read("What did Marta Quispe say about Putin?")
    assert (asked.query, asked.unknown) == ("statements", ("Marta Quispe",))


@pytest.mark.parametrize(
    "question", ["", "   ", "???", "\u200b", "a" * 5000, "Who " * 500, "--help me", "'; DROP TABLE x"]
)
def test_ask_understands_nothing_in_nonsense(reader: QuestionReader, question: str) -> None:
    assert not reader.read(question).sure


def test_ask_answers_as_the_named_query_does(capsys: pytest.CaptureFixture[str]) -> None:
    folder = str(ROOT / "exports")
    assert main(["ask", "Who sat in both the 2022 and the 2025 delegations?", "--in", folder]) == 0
    asked = capsys.readouterr()
    assert asked.err == "understood as: newsgraph query both --first 2022 --second 2025\n"
    assert main(["query", "both", "--first", "2022", "--second", "2025", "--in", folder]) == 0
    assert asked.out == capsys.readouterr().out


def test_ask_offers_and_does_not_answer_where_it_is_unsure(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Who was in the delegations of 2022 and 2025?", "--in", str(ROOT / "exports")]) == 0
    said = capsys.readouterr()
    assert said.err.startswith("I am not sure that I understand: it can be read in more ways; did you mean")
    assert said.out.splitlines()[2] == "newsgraph query both --first 2022 --second 2025"


def test_ask_says_that_it_does_not_understand(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["ask", "Is it raining?", "--in", str(ROOT / "exports")]) == 1
    assert capsys.readouterr().err == (
        "newsgraph: I do not understand the question; `newsgraph query --list` shows what can be asked\n"
    )


def test_ask_tells_its_reading_as_json(capsys: pytest.CaptureFixture[str]) -> None:
    question = ["ask", "Who is against Putin?", "--dry-run", "--format", "json", "--in", str(ROOT / "exports")]
    assert main(question) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {
        "query": "stances",
        "parameters": {"target": "Vladimir Putin", "polarity": "against"},
        "sure": True,
        "left": [],
        "unknown": [],
        "others": [],
    }
