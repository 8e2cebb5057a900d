"""A named query's answer for the terminal: each claim of a row gets a line of its own, with its proof below."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from newsgraph.cli.table import Cell, Lines
from newsgraph.query.proofs import Proof, fold_proofs


@dataclass(frozen=True, slots=True)
class Folded:
    """A row a claim, and under each row what proves it."""

    columns: list[str]
    rows: list[list[Cell]]
    proofs: list[Lines]


def fold_proof(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> Folded:
    """Takes the proof out of the columns, and leaves out the columns that say nothing in any row."""
    folded = fold_proofs(columns, rows)
    return Folded(folded.columns, folded.rows, [_lines(proof) if proof else () for proof in folded.proofs])


def _lines(proof: Proof) -> Lines:
    support = f" ›{proof.support}‹" if proof.support else ""
    place = f"{proof.article}:{proof.start}-{proof.end}"
    return f"{proof.label}»{proof.words}«{support}", f"{place}  {proof.claim}" if proof.claim else place
