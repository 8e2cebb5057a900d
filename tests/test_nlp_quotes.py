"""Quotation marks: however they are written, whatever is missing, and never at the cost of another paragraph."""

from __future__ import annotations

from functools import cache

import pytest
import spacy
from spacy.language import Language

from newsgraph.articles.reading import make_reading
from newsgraph.nlp.page.layers import Layers
from newsgraph.nlp.page.quotes import quotations_of
from newsgraph.nlp.pipeline import make_doc
from newsgraph.records import Article


@cache
def blank() -> Language:
    return spacy.blank("en")


def quoted(text: str) -> list[tuple[str, int]]:
    """The words inside each quotation, with its depth."""
    doc = make_doc(blank(), make_reading(Article("test", text)))
    return [(doc[q.start : q.end].text, q.depth) for q in quotations_of(Layers(doc))]


@pytest.mark.parametrize(
    ("text", "inside"),
    [
        ('"It is late," she said.', ["It is late,"]),
        ("“It is late,” she said.", ["It is late,"]),
        ("‘It is late,’ she said.", ["It is late,"]),
        ("'It is late,' she said.", ["It is late,"]),
        ("«It is late», she said.", ["It is late"]),
        ("„It is late“, she said.", ["It is late"]),
        ("''It is late,'' she said.", ["It is late,"]),
        ('“It is late," she said.', ["It is late,"]),
        ('She called it "late" and "dark".', ["late", "dark"]),
        ('She said ("It is late") and left.', ["It is late"]),
    ],
)
def test_quotes_marks_of_any_kind_are_paired(text: str, inside: list[str]) -> None:
    assert quoted(text) == [(words, 0) for words in inside]


@pytest.mark.parametrize(
    "text",
    [
        "The workers' hall isn't open.",
        "The ministers’ cars weren’t there.",
        "Rock 'n' roll, the '60s and Peter's hat.",
        "It costs five o'clock's worth.",
        "No mark at all.",
        "",
    ],
)
def test_quotes_apostrophes_are_no_marks(text: str) -> None:
    assert quoted(text) == []


@pytest.mark.parametrize(
    ("text", "outer", "inner"),
    [
        ("\"He told me 'no' twice,\" she said.", "He told me 'no' twice,", "no"),
        ("“He told me ‘never again’ twice,” she said.", "He told me ‘never again’ twice,", "never again"),
        ('"The sign read “closed” all day," she said.', "The sign read “closed” all day,", "closed"),
    ],
)
def test_quotes_nested_ones_are_deeper(text: str, outer: str, inner: str) -> None:
    assert quoted(text) == [(outer, 0), (inner, 1)]


def test_quotes_without_closing_mark_end_with_their_paragraph() -> None:
    text = '"It is late, she said, and went home.\n\nThe next day "it rained" again.'
    assert quoted(text) == [("It is late, she said, and went home.", 0), ("it rained", 0)]


def test_quotes_continued_over_paragraphs_are_one_a_paragraph() -> None:
    text = "“It is late.\n\n“It is dark.\n\n“It is cold,” she said."
    assert quoted(text) == [("It is late.", 0), ("It is dark.", 0), ("It is cold,", 0)]


def test_quotes_without_opening_mark_begin_with_their_paragraph() -> None:
    assert quoted('It is late and dark," she said.') == [("It is late and dark,", 0)]


def test_quotes_stray_closing_mark_after_a_pair_is_dropped() -> None:
    assert quoted('"It is late," she said." Then she left.') == [("It is late,", 0)]


def test_quotes_opening_mark_twice_ends_the_first_after_its_sentence() -> None:
    assert quoted("“It is late. She left. “It is dark,” he said.") == [("It is late.", 0), ("It is dark,", 0)]


def test_quotes_unclosed_ones_hold_those_within_as_a_whole() -> None:
    text = "“She told me: ‘No. Never.’ He left. “It is dark,” he said."
    assert quoted(text) == [("She told me: ‘No. Never.’", 0), ("No. Never.", 1), ("It is dark,", 0)]


def test_quotes_odd_marks_leave_the_next_paragraph_whole() -> None:
    text = 'A 5\'10" man and a 6" nail.\n\n"It is late," she said.'
    assert ("It is late,", 0) in quoted(text)


def test_quotes_plural_possessive_inside_single_marks_does_not_end_them() -> None:
    assert quoted("‘The officials’ claims are false,’ she said.")[0][0].startswith("The officials")
