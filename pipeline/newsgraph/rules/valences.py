"""How good or bad a word sounds in news: general ratings, set right and added to by rules/en/valences.yaml."""

from __future__ import annotations

from collections.abc import Mapping

from pydantic import ConfigDict
from pydantic.dataclasses import dataclass as strict_dataclass

from newsgraph.resources import read_rows
from newsgraph.rules import load_rules, per_rules

_OF_NEWS = 2.0
"""The rating of the words that valences.yaml adds; the mean of the ratings' own is about 1.9 either way."""


@strict_dataclass(config=ConfigDict(extra="forbid", frozen=True))
class ValenceRules:
    """The content of rules/en/valences.yaml."""

    neutral: frozenset[str]
    events: frozenset[str]
    bad: frozenset[str]
    good: frozenset[str]


@per_rules
def valence_rules() -> ValenceRules:
    """The rules, read once."""
    return load_rules("en/valences", ValenceRules)


@per_rules
def valences() -> Mapping[str, float]:
    """Word forms and lemmas in lower case with their ratings, -4 (very bad) to 4 (very good); neutral words are left out."""
    rules = valence_rules()
    rated = {word: float(rating) for word, rating in read_rows("valences.tsv", 2)}
    added = dict.fromkeys(rules.bad, -_OF_NEWS) | dict.fromkeys(rules.good, _OF_NEWS)
    return {word: rating for word, rating in (rated | added).items() if word not in rules.neutral}


def valence(form: str, lemma: str, *, verb: bool = False) -> float:
    """The rating of a word, by its form if that is rated, else by its lemma; 0 for a word that is neither good nor bad.

    A form that is neutral stays so, whatever its lemma is ("better" is not "good"). `verb` says that it is one here:
    "attacked" is bad, "the attack" only happens.
    """
    rules = valence_rules()
    if form in rules.neutral or (form in rules.events and not verb):
        return 0.0
    known = valences()
    return known.get(form, known.get(lemma, 0.0))
