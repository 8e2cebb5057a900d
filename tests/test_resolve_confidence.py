"""Confidence: the lower bound of what a rule, its family or its kind was found to be worth."""

from __future__ import annotations

import pytest

from newsgraph.records import ArticleClaim, ClaimKind, Span
from newsgraph.resolve.confidence import Count, confidence, wilson_lower


@pytest.mark.parametrize(
    ("kind", "rule", "as_rule"),
    [
        ("stance", "stance.of-yesterday", "stance.of-today"),  # by its kind
        ("stance", "portrayal.subject", "portrayal.object"),  # by its family, which was judged by hand
    ],
)
def test_resolve_confidence_of_rules_seldom_judged(kind: ClaimKind, rule: str, as_rule: str) -> None:
    one, other = (confidence(ArticleClaim(kind, name, Span(0, 1))) for name in (rule, as_rule))
    assert one == other > 0


def test_resolve_confidence_parts_portrayals_from_stances() -> None:
    near, plain, stance = (
        confidence(ArticleClaim("stance", rule, Span(0, 1)))
        for rule in ("portrayal.near", "portrayal.subject", "stance.of-today")
    )
    assert near < plain < stance


def test_resolve_confidence_wilson_lower() -> None:
    assert wilson_lower(Count(0, 0)) == 0
    assert wilson_lower(Count(30, 50)) == pytest.approx(0.462, abs=0.001)
