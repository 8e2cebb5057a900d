from __future__ import annotations

import pytest

from newsgraph.graph.edtf import interval_of, plain_time, years_of


@pytest.mark.parametrize(
    ("date", "years"),
    [
        ("2022", [2022]),
        ("2022-03", [2022]),
        ("2022-03-29", [2022]),
        ("2022~", [2022]),
        ("2022-03?", [2022]),
        ("2021-12/2022-02", [2021, 2022]),
        ("2020/2023", [2020, 2021, 2022, 2023]),
        ("2022/..", [2022]),
        ("../2022", [2022]),
        ("2022/", [2022]),
        ("202X", []),
        ("..", []),
        ("", []),
        ("2023/2020", []),
        ("0001/2020", []),
        ("Y170000002", []),
        ("٢٠٢٢", []),
    ],
)
def test_graph_edtf_years_that_a_date_touches(date: str, years: list[int]) -> None:
    assert list(years_of(date)) == years


@pytest.mark.parametrize(
    ("start", "end", "interval"),
    [
        ("2022", "2023", "2022/2023"),
        ("2022", None, "2022/"),
        (None, "2023-05", "/2023-05"),
        ("2022/..", None, "2022/.."),
        ("2022/2023", None, "2022/2023"),
        ("2022/2023", "2024/2025", "2022/2025"),
    ],
)
def test_graph_edtf_interval_of_two_dates(start: str | None, end: str | None, interval: str) -> None:
    assert interval_of(start, end) == interval


@pytest.mark.parametrize(
    ("date", "property_"),
    [
        ("2022", "inXSDgYear"),
        ("2022-03", "inXSDgYearMonth"),
        ("2022-03-29", "inXSDDate"),
        ("2022~", None),
        ("2022-13", None),
        ("", None),
    ],
)
def test_graph_edtf_plain_dates_have_a_property_of_owl_time(date: str, property_: str | None) -> None:
    found = plain_time(date)
    assert (found and found[0].rpartition("#")[2]) == property_
