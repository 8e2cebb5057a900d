"""Every date that we write is EDTF (ISO 8601-2, Library of Congress levels 0 to 2, as far as we use them)."""

from __future__ import annotations

import itertools
import re
from typing import Any

import pytest

from newsgraph.records import TimeExpression
from newsgraph.resolve.times import resolve_time
from newsgraph.schema import CLAIM_FIELDS

_YEAR = r"(?:\d{4}|\d{3}X|\d{2}XX)"
_MONTH = r"(?:0[1-9]|1[0-2])"
_SEASON = r"(?:2[1-9]|3[0-9]|4[01])"
_DAY = r"(?:0[1-9]|[12]\d|3[01])"
_DATE = rf"{_YEAR}(?:-(?:{_MONTH}(?:-{_DAY})?|{_SEASON}))?[~?%]?"
EDTF = re.compile(rf"{_DATE}|(?:{_DATE}|\.\.)?/(?:{_DATE}|\.\.)?")


@pytest.mark.parametrize(
    "date", ["2022", "2022~", "202X", "18XX", "2022-21", "2022-33", "2022-03-29?", "2009/2013", "2022/..", "/2013"]
)
def test_resolve_edtf_validator_takes_edtf(date: str) -> None:
    assert EDTF.fullmatch(date)


@pytest.mark.parametrize(
    "date", ["", "22", "2022-13", "2022-00", "2022-3", "May 2022", "2022-02-32", "~2022", "--05-15", "2022 "]
)
def test_resolve_edtf_validator_refuses_what_is_none(date: str) -> None:
    assert not EDTF.fullmatch(date)


_EXPRESSIONS = [
    *(("relative", None, amount, unit) for amount in (-1, 0, 1) for unit in ("spring", "summer", "autumn")),
    *(("relative", rough, amount, unit) for rough in (None, "~") for amount in (-30, -1, 0, 1, 14) for unit in ("day", "week", "month", "year", "decade")),
    *(("weekday", day, amount, None) for day in ("monday", "sunday") for amount in (-1, 0, 1)),
    *(("yearless", day, amount, None) for day in ("--02-29", "--12-31", "--01", "--11") for amount in (-1, 0, 1)),
    *(("date", value, None, None) for value in ("2022", "2022~", "199X", "18XX", "2022-21", "2022-36", "2009/2013")),
    ("relative", None, None, None),
    ("elapsed", "2022-02", 4, "year"),
]  # fmt: skip


@pytest.mark.parametrize("published", [None, "2024", "2024-02", "2024-02-29", "2025-01-01", "2021-12-31"])
@pytest.mark.parametrize("tense", [None, "past", "future"])
def test_resolve_edtf_of_all_kinds_of_expressions(published: str | None, tense: Any) -> None:
    for kind, value, amount, unit in _EXPRESSIONS:
        found = resolve_time(TimeExpression(0, 1, "x", kind, value, amount, unit, tense), published)  # type: ignore[arg-type]
        assert found is None or EDTF.fullmatch(found), (kind, value, amount, unit, published, found)


def test_resolve_edtf_is_what_another_library_reads_as_edtf() -> None:
    """The package edtf reads every date that our rules can make from these expressions."""
    grammar = pytest.importorskip("edtf.parser.grammar")
    days = (None, "2024", "2024-02", "2024-02-29", "2025-01-01", "2021-12-31")
    found = {
        resolve_time(TimeExpression(0, 1, "x", kind, value, amount, unit), day)  # type: ignore[arg-type]
        for kind, value, amount, unit in _EXPRESSIONS
        for day in days
    }
    dates = sorted(date for date in found if date is not None)
    assert len(dates) > 100
    assert [date for date in dates if not grammar.is_valid_edtf(date)] == []


@pytest.mark.model
def test_resolve_edtf_in_the_whole_graph_of_the_seeds(seeds_graph: Any) -> None:
    dates = [article.published for article in seeds_graph.articles]
    dates += [entity.properties.get("date") for entity in seeds_graph.entities]
    dates += [claim.fields.get(name) for claim in seeds_graph.claims for name in CLAIM_FIELDS[claim.kind].times]
    dates += [item.as_of for item in itertools.chain.from_iterable(claim.evidence for claim in seeds_graph.claims)]
    assert [date for date in dates if date is not None and not EDTF.fullmatch(date)] == []
    assert any(dates)
