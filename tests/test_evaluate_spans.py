"""Names that were marked in Label Studio or Prodigy are gold too."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from newsgraph.errors import InputError
from newsgraph.evaluate import evaluate_spans, read_spans
from newsgraph.evaluate.spans import Mark
from newsgraph.records import Article, Entity, EntityMention, KnowledgeGraph

TEXT = "Ada Moor met Bo Lund.\n\nThe Harbour Pact 🙂 praised Moor."


def entity(id_: str, kind: Any, *forms: str) -> Entity:
    mentions = tuple(EntityMention("a1", TEXT.rindex(form), TEXT.rindex(form) + len(form), form) for form in forms)
    return Entity(id_, kind, forms[0], mentions=mentions)


GRAPH = KnowledgeGraph(
    (Article("a1", TEXT), Article("b2", "Nothing here.")),
    (
        entity("person/moor", "person", "Ada Moor", "Moor"),
        entity("person/pact", "person", "Pact"),
        entity("organisation/pact", "organisation", "Harbour Pact"),
    ),
    (),
)


def marked(*names: tuple[str, str], text: str = TEXT) -> list[dict[str, Any]]:
    return [{"start": text.rindex(name), "end": text.rindex(name) + len(name), "label": label} for name, label in names]


def prodigy(*rows: dict[str, Any]) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


def studio(*spans: dict[str, Any], **more: Any) -> str:
    results = [
        {"type": "labels", "value": {"start": s["start"], "end": s["end"], "labels": [s["label"]]}} for s in spans
    ]
    return json.dumps([{"id": 1, "data": {"text": TEXT}, "annotations": [{"result": results, **more}]}])


NAMES = marked(
    ("Ada Moor", "PER"), ("The Harbour Pact", "ORG"), ("Moor", "person"), ("Bo Lund", "PER"), ("met", "VERB")
)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.jsonl", prodigy({"text": TEXT, "spans": NAMES, "answer": "accept"}, {"text": "x", "answer": "reject"})),
        ("a.json", studio(*NAMES)),
        ("a.json", json.dumps([{"id": 7, "text": TEXT, "label": [s | {"labels": [s["label"]]} for s in NAMES]}])),
        ("a.json", json.dumps([{"text": TEXT, "tags": ["x"], "ner": [s | {"labels": [s["label"]]} for s in NAMES]}])),
    ],
    ids=[
        "Prodigy",
        "Label Studio JSON",
        "Label Studio JSON-MIN",
        "JSON-MIN of a project that calls its labels otherwise",
    ],
)
def test_evaluate_spans_are_read_and_scored(tmp_path: Path, name: str, text: str) -> None:
    (tmp_path / name).write_text(text, "utf8")
    (read,) = read_spans(tmp_path / name)
    assert [(TEXT[mark.start : mark.end], mark.layer) for mark in read.marks] == [
        ("Ada Moor", "people"),
        ("Bo Lund", "people"),
        ("The Harbour Pact", "organisations"),
        ("Moor", "people"),
    ]
    rows = evaluate_spans([read], GRAPH)
    assert {key: (row.found, row.gold, row.right, row.claimed) for key, row in rows.items()} == {
        "people spans": (2, 3, 2, 3),
        "people spans strict": (2, 3, 2, 3),
        "organisations spans": (1, 1, 1, 1),
        "organisations spans strict": (0, 1, 0, 1),
    }
    assert [(f.kind, f.what, f.source or f.claim) for f in rows["people spans"].findings] == [
        ("miss", "name=Bo Lund", read.place),
        ("false alarm", "name=Pact", "person/pact"),
    ]


def test_evaluate_spans_count_only_in_the_text_that_was_marked(tmp_path: Path) -> None:
    part = "The Harbour Pact 🙂 praised Moor."
    (tmp_path / "a.jsonl").write_text(prodigy({"text": part, "spans": marked(("Moor", "PER"), text=part)}), "utf8")
    row = evaluate_spans(read_spans(tmp_path / "a.jsonl"), GRAPH)["people spans strict"]
    assert (row.found, row.gold, row.right, row.claimed) == (1, 1, 1, 2)


def test_evaluate_spans_are_also_read_as_browsers_count(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        prodigy({"text": "🙂 Moor", "spans": [{"start": 3, "end": 7, "text": "Moor", "label": "PER"}]}), "utf8"
    )
    assert read_spans(tmp_path / "a.jsonl")[0].marks == (Mark(2, 6, "people"),)


@pytest.mark.parametrize(
    "text",
    [
        studio(*NAMES, was_cancelled=True),
        json.dumps([{"data": {"text": TEXT}, "annotations": []}]),
        json.dumps([{"id": "a1", "text": TEXT}]),
    ],
)
def test_evaluate_spans_leave_out_what_nobody_annotated(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.json").write_text(text, "utf8")
    assert read_spans(tmp_path / "a.json") == []


@pytest.mark.parametrize("done", [{"answer": "accept"}, {"annotator": 3}, {"spans": []}, {"label": []}])
def test_evaluate_spans_count_texts_in_which_nothing_is_marked(tmp_path: Path, done: dict[str, Any]) -> None:
    (tmp_path / "a.jsonl").write_text(prodigy({"text": TEXT, **done}), "utf8")
    assert [(marked.text, marked.marks) for marked in read_spans(tmp_path / "a.jsonl")] == [(TEXT, ())]


@pytest.mark.parametrize(
    ("name", "text", "what"),
    [
        ("a.jsonl", '{"text": "a"}\n{', "a.jsonl:2: not JSON"),
        ("a.jsonl", "[1]", "a.jsonl:1: no task but list"),
        ("a.jsonl", '{"body": "b", "spans": []}', "a.jsonl:1: no `text` (it has body, spans)"),
        ("a.jsonl", '{"text": "a", "spans": [{"label": "VERB"}]}', "a.jsonl: no label that is read (PER, PERSON, "),
        ("a.json", '[{"data": {"text": "a"}, "annotations": 3}]', "a.json: task 1: `annotations` is no list"),
        ("a.jsonl", '{"text": "a", "spans": 3}', "a.jsonl:1: the spans are no list"),
        ("a.jsonl", '{"text": "a", "spans": [3]}', "a.jsonl:1: a span is no object"),
        ("a.jsonl", '{"text": "a", "spans": [{"label": "PER"}]}', "a.jsonl:1: a span of PER has no `start` and `end`"),
        ("a.jsonl", '{"text": "a", "spans": [{"label": "PER", "start": 0, "end": 9}]}', "a.jsonl:1: a span ends at 9"),
        ("a.json", "{", "a.json:1: not JSON"),
        ("a.json", "{}", "a.json: no list of tasks"),
        ("a.json", '[{"text": "a"}, 3]', "a.json: task 2: no task but int"),
        ("a.json", "[" * 100_000, "a.json: nested too deeply"),
    ],
)
def test_evaluate_spans_tell_what_is_wrong_and_where(tmp_path: Path, name: str, text: str, what: str) -> None:
    (tmp_path / name).write_text(text, "utf8")
    with pytest.raises(InputError) as told:
        read_spans(tmp_path / name)
    assert f"{tmp_path}/{what}" in str(told.value)


@pytest.mark.parametrize(
    ("rows", "what"),
    [
        (
            [{"text": "Other words.", "answer": "accept"}],
            "a.jsonl:1: no article of the graph has this text: 'Other words.'",
        ),
        ([{"text": TEXT, "meta": {"id": "b2.txt"}, "spans": []}], "a.jsonl:1: article 'b2.txt' has another text"),
        ([{"text": TEXT, "spans": []}, {"text": "Ada Moor met", "spans": []}], "annotated twice"),
    ],
)
def test_evaluate_spans_need_their_text_once(tmp_path: Path, rows: list[dict[str, Any]], what: str) -> None:
    (tmp_path / "a.jsonl").write_text(prodigy(*rows), "utf8")
    with pytest.raises(InputError, match=what):
        evaluate_spans(read_spans(tmp_path / "a.jsonl"), GRAPH)
