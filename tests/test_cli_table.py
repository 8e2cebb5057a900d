"""Tables fit the terminal, and a named query's proof stands below its row."""

from __future__ import annotations

import pytest

from newsgraph.cli.proof import fold_proof
from newsgraph.cli.table import Cell, Lines, format_table

# --- tables ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "rows", "width", "lines"),
    [
        (["a", "bc"], [["x", 1], [None, True]], 80, ["a  bc", "-  ----", "x  1", "   true"]),
        (
            ["name", "words"],
            [["Ada Moor", "one two three four five six seven"], ["Bo", "eight"]],
            30,
            [
                "name      words",
                "--------  --------------------",
                "Ada Moor  one two three four",
                "          five six seven",
                "",
                "Bo        eight",
            ],
        ),
        (
            ["name", "capacity", "when"],
            [["Ada Moor", "representative", "2022-02"]],
            24,
            ["name      Ada Moor", "capacity  representative", "when      2022-02"],
        ),
        (["a"], [["x\r\ny\x1b[31m"]], 80, ["a", "--------", "x y\ufffd[31m"]),
    ],
)
def test_cli_table_fits_the_width(columns: list[str], rows: list[list[Cell]], width: int, lines: list[str]) -> None:
    assert format_table(columns, rows, width).splitlines() == lines


@pytest.mark.parametrize("width", [40, 60, 80, 120])
def test_cli_table_line_is_never_longer_than_the_width(width: int) -> None:
    rows = [["Ada Moor", "said " * 40, "x" * 25], ["B", "no", ""]]
    assert (
        max(map(len, format_table(["who", "words", "id"], rows, width, [("proof " * 30,), ()]).splitlines())) <= width
    )


def test_cli_table_puts_lines_below_a_row_and_keeps_what_goes_on_together() -> None:
    rows: list[list[Cell]] = [["Ada", "2022"], [None, "2025"], ["Bo", "2022"]]
    below: list[Lines] = [("»one«", "a:1"), ("»two«",), ("»three«",)]
    assert format_table(["who", "when"], rows, 40, below).splitlines() == [
        "who  when",
        "---  ----",
        "Ada  2022",
        "    »one«",
        "    a:1",
        "     2025",
        "    »two«",
        "",
        "Bo   2022",
        "    »three«",
    ]


# --- proof -------------------------------------------------------------------------------------------------------


def test_cli_proof_leaves_other_answers_as_they_are() -> None:
    folded = fold_proof(["name", "end"], [["Ada", None]])
    assert (folded.columns, folded.rows, folded.proofs) == (["name", "end"], [["Ada", None]], [()])


def test_cli_proof_stands_below_and_empty_columns_are_left_out() -> None:
    columns = ["member", "group_name", "source", "start", "words", "support", "claim", "article", "from", "to"]
    rows: list[list[Cell]] = [
        ["Ada", "team", None, "2020", "Ada led it", "Ada", "membership/1", "a1", 3, 13],
        ["Bo", "team", None, None, "Bo sat in it", None, "membership/2", "a1", 20, 32],
    ]
    folded = fold_proof(columns, rows)
    assert folded.columns == ["member", "group", "start"]
    assert folded.rows == [["Ada", "team", "2020"], ["Bo", "team", None]]
    assert folded.proofs == [
        ("»Ada led it« ›Ada‹", "a1:3-13  membership/1"),
        ("»Bo sat in it«", "a1:20-32  membership/2"),
    ]


@pytest.mark.parametrize(("start", "end"), [("from", "to"), ("start", "end")])
def test_cli_proof_gives_each_of_two_claims_a_row(start: str, end: str) -> None:
    ends = [
        f"{each}_{name}" for each in ("first", "second") for name in ("date", "words", "claim", "article", start, end)
    ]
    row: list[Cell] = ["Ada", "2022", "in 2022", "m/1", "a1", 1, 8, "2025", "in 2025", "m/2", "a2", 5, 12, False]
    folded = fold_proof(["person", *ends, "disputed"], [row])
    assert folded.columns == ["person", "date"]
    assert folded.rows == [["Ada", "2022"], [None, "2025"]]
    assert folded.proofs == [("»in 2022«", "a1:1-8  m/1"), ("»in 2025«", "a2:5-12  m/2")]


def test_cli_proof_names_the_claim_that_says_the_contrary_where_there_is_one() -> None:
    base = ["words", "claim", "article", "from", "to"]
    columns = ["person", *base, *(f"denied_{name}" for name in base)]
    with_denial: list[Cell] = ["Ada", "was", "m/1", "a1", 1, 4, "was not", "m/2", "a2", 5, 12]
    without: list[Cell] = ["Bo", "was", "m/3", "a1", 6, 9, None, None, None, None, None]
    folded = fold_proof(columns, [with_denial, without])
    assert folded.rows == [["Ada"], [None], ["Bo"]]
    assert [proof[0] for proof in folded.proofs] == ["»was«", "denied: »was not«", "»was«"]
