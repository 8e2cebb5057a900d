"""Portrayals: whom the words of a sentence colour good or bad, in whose voice, and whom they leave as they were."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from newsgraph.nlp.portrayals import find_portrayals
from newsgraph.rules.portrayals import portrayal_rules

pytestmark = pytest.mark.model

_WAYS = portrayal_rules().ways


@pytest.fixture(scope="session")
def portrayals_of(layers_of: Callable[[str], Any]) -> Callable[[str], tuple[Any, list[Any]]]:
    """The layers of a text and its stances without holder."""

    def read(text: str) -> tuple[Any, list[Any]]:
        layers = layers_of(text)
        find_portrayals(layers.doc)
        return layers, [row for row in layers.claims if row["kind"] == "stance" and "holder" not in row["entities"]]

    return read


@pytest.fixture(scope="session")
def coloured_in(portrayals_of: Callable[[str], Any]) -> Callable[[str], set[tuple[str, str]]]:
    """(who, polarity) of a text, those left out whom a word only stands near."""

    def read(text: str) -> set[tuple[str, str]]:
        layers, rows = portrayals_of(text)
        told = [row for row in rows if row["rule"] != "portrayal.near"]
        return {(layers.entities[row["entities"]["target"]]["name"], row["values"]["polarity"]) for row in told}

    return read


@pytest.mark.parametrize("rule", _WAYS)
def test_nlp_portrayals_rule_fires(rule: str, portrayals_of: Callable[[str], Any]) -> None:
    assert rule in {row["rule"] for row in portrayals_of(_WAYS[rule].fires)[1]}


@pytest.mark.parametrize("rule", _WAYS)
def test_nlp_portrayals_rule_stays_silent(rule: str, portrayals_of: Callable[[str], Any]) -> None:
    assert rule not in {row["rule"] for row in portrayals_of(_WAYS[rule].silent)[1]}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Peter Brown praised Ann Miller on Monday.", {("Ann Miller", "for")}),  # who praises is not praised
        ("Ann Miller betrayed Peter Brown.", {("Ann Miller", "against")}),
        ("Ann Miller said that the rival plan was a disgrace.", set()),  # what he says colours others
        ("Ann Miller is not a good mayor.", {("Ann Miller", "against")}),
        ("Ann Miller is not a liar.", set()),  # no praise either
        ("Ann Miller fights terrible corruption and fraud.", {("Ann Miller", "for")}),
        ("A gifted pianist lives beside Ann Miller.", set()),
        ("Ann Miller left town, and a lawyer was indicted.", set()),  # the second clause has its own subject
        ("The corrupt regime of Peru collapsed.", set()),  # countries are not read
        ("Ann Miller left the corrupt Harbor Bank in Boston.", set()),  # bodies only stand near
        ("She is a disgrace.", {("she", "against")}),  # nobody named: an unnamed person
        ("The Great Lakes Bank opened in May.", set()),  # words of names are none
    ],
)
def test_nlp_portrayals_colour(
    text: str, found: set[tuple[str, str]], coloured_in: Callable[[str], set[tuple[str, str]]]
) -> None:
    assert coloured_in(text) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Harbor Bank betrayed its clients.", "Harbor Bank"),
        ("A gifted pianist lives beside Ann Miller.", "Ann Miller"),
        ("Ann Miller criticized the plan because it was corrupt.", "Ann Miller"),
    ],
)
def test_nlp_portrayals_that_are_unsure_stand_near(text: str, name: str, portrayals_of: Callable[[str], Any]) -> None:
    layers, rows = portrayals_of(text)
    assert {(layers.entities[row["entities"]["target"]]["name"], row["rule"]) for row in rows} == {
        (name, "portrayal.near")
    }


def test_nlp_portrayals_tell_the_article_from_who_is_quoted(portrayals_of: Callable[[str], Any]) -> None:
    layers, rows = portrayals_of(
        "Ann Miller is a disgraced banker. “Ann Miller is a brilliant banker,” Peter Brown said."
    )
    own, quoted = sorted(rows, key=lambda row: row["evidence"])
    assert (own["modality"], own["source"], own["statement"], own["values"]["polarity"]) == (
        "asserted",
        None,
        None,
        "against",
    )
    assert layers.entities[quoted["source"]]["name"] == "Peter Brown"
    assert layers.claims[quoted["statement"]]["kind"] == "statement"
    assert (quoted["modality"], quoted["values"]["polarity"]) == ("reported", "for")


def test_nlp_portrayals_nobody_is_coloured_by_his_own_words(coloured_in: Callable[[str], set[tuple[str, str]]]) -> None:
    assert coloured_in("“I am a brilliant banker,” Peter Brown said.") == set()


def test_nlp_portrayals_evidence_is_the_clause(portrayals_of: Callable[[str], Any]) -> None:
    layers, (row,) = portrayals_of("The band played, and the disgraced banker Ann Miller sang.")
    words = layers.doc[slice(*row["evidence"])].text
    assert "disgraced" in words
    assert "Ann Miller" in words
    assert "band" not in words


def test_nlp_portrayals_are_read_only_when_asked_for(layers_of: Callable[[str], Any]) -> None:
    layers = layers_of("Ann Miller is a disgraced banker.")
    assert not [row for row in layers.claims if row["kind"] == "stance"]
