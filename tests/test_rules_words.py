"""The word lists of rules/en: one set for one idea, each used, none of them in Python again; modules that are English say so."""

from __future__ import annotations

import ast
import importlib.util
import re
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest

from newsgraph.resources import PACKAGE
from newsgraph.rules import read_yaml
from newsgraph.rules.closed import Closed, closed
from newsgraph.rules.control import Control
from newsgraph.rules.mentions import MentionWords
from newsgraph.rules.names import NameLists
from newsgraph.rules.pages import PageWords
from newsgraph.rules.times import TimeWords

ROOT = Path(__file__).parent.parent
NLP = PACKAGE / "nlp"
WITHOUT_LISTS = ("page", "grammar", "names", "mentions", "times", "groups", "parties", "statements", "portrayals")
"""Folders of nlp/ in which no list of words stands."""
LANGUAGE_OF_PATHS = NLP / "grammar" / "paths.py"
"""Its words are those of paths, not of English."""


@pytest.fixture(scope="module")
def counting() -> ModuleType:
    spec = importlib.util.spec_from_file_location("words_in_code", ROOT / "scripts" / "words_in_code.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize("folder", WITHOUT_LISTS)
def test_rules_words_stand_in_no_list_in_code(counting: ModuleType, folder: str) -> None:
    lists = [
        f"{path.relative_to(NLP)}:{line} {words}"
        for path in sorted((NLP / folder).rglob("*.py"))
        if path != LANGUAGE_OF_PATHS
        for line, words in counting.lists_of(path)
    ]
    assert lists == []


CODE = "\n".join(
    path.read_text("utf8") for place in ("nlp", "articles", "rules") for path in (PACKAGE / place).rglob("*.py")
)


@pytest.mark.parametrize("shape", [Closed, Control, MentionWords, NameLists, PageWords, TimeWords])
def test_rules_words_are_each_used(shape: type) -> None:
    unused = [field.name for field in fields(shape) if not re.search(rf"\.{field.name}\b", CODE)]
    assert unused == []


def test_rules_words_of_closed_classes_stand_for_one_idea_each() -> None:
    sets = [(field.name, frozenset(getattr(closed(), field.name))) for field in fields(Closed)]
    alike = [(one, other) for i, (one, a) in enumerate(sets) for other, b in sets[i + 1 :] if a == b]
    assert alike == []


@pytest.mark.parametrize("name", ["closed", "control", "mentions", "names", "pages", "speech", "times"])
def test_rules_words_stand_once_in_a_list(name: str) -> None:
    content = read_yaml(f"en/{name}")
    twice = [
        (key, word)
        for key, words in content.items()
        if isinstance(words, list) and all(isinstance(word, str) for word in words)
        for word in sorted({word for word in words if words.count(word) > 1})
    ]
    assert twice == []


def test_rules_words_of_closed_classes_have_both_apostrophes() -> None:
    for field in fields(Closed):
        if field.name.startswith("short_"):
            continue  # what the reader of short forms makes of both
        words = set(getattr(closed(), field.name))
        assert {word.replace("'", "’") for word in words} <= words, field.name


def test_rules_words_modules_that_are_english_are_those_of_the_design() -> None:
    saying = {
        f"{path.parent.name}/{path.stem}"
        for path in NLP.rglob("*.py")
        if re.search(r"^English: ", ast.get_docstring(ast.parse(path.read_text("utf8"))) or "", re.MULTILINE)
    }
    told = (ROOT / "docs" / "design.md").read_text("utf8").partition("## A second language")[2].partition("\n## ")[0]
    listed = {
        f"{line[1]}/{name}"
        for line in re.finditer(r"^ +- `(\w+)/`: (.+)$", told, re.MULTILINE)
        for name in re.findall(r"`(\w+)`", line[2])
    }
    assert saying == listed
