"""How good or bad words sound in news, and that the list is kept in order."""

from __future__ import annotations

from itertools import combinations

import pytest

from newsgraph.resources import read_rows
from newsgraph.rules.valences import valence, valence_rules, valences


def test_rules_valences_events_are_bad_as_verbs_only() -> None:
    assert valence("attack", "attack") == 0
    assert valence("attacked", "attack", verb=True) < 0


@pytest.mark.parametrize(
    ("form", "lemma", "sign"),
    [
        ("shameful", "shameful", -1),
        ("praised", "praise", 1),
        ("bungled", "bungle", -1),  # by its lemma, which valences.yaml adds
        ("party", "party", 0),  # good by the ratings, a thing in news
        ("lower", "low", 0),  # neutral by its form, whatever its lemma is
        ("table", "table", 0),
    ],
)
def test_rules_valences_sign(form: str, lemma: str, sign: int) -> None:
    rating = valence(form, lemma)
    assert (rating > 0) - (rating < 0) == sign


def test_rules_valences_scale() -> None:
    assert all(-4 <= rating <= 4 and rating for rating in valences().values())


def test_rules_valences_lists_do_not_overlap() -> None:
    rules = valence_rules()
    lists = (rules.neutral, rules.events, rules.bad, rules.good)
    assert not [one & other for one, other in combinations(lists, 2) if one & other]


def test_rules_valences_adds_only_what_the_ratings_lack() -> None:
    rated = {word: float(rating) for word, rating in read_rows("valences.tsv", 2)}
    rules = valence_rules()
    assert not [word for word in rules.bad if rated.get(word, 0) < -1]
    assert not [word for word in rules.good if rated.get(word, 0) > 1]
