"""Folds the many columns of a named query into a few to look at; CSV and JSON keep them all.

The queries name what proves a row `words`, `support`, `claim`, `article`, `from`, `to`; where a row rests on two
claims, each with a prefix of its own (`first_words`, `second_words`). Folded, each claim of a row has a line of its own,
and its proof.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from newsgraph.query.oxigraph import Cell

_PROOF = ("words", "support", "claim", "article", "from", "to")
_ROSTER = ("there_named", "there_said", "first_complete", "second_complete")
# Beside a prefix these are offsets too; without one they are the claim's times.
_OFFSETS = {"start": "from", "end": "to"}


@dataclass(frozen=True, slots=True)
class Proof:
    """The words that prove a line, and where they stand; `label` tells one claim of a row from another."""

    label: str
    words: str
    support: str
    article: str
    start: Cell
    end: Cell
    claim: str


@dataclass(frozen=True, slots=True)
class Folded:
    """An answer to look at: a line a claim, and for each line what proves it, if its query says so."""

    columns: list[str]
    rows: list[list[Cell]]
    proofs: list[Proof | None]


def fold_proofs(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Folded:
    """Takes the proof out of the columns, and leaves out the columns that say nothing in any row."""
    columns, rows = _tell_basis(columns, rows)
    prefixes = [name.removesuffix("article") for name in columns if name == "article" or name.endswith("_article")]
    if not prefixes:
        return Folded(list(columns), [list(row) for row in rows], [None] * len(rows))
    proof = _PROOF if "" in prefixes else (*_PROOF, *_OFFSETS)
    names = [name for name in dict.fromkeys(_base(name, prefixes) for name in columns) if name not in proof]
    folded = [line for row in rows for line in _fold(dict(zip(columns, row, strict=True)), names, prefixes)]
    kept = [
        number for number in range(len(names)) if any(cells[number] not in (None, "", False) for cells, _ in folded)
    ]
    return Folded(
        columns=[names[number].removesuffix("_name").removesuffix("_words") for number in kept],
        rows=[[cells[number] for number in kept] for cells, _ in folded],
        proofs=[proof for _, proof in folded],
    )


def _tell_basis(
    columns: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> tuple[Sequence[str], Sequence[Sequence[Cell]]]:
    """Why each row is there in words: "not named there (3 of 8 named)"; nothing where each row is told outright."""
    if "basis" not in columns:
        return columns, rows
    place = list(columns).index("basis")
    kept = [number for number, name in enumerate(columns) if name not in _ROSTER]
    told = [dict(zip(columns, row, strict=True)) for row in rows]
    plain = "there_named" not in columns  # `modality` says as much
    written = [
        [None if number == place and plain else _basis(row) if number == place else cells[number] for number in kept]
        for row, cells in zip(told, rows, strict=True)
    ]
    return [columns[number] for number in kept], written


def _basis(row: Mapping[str, Cell]) -> Cell:
    if row["basis"] != "not-named":
        return row["basis"]
    of = f" of {row['there_said']}" if row.get("there_said") else ""
    return f"not named there ({row.get('there_named')}{of} named)"


def _base(name: str, prefixes: Sequence[str]) -> str:
    return name.removeprefix(next((prefix for prefix in prefixes if prefix and name.startswith(prefix)), ""))


def _fold(
    row: Mapping[str, Cell], names: Sequence[str], prefixes: Sequence[str]
) -> list[tuple[list[Cell], Proof | None]]:
    lines: list[tuple[list[Cell], Proof | None]] = []
    for prefix in prefixes:
        if row[f"{prefix}article"] is None:
            continue
        # What both claims share stands in the first line.
        cells = [row.get(prefix + name, None if lines else row.get(name)) for name in names]
        label = prefix.replace("_", ": ") if "" in prefixes else ""
        proof = {
            _OFFSETS.get(name, name) if prefix else name: row[prefix + name]
            for name in (*_PROOF, *_OFFSETS)
            if prefix + name in row
        }
        lines.append((cells, _proof(proof, label)))
    return lines


def _proof(row: Mapping[str, Cell], label: str) -> Proof:
    support, claim = (str(row.get(name) or "") for name in ("support", "claim"))
    return Proof(label, str(row["words"]), support, str(row["article"]), row["from"], row["to"], claim)
