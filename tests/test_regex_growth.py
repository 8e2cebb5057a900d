"""No regular expression of the package runs back over what it has read: time in proportion to the text, on its worst texts."""

from __future__ import annotations

import pytest

from newsgraph.articles.layout import front_matter
from newsgraph.articles.markup import clean
from newsgraph.records import Span
from regex_attacks import worst_growth
from regexes import Regex, dynamic_calls, package_regexes

QUADRATIC = 1.5
CLEAR = 0.01
"""Seconds from which on a measurement tells something; what is linear takes less for so few characters."""

TRIES = 5
"""A busy machine bends a measurement either way, but not each time."""


@pytest.mark.parametrize("regex", package_regexes(), ids=lambda regex: f"{regex.place} {regex.pattern[:20]!r}")
def test_regexes_grow_with_the_text(regex: Regex) -> None:
    runs = (worst_growth(regex) for _ in range(TRIES))
    assert any(found.seconds <= CLEAR or found.exponent <= QUADRATIC for found in runs)


@pytest.mark.parametrize("pattern", [r"(?:a|a)*b", r"(?:a+)+b", r"\s*\(", r"x.*y.*z", r"\*(.+?)\*!"])
def test_regexes_that_run_back_are_found(pattern: str) -> None:
    runs = (worst_growth(Regex("here", pattern, 0)) for _ in range(TRIES))
    assert any(found.seconds > CLEAR and found.exponent > QUADRATIC for found in runs)


def test_regexes_made_at_run_time_are_known() -> None:
    assert dynamic_calls() == {
        "newsgraph.rules.boilerplate:compile_rules",  # looked at rule by rule
        "newsgraph.articles.parts:_author_patterns",  # attacked, as made of the words that ship
        "newsgraph.articles.parts:_caption_patterns",  # words, literally
        "newsgraph.articles.metadata:find_publisher",  # a host's name, of 63 letters at most
        "newsgraph.cli.output:embolden",
        "newsgraph.export.base:_uses",  # properties' names, literally
        "newsgraph.evaluate.places:occurrences",  # a phrase, literally
        "newsgraph.nlp.grammar.numbers:sized",  # attacked too
        "newsgraph.nlp.memberships.surface_patterns:surface_patterns",  # over the letters of one sentence
        "newsgraph.names.bodies:body_words",  # a name, literally
        "newsgraph.names.parts:_is_family_first",  # _SYLLABLE, so many times
        "newsgraph.query.named:_slot",  # a parameter's name, literally
        "newsgraph.rules.patterns:bounded",  # compiled to see whether it is one, and not used
        "newsgraph.rules.topics:_ways",  # looked at
    }


@pytest.mark.parametrize("line", ["  - item", "key: value", "# said", ""])
def test_layout_front_matter_without_an_end_is_none(line: str) -> None:
    assert front_matter("---\n" + f"{line}\n" * 5000) is None


@pytest.mark.parametrize(
    "words",
    ["*a " * 9000, "_a " * 9000, "word" + " " * 25000 + "x", "word" + "\xa0" * 25000 + "x", 'abc."Def ghi ' * 3000],
    ids=["stars", "lines", "blanks", "no-break", "glued"],
)
def test_markup_keeps_the_words_of_long_runs(words: str) -> None:
    words = words.strip()
    found = clean(words, Span(0, len(words)))
    assert "".join(found.text.split()) == "".join(words.split())
