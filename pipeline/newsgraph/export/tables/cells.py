"""CSV as spreadsheets and programs both read it."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from io import StringIO

Cell = str | int | float | bool | None

# The wide forms of the signs count in some languages' Excel.
_FORMULA = re.compile(r"[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?")


def write_line(cells: Sequence[Cell]) -> str:
    """A row that ends in a line feed. Written with CR LF first, for the writer quotes what its line ends hold, and a lone CR parts rows too."""
    out = StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue().removesuffix("\r\n") + "\n"


def safe_cell(cell: Cell) -> Cell:
    """The cell, with an apostrophe before words that a spreadsheet would take for a formula (OWASP, "CSV injection")."""
    if isinstance(cell, bool):
        return str(cell).lower()
    return f"'{cell}" if isinstance(cell, str) and _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell
