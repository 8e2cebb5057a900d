"""How much a question may take: time, memory, rows, length and depth."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newsgraph.errors import QueryError

LONGEST = 7 * 24 * 3600
_BRACKET = re.compile(r"[(\[{]|[)\]}]")


@dataclass(frozen=True, slots=True)
class Limits:
    """What one question may take. Raises QueryError where a limit is no limit.

    Datasette ends a query after one second and cuts after 1,000 rows, for a server that strangers ask; the defaults are
    those of a person who asks a graph of their own.
    """

    seconds: float = 60
    """From the question to the last byte of the answer, by the clock."""
    rows: int | None = 10_000
    """Rows of the answer; what is more is cut, and `Table.cut` says so. None: all."""
    memory: int = 2_000
    """Megabytes, beside the graph."""
    length: int = 1_000_000
    """Characters of the question."""
    depth: int = 100
    """Brackets within brackets. Oxigraph's parser calls itself for each, and dies at some thousand."""
    size: int = 100_000_000
    """Characters of the answer's cells; rows beyond are cut."""

    def __post_init__(self) -> None:
        if not 0 < self.seconds <= LONGEST:  # nan is refused too
            raise QueryError(f"a time limit is above 0 and at most {LONGEST:,} seconds, not {self.seconds}")
        if min(self.memory, self.length, self.depth, self.size, self.rows or 1) < 1:
            raise QueryError("a limit is at least 1")


def check_text(text: str, limits: Limits) -> None:
    """Raises QueryError for a question that is too long or too deep.

    Depth is counted over the characters, strings and comments included: a friendly word in time and no guard. What a
    string hides from it ends the process that answers, and no other.
    """
    if len(text) > limits.length:
        raise QueryError(f"the query has {len(text):,} characters; at most {limits.length:,} are taken")
    depth = deepest = 0
    for bracket in _BRACKET.finditer(text):
        depth = depth + 1 if bracket.group() in "([{" else max(depth - 1, 0)
        deepest = max(deepest, depth)
    if deepest > limits.depth:
        raise QueryError(f"the query has brackets {deepest:,} deep; at most {limits.depth:,} are taken")
