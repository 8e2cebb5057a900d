"""The work that stances take grows with the length of a sentence, not with its square: counted in calls, not timed."""

from __future__ import annotations

import ast
import sys
from pathlib import Path
from typing import Any

import pytest

import newsgraph.nlp.stances
from newsgraph.articles.reading import make_reading
from newsgraph.records import Article

SLOW = {"children", "lefts", "rights", "subtree", "is_ancestor", "sent"}
"""What spaCy finds by going through all that hangs below a token, or up from it: grammar/tree.py has it in tables."""


def calls_for(nlp: Any, text: str) -> int:
    """How many functions, Python's own too, are called while the stances of a text are read."""
    from newsgraph.nlp.pipeline import make_doc

    doc = make_doc(nlp, make_reading(Article("test", text)))
    calls = 0

    def count(_: Any, event: str, __: Any) -> None:
        nonlocal calls
        calls += event in {"call", "c_call"}

    for name, part in nlp.pipeline:
        if name == "newsgraph_stances":
            sys.setprofile(count)
            try:
                part(doc)
            finally:
                sys.setprofile(None)
            return calls
        doc = part(doc)
    raise AssertionError("no stances")


@pytest.mark.model
@pytest.mark.parametrize(
    ("before", "again", "after"),
    [
        ("Ann Weld opposes ", "the treaty and the tax and ", "the minister, and supports the king."),
        ("Ann Weld said she ", "opposes the treaty and ", "supports the king."),
    ],
)
def test_nlp_stances_take_work_in_proportion_to_a_coordination(nlp: Any, before: str, again: str, after: str) -> None:
    calls_for(nlp, before + again + after)  # what is made once
    once, twice = (calls_for(nlp, before + again * number + after) for number in (60, 120))
    assert twice < 2.2 * once, twice / once


@pytest.mark.model
def test_nlp_stances_are_read_in_a_coordination_a_thousand_verbs_deep(nlp: Any) -> None:
    assert calls_for(nlp, "Ann Weld said she " + "opposes the treaty and " * 1000 + "supports the king.") > 0


def test_nlp_stances_ask_tables_for_what_hangs_below() -> None:
    for path in sorted(Path(newsgraph.nlp.stances.__file__).parent.glob("*.py")):
        asked = {node.attr for node in ast.walk(ast.parse(path.read_text("utf8"))) if isinstance(node, ast.Attribute)}
        assert not asked & SLOW, f"{path.name}: {asked & SLOW}"
