"""No rule and no word list knows a person, place, body or event of the seeds.

Read are the rule files to the letter (their comments and examples too: an example is a test, and one taken from the
seeds would hold a rule fitted to them) and every string in the code that reads articles. Not read are docstrings and
comments of the code, which decide nothing; the commands' help, whose examples run on the seeds; and newsgraph/data,
the general tables of names, countries, capitals and well-known bodies, which hold the world's names and so these too.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from newsgraph.resources import PACKAGE, ontology_folder, rules_folder
from scoring import GOLD

READING = ("articles", "names", "nlp", "resolve", "rules")  # the parts of the package that decide what is found

# Names in the gold that are general knowledge of news prose: agencies that photo credits name, and the seats and
# bodies that stand for any government's. Whoever adds one here says what general rule needs it.
GENERAL = {
    "AFP", "AP", "Reuters", "CNN", "NATO", "UN", "EU", "X", "Telegram", "Substack",  # agencies, platforms, alliances
    "Kremlin", "The Kremlin", "the Kremlin", "White House",  # seats that stand for their government
    "Russian government", "Russian army", "Defense Ministry", "Foreign Ministry",  # every country has one ...
    "National Security Council",  # ... and many this
}  # fmt: skip

# Places and events: not listed in the gold by themselves.
PLACES = {
    "Istanbul", "Ankara", "Mariupol", "Azovstal", "Bucha", "Chernihiv", "Kyiv", "Moscow", "Russia", "Russian", "Ukraine",
    "Ukrainian", "Turkey", "Turkish", "Belarus", "Moldova", "Zelenskiy", "full-scale invasion", "Vladimirovich",
}  # fmt: skip

# Well-known names that hold a word of these.
LONGER = re.compile("turkish airlines", re.IGNORECASE)

# Words of names that are also something else; "ryan" ends Armenian surnames.
ORDINARY = {"bell", "times", "mike", "steve", "sam", "donald", "mick", "ryan"}


def gold_names() -> set[str]:
    documents: list[dict[str, Any]] = [yaml.safe_load(path.read_text("utf8")) for path in GOLD.glob("0*.yaml")]
    people = {
        form for document in documents for item in document["people"] for form in (item["name"], *item["aliases"])
    }
    bodies = {form for d in documents for item in d["organisations"] for form in (item["name"], *item["aliases"])}
    words = {word for name in people for word in re.findall(r"\w{3,}", name)}
    return ((people | words | bodies | PLACES) - GENERAL) - {word for word in words if word.casefold() in ORDINARY}


@pytest.fixture(scope="module")
def names() -> re.Pattern[str]:
    """Whole words, whatever their case: word lists are in lower case."""
    ordered = sorted(gold_names(), key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, ordered))})(?!\w)", re.IGNORECASE)


def rule_files() -> list[Path]:
    return sorted([*rules_folder().rglob("*.yaml"), *ontology_folder().rglob("*.rq"), *ontology_folder().glob("*.ttl")])


def code_files() -> list[Path]:
    return sorted(path for part in READING for path in (PACKAGE / part).rglob("*.py"))


@pytest.mark.parametrize("path", rule_files(), ids=lambda path: path.name)
def test_rules_neutral_in_rule_files(path: Path, names: re.Pattern[str]) -> None:
    lines = LONGER.sub("", path.read_text("utf8")).splitlines()
    assert not [
        f"{n}: {names.findall(line)} in {line.strip()}" for n, line in enumerate(lines, 1) if names.search(line)
    ]


def test_rules_neutral_in_code(names: re.Pattern[str]) -> None:
    found = [
        f"{path.relative_to(PACKAGE)}:{line}: {text[:80]!r}"
        for path in code_files()
        for line, text in strings(ast.parse(path.read_text("utf8")))
        if names.search(text)
    ]
    assert not found


def test_rules_neutral_looks_at_something(names: re.Pattern[str]) -> None:
    assert rule_files()
    assert code_files()
    for name in ("medinsky", "Azovstal", "Istanbul", "zelenskyy", "The Bell", "GRU", "R.Politik"):
        assert names.search(f"a list with {name}, and more"), name
    assert not names.search("[head, deputy head, kremlin, foreign ministry, times]")
    assert list(strings(ast.parse('"""Doc."""\nWORDS = {"one"}\ndef f():\n    """Doc."""\n    return "two"'))) == [
        (2, "one"),
        (5, "two"),
    ]


def strings(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """The strings of a module with their lines, docstrings left out."""
    owners = (ast.Module, ast.FunctionDef, ast.ClassDef, ast.AsyncFunctionDef)
    bodies = [node.body for node in ast.walk(tree) if isinstance(node, owners) and node.body]
    docs = {id(body[0].value) for body in bodies if isinstance(body[0], ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs:
            yield node.lineno, node.value
