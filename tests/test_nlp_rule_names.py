"""A rule's name says which rule it was, and decides nothing: what others ask of a rule is a field of what it found."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import newsgraph.nlp

NLP = Path(newsgraph.nlp.__file__ or "").parent
ABOUT_RULES = {"trying.py", "page/silencing.py"}
"""Where rules are the matter: their examples are tried, and they are switched off."""


def asked_names(code: str) -> Iterator[str]:
    """The comparisons of a module that have a rule's name on one side."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Compare) and any(map(_is_rule, [node.left, *node.comparators])):
            yield ast.unparse(node)


def _is_rule(node: ast.expr) -> bool:
    if isinstance(node, ast.Subscript):
        return isinstance(node.slice, ast.Constant) and node.slice.value == "rule"
    return (isinstance(node, ast.Attribute) and node.attr == "rule") or (
        isinstance(node, ast.Name) and node.id == "rule"
    )


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ('x = link.rule == "role.copula"', ["link.rule == 'role.copula'"]),
        ('x = claim["rule"] in NAMES', ["claim['rule'] in NAMES"]),
        ('x = rule if rule != "a" else b', ["rule != 'a'"]),
        ('x = f(link.rule, claim["rule"])', []),
        ("x = rules.words == link.stands", []),
    ],
)
def test_nlp_rule_names_are_found_where_they_are_asked(code: str, expected: list[str]) -> None:
    assert list(asked_names(code)) == expected


def test_nlp_rule_names_decide_nothing() -> None:
    found = {str(path.relative_to(NLP)): list(asked_names(path.read_text("utf8"))) for path in NLP.rglob("*.py")}
    assert {file: names for file, names in found.items() if names and file not in ABOUT_RULES} == {}
