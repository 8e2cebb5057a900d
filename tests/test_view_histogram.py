"""Articles by date: which columns are drawn, and what has no place among them."""

from __future__ import annotations

import pytest

from newsgraph.view.histogram import histogram_of


@pytest.mark.parametrize(
    ("published", "unit", "columns", "rest"),
    [
        (
            {"2024-02-28": 1, "2024-03-01": 4, "2024-02-29": 2},
            "day",
            [("28 Feb 2024", 1, 25), ("29 Feb 2024", 2, 50), ("1 Mar 2024", 4, 100)],
            0,
        ),
        (
            {"2023-12-31": 1, "2024-02": 1, "2024-04-01": 2, "2024": 3, "": 5},
            "month",
            [("Dec 2023", 1, 50), ("Jan 2024", 0, 0), ("Feb 2024", 1, 50), ("Mar 2024", 0, 0), ("Apr 2024", 2, 100)],
            8,
        ),
        ({"1999": 1, "2001-05": 1, "2000-01-01": 1}, "year", [("1999", 1, 100), ("2000", 1, 100), ("2001", 1, 100)], 0),
        ({"2024-01-01/2024-01-02": 1, "2024-01-03?": 1, "2024-01-02": 1}, "day", [(f"{n} Jan 2024", 1, 100) for n in (1, 2, 3)], 0),
    ],
)  # fmt: skip
def test_view_histogram_has_a_column_for_each_day_month_or_year(
    published: dict[str, int], unit: str, columns: list[tuple[str, int, float]], rest: int
) -> None:
    drawn = histogram_of(published)
    assert [(column.name, column.count, column.height) for column in drawn.columns] == columns
    assert (drawn.unit, drawn.rest) == (unit, rest)


def test_view_histogram_of_a_century_has_decades() -> None:
    drawn = histogram_of({f"{year}-06-01": 1 for year in range(1900, 2000)})
    assert (drawn.unit, len(drawn.columns), drawn.tallest.count) == ("decade", 10, 10)


@pytest.mark.parametrize(
    "published",
    [{}, {"": 4}, {"2024-01-01": 9}, {"2024-01-01": 1, "2024-01-02": 1}, {"2024-13-45": 1, "9999": 1, "x": 1}],
)
def test_view_histogram_of_one_or_two_columns_is_not_drawn(published: dict[str, int]) -> None:
    assert histogram_of(published).columns == ()
