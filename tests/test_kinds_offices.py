"""Kinds of fault in offices and their times: each table has what went wrong once and near misses that must stay right."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from kinds import Case, missed
from newsgraph.nlp.extract import extract
from newsgraph.records import Article

CASES: dict[str, tuple[Case, ...]] = {
    "a date in figures beside an office": (
        (
            "Vera Holm was appointed director of the Lima Institute on 14/02/2023.",
            ("Vera Holm is … director at Lima Institute", "no 14/02"),
        ),
        ("Vera Holm was named mayor on 2/14.", ("Vera Holm is … mayor", "no 2/14")),
        (
            "Vera Holm was elected mayor of Port Ellery on 14.2.2021.",
            ("Vera Holm is current mayor of Port Ellery", "no 14.2"),
        ),
        ("Vera Holm became mayor on 2021-02-14.", ("Vera Holm is current mayor", "no mayor on")),
        (
            "Vera Holm, mayor of Port Ellery since 2/2021, opposes the tax.",
            ("Vera Holm is current mayor of Port Ellery", "no 2/2021"),
        ),
        ("Vera Holm (mayor 2011–2015) opposes the tax.", ("Vera Holm is former mayor since 2011 until 2015",)),
        (
            "Vera Holm, director of the Lima Institute (2011-2015), opposes the tax.",
            ("Vera Holm is former director at Lima Institute since 2011 until 2015", "no current"),
        ),
        (
            "Vera Holm, mayor of Port Ellery, 2011-15, opposes the tax.",
            ("Vera Holm is former mayor of Port Ellery since 2011 until 2015",),
        ),
        (
            "Vera Holm, the mayor of Port Ellery (2019–present), opposes the tax.",
            ("Vera Holm is current mayor of Port Ellery since 2019",),
        ),
        (
            "Vera Holm, the mayor of Port Ellery (since 2019), opposes the tax.",
            ("Vera Holm is current mayor of Port Ellery since 2019",),
        ),
        (
            "Vera Holm, the mayor of Port Ellery, opposes the 2011–2015 plan.",
            ("Vera Holm is current mayor of Port Ellery",),
        ),
        ("Vera Holm was head of Unit 731 from 2011 to 2015.", ("Vera Holm is former head … since 2011 until 2015",)),
        (
            "Vera Holm was the mayor of Port Ellery from 1/2011 to 12/2015.",
            ("Vera Holm is former mayor of Port Ellery", "no 12/2015"),
        ),
    ),
}


@pytest.mark.parametrize(("kind", "case"), [(kind, case) for kind, cases in CASES.items() for case in cases])
def test_kinds_of_offices(graph_of: Callable[..., Any], tmp_path: Path, kind: str, case: Case) -> None:
    assert not missed(graph_of, tmp_path, case), kind


@pytest.mark.model
@pytest.mark.parametrize(
    ("text", "published", "status"),
    [
        ("President Abraham Lincoln signed the bill.", "2019-03-05", "former"),
        ("President Lincoln signed the bill.", "2019-03-05", "former"),
        ("President Lincoln signed the bill.", None, "current"),  # nobody tells when that was
        ("President Lincoln signed the bill.", "1864-03-05", "current"),
        ("President Bo Lincoln signed the bill.", "2019-03-05", "current"),
        ("Lima Bank President Lincoln signed the deal.", "2019-03-05", "current"),
        ("Mayor Lincoln signed the bill.", "2019-03-05", "current"),
    ],
)
def test_kinds_of_offices_that_are_known_to_be_over(nlp: Any, text: str, published: str | None, status: str) -> None:
    [extraction] = extract(nlp, [Article("a", text, published=published)])
    assert [claim.values["status"] for claim in extraction.claims if claim.kind == "role"] == [status]
