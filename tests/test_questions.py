"""The fifteen questions of docs/fifteen-questions.md: they have answers, and need no more than three triple patterns."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest
from rdflib.plugins.sparql import prepareQuery

from console import ROOT, blocks, steps
from newsgraph.terms import PREFIXES

PAGE = ROOT / "docs" / "fifteen-questions.md"
MOST = 3


def questions() -> Iterator[tuple[str, tuple[str, ...]]]:
    for block in blocks("console", [PAGE]):
        (step,) = steps(block)
        yield shlex.split(step.command)[-1], step.printed


def patterns(node: Any) -> int:
    """The triple patterns in a parsed query; a path is one."""
    if isinstance(node, dict):
        return sum(len(value) if name == "triples" else patterns(value) for name, value in node.items())
    return sum(map(patterns, node)) if isinstance(node, list) else 0


def test_questions_are_fifteen_with_a_heading_each() -> None:
    headings = re.findall(r"(?m)^## (\d+)\. .+\?$", PAGE.read_text("utf8"))
    assert headings == [str(number) for number in range(1, 16)]
    assert len(list(questions())) == 15


@pytest.mark.parametrize(("text", "printed"), list(questions()), ids=[str(number) for number in range(1, 16)])
def test_questions_are_short_and_have_an_answer(text: str, printed: tuple[str, ...]) -> None:
    parsed = prepareQuery(text, initNs=PREFIXES)
    assert 1 <= patterns(parsed.algebra["p"]) <= MOST
    assert len(printed) > 2
