"""Dates of publication as people, feeds and crawlers write them: the day as written, never a guess."""

from __future__ import annotations

import pytest

from newsgraph.articles.given_dates import read_given_date, tell_unread


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2025", "2025"),
        ("2025-05", "2025-05"),
        (" 2025-05-13 ", "2025-05-13"),
        ("2025-05-13T10:00:00Z", "2025-05-13"),
        ("2025-05-13 10:00:00.123 +0200", "2025-05-13"),
        ("2025-05-13T23:59:59.000-05:00", "2025-05-13"),
        ("2025-05-13+02:00", "2025-05-13"),
        ("20250513", "2025-05-13"),
        ("20250513T100000Z", "2025-05-13"),
        ("2025/05/13", "2025-05-13"),
        ("2025/5/3 10:00", "2025-05-03"),
        ("Tue, 13 May 2025 22:30:00 -0800", "2025-05-13"),
        ("Tue, 13 May 2025 10:00 GMT", "2025-05-13"),
        ("Tue May 13 2025 10:00:00 GMT+0200 (Central European Summer Time)", "2025-05-13"),
        ("Tue May 13 10:00:00 +0000 2025", "2025-05-13"),
        ("Tue May 13 10:00:00 CEST 2025", "2025-05-13"),
        ("May 13, 2025", "2025-05-13"),
        ("Tuesday, May 13th, 2025 at 10:00 a.m. ET", "2025-05-13"),
        ("13 May 2025", "2025-05-13"),
        ("13-May-2025", "2025-05-13"),
        ("May 2025", "2025-05"),
        ("13/05/2025", "2025-05-13"),
        ("05/13/2025 10:00 PM", "2025-05-13"),
        ("03.05.2025", "2025-05-03"),
        ("03/03/2025", "2025-03-03"),
    ],
)
def test_given_dates_read_the_day_as_written(value: str, date: str) -> None:
    assert read_given_date(value) == date


@pytest.mark.parametrize(
    "value",
    [
        "2025-13",
        "2025-02-29",
        "0000",
        "0001-01-01T00:00:00Z",
        "9999-12-31",
        "20251399",
        "05 Mar 24",
        "1709640000",
        "last week",
        "2025-05-13 and later",
        "2025-05-13T",
        "",
        "٢٠٢٥-٠٥-١٣",
        "13 May ٢٠٢٥",
        "5 " * 10_000,
        "may " * 10_000,
    ],
)
def test_given_dates_leave_what_is_none(value: str) -> None:
    assert read_given_date(value) is None
    assert tell_unread(value) == "is no date like 2025, 2025-05 or 2025-05-13"


@pytest.mark.parametrize("value", ["03/05/2025", "3-5-2025", "03/05/2025 10:00"])
def test_given_dates_ask_where_day_and_month_can_be_exchanged(value: str) -> None:
    assert read_given_date(value) is None
    assert tell_unread(value) == "may be 2025-03-05 or 2025-05-03: write one of them"
