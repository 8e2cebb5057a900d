"""Gold of names only, as annotation tools export it: Label Studio's JSON and JSON-MIN, Prodigy's JSON Lines."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from newsgraph.errors import InputError

LABELS = {
    **dict.fromkeys(("PER", "PERSON", "PEOPLE"), "people"),
    **dict.fromkeys(("ORG", "ORGANIZATION", "ORGANISATION", "ORGANIZATIONS", "ORGANISATIONS"), "organisations"),
}
"""The labels that are read, in capitals, and the layer that each is of; others are left alone."""

_ENDINGS = (".json", ".jsonl")
_SPANS = ("spans", "label", "labels")
_DONE = frozenset({"answer", "annotator", "annotation_id"})
"""What tells that somebody has looked at a text, of Prodigy and of Label Studio's short form, where nothing is marked in it."""
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True, order=True)
class Mark:
    """A name that somebody marked: offsets in the text of its task."""

    start: int
    end: int
    layer: str


@dataclass(frozen=True, slots=True)
class Marked:
    """The text of one task, an article or a part of one, with the names marked in it. `article` is its id, where given."""

    text: str
    marks: tuple[Mark, ...]
    article: str
    place: str


def span_files(path: Path) -> list[Path]:
    """The exports in a folder, or the one that is given."""
    files = sorted(path.iterdir()) if path.is_dir() else [path]
    return [file for file in files if file.suffix in _ENDINGS]


def read_spans(path: Path) -> list[Marked]:
    """The tasks of one export that were annotated and accepted.

    Raises InputError naming file and line or task, and where none of the labels is one that is read.
    """
    others: set[str] = set()
    done = [marked for place, row in _rows(path) if (marked := _read(row, place, others))]
    if others and not any(marked.marks for marked in done):
        raise InputError(f"{path}: no label that is read ({', '.join(LABELS)}) but {', '.join(sorted(others))}")
    return done


def _rows(path: Path) -> Iterator[tuple[str, Any]]:
    number = 0  # of the line that is read
    try:
        text = path.read_text("utf-8-sig")
        if path.suffix == ".jsonl":
            for number, line in enumerate(text.split("\n"), 1):
                if line.strip():
                    yield f"{path}:{number}", json.loads(line)
            return
        tasks = json.loads(text)
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: not UTF-8 at byte {error.start}") from error
    except RecursionError as error:
        raise InputError(f"{path}: nested too deeply") from error
    except json.JSONDecodeError as error:
        raise InputError(f"{path}:{number or error.lineno}: not JSON ({error.msg})") from error
    if not isinstance(tasks, list):
        raise InputError(f"{path}: no list of tasks, as Label Studio exports it")
    yield from ((f"{path}: task {which}", task) for which, task in enumerate(tasks, 1))


def _read(row: Any, place: str, others: set[str]) -> Marked | None:
    """One task or line; None where nobody annotated it, or it was rejected or skipped. Puts labels that are left alone into `others`."""
    if not isinstance(row, dict):
        raise InputError(f"{place}: no task but {type(row).__name__}")
    if row.get("answer", "accept") != "accept":
        return None
    data = row["data"] if isinstance(row.get("data"), dict) else row
    text, spans = data.get("text"), _spans(row, place)
    if not isinstance(text, str) or not text.strip():
        raise InputError(f"{place}: no `text` (it has {', '.join(map(str, data)) or 'nothing'})")
    if spans is None:
        return None
    marks = {mark for span in spans for mark in _marks(span, text, place, others)}
    meta = row["meta"] if isinstance(row.get("meta"), dict) else {}
    article = next(
        (given[key] for given in (data, meta) for key in ("article", "id") if isinstance(given.get(key), str)), ""
    )
    return Marked(text, tuple(sorted(marks)), article, place)


def _spans(row: Row, place: str) -> Sequence[Any] | None:
    """The spans of Prodigy, of Label Studio's short form, or of the first annotation that was not cancelled."""
    if "annotations" in row:
        given = row["annotations"] or []
        if not isinstance(given, list):
            raise InputError(f"{place}: `annotations` is no list")
        done = [each for each in given if isinstance(each, dict) and not each.get("was_cancelled")]
        spans = done[0].get("result") if done else None
    else:
        name = next((name for name in _SPANS if name in row), _named_otherwise(row))
        spans = (
            row[name] if name else [] if _DONE & row.keys() else None
        )  # else it is a text that waits to be annotated
    if spans is not None and not isinstance(spans, list):
        raise InputError(f"{place}: the spans are no list")
    return spans


def _named_otherwise(row: Row) -> str:
    """The field of Label Studio's short form that has the spans: it is called as the project's configuration calls its labels."""
    return next(
        (name for name, value in row.items() if isinstance(value, list) and value and _has_labels(value[0])), ""
    )


def _has_labels(span: Any) -> bool:
    return isinstance(span, dict) and "labels" in span and "start" in span


def _marks(span: Any, text: str, place: str, others: set[str]) -> Iterator[Mark]:
    value = span.get("value", span) if isinstance(span, dict) else None
    if not isinstance(value, dict):
        raise InputError(f"{place}: a span is no object")
    given = value.get("labels") or [value.get("label")]
    labels = [label for label in given if isinstance(label, str)] if isinstance(given, list) else []
    others.update(label for label in labels if label.upper() not in LABELS)
    for layer in {LABELS[label.upper()] for label in labels if label.upper() in LABELS}:
        start, end = value.get("start"), value.get("end")
        if not isinstance(start, int) or not isinstance(end, int) or not 0 <= start < end:
            raise InputError(f"{place}: a span of {labels[0]} has no `start` and `end`")
        start, end = _as_marked(text, start, end, value.get("text"))
        if end > len(text):
            raise InputError(f"{place}: a span ends at {end}, and the text at {len(text)}")
        yield Mark(start, end, layer)


def _as_marked(text: str, start: int, end: int, words: Any) -> tuple[int, int]:
    """The offsets in characters, also where the tool counted as browsers do (a character beyond U+FFFF twice)."""
    if not isinstance(words, str) or text[start:end] == words:
        return start, end
    units = text.encode("utf-16-le")
    one, other = (len(units[: 2 * edge].decode("utf-16-le", "replace")) for edge in (start, end))
    return (one, other) if text[one:other] == words else (start, end)
