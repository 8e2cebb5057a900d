"""`decisions.yaml` in the graph's folder: what people decided about who is one, to be edited and committed."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic.dataclasses import dataclass

from newsgraph.folder import replace_file
from newsgraph.resolve.decisions import Decision, Judgement
from newsgraph.resolve.edited_files import STRICT, ReferenceRow, dump_rows, read_file, reference_row
from newsgraph.resolve.sides import Doubt

FILE = "decisions.yaml"

_HEAD = """\
# People's decisions about who is one: `newsgraph review` writes them, a person may edit them, `newsgraph extract` obeys.
# judgement: same, different, or unsure (asked no more, decided by the rules). They point at mentions: article, span, words.
"""


@dataclass(frozen=True, config=STRICT)
class _Row:
    judgement: Judgement | None
    one: ReferenceRow
    other: ReferenceRow
    by: str | None = None
    at: str | None = None
    note: str | None = None


@dataclass(frozen=True, config=STRICT)
class _File:
    decisions: list[_Row]


def read_decisions(path: Path) -> tuple[Decision, ...]:
    """The decisions of a file in its order, those without a judgement left out; none where there is no file.

    Raises InputError naming file and entry.
    """
    if not path.is_file():
        return ()
    rows = read_file(path, _File).decisions
    return tuple(
        Decision(row.judgement, row.one.record(), row.other.record(), row.by, row.at, row.note)
        for row in rows
        if row.judgement is not None
    )


def write_decisions(path: Path, decisions: Iterable[Decision]) -> None:
    """Replaces the file by these decisions, in their order."""
    rows = [decision_row(each) for each in decisions]
    replace_file(path, _HEAD + dump_rows("decisions", rows))


def decision_row(decision: Decision) -> dict[str, Any]:
    row: dict[str, Any] = {
        "judgement": decision.judgement,
        "one": reference_row(decision.one),
        "other": reference_row(decision.other),
    }
    row |= {name: value for name in ("by", "at", "note") if (value := getattr(decision, name)) is not None}
    return row


def dump_doubt(doubt: Doubt) -> str:
    """A doubt as an entry that waits for its judgement."""
    row = {"judgement": None, "one": reference_row(doubt.one.reference), "other": reference_row(doubt.other.reference)}
    return dump_rows("decisions", [row]).partition("\n")[2]
