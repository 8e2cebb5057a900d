"""The stance frames of paths: each fires on its examples and stays silent on its near misses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from newsgraph.rules.attitudes import attitudes

pytestmark = pytest.mark.model


@pytest.fixture(scope="session")
def rules_of(layers_of: Callable[[str], Any]) -> Callable[[str], set[str]]:
    """The rules of a text's stances."""
    return lambda text: {row["rule"] for row in layers_of(text).claims if row["kind"] == "stance"}


def _examples(kind: str) -> list[Any]:
    frames = (*attitudes().said, *attitudes().must)
    return [(frame.rule, text) for frame in frames for text in getattr(frame, kind)]


@pytest.mark.parametrize(("rule", "text"), _examples("fires"))
def test_nlp_stances_frames_fire(rule: str, text: str, rules_of: Callable[[str], set[str]]) -> None:
    assert rule in rules_of(text)


@pytest.mark.parametrize(("rule", "text"), _examples("silent"))
def test_nlp_stances_frames_stay_silent(rule: str, text: str, rules_of: Callable[[str], set[str]]) -> None:
    assert rules_of(text) == set(), rule


def test_nlp_stances_frames_all_have_examples() -> None:
    frames = (*attitudes().said, *attitudes().must)
    assert [frame.rule for frame in frames if not frame.fires or not frame.silent] == []
