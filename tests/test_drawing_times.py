"""From EDTF to first and last day, and when a line holds."""

from __future__ import annotations

import itertools
from datetime import date

import pytest

from newsgraph.export.drawing.times import Days, days_of, line_time, merge
from newsgraph.records import Claim, Evidence


def days(first: str, last: str) -> Days:
    return Days(*(date.fromisoformat(day) if day else None for day in (first, last)))


@pytest.mark.parametrize(
    ("edtf", "first", "last"),
    [
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022~", "2022-01-01", "2022-12-31"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2022-02?", "2022-02-01", "2022-02-28"),
        ("2025-05-13", "2025-05-13", "2025-05-13"),
        ("199X", "1990-01-01", "1999-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2022-21", "2022-03-01", "2022-05-31"),
        ("2022-24", "2022-12-01", "2023-02-28"),
        ("2022-26", "2022-06-01", "2022-08-31"),
        ("2022-30", "2022-12-01", "2023-02-28"),
        ("2022-32", "2022-06-01", "2022-08-31"),
        ("2022-33", "2022-01-01", "2022-03-31"),
        ("2022-36", "2022-10-01", "2022-12-31"),
        ("2022-39", "2022-09-01", "2022-12-31"),
        ("2022-41", "2022-07-01", "2022-12-31"),
        ("2009/2013", "2009-01-01", "2013-12-31"),
        ("2009-05/2013-21", "2009-05-01", "2013-05-31"),
        ("2022/..", "2022-01-01", ""),
        ("2022/", "2022-01-01", ""),
        ("../2020~", "", "2020-12-31"),
        ("/2020", "", "2020-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_drawing_times_days_are_the_first_and_last_that_edtf_may_mean(edtf: str, first: str, last: str) -> None:
    assert days_of(edtf) == days(first, last)


@pytest.mark.parametrize(
    "text", [None, "", "May 2022", "2022-13", "2022-02-30", "2022-00", "0000", "٢٠٢٢", "../..", "2013/2009", "2022-42"]
)
def test_drawing_times_what_is_no_day_of_the_calendar_is_none(text: str | None) -> None:
    assert days_of(text) is None


def role(start: str | None, end: str | None, status: str = "current", as_of: tuple[str | None, ...] = ()) -> Claim:
    evidence = tuple(Evidence(f"a{number}", 0, 1, "A", "r", day) for number, day in enumerate(as_of))
    return Claim("role/1", "role", "asserted", 1, "r", evidence, None, {"start": start, "end": end, "status": status})


ARTICLES = ("2024-03-05", "2024-05")


@pytest.mark.parametrize(
    ("claim", "group", "first", "last", "basis"),
    [
        (role("2021", "2023"), None, "2021-01-01", "2023-12-31", "stated"),
        (role("2021", None, as_of=ARTICLES), None, "2021-01-01", "", "stated"),
        (role("2009/2013", None), None, "2009-01-01", "2013-12-31", "stated"),
        (role(None, "2023", "former"), None, "", "2023-12-31", "stated"),
        (role("2021", None, "former", ARTICLES), None, "2021-01-01", "2024-05-31", "stated, article"),
        (role("2021", None, "former"), None, "2021-01-01", "", "stated"),
        (role(None, None, as_of=ARTICLES), "2022", "2022-01-01", "2022-12-31", "group"),
        (role("2021", None, as_of=ARTICLES), "2022", "2021-01-01", "2022-12-31", "stated, group"),
        (role(None, "2022-05", as_of=ARTICLES), "2022", "2022-01-01", "2022-05-31", "stated, group"),
        (role("2023", None, as_of=ARTICLES), "2022", "2023-01-01", "", "stated"),  # the dates do not fit
        (role("2021", "2021", as_of=ARTICLES), "2022", "2021-01-01", "2021-12-31", "stated"),
        (role("2025", None, "former", ARTICLES), None, "2024-03-05", "2024-05-31", "article"),  # over before it began
        (role(None, None, as_of=ARTICLES), None, "2024-03-05", "2024-05-31", "article"),
        (role(None, None, as_of=(None, "2024-03-05")), None, "2024-03-05", "2024-03-05", "article"),
        (role("2023", "2021", as_of=ARTICLES), None, "2024-03-05", "2024-05-31", "article"),  # cannot be
        (role("soon", None, as_of=ARTICLES), None, "2024-03-05", "2024-05-31", "article"),
    ],
)
def test_drawing_times_a_line_holds_as_stated_else_as_its_group_else_as_the_articles(
    claim: Claim, group: str | None, first: str, last: str, basis: str
) -> None:
    time = line_time(claim, group)
    assert time is not None
    assert (time.days, time.basis) == (days(first, last), basis)


@pytest.mark.parametrize("as_of", [(), (None,), ("soon",)])
def test_drawing_times_a_line_without_any_date_has_none(as_of: tuple[str | None, ...]) -> None:
    assert line_time(role(None, None, as_of=as_of), None) is None


@pytest.mark.parametrize(
    ("given", "merged"),
    [
        ([], []),
        ([("2020-01-01", "2020-12-31")], [("2020-01-01", "2020-12-31")]),
        (
            [("2025-01-01", "2025-12-31"), ("2022-01-01", "2022-12-31")],
            [("2022-01-01", "2022-12-31"), ("2025-01-01", "2025-12-31")],
        ),
        ([("2022-01-01", "2022-12-31"), ("2022-06-01", "2022-07-01")], [("2022-01-01", "2022-12-31")]),
        ([("2022-01-01", "2022-12-31"), ("2023-01-01", "2023-02-01")], [("2022-01-01", "2023-02-01")]),
        ([("2022-01-01", ""), ("2025-01-01", "2025-12-31")], [("2022-01-01", "")]),
        ([("", "2022-01-01"), ("2021-01-01", "2025-12-31")], [("", "2025-12-31")]),
        ([("", ""), ("2021-01-01", "2025-12-31")], [("", "")]),
    ],
)
def test_drawing_times_stretches_that_touch_are_one(
    given: list[tuple[str, str]], merged: list[tuple[str, str]]
) -> None:
    for order in itertools.permutations(given):
        assert list(merge([days(*stretch) for stretch in order])) == [days(*stretch) for stretch in merged]
