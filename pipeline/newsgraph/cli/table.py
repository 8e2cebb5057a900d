"""Rows as text for a terminal: a table whose widest columns are wrapped, or line by line where a table has no room."""

from __future__ import annotations

import itertools
import re
import textwrap
from collections.abc import Sequence

Cell = str | int | float | bool | None
Lines = tuple[str, ...]
"""Text of several lines."""

# C0 but for tab and line end, C1, and what turns the direction of the text after it (embeddings, overrides, isolates).
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u206f]")
_GAP, _INDENT = 2, 4
# A longer word is broken rather than widening its column.
_LONGEST_WORD = 30


def safe(text: str) -> str:
    """The text without the control characters by which an article could rewrite a terminal, or turn words about on it."""
    return _CONTROL.sub("\ufffd", text)


def escape_json(text: str) -> str:
    """JSON whose texts hold those characters only as escapes, which says the same."""
    return _CONTROL.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def format_table(
    columns: Sequence[str], rows: Sequence[Sequence[Cell]], width: int, below: Sequence[Lines] | None = None
) -> str:
    """Lays rows out under their column names, no line longer than the width; records where no table fits in.

    `below` gives for each row the lines that stand under it over the whole width. A row whose first cell is empty
    goes on with the row above it.
    """
    notes = below or [()] * len(rows)
    cells = [[_one_line(cell) for cell in row] for row in rows]
    by_column = [[name, *(row[number] for row in cells)] for number, name in enumerate(columns)]
    narrowest = [min(max(map(_longest_word, column)), _LONGEST_WORD) for column in by_column]
    room = width - _GAP * (len(columns) - 1)
    if sum(narrowest) > room:
        blocks = [_lay_out_record(columns, row, lines, width) for row, lines in zip(cells, notes, strict=True)]
        return "\n\n".join(blocks)
    widths = _fit([max(map(len, column)) for column in by_column], narrowest, room)
    blocks = [
        (_lay_out(row, widths) + _lay_out_below(lines, width)).lstrip("\n")
        for row, lines in zip(cells, notes, strict=True)
    ]
    airy = any("\n" in block for block in blocks)
    text = "\n".join([_lay_out(columns, widths), (" " * _GAP).join("-" * wide for wide in widths)])
    for number, block in enumerate(blocks):
        text += ("\n\n" if airy and number and cells[number][0] else "\n") + block
    return text


def _one_line(cell: Cell) -> str:
    text = str(cell).lower() if isinstance(cell, bool) else "" if cell is None else str(cell)
    return safe(" ".join(text.split()))


def _longest_word(line: str) -> int:
    return max(map(len, line.split()), default=0)


def _fit(natural: list[int], narrowest: list[int], room: int) -> list[int]:
    """Takes from the widest columns until all fit; none gets narrower than its longest word."""
    widths = list(natural)
    while sum(widths) > room:
        widest = max(wide for wide, least in zip(widths, narrowest, strict=True) if wide > least)
        column = next(n for n, wide in enumerate(widths) if wide == widest and wide > narrowest[n])
        widths[column] -= 1
    return widths


def _lay_out(row: Sequence[str], widths: list[int]) -> str:
    wrapped = [textwrap.wrap(cell, wide) for cell, wide in zip(row, widths, strict=True)]
    gap = " " * _GAP
    lines = itertools.zip_longest(*wrapped, fillvalue="")
    return "\n".join(
        gap.join(f"{part:{wide}}" for part, wide in zip(line, widths, strict=True)).rstrip() for line in lines
    )


def _lay_out_below(lines: Lines, width: int) -> str:
    indent = " " * _INDENT
    filled = [textwrap.fill(_one_line(line), width, initial_indent=indent, subsequent_indent=indent) for line in lines]
    return "".join(f"\n{line}" for line in filled)


def _lay_out_record(columns: Sequence[str], row: Sequence[str], below: Lines, width: int) -> str:
    wide = max(map(len, columns)) + _GAP
    lines = [
        textwrap.fill(
            cell, max(width, wide + _LONGEST_WORD), initial_indent=f"{name:{wide}}", subsequent_indent=" " * wide
        )
        for name, cell in zip(columns, row, strict=True)
        if cell
    ]
    return "\n".join(lines) + _lay_out_below(below, width)
